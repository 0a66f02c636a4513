import { addDays } from '../kernel/calendar.js';
import type { Deadline } from '../kernel/deadline.js';
import { ExpireOffer } from './commands.js';
import type { OfferState } from './state.js';

/** The offer expires; the chamber is reminded a week and a day before, while it can still be prolonged. */
export function offerDeadlines({ published }: OfferState): readonly Deadline[] {
  if (published?.status !== 'OPEN') return [];
  const { expiresOn: key, chamberId: owner } = published;
  return [
    { kind: 'OFFER_EXPIRY', key, dueOn: key, owner, command: { name: ExpireOffer.name, data: {} } },
    { kind: 'OFFER_EXPIRY_7', key, dueOn: addDays(key, -7), owner },
    { kind: 'OFFER_EXPIRY_1', key, dueOn: addDays(key, -1), owner },
  ];
}
