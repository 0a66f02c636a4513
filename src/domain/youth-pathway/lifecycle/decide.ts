import type { Actor } from '../../kernel/actor.js';
import type { CalendarDate } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { type Facts, isAccountOf } from '../../kernel/facts.js';
import { pendingReferrals } from '../referral/state.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { ClosePathway, MergePathway, ReopenPathway } from './commands.js';
import { PathwayClosed, PathwayMerged, PathwayReopened } from './events.js';
import { lifecycle } from './refusals.js';
import { mustBeOpen, mustNotBeMerged } from './state.js';

export const lifecycleDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(MergePathway, ({ data, effectiveOn, actor }, state, facts) => {
    if (state.lifecycle.merged?.survivor === data.survivor) return [];
    mustNotBeMerged(state);
    if (data.survivor === facts.stream) throw lifecycle.refusalAt('survivor', 'merge.itself');
    mustNotBeBefore(registrationOf(state).registeredOn, effectiveOn);
    const survivor = facts.pathway(data.survivor);
    if (!survivor?.exists || !survivor.live) throw lifecycle.refusalAt('survivor', 'merge.survivor');
    mustBeSomebodyElse(data.confirmedBy, actor, effectiveOn, facts);
    return [PathwayMerged.of(data)];
  }),

  decide(ClosePathway, ({ data, effectiveOn }, state) => {
    mustNotBeMerged(state);
    if (state.lifecycle.closed?.reason === data.reason) return [];
    mustBeOpen(state);
    mustNotBeBefore(state.lifecycle.reopenedOn ?? registrationOf(state).registeredOn, effectiveOn);
    if (pendingReferrals(state).length > 0) throw lifecycle.refusal('pathway.pendingReferral');
    return [PathwayClosed.of(data)];
  }),

  decide(ReopenPathway, ({ data, effectiveOn }, state) => {
    mustNotBeMerged(state);
    const { closed } = state.lifecycle;
    if (!closed) return [];
    mustNotBeBefore(closed.on, effectiveOn);
    return [PathwayReopened.of(data)];
  }),
];

function mustNotBeBefore(since: CalendarDate, on: CalendarDate): void {
  if (on < since) throw lifecycle.refusal('pathway.tooEarly', { since });
}

/** Two people agree: nobody merges two youths alone. */
function mustBeSomebodyElse(confirmedBy: string, actor: Actor, on: CalendarDate, facts: Facts): void {
  const account = facts.account(confirmedBy);
  if (confirmedBy === actor.account || !account || !isAccountOf(account, account.structureId, on, facts)) {
    throw lifecycle.refusalAt('confirmedBy', 'merge.secondAccount');
  }
}
