import { z } from 'zod';
import { defineEvent } from '../../kernel/event.js';
import { structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

/** What the individual welcome makes of the youth's project (convention art. 4.2). */
export const project = z.enum(['CONFIRMED', 'CHANGED', 'ABANDONED', 'TO_DEEPEN']);
export const note = z.string().trim().min(1).max(4000);

const CROSSING = { legalBasis: 'CONSENT', purpose: 'PARTNERSHIP' } as const;

export const WelcomeHeld = defineEvent(
  'WelcomeHeld',
  z.strictObject({
    referralId: ulid,
    /** The one that welcomes. */
    structureId,
    project,
    note: personal('note', note.optional()),
  }),
  CROSSING,
);

export const WelcomeMissed = defineEvent(
  'WelcomeMissed',
  z.strictObject({ referralId: ulid, structureId, note: personal('note', note.optional()) }),
  CROSSING,
);
