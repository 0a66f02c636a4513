import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';
import { ageGround } from '../cej/events.js';

export const hoursPerWeek = z.number().positive().max(48);

/** `effectiveOn` is its first day. */
export const PrepaStarted = defineEvent(
  'PrepaStarted',
  z.strictObject({
    prepaId: ulid,
    /** The chamber or the training centre that runs it. */
    structureId,
    plannedEndOn: calendarDate,
    hoursPerWeek,
    withinCej: z.boolean(),
    /** Recorded from the 30th birthday on only: there the age rests on it. */
    ageGround: personal('identity', ageGround.optional()),
  }),
  { purpose: 'PREPA' },
);

/** `effectiveOn` is its last day. */
export const PrepaCompleted = defineEvent('PrepaCompleted', z.strictObject({ prepaId: ulid }), { purpose: 'PREPA' });

/** `effectiveOn` is its last day. */
export const PrepaAbandoned = defineEvent('PrepaAbandoned', z.strictObject({ prepaId: ulid, reason: coarseCode }), {
  purpose: 'PREPA',
});

/** Where the youth stands after the Prépa: `APPRENTICESHIP`, `OTHER_ALTERNANCE`, `JOB`, `TRAINING`, `SEARCH`, `UNKNOWN`. */
export const PrepaOutcomeMeasured = defineEvent(
  'PrepaOutcomeMeasured',
  z.strictObject({ prepaId: ulid, situation: coarseCode }),
  { purpose: 'PREPA' },
);
