import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { accountId, coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { contactField, erasableCategory, holdGround, objectionScope, requestOutcome, right } from './events.js';

const ground = z.string().trim().min(1).max(1000).optional();
const STAFF = { ML_ADVISER: 'FOLLOWS', DPO: 'ANY', IMPORT: 'ANY' } as const;
/** In person or through whoever the youth speaks to. */
const YOUTH_THROUGH_ANYBODY = { YOUTH: 'OWN', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY' } as const;
const DPO = { DPO: 'ANY', IMPORT: 'ANY' } as const;

export const RecordObjection = defineCommand({
  name: 'RecordObjection',
  data: z.strictObject({ scope: objectionScope, ground }),
  who: { ...STAFF, ...YOUTH_THROUGH_ANYBODY },
  doc: 'The youth objects (GDPR art. 21): what crosses the networks in this scope stops, live referrals and undelivered updates included.',
});

export const LiftObjection = defineCommand({
  name: 'LiftObjection',
  data: z.strictObject({ scope: objectionScope, ground }),
  who: STAFF,
  doc: 'The youth no longer objects; what had stopped does not start again by itself.',
});

export const ReceiveSubjectRequest = defineCommand({
  name: 'ReceiveSubjectRequest',
  data: z.strictObject({ requestId: ulid.optional(), right, dueOn: calendarDate.optional() }),
  who: { ...STAFF, ...YOUTH_THROUGH_ANYBODY },
  doc: 'The youth exercises a right; an answer is due within one month (GDPR art. 12(3)).',
});

/** Which request: by its id, or by its right where a single one is open. */
const request = { requestId: ulid.optional(), right: right.optional() };

export const ExtendSubjectRequest = defineCommand({
  name: 'ExtendSubjectRequest',
  data: z.strictObject({ ...request, dueOn: calendarDate.optional(), reason: coarseCode }),
  who: DPO,
  doc: 'Two more months to answer, once, told with its reason before the first term (GDPR art. 12(3)).',
});

export const AnswerSubjectRequest = defineCommand({
  name: 'AnswerSubjectRequest',
  data: z.strictObject({ ...request, dueOn: calendarDate.optional(), outcome: requestOutcome.optional() }),
  who: STAFF,
  doc: 'The request is answered, be it late.',
});

export const RestrictProcessing = defineCommand({
  name: 'RestrictProcessing',
  data: z.strictObject({ ground: coarseCode }),
  who: STAFF,
  doc: 'While restricted nobody reads but the youth and the DPO, and nothing is disclosed (GDPR art. 18).',
});

export const LiftRestriction = defineCommand({
  name: 'LiftRestriction',
  data: z.strictObject({ ground: coarseCode.optional() }),
  who: DPO,
  doc: 'The processing is no longer restricted.',
});

export const HoldRetention = defineCommand({
  name: 'HoldRetention',
  data: z.strictObject({ ground: holdGround }),
  who: DPO,
  doc: 'A dispute or a control: nothing is erased while it lasts (GDPR art. 17(3)(e)).',
});

export const ReleaseRetention = defineCommand({
  name: 'ReleaseRetention',
  data: z.strictObject({
    /** All the holds when absent. */
    ground: holdGround.optional(),
  }),
  who: DPO,
  doc: 'The dispute or the control is over.',
});

export const ErasePersonalData = defineCommand({
  name: 'ErasePersonalData',
  data: z.strictObject({
    categories: z.array(erasableCategory).min(1),
    ground: coarseCode,
    keyFingerprints: z.array(z.string().min(1).max(128)),
    certificate: z.string().min(1).max(8192),
    approvedBy: accountId,
  }),
  who: { DPO: 'ANY', CLOCK: 'ANY', IMPORT: 'ANY' },
  doc: 'Records that the keys were destroyed (GDPR art. 17); a second account has approved. No personal data is accepted afterwards.',
});

export const DiscloseContactDetails = defineCommand({
  name: 'DiscloseContactDetails',
  data: z.strictObject({
    /** The reader's structure and account when absent. */
    recipient: structureId.optional(),
    account: accountId.optional(),
    fields: z.array(contactField).min(1),
    referralId: ulid,
  }),
  who: { CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', ML_ADVISER: 'PARTY', IMPORT: 'ANY' },
  doc: 'Contact details are shown to the other network, on the consent of the youth alone (convention art. 4.3).',
});
