import { z } from 'zod';
import { defineCommand } from '../../kernel/command.js';
import { accountId, coarseCode, pathwayId } from '../../kernel/identifiers.js';
import { closingReason } from './events.js';

export const MergePathway = defineCommand({
  name: 'MergePathway',
  data: z.strictObject({ survivor: pathwayId, confirmedBy: accountId }),
  who: { ML_ADVISER: 'FOLLOWS', DPO: 'ANY', IMPORT: 'ANY' },
  needs: ({ survivor }) => [{ kind: 'pathway', id: survivor }],
  doc: 'Ends a path that turned out to be a second one of the same youth; a second account confirms. Both histories stay.',
});

export const ClosePathway = defineCommand({
  name: 'ClosePathway',
  data: z.strictObject({ reason: closingReason }),
  who: { ML_ADVISER: 'FOLLOWS', IMPORT: 'ANY' },
  doc: 'Ends the joint follow-up. The end of a PACEA alone does not.',
});

export const ReopenPathway = defineCommand({
  name: 'ReopenPathway',
  data: z.strictObject({ reason: coarseCode.optional() }),
  who: { ML_ADVISER: 'FOLLOWS', IMPORT: 'ANY' },
  doc: 'Takes the joint follow-up up again.',
});
