import { z } from 'zod';
import { defineEvent } from '../../kernel/event.js';
import { accountId, coarseCode, pathwayId } from '../../kernel/identifiers.js';

export const closingReason = z.enum([
  'POSITIVE_EXIT_APPRENTICESHIP',
  'POSITIVE_EXIT_JOB',
  'POSITIVE_EXIT_TRAINING',
  'AGE_LIMIT',
  'YOUTH_REQUEST',
  'MOVED',
  'LOST_CONTACT',
  'DUPLICATE',
  'OTHER',
]);

/** Recorded on the path that is absorbed; two accounts agree: the envelope's and this one. */
export const PathwayMerged = defineEvent(
  'PathwayMerged',
  z.strictObject({ survivor: pathwayId, confirmedBy: accountId }),
);

export const PathwayClosed = defineEvent('PathwayClosed', z.strictObject({ reason: closingReason }));

export const PathwayReopened = defineEvent('PathwayReopened', z.strictObject({ reason: coarseCode.optional() }));
