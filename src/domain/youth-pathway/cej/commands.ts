import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { ageGround, cejEndCause, hours, weeklyHours } from './events.js';

/** The CEJ is the Mission Locale's own: the other network never writes it. */
const who = { ML_ADVISER: 'FOLLOWS', IMPORT: 'ANY' } as const;

export const OpenCej = defineCommand({
  name: 'OpenCej',
  data: z.strictObject({
    plannedEndOn: calendarDate,
    weeklyHours,
    /** Required from 2025-01-01. */
    engagementContractSignedOn: calendarDate.optional(),
    ageGround: ageGround.optional(),
  }),
  who,
  doc: 'Opens a CEJ, 12 months at most and 15 hours a week at least; a live PACEA waits meanwhile (code du travail L5131-6, R5131-15, R5131-16; convention art. 3).',
});

export const ExtendCej = defineCommand({
  name: 'ExtendCej',
  data: z.strictObject({ newEndOn: calendarDate, justification: z.string().max(2000).optional() }),
  who,
  doc: 'Extends the CEJ, exceptionally and with a justification, up to 18 months in all (code du travail R5131-16).',
});

export const ProlongCej = defineCommand({
  name: 'ProlongCej',
  data: z.strictObject({
    parcours: coarseCode,
    parcoursEndOn: calendarDate,
    /** Derived: the last day of the second month after the parcours ends. */
    newEndOn: calendarDate.optional(),
  }),
  who,
  doc: 'Prolongs the CEJ for a parcours begun before its end, to the last day of the second month after the parcours ends (code du travail R5131-16 II).',
});

export const RecordCejActivity = defineCommand({
  name: 'RecordCejActivity',
  data: z.strictObject({
    activityId: ulid.optional(),
    kind: coarseCode,
    structuring: z.boolean(),
    from: calendarDate,
    to: calendarDate,
    hoursDeclared: hours,
    hoursValidated: hours.optional(),
    providerId: structureId.optional(),
  }),
  who,
  doc: 'Records an activity within the dates of the CEJ, with its declared and its validated hours (code du travail R5131-16).',
});

export const EndCej = defineCommand({
  name: 'EndCej',
  data: z.strictObject({ cause: cejEndCause }),
  who: { ...who, CLOCK: 'ANY' },
  doc: 'Ends the CEJ; the PACEA that it suspended resumes, unless its own limit is reached meanwhile (code du travail R5131-13, R5131-16).',
});
