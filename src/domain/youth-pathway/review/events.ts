import { z } from 'zod';
import { defineEvent } from '../../kernel/event.js';
import { coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

/** Who takes part, by role and structure, never by name. The youth and the employer have no structure here. */
export const reviewRole = z.enum(['ML', 'CFA', 'CMA', 'YOUTH', 'EMPLOYER']);
export const signingRole = z.enum(['ML', 'CFA', 'CMA']);
export type SigningRole = z.output<typeof signingRole>;
export const participant = z.strictObject({ structureId: structureId.optional(), role: reviewRole });
export type Participant = z.output<typeof participant>;
const participants = z.array(participant).min(1).max(20);

/** How the training goes: `ON_TRACK`, `TO_WATCH`, `IN_DIFFICULTY`, `COMPLETED` … */
export const progress = coarseCode;
export const note = z.string().trim().min(1).max(4000);

const shared = { legalBasis: 'CONSENT', purpose: 'SHARED_FOLLOW_UP' } as const;

/** Its date is the day on which the review is to be held. Scheduled again, the new plan replaces the one before. */
export const SharedReviewScheduled = defineEvent(
  'SharedReviewScheduled',
  z.strictObject({ reviewId: ulid, contractId: ulid.optional(), participants }),
  shared,
);

/**
 * The shared review of a youth whom a training centre and a Mission Locale follow together (convention art. 4.4). Held again with
 * another content, it replaces the one before, and what was approved or signed no longer is.
 */
export const SharedReviewHeld = defineEvent(
  'SharedReviewHeld',
  z.strictObject({
    reviewId: ulid,
    contractId: ulid.optional(),
    participants,
    /** With a contract: its employer, diploma and dates were confirmed. */
    employerConfirmed: z.literal(true).optional(),
    diplomaConfirmed: z.literal(true).optional(),
    datesConfirmed: z.literal(true).optional(),
    progress: progress.optional(),
    note: personal('note', note.optional()),
  }),
  shared,
);

export const SharedReviewApprovedByYouth = defineEvent(
  'SharedReviewApprovedByYouth',
  z.strictObject({ reviewId: ulid }),
  shared,
);

export const SharedReviewContested = defineEvent(
  'SharedReviewContested',
  z.strictObject({
    reviewId: ulid,
    /** What the youth does not agree with. */
    note: personal('note', note),
  }),
  shared,
);

export const SharedReviewCountersigned = defineEvent(
  'SharedReviewCountersigned',
  z.strictObject({ reviewId: ulid, role: signingRole }),
  shared,
);

export const SharedReviewWithdrawn = defineEvent(
  'SharedReviewWithdrawn',
  z.strictObject({ reviewId: ulid, reason: coarseCode }),
);
