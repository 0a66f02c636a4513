import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { coarseCode, structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

export const weeklyHours = z.number().positive().max(48);
export const hours = z.number().nonnegative().max(3000);
/** The recognised disabled-worker status: the only ground of a CEJ or a Prépa beyond their usual ages. */
export const ageGround = z.enum(['RQTH']);
export const cejEndCause = z.enum(['TERM', 'INSERTION', 'BREACH', 'YOUTH_REQUEST', 'AGE', 'OTHER']);
export type CejEndCause = z.output<typeof cejEndCause>;
const justification = z.string().trim().min(1).max(2000);

/** `effectiveOn` is the day it opened. */
export const CejOpened = defineEvent(
  'CejOpened',
  z.strictObject({
    plannedEndOn: calendarDate,
    weeklyHours,
    engagementContractSignedOn: calendarDate.optional(),
    ageGround: personal('identity', ageGround.optional()),
    /** A warning, not a refusal: less than six months after the end of the previous CEJ. */
    withinSixMonths: z.literal(true).optional(),
  }),
);

export const CejExtended = defineEvent(
  'CejExtended',
  z.strictObject({ newEndOn: calendarDate, justification: personal('note', justification) }),
);

export const CejProlonged = defineEvent(
  'CejProlonged',
  z.strictObject({ parcours: coarseCode, parcoursEndOn: calendarDate, newEndOn: calendarDate }),
);

export const CejActivityRecorded = defineEvent(
  'CejActivityRecorded',
  z.strictObject({
    activityId: ulid,
    kind: coarseCode,
    structuring: z.boolean(),
    from: calendarDate,
    to: calendarDate,
    hoursDeclared: hours,
    hoursValidated: hours.optional(),
    providerId: structureId.optional(),
  }),
);

/** `effectiveOn` is the first day that no longer counts. */
export const CejEnded = defineEvent('CejEnded', z.strictObject({ cause: cejEndCause }));
