import { ageOn, birthday, type CalendarDate, latest } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { liveCej } from '../cej/state.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { birthDateOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { EndPacea, ExtendPacea, OpenPacea } from './commands.js';
import { PaceaEnded, type PaceaEndCause, PaceaExtended, PaceaOpened } from './events.js';
import { pacea as refusals } from './refusals.js';
import { FULL_EMPLOYMENT_ACT, lastDayPossible, lastPacea, limitOf, livePacea, type Pacea } from './state.js';

export const paceaDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(OpenPacea, ({ data, effectiveOn }, state) => {
    mustBeOpen(state);
    mustBeFree(state, effectiveOn);
    const age = ageOn(birthDateOf(state), effectiveOn);
    if (age < 16 || age >= 26) throw refusals.refusal('pacea.age');
    if (data.diagnosticOn > effectiveOn) throw refusals.refusalAt('diagnosticOn', 'pacea.diagnosticAfter');
    const signedOn = data.engagementContractSignedOn;
    if (signedOn === undefined && effectiveOn >= FULL_EMPLOYMENT_ACT) {
      throw refusals.refusalAt('engagementContractSignedOn', 'pacea.contractMissing');
    }
    if (signedOn !== undefined && signedOn > effectiveOn) {
      throw refusals.refusalAt('engagementContractSignedOn', 'pacea.contractAfter');
    }
    if (data.plannedEndOn < effectiveOn) throw refusals.refusalAt('plannedEndOn', 'pacea.endBeforeStart');
    mustEndInTime(state, { openedOn: effectiveOn }, data.plannedEndOn, 'plannedEndOn');
    return [PaceaOpened.of(data)];
  }),

  decide(ExtendPacea, ({ data, effectiveOn }, state) => {
    mustBeOpen(state);
    const pacea = livePacea(state);
    if (!pacea || effectiveOn < pacea.openedOn) throw refusals.refusal('pacea.notLive');
    const { plannedEndOn } = pacea;
    if (data.newEndOn === plannedEndOn) return [];
    if (data.newEndOn < plannedEndOn) throw refusals.refusalAt('newEndOn', 'pacea.notLater', { plannedEndOn });
    if (effectiveOn >= limitOf(state, pacea).on) throw refusals.refusal('pacea.limitPassed');
    mustEndInTime(state, pacea, data.newEndOn, 'newEndOn');
    return [PaceaExtended.of(data)];
  }),

  /**
   * What ends a PACEA (code du travail R5131-13), suspended by a CEJ or not. The planned end does not end it by itself:
   * the article lets the duration be extended up to 24 months, and a youth does not lose the accompaniment because nobody
   * recorded the extension in time. From the planned end on it stands in the adviser's agenda, to be extended or ended
   * (`MAX_DURATION`: the agreed duration has run out). The clock ends it at the 26th birthday or the day after 24 months.
   */
  decide(EndPacea, ({ data: { cause }, effectiveOn, actor }, state) => {
    const pacea = lastPacea(state);
    if (!pacea) throw refusals.refusal('pacea.notLive');
    if (pacea.ended) {
      const already = pacea.ended.on === effectiveOn && pacea.ended.cause === cause;
      if (already || actor.kind === 'CLOCK') return [];
      throw refusals.refusal('pacea.notLive');
    }
    const startedOn = latest(pacea.openedOn, pacea.phases.at(-1)?.startedOn ?? pacea.openedOn);
    // A corrected birth date may put the birthday before the opening: the clock records it all the same.
    if (effectiveOn < startedOn && actor.kind !== 'CLOCK') throw refusals.refusal('pacea.endTooEarly', { startedOn });
    if (effectiveOn > limitOf(state, pacea).on) throw refusals.refusal('pacea.limitPassed');
    mustBeTheCause[cause]({ pacea, effectiveOn, state, byItself: actor.kind === 'CLOCK' || actor.kind === 'IMPORT' });
    return [PaceaEnded.of({ cause })];
  }),
];

/** One mode at a time: neither a live one, nor an earlier one that reaches beyond this date. */
function mustBeFree(state: YouthPathwayState, on: CalendarDate): void {
  if (livePacea(state)) throw refusals.refusal('pacea.live');
  if (liveCej(state)) throw refusals.refusal('pacea.cejLive');
  const covered = [...state.pacea, ...state.cej].some(({ ended }) => ended !== undefined && on < ended.on);
  if (covered) throw refusals.refusal('pacea.overlap');
}

/** At most 24 consecutive months, and before the 26th birthday (code du travail R5131-13). */
function mustEndInTime(
  state: YouthPathwayState,
  pacea: Pick<Pacea, 'openedOn'>,
  endOn: CalendarDate,
  field: 'plannedEndOn' | 'newEndOn',
): void {
  const lastOn = lastDayPossible(pacea);
  if (endOn > lastOn) throw refusals.refusalAt(field, 'pacea.tooLong', { lastOn });
  if (endOn >= birthday(birthDateOf(state), 26)) throw refusals.refusalAt(field, 'pacea.afterAgeLimit');
}

interface Ending {
  readonly pacea: Pacea;
  readonly effectiveOn: CalendarDate;
  readonly state: YouthPathwayState;
  /** By the clock, or from a file of the past: nobody chose the day. */
  readonly byItself: boolean;
}

const mustBeTheCause: Readonly<Record<PaceaEndCause, (ending: Ending) => void>> = {
  AUTONOMY: ({ pacea, effectiveOn }) => {
    const evaluatedOn = pacea.phases.at(-1)?.evaluatedOn;
    if (evaluatedOn === undefined || evaluatedOn > effectiveOn) throw refusals.refusal('pacea.phaseNotEvaluated');
  },
  AGE_26: ({ effectiveOn, state, byItself }) => {
    if (!byItself || effectiveOn !== birthday(birthDateOf(state), 26)) throw refusals.refusal('pacea.notTheBirthday');
  },
  YOUTH_REQUEST: () => undefined,
  MAX_DURATION: ({ pacea: { plannedEndOn }, effectiveOn }) => {
    if (effectiveOn < plannedEndOn) throw refusals.refusal('pacea.durationNotReached', { plannedEndOn });
  },
  LEGACY_BREACH: ({ effectiveOn }) => {
    if (effectiveOn >= FULL_EMPLOYMENT_ACT) throw refusals.refusal('pacea.legacyBreach');
  },
};
