import type { CalendarDate } from '../kernel/calendar.js';
import { offer } from './refusals.js';
import type { OfferState, Published } from './state.js';

export function publishedOf({ published }: OfferState): Published {
  if (!published) throw offer.refusal('offer.unknown');
  return published;
}

/** Open from the day it is published to the eve of the day on which it expires. */
export function mustBeLive(state: OfferState, on: CalendarDate): Published {
  const published = publishedOf(state);
  if (published.status === 'FILLED') throw offer.refusal('offer.filled');
  const { status, publishedOn, expiresOn } = published;
  if (status !== 'OPEN' || on < publishedOn || on >= expiresOn) throw offer.refusal('offer.notLive');
  return published;
}
