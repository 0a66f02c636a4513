import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { accountId, sha256Hex, structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

/** One decision of the youth per scope: contact details (convention art. 4.3), shared follow-up (art. 4.4). */
const CONSENT_SCOPES = ['CONTACT_TRANSMISSION', 'SHARED_FOLLOW_UP'] as const;
export type ConsentScope = (typeof CONSENT_SCOPES)[number];
export const consentScope = z.enum(CONSENT_SCOPES);

/** Every Mission Locale, or every chamber and training centre of the chambers' network. */
export const WHOLE_NETWORKS = ['NETWORK_ML', 'NETWORK_CMA'] as const;
export type WholeNetwork = (typeof WHOLE_NETWORKS)[number];
/** One named structure, or a network as a whole. */
export const consentRecipient = z.union([z.enum(WHOLE_NETWORKS), structureId], {
  error: 'structure-ULID, NETWORK_ML, NETWORK_CMA',
});

/**
 * What the youth lets the other network read: an allow-list; each opens the personal category of the same name.
 * `NOTE` is not among them: no note ever crosses.
 */
const SHAREABLE_CATEGORIES = ['IDENTITY', 'CONTACT', 'CONTRACT', 'EMPLOYER'] as const;
export type ShareableCategory = (typeof SHAREABLE_CATEGORIES)[number];
export const dataCategories = z.array(z.enum(SHAREABLE_CATEGORIES)).min(1);

/**
 * What a scope can open: contact details cross under `CONTACT_TRANSMISSION` alone (art. 4.3); employer, diploma and contract
 * dates under `SHARED_FOLLOW_UP` alone (art. 4.4); who the youth is, under both.
 */
export const CATEGORIES_OF_SCOPE: Readonly<Record<ConsentScope, readonly ShareableCategory[]>> = {
  CONTACT_TRANSMISSION: ['IDENTITY', 'CONTACT'],
  SHARED_FOLLOW_UP: ['IDENTITY', 'CONTRACT', 'EMPLOYER'],
};

/** How an agreement is collected so that it can be proven (GDPR art. 7(1)). */
const GRANT_CHANNELS = ['SIGNED_PAPER', 'ONLINE', 'SMS_CODE', 'WITNESSED_ORAL'] as const;
/** How it is asked for or withdrawn: any channel will do (GDPR art. 7(3)). */
const ANY_CHANNEL = [...GRANT_CHANNELS, 'IN_PERSON', 'PHONE', 'SMS', 'EMAIL', 'POST', 'OTHER'] as const;
export const grantChannel = z.enum(GRANT_CHANNELS);
export const anyChannel = z.enum(ANY_CHANNEL);

/** The version of an information notice (GDPR art. 13), never a text. */
export const noticeVersion = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z._-]{0,39}$/, { error: 'notice version' });
export const proof = z.string().trim().min(1).max(500);

/** Being able to prove a consent, its refusal and its withdrawal is an obligation of its own (GDPR art. 7(1)). */
const PROOF = { legalBasis: 'LEGAL_OBLIGATION', purpose: 'DATA_PROTECTION' } as const;

export const ConsentRequested = defineEvent(
  'ConsentRequested',
  z.strictObject({
    consentId: ulid,
    scope: consentScope,
    recipient: consentRecipient,
    noticeVersion,
    /** Where the version is not one of the published ones: the text shown, proven by its digest. */
    noticeSha256: sha256Hex.optional(),
    channel: anyChannel,
  }),
  PROOF,
);

export const ConsentGranted = defineEvent(
  'ConsentGranted',
  z.strictObject({
    consentId: ulid,
    scope: consentScope,
    recipient: consentRecipient,
    dataCategories,
    noticeVersion,
    noticeSha256: sha256Hex,
    channel: grantChannel,
    /** The first day on which it is no longer live. */
    expiresOn: calendarDate,
    /** Absent where the youth gave it alone, online. */
    collectedBy: accountId.optional(),
    proof: personal('identity', proof.optional()),
  }),
  PROOF,
);

export const ConsentRefused = defineEvent(
  'ConsentRefused',
  z.strictObject({ consentId: ulid, scope: consentScope, recipient: consentRecipient }),
  PROOF,
);

/** Its share key is destroyed with it: what the other network received under it can no longer be read. */
export const ConsentRevoked = defineEvent(
  'ConsentRevoked',
  z.strictObject({ consentId: ulid, channel: anyChannel }),
  PROOF,
);

/** Dated the day on which it ceased to be live; its share key goes with it. */
export const ConsentExpired = defineEvent('ConsentExpired', z.strictObject({ consentId: ulid }), PROOF);
