import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { accountId, coarseCode, conventionId, structureId, ulid } from '../../kernel/identifiers.js';
import {
  closingOutcome,
  contactChannel,
  contactResult,
  declineReason,
  direction,
  message,
  referralPurpose,
  WITHDRAWAL_CAUSES,
} from './events.js';

/** The structure that acts, or an account of it; by default the actor's. */
const by = z.union([structureId, accountId], { error: 'structure-ULID, acc-ULID' }).optional();

/** Whoever the referral is addressed to; which structure that is, the decision checks. */
const RECIPIENT = { ML_ADVISER: 'PARTY', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' } as const;
const SENDER = { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' } as const;

export const SendReferral = defineCommand({
  name: 'SendReferral',
  data: z.strictObject({
    referralId: ulid.optional(),
    direction: direction.optional(),
    from: structureId.optional(),
    to: structureId,
    purpose: referralPurpose,
    /** By default the live consent that names the recipient, else that of its network. */
    consentId: ulid.optional(),
    message: message.optional(),
    answerDueOn: calendarDate.optional(),
    conventionId: conventionId.optional(),
  }),
  who: SENDER,
  doc: 'Passes the contact details of a youth to a structure of the other network, for a purpose; never without a live consent that covers it (convention art. 4.3).',
});

export const ReceiveReferral = defineCommand({
  name: 'ReceiveReferral',
  data: z.strictObject({ referralId: ulid, by }),
  who: RECIPIENT,
  doc: 'Records that the recipient has taken note of a referral.',
});

export const AcceptReferral = defineCommand({
  name: 'AcceptReferral',
  data: z.strictObject({ referralId: ulid, by }),
  who: RECIPIENT,
  doc: 'The recipient takes the youth on; the consent must still be live (convention art. 4.3).',
});

export const DeclineReferral = defineCommand({
  name: 'DeclineReferral',
  data: z.strictObject({ referralId: ulid, by, reason: declineReason }),
  who: RECIPIENT,
  doc: 'The recipient does not take the youth on, and says why.',
});

export const RedirectReferral = defineCommand({
  name: 'RedirectReferral',
  data: z.strictObject({
    referralId: ulid,
    by,
    to: structureId,
    reason: coarseCode.optional(),
    consentId: ulid.optional(),
    answerDueOn: calendarDate.optional(),
    conventionId: conventionId.optional(),
  }),
  who: RECIPIENT,
  doc: 'The recipient passes a referral on to another structure of its network; a live consent must cover that one too (convention art. 4.3).',
});

export const CancelReferral = defineCommand({
  name: 'CancelReferral',
  data: z.strictObject({ referralId: ulid, by, reason: coarseCode.optional() }),
  who: { ...SENDER, CLOCK: 'ANY' },
  doc: 'The sender takes back a referral that has not been answered; the system does when its recipient has closed.',
});

export const WithdrawReferral = defineCommand({
  name: 'WithdrawReferral',
  data: z.strictObject({ referralId: ulid, reason: z.enum(WITHDRAWAL_CAUSES) }),
  who: { CLOCK: 'ANY', IMPORT: 'ANY' },
  byClock: true,
  doc: 'Withdraws a referral whose ground is gone: the consent, the convention, an objection, an erasure.',
});

export const ExpireReferral = defineCommand({
  name: 'ExpireReferral',
  data: z.strictObject({ referralId: ulid }),
  who: { CLOCK: 'ANY', IMPORT: 'ANY' },
  byClock: true,
  doc: 'Ends a referral that nobody answered by the day on which an answer was due.',
});

export const CloseReferral = defineCommand({
  name: 'CloseReferral',
  data: z.strictObject({ referralId: ulid, by, outcome: closingOutcome }),
  who: { ...RECIPIENT, CLOCK: 'ANY' },
  doc: 'Ends an accepted referral and says what came of it; the system does, without follow-up, when its recipient has closed.',
});

export const AttemptContact = defineCommand({
  name: 'AttemptContact',
  data: z.strictObject({
    /** By default the one received or accepted referral of that structure. */
    referralId: ulid.optional(),
    attemptId: ulid.optional(),
    by,
    channel: contactChannel,
    result: contactResult,
  }),
  who: RECIPIENT,
  doc: 'Records that the recipient tried to reach the youth. After DO_NOT_CONTACT it may not try again, nor be sent another referral without a new consent.',
});
