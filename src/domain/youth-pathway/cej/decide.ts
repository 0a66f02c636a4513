import {
  addDays,
  addMonths,
  ageOn,
  birthday,
  type CalendarDate,
  endOfMonth,
  lastDayOfTerm,
} from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { resumePacea, suspendPacea } from '../pacea/consequences.js';
import { FULL_EMPLOYMENT_ACT } from '../pacea/state.js';
import { birthDateOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { EndCej, ExtendCej, OpenCej, ProlongCej, RecordCejActivity } from './commands.js';
import { CejActivityRecorded, CejEnded, CejExtended, CejOpened, CejProlonged } from './events.js';
import { cej as refusals } from './refusals.js';
import { type Cej, holds, lastCej, liveCej } from './state.js';

const MONTHS = 12;
const MONTHS_WHEN_EXTENDED = 18;
const LEAST_WEEKLY_HOURS = 15;
/** A new CEJ within six months of the previous one is kept as a warning. */
const MONTHS_BETWEEN = 6;

export const cejDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(OpenCej, ({ data, effectiveOn }, state) => {
    mustBeOpen(state);
    mustBeFree(state, effectiveOn);
    mustBeOfAge(birthDateOf(state), effectiveOn, data.ageGround !== undefined);
    if (data.weeklyHours < LEAST_WEEKLY_HOURS) throw refusals.refusalAt('weeklyHours', 'cej.tooFewHours');
    const signedOn = data.engagementContractSignedOn;
    if (signedOn === undefined && effectiveOn >= FULL_EMPLOYMENT_ACT) {
      throw refusals.refusalAt('engagementContractSignedOn', 'cej.contractMissing');
    }
    if (signedOn !== undefined && signedOn > effectiveOn) {
      throw refusals.refusalAt('engagementContractSignedOn', 'cej.contractAfter');
    }
    if (data.plannedEndOn < effectiveOn) throw refusals.refusalAt('plannedEndOn', 'cej.endBeforeStart');
    mustEndWithin(MONTHS, effectiveOn, data.plannedEndOn, 'plannedEndOn');
    const previous = lastCej(state)?.ended;
    const withinSixMonths = previous !== undefined && effectiveOn < addMonths(previous.on, MONTHS_BETWEEN);
    return [
      CejOpened.of({ ...data, ...(withinSixMonths && { withinSixMonths }) }),
      ...suspendPacea(state, effectiveOn),
    ];
  }),

  decide(ExtendCej, ({ data: { newEndOn, justification }, effectiveOn }, state) => {
    mustBeOpen(state);
    const cej = liveAt(state, effectiveOn);
    if (newEndOn === cej.plannedEndOn) return [];
    if (justification === undefined || justification.trim() === '') {
      throw refusals.refusalAt('justification', 'cej.notJustified');
    }
    mustBeLater(cej, newEndOn, 'newEndOn');
    mustEndWithin(MONTHS_WHEN_EXTENDED, cej.openedOn, newEndOn, 'newEndOn');
    return [CejExtended.of({ newEndOn, justification: justification.trim() })];
  }),

  /** The day it takes effect is one on which both the CEJ and the parcours run: the parcours began before the CEJ's end. */
  decide(ProlongCej, ({ data, effectiveOn }, state) => {
    mustBeOpen(state);
    const cej = liveAt(state, effectiveOn);
    const newEndOn = endOfMonth(addMonths(data.parcoursEndOn, 2));
    if (data.newEndOn !== undefined && data.newEndOn !== newEndOn) {
      throw refusals.refusalAt('newEndOn', 'cej.prolongedEnd', { expected: newEndOn });
    }
    if (newEndOn === cej.plannedEndOn) return [];
    if (data.parcoursEndOn < effectiveOn) throw refusals.refusalAt('parcoursEndOn', 'cej.parcoursEndsBefore');
    mustBeLater(cej, newEndOn, 'parcoursEndOn');
    return [CejProlonged.of({ ...data, newEndOn })];
  }),

  decide(RecordCejActivity, ({ data }, state, facts) => {
    const activityId = data.activityId ?? facts.newId();
    if (state.cej.some((cej) => cej.activityIds.includes(activityId))) return [];
    if (data.to < data.from) throw refusals.refusalAt('to', 'cej.activityBackwards');
    if (!state.cej.some((cej) => holds(cej, data.from, data.to))) throw refusals.refusal('cej.activityOutside');
    if (data.hoursValidated !== undefined && data.hoursValidated > data.hoursDeclared) {
      throw refusals.refusalAt('hoursValidated', 'cej.tooManyValidated', { declared: data.hoursDeclared });
    }
    if (data.providerId !== undefined && !facts.structure(data.providerId)) {
      throw refusals.refusalAt('providerId', 'cej.providerUnknown');
    }
    return [CejActivityRecorded.of({ ...data, activityId })];
  }),

  /**
   * No article ends a CEJ at the 26th birthday: the age is judged on entry (code du travail R5131-15). `AGE` is the
   * cause that an adviser records once the limit of the public is reached. At the term the clock ends it on the day
   * after the planned end, the first that no longer counts.
   */
  decide(EndCej, ({ data: { cause }, effectiveOn, actor }, state) => {
    const cej = lastCej(state);
    if (!cej) throw refusals.refusal('cej.notLive');
    if (cej.ended) {
      const already = cej.ended.on === effectiveOn && cej.ended.cause === cause;
      if (already || actor.kind === 'CLOCK') return [];
      throw refusals.refusal('cej.notLive');
    }
    const { openedOn, plannedEndOn } = cej;
    if (effectiveOn < openedOn) throw refusals.refusal('cej.endTooEarly', { openedOn });
    if (effectiveOn > addDays(plannedEndOn, 1)) throw refusals.refusal('cej.termPassed', { plannedEndOn });
    if (cause === 'TERM' && effectiveOn < plannedEndOn) throw refusals.refusal('cej.termNotReached', { plannedEndOn });
    if (cause === 'AGE' && ageOn(birthDateOf(state), effectiveOn) < (cej.onRqthGround ? 30 : 26)) {
      throw refusals.refusal('cej.ageNotReached');
    }
    return [CejEnded.of({ cause }), ...resumePacea(state, effectiveOn)];
  }),
];

