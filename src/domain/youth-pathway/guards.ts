import type { DecisionCase } from '../kernel/command.js';
import type { Evolution, NewEvent } from '../kernel/event.js';
import { isErased } from '../kernel/personal.js';
import { mustNotBeMerged } from './lifecycle/state.js';
import { registrationOf } from './registration/state.js';
import { rights } from './rights/refusals.js';
import { isSubjectErased } from './rights/state.js';
import type { YouthPathwayState } from './state.js';

/**
 * What may still be asked of a path that another has absorbed: the youth's rights, corrections of what was recorded there,
 * the settling of referrals that were on their way, and what the clock owes. All else is asked of the survivor.
 */
const AFTER_A_MERGE: ReadonlySet<string> = new Set([
  'MergePathway',
  'CorrectIdentity',
  'RevokeConsent',
  'CorrectBreak',
  'AnnulApprenticeshipContract',
  'ReceiveReferral',
  'AcceptReferral',
  'DeclineReferral',
  'CancelReferral',
  'WithdrawReferral',
  'CloseReferral',
  'RecordObjection',
  'LiftObjection',
  'ReceiveSubjectRequest',
  'ExtendSubjectRequest',
  'AnswerSubjectRequest',
  'RestrictProcessing',
  'LiftRestriction',
  'HoldRetention',
  'ReleaseRetention',
  'ErasePersonalData',
]);

/**
 * What holds for every decision on a path, whatever its subject: a youth is registered; an absorbed path is left alone; no
 * personal data is accepted after an erasure (GDPR art. 17).
 */
export function guarded(
  decisions: readonly DecisionCase<YouthPathwayState>[],
  evolutions: readonly Evolution<YouthPathwayState>[],
): readonly DecisionCase<YouthPathwayState>[] {
  const recordsPersonalData = personalDataIn(evolutions);
  return decisions.map(({ definition, decide }) => ({
    definition,
    decide: (command, state, facts) => {
      if (!definition.creates) registrationOf(state);
      const byClock = definition.byClock === true || command.actor.kind === 'CLOCK';
      if (!byClock && !AFTER_A_MERGE.has(definition.name)) mustNotBeMerged(state);
      const events = decide(command, state, facts);
      if (isSubjectErased(state) && events.some(recordsPersonalData)) throw rights.refusal('subject.erased');
      return events;
    },
  }));
}

function personalDataIn(evolutions: readonly Evolution<YouthPathwayState>[]): (event: NewEvent) => boolean {
  const fields = new Map(evolutions.map(({ definition }) => [definition.type, Object.keys(definition.personal)]));
  return ({ type, data }) =>
    (fields.get(type) ?? []).some((field) => data[field] !== undefined && !isErased(data[field]));
}
