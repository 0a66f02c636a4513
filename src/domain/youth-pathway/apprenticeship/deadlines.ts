import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import { isOpen } from '../lifecycle/state.js';
import type { YouthPathwayState } from '../state.js';
import { type Contract, hasOpenRebound, statusOf } from './state.js';

/** Days after which the training centre and the Mission Locale review how it goes. */
const REVIEW_AFTER_START = 60;
const REVIEW_AFTER_BREAK = 30;

/**
 * Reminders only: whether a contract has started, was reviewed or led to another is for people to say. Nobody is reminded of a
 * path that nobody follows any more.
 */
export function apprenticeshipDeadlines(state: YouthPathwayState): readonly Deadline[] {
  if (!isOpen(state)) return [];
  const owner = state.registration.registered?.missionLocaleId;
  return state.apprenticeship.contracts.flatMap((contract) =>
    deadlinesOf(contract, state).map((deadline) => ({ ...deadline, owner })),
  );
}

function deadlinesOf(contract: Contract, state: YouthPathwayState): readonly Deadline[] {
  const { contractId, terms, startedOn, broken, rebound } = contract;
  switch (statusOf(contract)) {
    case 'SIGNED':
      return [{ kind: 'CONTRACT_START', key: contractId, dueOn: terms.startOn }];
    case 'STARTED':
      if (startedOn === undefined || wasReviewed(state, contractId, startedOn)) return [];
      return [{ kind: 'REVIEW_DUE', key: `${contractId}:START`, dueOn: addDays(startedOn, REVIEW_AFTER_START) }];
    case 'BROKEN':
      return [
        ...(broken && !wasReviewed(state, contractId, broken.on)
          ? [{ kind: 'REVIEW_DUE', key: `${contractId}:BREAK`, dueOn: addDays(broken.on, REVIEW_AFTER_BREAK) }]
          : []),
        ...(rebound && hasOpenRebound(contract)
          ? [{ kind: 'REBOUND_DUE', key: contractId, dueOn: rebound.dueOn }]
          : []),
      ];
    default:
      return [];
  }
}

function wasReviewed(state: YouthPathwayState, contractId: string, since: string): boolean {
  return state.review.reviews.some(
    (review) => review.held?.contractId === contractId && review.held.on >= since && !review.withdrawn,
  );
}
