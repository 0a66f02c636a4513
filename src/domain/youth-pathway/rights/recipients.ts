import type { Participant } from '../review/events.js';

/** What of a youth's data a structure was given. */
export type Received = 'CONTACT_DETAILS' | 'SHARED_REVIEW' | 'FOLLOW_UP_UPDATE';

export interface Disclosure {
  /** A structure, or `I_MILO`: the Missions Locales' own information system. */
  readonly recipient: string;
  readonly received: Received;
}

/**
 * To whom one event disclosed personal data of the youth: who must be told of a rectification, an erasure or a restriction
 * (GDPR art. 19), and whom the youth may know by name (art. 15(1)(c)). Read from clear facts: it answers after an erasure too.
 */
export function disclosuresOf(type: string, facts: Readonly<Record<string, unknown>>): readonly Disclosure[] {
  switch (type) {
    case 'ReferralSent':
    case 'ReferralRedirected':
      return [{ recipient: String(facts.to), received: 'CONTACT_DETAILS' }];
    case 'ContactDetailsDisclosed':
      return [{ recipient: String(facts.recipient), received: 'CONTACT_DETAILS' }];
    case 'SharedReviewHeld':
      return (facts.participants as readonly Participant[]).flatMap(({ structureId }) =>
        structureId === undefined ? [] : [{ recipient: structureId, received: 'SHARED_REVIEW' as const }],
      );
    case 'ImiloUpdateDelivered':
      return [{ recipient: 'I_MILO', received: 'FOLLOW_UP_UPDATE' }];
    default:
      return [];
  }
}
