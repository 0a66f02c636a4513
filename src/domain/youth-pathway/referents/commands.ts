import { z } from 'zod';
import { defineCommand } from '../../kernel/command.js';
import { accountId, coarseCode, structureId } from '../../kernel/identifiers.js';
import { referentRole } from './events.js';

export const AssignReferent = defineCommand({
  name: 'AssignReferent',
  data: z.strictObject({ account: accountId, structureId, role: referentRole }),
  who: { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' },
  doc: 'Names the referent of a youth for a role (convention art. 4.1); the one before ends on the eve.',
});

export const ReleaseReferent = defineCommand({
  name: 'ReleaseReferent',
  data: z.strictObject({
    role: referentRole,
    /** The present referent of the role when absent; refused where it is somebody else. */
    account: accountId.optional(),
    structureId: structureId.optional(),
  }),
  who: { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', CLOCK: 'ANY', IMPORT: 'ANY' },
  doc: 'Ends the referent of a role; the date is the last day.',
});

export const TransferPathway = defineCommand({
  name: 'TransferPathway',
  data: z.strictObject({
    /** The Mission Locale that follows the youth; derived. */
    from: structureId.optional(),
    to: structureId,
    /** `MOVE`, `CHOICE`, `STRUCTURE_MERGED` … */
    reason: coarseCode,
  }),
  who: { ML_ADVISER: 'FOLLOWS', CLOCK: 'ANY', IMPORT: 'ANY' },
  doc: 'From this day on another Mission Locale follows the youth. Consents stay: their recipients do not change.',
});