/** One mode at a time: a PACEA waits, but nothing recorded may begin after this day, nor a CEJ reach beyond it. */
function mustBeFree(state: YouthPathwayState, on: CalendarDate): void {
  if (liveCej(state)) throw refusals.refusal('cej.live');
  const later = [...state.pacea, ...state.cej].some(({ openedOn }) => on < openedOn);
  const covered = state.cej.some(({ ended }) => ended !== undefined && on < ended.on);
  if (later || covered) throw refusals.refusal('cej.overlap');
}

/**
 * 16 to 25, to 29 with RQTH (code du travail R5131-15). The ground is recorded on a younger youth only where the CEJ may
 * last beyond the 26th birthday: elsewhere no derogation rests on it (GDPR art. 5(1)(c)).
 */
function mustBeOfAge(birthDate: CalendarDate, on: CalendarDate, rqth: boolean): void {
  const age = ageOn(birthDate, on);
  if (age < 16) throw refusals.refusal('cej.tooYoung');
  if (age >= (rqth ? 30 : 26)) throw refusals.refusal('cej.tooOld');
  if (rqth && lastDayOfTerm(on, MONTHS_WHEN_EXTENDED) < birthday(birthDate, 26)) {
    throw refusals.refusalAt('ageGround', 'cej.groundNotNeeded');
  }
}

function liveAt(state: YouthPathwayState, on: CalendarDate): Cej {
  const cej = liveCej(state);
  if (!cej || on < cej.openedOn || cej.plannedEndOn < on) throw refusals.refusal('cej.notLive');
  return cej;
}

function mustBeLater({ plannedEndOn }: Cej, newEndOn: CalendarDate, field: string): void {
  if (newEndOn < plannedEndOn) throw refusals.refusalAt(field, 'cej.notLater', { plannedEndOn });
}

function mustEndWithin(months: number, openedOn: CalendarDate, endOn: CalendarDate, field: string): void {
  const lastOn = lastDayOfTerm(openedOn, months);
  if (endOn > lastOn) throw refusals.refusalAt(field, 'cej.tooLong', { months, lastOn });
}
