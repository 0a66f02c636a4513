import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { ageGround } from '../cej/events.js';
import { hoursPerWeek } from './events.js';

/** Those who run the Prépa, for their own structure (the decision checks it), and the Mission Locale. */
const who = { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' } as const;

export const StartPrepa = defineCommand({
  name: 'StartPrepa',
  data: z.strictObject({
    prepaId: ulid.optional(),
    /** The referent's own structure when absent. */
    structureId: structureId.optional(),
    plannedEndOn: calendarDate,
    hoursPerWeek,
    /** Whether a CEJ is live on the first day, when absent. */
    withinCej: z.boolean().optional(),
    ageGround: ageGround.optional(),
  }),
  // A referral comes before most of them, but none is required: who starts it may not be a party yet.
  who: { ...who, CMA_REFERENT: 'ANY', CFA_REFERENT: 'ANY' },
  doc: 'Starts a Prépa Apprentissage of a chamber or training centre; during a live CEJ it is one of its structuring activities (convention art. 4.3; code du travail L6313-6).',
});

export const CompletePrepa = defineCommand({
  name: 'CompletePrepa',
  data: z.strictObject({
    /** The Prépa in progress when absent. */
    prepaId: ulid.optional(),
  }),
  who,
  doc: 'Records that a Prépa Apprentissage was followed to its end (convention art. 4.3).',
});

export const AbandonPrepa = defineCommand({
  name: 'AbandonPrepa',
  data: z.strictObject({ prepaId: ulid.optional(), reason: coarseCode }),
  who,
  doc: 'Records that a Prépa Apprentissage was left before its end, with a coarse reason (convention art. 4.3).',
});

export const MeasurePrepaOutcome = defineCommand({
  name: 'MeasurePrepaOutcome',
  data: z.strictObject({
    /** The Prépa that ended last when absent. */
    prepaId: ulid.optional(),
    situation: coarseCode,
  }),
  who,
  doc: 'Records the situation of the youth after a Prépa Apprentissage, due 30 days after its end.',
});
