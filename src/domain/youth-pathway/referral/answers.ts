import { decide, type DecisionCase } from '../../kernel/command.js';
import { registrationOf } from '../registration/state.js';
import { mustNotBeRestricted } from '../rights/state.js';
import type { YouthPathwayState } from '../state.js';
import { AcceptReferral, AttemptContact, CloseReferral, DeclineReferral, ReceiveReferral } from './commands.js';
import { ContactAttempted, ReferralAccepted, ReferralClosed, ReferralDeclined, ReferralReceived } from './events.js';
import { addressedTo, mustBeParty, mustBeRecipient } from './parties.js';
import { referral as refusals } from './refusals.js';
import {
  about,
  isPending,
  mustAwaitAnAnswer,
  mustBeAccepted,
  mustNotPrecede,
  type Referral,
  referralById,
} from './state.js';
import { hasSaidNoSince, mustRestOnALiveConsent, mustStillRestOnALiveConsent } from './transmission.js';

/** What the recipient does with a referral. Each says first who may, then whether it is already so, then whether it can be. */
export const answerDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(ReceiveReferral, ({ data, effectiveOn, actor }, state, facts) => {
    const referral = referralById(state, data.referralId);
    const by = mustBeRecipient(referral, actor, data.by, facts);
    if (referral.received || isAnswered(referral)) return [];
    if (isPendingOrWithdrawn(referral)) mustRestOnALiveConsent(referral, state, effectiveOn);
    mustAwaitAnAnswer(referral, effectiveOn);
    return [ReferralReceived.of({ referralId: referral.referralId, by }, about(referral))];
  }),

  decide(AcceptReferral, ({ data, effectiveOn, actor }, state, facts) => {
    const referral = referralById(state, data.referralId);
    const by = mustBeRecipient(referral, actor, data.by, facts);
    if (referral.status === 'ACCEPTED') return [];
    // Said first, because it is why a referral was withdrawn: the youth no longer agrees.
    if (isPendingOrWithdrawn(referral)) mustStillRestOnALiveConsent(referral, state, effectiveOn, facts);
    mustAwaitAnAnswer(referral, effectiveOn);
    mustNotBeRestricted(state);
    return [ReferralAccepted.of({ referralId: referral.referralId, by }, about(referral))];
  }),

  decide(DeclineReferral, ({ data, effectiveOn, actor }, state, facts) => {
    const referral = referralById(state, data.referralId);
    const by = mustBeRecipient(referral, actor, data.by, facts);
    if (referral.status === 'DECLINED' && referral.said === data.reason) return [];
    mustAwaitAnAnswer(referral, effectiveOn);
    const { referralId } = referral;
    return [ReferralDeclined.of({ referralId, by, reason: data.reason }, about(referral))];
  }),

  decide(CloseReferral, ({ data, effectiveOn, actor }, state, facts) => {
    const referral = referralById(state, data.referralId);
    const by = mustBeParty(referral, actor, data.by, state, facts);
    if (referral.status === 'CLOSED' && referral.said === data.outcome) return [];
    mustBeAccepted(referral, effectiveOn);
    const { referralId } = referral;
    return [ReferralClosed.of({ referralId, by, outcome: data.outcome }, about(referral))];
  }),

  decide(AttemptContact, ({ data, effectiveOn, actor }, state, facts) => {
    registrationOf(state);
    const attemptId = data.attemptId ?? facts.newId();
    const referral =
      data.referralId === undefined
        ? addressedTo(state, actor, data.by, mayBeContacted, facts)
        : referralById(state, data.referralId);
    const by = mustBeRecipient(referral, actor, data.by, facts);
    if (referral.attempts.includes(attemptId)) return [];
    const { referralId, status } = referral;
    if (!mayBeContacted(referral) && status !== 'WITHDRAWN') throw refusals.refusal('referral.notReceived', { status });
    const consent = mustRestOnALiveConsent(referral, state, effectiveOn);
    if (status === 'WITHDRAWN') throw refusals.refusal('referral.notReceived', { status });
    mustNotPrecede(referral.addressedOn, effectiveOn);
    mustNotBeRestricted(state);
    if (hasSaidNoSince(consent, by, state, facts)) throw refusals.refusal('referral.doNotContact');
    return [
      ContactAttempted.of({ referralId, attemptId, by, channel: data.channel, result: data.result }, about(referral)),
    ];
  }),
];

function isAnswered({ status }: Referral): boolean {
  return status === 'ACCEPTED' || status === 'DECLINED' || status === 'CLOSED';
}

function isPendingOrWithdrawn(referral: Referral): boolean {
  return isPending(referral) || referral.status === 'WITHDRAWN';
}

function mayBeContacted({ status }: Referral): boolean {
  return status === 'RECEIVED' || status === 'ACCEPTED';
}
