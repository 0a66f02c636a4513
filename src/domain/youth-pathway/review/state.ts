import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { Erased } from '../../kernel/personal.js';
import type { YouthPathwayState } from '../state.js';
import {
  type Participant,
  SharedReviewApprovedByYouth,
  SharedReviewContested,
  SharedReviewCountersigned,
  SharedReviewHeld,
  SharedReviewScheduled,
  SharedReviewWithdrawn,
  type SigningRole,
} from './events.js';

export interface PlannedReview {
  readonly on: CalendarDate;
  readonly contractId: string | undefined;
  readonly participants: readonly Participant[];
}

export interface HeldReview extends PlannedReview {
  readonly progress: string | undefined;
  readonly note: string | Erased | undefined;
}

export interface SharedReview {
  readonly reviewId: string;
  readonly planned: PlannedReview | undefined;
  readonly held: HeldReview | undefined;
  /** What the youth says of it as it was last held. */
  readonly youth: { readonly approves: boolean; readonly note: string | Erased | undefined } | undefined;
  readonly signedBy: readonly SigningRole[];
  readonly withdrawn: boolean;
}

export interface ReviewState {
  readonly reviews: readonly SharedReview[];
}

export const initialReview: ReviewState = { reviews: [] };

function changed(state: YouthPathwayState, reviewId: string, change: Partial<SharedReview>): YouthPathwayState {
  const before = reviewById(state, reviewId);
  if (before) {
    const reviews = state.review.reviews.map((one) => (one === before ? { ...one, ...change } : one));
    return { ...state, review: { reviews } };
  }
  const nothing = { planned: undefined, held: undefined, youth: undefined, signedBy: [], withdrawn: false };
  return { ...state, review: { reviews: [...state.review.reviews, { reviewId, ...nothing, ...change }] } };
}

export const reviewEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(SharedReviewScheduled, (state, { data: { reviewId, contractId, participants }, effectiveOn: on }) =>
    changed(state, reviewId, { planned: { on, contractId, participants } }),
  ),
  when(SharedReviewHeld, (state, { data, effectiveOn: on }) => {
    const { reviewId, contractId, participants, progress, note } = data;
    return changed(state, reviewId, {
      held: { on, contractId, participants, progress, note },
      youth: undefined,
      signedBy: [],
    });
  }),
  when(SharedReviewApprovedByYouth, (state, { data }) =>
    changed(state, data.reviewId, { youth: { approves: true, note: undefined } }),
  ),
  when(SharedReviewContested, (state, { data: { reviewId, note } }) =>
    changed(state, reviewId, { youth: { approves: false, note } }),
  ),
  when(SharedReviewCountersigned, (state, { data: { reviewId, role } }) =>
    changed(state, reviewId, { signedBy: [...(reviewById(state, reviewId)?.signedBy ?? []), role] }),
  ),
  when(SharedReviewWithdrawn, (state, { data }) => changed(state, data.reviewId, { withdrawn: true })),
];

export function reviewById(state: YouthPathwayState, reviewId: string): SharedReview | undefined {
  return state.review.reviews.find((one) => one.reviewId === reviewId);
}

/** Structures that stand in the path because they take part in a review. */
export function partiesToReviews(state: YouthPathwayState): readonly string[] {
  return state.review.reviews
    .flatMap(({ planned, held }) => [...(planned?.participants ?? []), ...(held?.participants ?? [])])
    .map(({ structureId }) => structureId)
    .filter((id) => id !== undefined);
}
