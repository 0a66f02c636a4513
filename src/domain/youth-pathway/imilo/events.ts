import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';
import { diplomaLabel, employerName } from '../apprenticeship/events.js';

/** How an update reached i-milo: copied by hand, by a file, by an interface. */
export const imiloChannel = z.enum(['MANUAL', 'FILE', 'API']);
export const rejectionCode = z.enum(['UNKNOWN_FILE', 'IDENTITY_MISMATCH', 'DUPLICATE', 'RIGHTS', 'FORMAT']);
export const version = z.int().min(1).max(10_000);

/** The dates of the contract, and how it ended if it did. */
export const contractDates = z.strictObject({
  signedOn: calendarDate,
  startOn: calendarDate,
  plannedEndOn: calendarDate,
  brokenOn: calendarDate.optional(),
  endedOn: calendarDate.optional(),
  annulledOn: calendarDate.optional(),
});
export type ContractDates = z.output<typeof contractDates>;

const update = z.strictObject({ updateId: ulid, contractId: ulid, version });
const shared = { legalBasis: 'CONSENT', purpose: 'SHARED_FOLLOW_UP' } as const;

/**
 * What the Mission Locale's own information system is to be told of a contract: employer, diploma and dates, nothing else; no
 * note, no free text (convention art. 4.4).
 */
export const ImiloUpdatePrepared = defineEvent(
  'ImiloUpdatePrepared',
  update.extend({
    employerName: personal('contract', employerName),
    diplomaLabel: personal('contract', diplomaLabel),
    dates: personal('contract', contractDates),
  }),
  shared,
);

export const ImiloUpdateDelivered = defineEvent(
  'ImiloUpdateDelivered',
  update.extend({ channel: imiloChannel }),
  shared,
);

export const ImiloUpdateAcknowledged = defineEvent('ImiloUpdateAcknowledged', update, shared);

/** A task for the adviser: what i-milo refused is put right and delivered again. */
export const ImiloUpdateRejected = defineEvent('ImiloUpdateRejected', update.extend({ code: rejectionCode }), shared);

/** It will not be delivered: a newer version takes its place, or there is nothing to share any more. */
export const ImiloUpdateSuperseded = defineEvent(
  'ImiloUpdateSuperseded',
  update.extend({
    reason: z.enum(['NEWER_VERSION', 'CONTRACT_ANNULLED', 'CONSENT_REVOKED']),
    /** The update that takes its place, where there is one. */
    supersededBy: ulid.optional(),
  }),
);
