import { z } from 'zod';
import type { Who } from '../../kernel/actor.js';
import { defineCommand } from '../../kernel/command.js';
import { coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { note, participant, progress, reviewRole, signingRole } from './events.js';

const who: Who = { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' };
/** The youth says it, or whoever collects what the youth says. */
const whoSpeaksForTheYouth: Who = { ...who, YOUTH: 'OWN' };

/** A structure, a role, or both: what is left out is told by the other, by the path and by the contract. */
const givenParticipant = z.union([participant.partial(), reviewRole, structureId]);
export type GivenParticipant = z.output<typeof givenParticipant>;
const givenParticipants = z.array(givenParticipant).max(20);

export const ScheduleSharedReview = defineCommand({
  name: 'ScheduleSharedReview',
  data: z.strictObject({
    reviewId: ulid.optional(),
    contractId: ulid.optional(),
    participants: givenParticipants,
  }),
  who,
  plan: true,
  doc: 'Plans a review shared by the training centre and the Mission Locale on that date, under a live consent to a shared follow-up (convention art. 4.4).',
});

export const HoldSharedReview = defineCommand({
  name: 'HoldSharedReview',
  data: z.strictObject({
    reviewId: ulid.optional(),
    /** As scheduled when absent. */
    contractId: ulid.optional(),
    /** As scheduled when absent. */
    participants: givenParticipants.optional(),
    /** A review of a contract confirms its employer, its diploma and its dates; where one is wrong, the contract is amended first. */
    employerConfirmed: z.boolean().optional(),
    diplomaConfirmed: z.boolean().optional(),
    datesConfirmed: z.boolean().optional(),
    progress: progress.optional(),
    note: note.optional(),
  }),
  who,
  doc: 'Records a review shared by the training centre and the Mission Locale; with a contract its employer, diploma and dates are confirmed (convention art. 4.4). A change of content clears the signatures.',
});

export const ApproveSharedReviewByYouth = defineCommand({
  name: 'ApproveSharedReviewByYouth',
  data: z.strictObject({ reviewId: ulid }),
  who: whoSpeaksForTheYouth,
  doc: 'Records that the youth agrees with a shared review as it was held.',
});

export const ContestSharedReview = defineCommand({
  name: 'ContestSharedReview',
  data: z.strictObject({ reviewId: ulid, note: note.optional() }),
  who: whoSpeaksForTheYouth,
  doc: 'Records that the youth does not agree with a shared review, and with what.',
});

export const CountersignSharedReview = defineCommand({
  name: 'CountersignSharedReview',
  data: z.strictObject({
    reviewId: ulid,
    /** The side for which the signer takes part when absent. */
    role: signingRole.optional(),
  }),
  who,
  doc: 'Signs a shared review, as it was held, for one of the sides that took part.',
});

export const WithdrawSharedReview = defineCommand({
  name: 'WithdrawSharedReview',
  data: z.strictObject({ reviewId: ulid, reason: coarseCode }),
  who,
  doc: 'Withdraws a shared review that was planned or held; what was recorded stays in the history.',
});
