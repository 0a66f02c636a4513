import type { NewEvent } from '../kernel/event.js';
import { OfferFilled, PositioningOutcomeRecorded } from './events.js';
import { livePositionings, type OfferState } from './state.js';

/** The last seat is taken: whoever still waits for an answer has it. */
export function fillOffer(state: OfferState, except?: string): NewEvent[] {
  return [OfferFilled.of({}), ...closePositionings(state, except)];
}

export function closePositionings(state: OfferState, except?: string): NewEvent[] {
  return livePositionings(state)
    .filter(({ id }) => id !== except)
    .map(({ id, pathwayId }) =>
      PositioningOutcomeRecorded.of({ positioningId: id, pathwayId, outcome: 'OFFER_CLOSED' }),
    );
}
