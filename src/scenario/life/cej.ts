import {
  addDays,
  addMonths,
  type CalendarDate,
  earliest,
  endOfMonth,
  lastDayOfTerm,
} from '../../domain/kernel/calendar.js';
import { FOLLOW_UP } from '../distributions.js';
import type { Life } from './life.js';
import type { Cej } from './model.js';

/** Engagement contracts are signed before entry since then. */
export const FULL_EMPLOYMENT_ACT = '2025-01-01';

export function engagementContract(life: Life): { engagementContractSignedOn?: CalendarDate } {
  if (life.today < FULL_EMPLOYMENT_ACT && !life.chance.happens(FOLLOW_UP.contractToldBefore2025)) return {};
  return { engagementContractSignedOn: life.today };
}

/** `afterwards`: what follows in a PACEA that waited meanwhile. */
export function openCej(life: Life, afterwards: () => void): void {
  const { today, chance } = life;
  const open = life.isOpen && !life.cej && life.age >= 16;
  if (!open || life.age >= (life.person.disabled ? 30 : 26)) return;
  const plannedEndOn = lastDayOfTerm(today, Number(chance.of(FOLLOW_UP.cejMonths)));
  life.record('OpenCej', life.byAdviser(), {
    plannedEndOn,
    weeklyHours: Number(chance.of(FOLLOW_UP.cejHours)),
    ...engagementContract(life),
    ...(life.age >= 26 && { ageGround: 'RQTH' }),
  });
  if (life.pacea && today >= life.pacea.limit) life.pacea = undefined;
  const cej: Cej = { openedOn: today, plannedEndOn, afterwards };
  life.cej = cej;
  for (let i = chance.spread(FOLLOW_UP.cejActivities); i > 0; i -= 1) {
    life.onDay(chance.dateBetween(addDays(today, 5), plannedEndOn), () => {
      recordActivity(life, cej);
    });
  }
  planTheEnd(life, cej);
  lengthen(life, cej);
}

function recordActivity(life: Life, cej: Cej): void {
  const { today, chance } = life;
  if (life.cej !== cej || !life.isOpen || today > cej.plannedEndOn) return;
  const to = life.lateByDays(cej.openedOn);
  const from = addDays(to, -chance.spread(FOLLOW_UP.activityDays));
  const kind = chance.of(FOLLOW_UP.cejActivity);
  const [chamber] = life.around.network.chambersOf(life.missionLocale.region);
  const hoursDeclared = chance.spread(FOLLOW_UP.activityHours);
  life.record(
    'RecordCejActivity',
    life.byAdviser(),
    {
      activityId: chance.id(life.around.journal.now),
      kind,
      structuring: kind !== 'JOB_SEARCH',
      from: from < cej.openedOn ? cej.openedOn : from,
      to,
      hoursDeclared,
      ...(chance.happens(FOLLOW_UP.hoursValidated) && {
        hoursValidated: Math.floor(hoursDeclared * (0.6 + 0.4 * chance.share())),
      }),
      ...(kind === 'CMA_WORKSHOP' && chamber && { providerId: chamber.stream }),
    },
    to,
  );
}

function planTheEnd(life: Life, cej: Cej): void {
  const { chance } = life;
  const cause = chance.of(FOLLOW_UP.cejEnd);
  if (cause === 'TERM') {
    life.onDay(addDays(cej.plannedEndOn, 1), () => {
      endOnCejTerm(life, cej);
    });
    return;
  }
  const days = Math.round((chance.spread(FOLLOW_UP.cejEarlyEnd) * 330) / 100);
  const early = addDays(cej.openedOn, days);
  life.onDay(early < cej.plannedEndOn ? early : addDays(cej.plannedEndOn, -1), () => {
    endCej(life, cej, cause);
  });
}

/** The day after the last: written down by the adviser, or left to the clock. */
function endOnCejTerm(life: Life, cej: Cej): void {
  if (life.cej !== cej) return;
  const over = addDays(cej.plannedEndOn, 1);
  if (life.today < over) {
    life.onDay(over, () => {
      endOnCejTerm(life, cej);
    });
  } else if (!life.chance.happens(FOLLOW_UP.cejTermLeftToTheClock)) {
    endCej(life, cej, 'TERM');
  }
}

/** Beyond its term it ended on its term, whatever the cause would have been. */
export function endCej(life: Life, cej: Cej, cause: string): void {
  if (life.cej !== cej) return;
  const over = addDays(cej.plannedEndOn, 1);
  const past = life.today >= over;
  if (!past && cause === 'TERM') return;
  const limitOfAge = life.person.disabled ? 30 : 26;
  const causeNow = past ? 'TERM' : life.age >= limitOfAge ? 'AGE' : cause;
  life.record('EndCej', life.byAdviser(), { cause: causeNow }, past ? over : life.today);
  life.cej = undefined;
  if (life.pacea && life.today >= life.pacea.limit) life.pacea = undefined;
  if (life.pacea) {
    life.later(FOLLOW_UP.untilResumed, () => {
      cej.afterwards();
    });
  }
}

/** Exceptionally to 18 months; or with a parcours begun before the end (code du travail R5131-16). */
function lengthen(life: Life, cej: Cej): void {
  const { chance } = life;
  const extended = chance.happens(FOLLOW_UP.cejExtended);
  const prolonged = !extended && chance.happens(FOLLOW_UP.cejProlonged);
  if (!extended && !prolonged) return;
  life.onDay(addDays(cej.plannedEndOn, -chance.spread(FOLLOW_UP.lengthenedBefore)), () => {
    if (life.cej !== cej || !life.isOpen || life.today > cej.plannedEndOn) return;
    if (extended) extendCej(life, cej);
    else prolongCej(life, cej);
  });
}

function extendCej(life: Life, cej: Cej): void {
  const newEndOn = earliest(
    addMonths(cej.plannedEndOn, life.chance.spread(FOLLOW_UP.extensionMonths)),
    lastDayOfTerm(cej.openedOn, 18),
  );
  if (newEndOn <= cej.plannedEndOn) return;
  const justification = 'Une formation commencée se termine après le terme.';
  life.record('ExtendCej', life.byAdviser(), { newEndOn, justification });
  cej.plannedEndOn = newEndOn;
}

function prolongCej(life: Life, cej: Cej): void {
  const parcoursEndOn = addDays(cej.plannedEndOn, life.chance.spread(FOLLOW_UP.parcoursBeyond));
  const parcours = life.chance.oneOf(['PREPA_APPRENTISSAGE', 'TRAINING', 'CIVIC_SERVICE']);
  life.record('ProlongCej', life.byAdviser(), { parcours, parcoursEndOn });
  cej.plannedEndOn = endOfMonth(addMonths(parcoursEndOn, 2));
}
