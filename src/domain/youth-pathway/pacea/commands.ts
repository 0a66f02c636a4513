import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { coarseCode, ulid } from '../../kernel/identifiers.js';
import { noteText, paceaEndCause, phaseNext, phaseResult } from './events.js';

/** The PACEA is the Mission Locale's own: the other network takes part in it, and never writes it. */
const who = { ML_ADVISER: 'FOLLOWS', IMPORT: 'ANY' } as const;

export const OpenPacea = defineCommand({
  name: 'OpenPacea',
  data: z.strictObject({
    plannedEndOn: calendarDate,
    diagnosticOn: calendarDate,
    /** Required from 2025-01-01. */
    engagementContractSignedOn: calendarDate.optional(),
  }),
  who,
  doc: 'Opens a PACEA after the diagnostic and the signed engagement contract (code du travail L5131-4, R5131-10 to R5131-13).',
});

export const StartPhase = defineCommand({
  name: 'StartPhase',
  data: z.strictObject({ phaseId: ulid.optional(), plannedEndOn: calendarDate, kind: coarseCode }),
  who,
  doc: 'Starts the next phase of the live PACEA, once the previous one is evaluated (code du travail R5131-11).',
});

export const SetObjective = defineCommand({
  name: 'SetObjective',
  data: z.strictObject({
    objectiveId: ulid.optional(),
    /** The current phase when absent. */
    phaseId: ulid.optional(),
    category: coarseCode,
    label: noteText,
  }),
  who,
  doc: 'Sets an objective of the open phase, fixed with the youth (code du travail R5131-11).',
});

const objective = z.strictObject({
  /** May be left out where the open phase has one open objective. */
  objectiveId: ulid.optional(),
  phaseId: ulid.optional(),
});

export const AchieveObjective = defineCommand({
  name: 'AchieveObjective',
  data: objective,
  who,
  doc: 'Records that an objective of the open phase is reached.',
});

export const AbandonObjective = defineCommand({
  name: 'AbandonObjective',
  data: objective,
  who,
  doc: 'Records that an objective of the open phase is given up.',
});

export const EvaluatePhase = defineCommand({
  name: 'EvaluatePhase',
  data: z.strictObject({
    phaseId: ulid.optional(),
    participants: z.array(coarseCode).min(1),
    result: phaseResult,
    next: phaseNext,
    comment: noteText.optional(),
  }),
  who,
  doc: 'Evaluates a phase at its end, once, against at least one objective (code du travail R5131-11).',
});

export const ExtendPacea = defineCommand({
  name: 'ExtendPacea',
  data: z.strictObject({ newEndOn: calendarDate, reason: coarseCode }),
  who,
  doc: 'Extends the PACEA within 24 consecutive months and before the 26th birthday (code du travail R5131-13).',
});

export const EndPacea = defineCommand({
  name: 'EndPacea',
  data: z.strictObject({ cause: paceaEndCause }),
  who: { ...who, CLOCK: 'ANY' },
  doc: 'Ends the PACEA: autonomy, the 26th birthday, the express request of the youth, or its duration run out (code du travail R5131-13).',
});
