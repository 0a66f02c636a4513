import { addDays, addMonths, birthday, earliest, lastDayOfTerm } from '../../domain/kernel/calendar.js';
import { FOLLOW_UP } from '../distributions.js';
import { engagementContract } from './cej.js';
import type { Life } from './life.js';
import type { Pacea } from './model.js';
import { endPacea, intensify, startPhase } from './phases.js';

/** PACEA and CEJ: one mode at a time, the CEJ being the intensive phase of the accompaniment (convention art. 3). */

export function beginAccompaniment(life: Life): void {
  const mode = life.chance.of(FOLLOW_UP.mode);
  if (mode === 'NONE') return;
  life.later(FOLLOW_UP.untilMode, () => {
    if (mode === 'PACEA' && life.age < 26) openPacea(life);
    else intensify(life);
  });
}

function openPacea(life: Life): void {
  const { today, chance } = life;
  const limit = earliest(addMonths(today, 24), birthday(life.person.birthDate, 26));
  // Too late for an accompaniment that would last a month.
  if (!life.isOpen || life.pacea || life.cej || limit < addDays(today, 30)) return;
  const wanted = lastDayOfTerm(today, Number(chance.of(FOLLOW_UP.paceaMonths)));
  const plannedEndOn = earliest(wanted, addDays(limit, -1));
  life.record('OpenPacea', life.byAdviser(), {
    plannedEndOn,
    diagnosticOn: addDays(today, -chance.spread(FOLLOW_UP.diagnosticBefore)),
    ...engagementContract(life),
  });
  const pacea: Pacea = { openedOn: today, plannedEndOn, limit, phase: undefined };
  life.pacea = pacea;
  startPhase(life);
  if (chance.happens(FOLLOW_UP.paceaEndedEarly)) {
    const cause = chance.of(FOLLOW_UP.earlyEnd);
    life.later(FOLLOW_UP.untilEarlyEnd, () => {
      if (life.pacea === pacea) endPacea(life, cause);
    });
  }
  life.onDay(plannedEndOn, () => {
    endOnTerm(life, pacea);
  });
}

/** On the planned end somebody ends it; nobody does, and the clock will where its 24 months are over. */
function endOnTerm(life: Life, pacea: Pacea): void {
  if (life.pacea !== pacea) return;
  if (life.today < pacea.plannedEndOn) {
    life.onDay(pacea.plannedEndOn, () => {
      endOnTerm(life, pacea);
    });
    return;
  }
  if (life.chance.happens(FOLLOW_UP.paceaEndedOnTerm)) endPacea(life);
}
