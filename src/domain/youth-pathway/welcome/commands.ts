import { z } from 'zod';
import { defineCommand } from '../../kernel/command.js';
import { structureId, ulid } from '../../kernel/identifiers.js';
import { note, project } from './events.js';

const RECIPIENT = { ML_ADVISER: 'PARTY', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' } as const;

export const HoldWelcome = defineCommand({
  name: 'HoldWelcome',
  data: z.strictObject({
    /** By default the one accepted referral of that structure. */
    referralId: ulid.optional(),
    structureId: structureId.optional(),
    project,
    note: note.optional(),
  }),
  who: RECIPIENT,
  doc: 'The structure that accepted the referral has received the youth in person and studied the project (convention art. 4.2).',
});

export const MissWelcome = defineCommand({
  name: 'MissWelcome',
  data: z.strictObject({
    referralId: ulid.optional(),
    structureId: structureId.optional(),
    note: note.optional(),
  }),
  who: RECIPIENT,
  doc: 'The youth did not come to the welcome.',
});
