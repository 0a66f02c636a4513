import { type CalendarDate, earliest } from '../../kernel/calendar.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { type Contract, contractById } from '../apprenticeship/state.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { mustShareFollowUp } from '../shared-follow-up.js';
import type { YouthPathwayState } from '../state.js';
import {
  ApproveSharedReviewByYouth,
  ContestSharedReview,
  CountersignSharedReview,
  HoldSharedReview,
  ScheduleSharedReview,
  WithdrawSharedReview,
} from './commands.js';
import {
  type Participant,
  SharedReviewApprovedByYouth,
  SharedReviewContested,
  SharedReviewCountersigned,
  SharedReviewHeld,
  SharedReviewScheduled,
  SharedReviewWithdrawn,
} from './events.js';
import { participantsOf, sideOf } from './participants.js';
import { review } from './refusals.js';
import { type HeldReview, reviewById, type SharedReview } from './state.js';

export const reviewDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(ScheduleSharedReview, ({ data, effectiveOn, actor }, state, facts) => {
    const { reviewId = facts.newId(), contractId } = data;
    const before = reviewById(state, reviewId);
    mustNotBeWithdrawn(before);
    const contract = contractReviewed(state, contractId);
    const participants = participantsOf(data.participants, contract, actor, state, facts);
    const plan = { on: effectiveOn, contractId, participants };
    if (before?.planned && same(before.planned, plan)) return [];
    if (before?.held) throw review.refusal('review.alreadyHeld', { heldOn: before.held.on });
    mustBeOpen(state);
    // A plan shares nothing on the day that it is for, but on the day on which it is made.
    const madeOn = earliest(effectiveOn, facts.recordedOn);
    mustShareFollowUp(state, structuresOf(participants), [madeOn, facts.recordedOn], facts);
    return [SharedReviewScheduled.of({ reviewId, ...(contractId !== undefined && { contractId }), participants })];
  }),

  decide(HoldSharedReview, ({ data, effectiveOn, actor }, state, facts) => {
    const { reviewId = facts.newId(), employerConfirmed, diplomaConfirmed, datesConfirmed, progress, note } = data;
    const before = reviewById(state, reviewId);
    mustNotBeWithdrawn(before);
    const expected = before?.held ?? before?.planned;
    const contractId = data.contractId ?? expected?.contractId;
    const contract = contractReviewed(state, contractId);
    const given = data.participants ?? expected?.participants ?? [];
    const participants = participantsOf(given, contract, actor, state, facts);
    const confirmations = [employerConfirmed, diplomaConfirmed, datesConfirmed];
    if (!contract && confirmations.includes(true)) throw review.refusalAt('contractId', 'review.noContract');
    if (contract && confirmations.includes(false)) throw review.refusal('review.unconfirmed');

    const content: HeldReview = { on: effectiveOn, contractId, participants, progress, note };
    if (before?.held && same(before.held, content)) return [];
    mustBeOpen(state);
    mustShareFollowUp(state, structuresOf(participants), [effectiveOn, facts.recordedOn], facts);
    return [
      SharedReviewHeld.of({
        reviewId,
        participants,
        ...(contractId !== undefined && {
          contractId,
          employerConfirmed: true,
          diplomaConfirmed: true,
          datesConfirmed: true,
        }),
        ...(progress !== undefined && { progress }),
        ...(note !== undefined && { note }),
      }),
    ];
  }),

  decide(ApproveSharedReviewByYouth, ({ data: { reviewId }, effectiveOn }, state) => {
    const { youth } = heldReview(state, reviewId, effectiveOn);
    return youth?.approves ? [] : [SharedReviewApprovedByYouth.of({ reviewId })];
  }),

  decide(ContestSharedReview, ({ data: { reviewId, note }, effectiveOn }, state) => {
    if (note === undefined) throw review.refusalAt('note', 'review.commentMissing');
    const { youth } = heldReview(state, reviewId, effectiveOn);
    return youth?.approves === false && youth.note === note ? [] : [SharedReviewContested.of({ reviewId, note })];
  }),

  decide(CountersignSharedReview, ({ data, effectiveOn, actor }, state, facts) => {
    const { reviewId } = data;
    const { held, signedBy } = heldReview(state, reviewId, effectiveOn);
    const role = sideOf(held.participants, data.role, actor, state, facts);
    if (signedBy.includes(role)) return [];
    mustShareFollowUp(state, structuresOf(held.participants), [effectiveOn, facts.recordedOn], facts);
    return [SharedReviewCountersigned.of({ reviewId, role })];
  }),

  decide(WithdrawSharedReview, ({ data: { reviewId, reason } }, state) => {
    const before = reviewById(state, reviewId);
    if (!before) throw review.refusalAt('reviewId', 'review.unknown');
    return before.withdrawn ? [] : [SharedReviewWithdrawn.of({ reviewId, reason })];
  }),
];

function mustNotBeWithdrawn(before: SharedReview | undefined): void {
  if (before?.withdrawn) throw review.refusal('review.withdrawn');
}

/** The contract, where the review is about one: any but an annulled one, which was never signed. */
function contractReviewed(state: YouthPathwayState, contractId: string | undefined): Contract | undefined {
  if (contractId === undefined) return undefined;
  const contract = contractById(state, contractId);
  if (!contract || contract.annulledOn !== undefined) throw review.refusalAt('contractId', 'review.contract');
  return contract;
}

function heldReview(
  state: YouthPathwayState,
  reviewId: string,
  on: CalendarDate,
): SharedReview & { readonly held: HeldReview } {
  const before = reviewById(state, reviewId);
  if (!before) throw review.refusalAt('reviewId', 'review.unknown');
  mustNotBeWithdrawn(before);
  const { held } = before;
  if (!held) throw review.refusal('review.notHeld');
  if (on < held.on) throw review.refusal('review.tooEarly', { heldOn: held.on });
  return { ...before, held };
}

function structuresOf(participants: readonly Participant[]): (string | undefined)[] {
  return participants.map(({ structureId }) => structureId);
}

function same(one: object, other: object): boolean {
  return canonicalJson(one) === canonicalJson(other);
}
