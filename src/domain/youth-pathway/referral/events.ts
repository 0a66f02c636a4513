import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { coarseCode, conventionId, phone, structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';
import { address, email, firstName, lastName, preferredChannel } from '../registration/events.js';

const REFERRAL_PURPOSES = [
  'APPRENTICESHIP',
  'PREPA',
  'WELCOME',
  'IMMERSION',
  'OFFER',
  'ENTREPRENEURSHIP',
  'POST_BREAK',
  'MOBILITY',
] as const;
export type ReferralPurpose = (typeof REFERRAL_PURPOSES)[number];
export const referralPurpose = z.enum(REFERRAL_PURPOSES);

const DIRECTIONS = ['ML_TO_CMA', 'CMA_TO_ML'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const direction = z.enum(DIRECTIONS);

export const declineReason = z.enum([
  'NO_TRAINING_STREAM',
  'PUBLIC_MISMATCH',
  'NO_PLACE',
  'DUPLICATE',
  'ALREADY_FOLLOWED',
  'YOUTH_REFUSES',
  'OUT_OF_ZONE',
  'OTHER',
]);

export const WITHDRAWAL_CAUSES = [
  'CONSENT_REVOKED',
  'CONSENT_EXPIRED',
  'OBJECTION',
  'CONVENTION_ENDED',
  'ERASURE',
] as const;
export type WithdrawalCause = (typeof WITHDRAWAL_CAUSES)[number];

export const closingOutcome = z.enum([
  'PREPA',
  'CONTRACT',
  'OFFER_POSITIONED',
  'OTHER_TRAINING',
  'JOB',
  'BACK_TO_ML',
  'NO_FOLLOW_UP',
]);

export const contactChannel = z.enum(['PHONE', 'SMS', 'EMAIL', 'POST', 'IN_PERSON', 'VIA_REFERENT', 'OTHER']);
export const contactResult = z.enum(['REACHED', 'NO_ANSWER', 'UNREACHABLE', 'WRONG_CONTACT', 'DO_NOT_CONTACT']);

export const message = z.string().trim().min(1).max(2000);

/**
 * What the recipient needs to reach the youth: how, and, where the consent opens the identity, whom to ask for. A copy, sealed
 * with the share key of the consent alone: when the consent ends, the other network can read it no more.
 */
const contactCopy = z.strictObject({
  lastName: lastName.optional(),
  firstName: firstName.optional(),
  phone: phone.optional(),
  email: email.optional(),
  address: address.optional(),
  preferredChannel: preferredChannel.optional(),
});
export type ContactCopy = z.output<typeof contactCopy>;

const UNDER_THE_CONSENT = { kind: 'consent', field: 'consentId' } as const;

/** What crosses networks rests on the consent; each event bears the purpose of its referral. */
const CROSSING = { legalBasis: 'CONSENT', purpose: 'PARTNERSHIP' } as const;

export const ReferralSent = defineEvent(
  'ReferralSent',
  z.strictObject({
    referralId: ulid,
    direction,
    from: structureId,
    to: structureId,
    purpose: referralPurpose,
    consentId: ulid,
    contactCopy: personal('contact', contactCopy, UNDER_THE_CONSENT),
    message: personal('note', message.optional()),
    /** The last day on which an answer is taken. */
    answerDueOn: calendarDate,
    conventionId,
  }),
  CROSSING,
);

export const ReferralReceived = defineEvent(
  'ReferralReceived',
  /** `by`, here and below: the structure that answers. */
  z.strictObject({ referralId: ulid, by: structureId }),
  CROSSING,
);

export const ReferralAccepted = defineEvent(
  'ReferralAccepted',
  z.strictObject({ referralId: ulid, by: structureId }),
  CROSSING,
);

export const ReferralDeclined = defineEvent(
  'ReferralDeclined',
  z.strictObject({ referralId: ulid, by: structureId, reason: declineReason }),
  CROSSING,
);

/** Passed on to another structure of the recipient's network, which has a new delay to answer. */
export const ReferralRedirected = defineEvent(
  'ReferralRedirected',
  z.strictObject({
    referralId: ulid,
    by: structureId,
    to: structureId,
    reason: coarseCode,
    /** The consent on which the referral rests from now on. */
    consentId: ulid,
    contactCopy: personal('contact', contactCopy, UNDER_THE_CONSENT),
    answerDueOn: calendarDate,
    conventionId,
  }),
  CROSSING,
);

export const ReferralCancelled = defineEvent(
  'ReferralCancelled',
  z.strictObject({ referralId: ulid, by: structureId, reason: coarseCode }),
  CROSSING,
);

/** Taken back because what it rested on is gone; nobody chooses it. */
export const ReferralWithdrawn = defineEvent(
  'ReferralWithdrawn',
  z.strictObject({ referralId: ulid, reason: z.enum(WITHDRAWAL_CAUSES) }),
  CROSSING,
);

/** Dated the last day on which an answer was awaited. */
export const ReferralExpired = defineEvent('ReferralExpired', z.strictObject({ referralId: ulid }), CROSSING);

export const ReferralClosed = defineEvent(
  'ReferralClosed',
  z.strictObject({ referralId: ulid, by: structureId, outcome: closingOutcome }),
  CROSSING,
);

export const ContactAttempted = defineEvent(
  'ContactAttempted',
  z.strictObject({
    referralId: ulid,
    /** Two calls on one day are two attempts. */
    attemptId: ulid,
    by: structureId,
    channel: contactChannel,
    result: contactResult,
  }),
  CROSSING,
);
