import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { accountId, coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

/** What the youth may object to: the two things that cross from one network to the other. */
export const objectionScope = z.enum(['CONTACT_TRANSMISSION', 'SHARED_FOLLOW_UP']);
export type ObjectionScope = z.output<typeof objectionScope>;

/** GDPR art. 15, 16, 17, 18, 20 and 21. */
export const right = z.enum(['ACCESS', 'RECTIFICATION', 'ERASURE', 'RESTRICTION', 'PORTABILITY', 'OBJECTION']);
export type Right = z.output<typeof right>;
export const requestOutcome = z.enum(['GRANTED', 'PARTLY_GRANTED', 'REFUSED']);
export const holdGround = z.enum(['DISPUTE', 'CONTROL']);
export type HoldGround = z.output<typeof holdGround>;

/** Categories of personal data, one key each: those of the kernel that belong to a youth. */
export const erasableCategory = z.enum(['identity', 'contact', 'contract', 'note']);
export type ErasableCategory = z.output<typeof erasableCategory>;
export const contactField = z.enum(['PHONE', 'EMAIL', 'ADDRESS']);

const ground = z.string().trim().min(1).max(1000);
const DATA_PROTECTION = { legalBasis: 'LEGAL_OBLIGATION', purpose: 'DATA_PROTECTION' } as const;

export const ObjectionRecorded = defineEvent(
  'ObjectionRecorded',
  z.strictObject({ scope: objectionScope, ground: personal('note', ground.optional()) }),
  DATA_PROTECTION,
);

export const ObjectionLifted = defineEvent(
  'ObjectionLifted',
  z.strictObject({ scope: objectionScope, ground: personal('note', ground.optional()) }),
  DATA_PROTECTION,
);

/** `dueOn`: one month after the receipt (GDPR art. 12(3)). */
export const SubjectRequestReceived = defineEvent(
  'SubjectRequestReceived',
  z.strictObject({ requestId: ulid, right, dueOn: calendarDate }),
  DATA_PROTECTION,
);

export const SubjectRequestExtended = defineEvent(
  'SubjectRequestExtended',
  z.strictObject({ requestId: ulid, right, dueOn: calendarDate, reason: coarseCode }),
  DATA_PROTECTION,
);

export const SubjectRequestAnswered = defineEvent(
  'SubjectRequestAnswered',
  z.strictObject({ requestId: ulid, right, dueOn: calendarDate, outcome: requestOutcome.optional() }),
  DATA_PROTECTION,
);

export const ProcessingRestricted = defineEvent(
  'ProcessingRestricted',
  z.strictObject({ ground: coarseCode }),
  DATA_PROTECTION,
);

export const RestrictionLifted = defineEvent(
  'RestrictionLifted',
  z.strictObject({ ground: coarseCode.optional() }),
  DATA_PROTECTION,
);

export const RetentionHeld = defineEvent('RetentionHeld', z.strictObject({ ground: holdGround }), DATA_PROTECTION);

export const RetentionReleased = defineEvent(
  'RetentionReleased',
  z.strictObject({ ground: holdGround }),
  DATA_PROTECTION,
);

/** Recorded once the keys of these categories are destroyed; the certificate proves it. */
export const PersonalDataErased = defineEvent(
  'PersonalDataErased',
  z.strictObject({
    categories: z.array(erasableCategory).min(1),
    ground: coarseCode,
    keyFingerprints: z.array(z.string().min(1).max(128)),
    certificate: z.string().min(1).max(8192),
    approvedBy: accountId,
  }),
  DATA_PROTECTION,
);

/** Contact details were shown to somebody of the other network (convention art. 4.3); the youth can see it. */
export const ContactDetailsDisclosed = defineEvent(
  'ContactDetailsDisclosed',
  z.strictObject({
    recipient: structureId,
    account: accountId,
    fields: z.array(contactField).min(1),
    referralId: ulid,
  }),
  { legalBasis: 'CONSENT' },
);
