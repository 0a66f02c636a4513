import { addDays, type CalendarDate } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { type Facts, isSameStructure, type StructureFacts } from '../../kernel/facts.js';
import { missionLocaleOf, registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { CancelReferral, ExpireReferral, RedirectReferral, SendReferral, WithdrawReferral } from './commands.js';
import { withdrawReferrals } from './consequences.js';
import {
  type Direction,
  ReferralCancelled,
  ReferralExpired,
  type ReferralPurpose,
  ReferralRedirected,
  ReferralSent,
} from './events.js';
import { groundIsGone } from './grounds.js';
import { actingStructure, mustBeRecipient, mustBeSender } from './parties.js';
import { referral as refusals } from './refusals.js';
import { about, isPending, liveReferrals, mustAwaitAnAnswer, mustNotPrecede, referralById } from './state.js';
import { operational, transmission } from './transmission.js';

/** A month is what the networks give each other to answer. */
const ANSWER_DAYS = 30;

export const referralDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(SendReferral, ({ data, effectiveOn, actor }, state, facts) => {
    registrationOf(state);
    const referralId = data.referralId ?? facts.newId();
    const before = state.referral.byId[referralId];
    if (before) {
      if (before.sentTo === data.to && before.purpose === data.purpose) return [];
      throw refusals.refusalAt('referralId', 'referral.idTaken');
    }
    const to = recipientOf(data.to, facts);
    const sender = actingStructure(actor, data.from, to.network === 'CMA' ? missionLocaleOf(state) : undefined, facts);
    const from = operational(sender, facts);
    if (!from) throw refusals.refusal('referral.sender');
    const direction = directionBetween(from, to, data.direction);
    const { consent, conventionId, contactCopy } = transmission(state, from, to, data, effectiveOn, facts);
    mustNotBeUnderWay(state, to, data.purpose, facts);
    return [
      ReferralSent.of(
        {
          referralId,
          direction,
          from: from.id,
          to: to.id,
          purpose: data.purpose,
          consentId: consent.consentId,
          contactCopy,
          ...(data.message !== undefined && { message: data.message }),
          answerDueOn: answerDueOn(data.answerDueOn, effectiveOn),
          conventionId,
        },
        about({ purpose: data.purpose, conventionId }),
      ),
    ];
  }),

  decide(RedirectReferral, ({ data, effectiveOn, actor }, state, facts) => {
    const referral = referralById(state, data.referralId);
    if (isPending(referral) && referral.to === data.to) return [];
    const by = mustBeRecipient(referral, actor, data.by, facts);
    mustAwaitAnAnswer(referral, effectiveOn);
    const to = recipientOf(data.to, facts);
    const from = facts.structure(referral.from);
    if (!from) throw refusals.refusal('referral.sender');
    if (to.network !== facts.structure(referral.to)?.network) throw refusals.refusalAt('to', 'referral.otherNetwork');
    const { consent, conventionId, contactCopy } = transmission(state, from, to, data, effectiveOn, facts);
    mustNotBeUnderWay(state, to, referral.purpose, facts);
    return [
      ReferralRedirected.of(
        {
          referralId: referral.referralId,
          by,
          to: to.id,
          reason: data.reason ?? 'OTHER',
          consentId: consent.consentId,
          contactCopy,
          answerDueOn: answerDueOn(data.answerDueOn, effectiveOn),
          conventionId,
        },
        about({ purpose: referral.purpose, conventionId }),
      ),
    ];
  }),

  decide(CancelReferral, ({ data, effectiveOn, actor }, state, facts) => {
    const referral = referralById(state, data.referralId);
    const by = mustBeSender(referral, actor, data.by, state, facts);
    if (referral.status === 'CANCELLED') return [];
    if (!isPending(referral)) throw refusals.refusal('referral.notPending', { status: referral.status });
    mustNotPrecede(referral.addressedOn, effectiveOn);
    const reason = data.reason ?? 'OTHER';
    return [ReferralCancelled.of({ referralId: referral.referralId, by, reason }, about(referral))];
  }),

  decide(WithdrawReferral, ({ data, effectiveOn }, state, facts) => {
    const referral = referralById(state, data.referralId);
    if (!liveReferrals(state).includes(referral)) return [];
    if (!groundIsGone(data.reason, referral, state, effectiveOn, facts)) {
      throw refusals.refusalAt('reason', 'referral.groundStands');
    }
    return withdrawReferrals(state, (one) => one === referral, data.reason, effectiveOn);
  }),

  decide(ExpireReferral, ({ data, effectiveOn }, state) => {
    const referral = referralById(state, data.referralId);
    if (!isPending(referral)) return [];
    if (effectiveOn < referral.answerDueOn) {
      throw refusals.refusal('referral.notDue', { answerDueOn: referral.answerDueOn });
    }
    const { referralId, answerDueOn: dueOn } = referral;
    return [ReferralExpired.of({ referralId }, { ...about(referral), effectiveOn: dueOn })];
  }),
];

function recipientOf(id: string, facts: Facts): StructureFacts {
  const to = operational(id, facts);
  if (!to) throw refusals.refusalAt('to', 'referral.recipient');
  return to;
}

function directionBetween(from: StructureFacts, to: StructureFacts, given: Direction | undefined): Direction {
  if (from.network === to.network) throw refusals.refusalAt('to', 'referral.sameNetwork');
  const direction = to.network === 'CMA' ? 'ML_TO_CMA' : 'CMA_TO_ML';
  if (given !== undefined && given !== direction) {
    throw refusals.refusalAt('direction', 'referral.direction', { expected: direction });
  }
  return direction;
}

function mustNotBeUnderWay(state: YouthPathwayState, to: StructureFacts, purpose: ReferralPurpose, facts: Facts): void {
  const underWay = liveReferrals(state).some((one) => one.purpose === purpose && isSameStructure(one.to, to.id, facts));
  if (underWay) throw refusals.refusal('referral.duplicate');
}

function answerDueOn(given: CalendarDate | undefined, sentOn: CalendarDate): CalendarDate {
  if (given !== undefined && given < sentOn) throw refusals.refusalAt('answerDueOn', 'referral.answerDue', { sentOn });
  return given ?? addDays(sentOn, ANSWER_DAYS);
}
