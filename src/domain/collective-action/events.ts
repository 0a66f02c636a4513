import { z } from 'zod';
import { calendarDate } from '../kernel/calendar.js';
import { defineEvent } from '../kernel/event.js';
import { coarseCode, conventionId, pathwayId, structureId } from '../kernel/identifiers.js';

const PARTNERSHIP = { purpose: 'PARTNERSHIP' } as const;

/** Convention art. 4.1 to 4.4. */
export const actionSubject = z.enum([
  'CRAFT_DISCOVERY',
  'FAIR',
  'SCHOOL',
  'COMPANY_VISIT',
  'MOBILITY',
  'PREPA_PROMOTION',
  'CEJ_WORKSHOP',
  'ENTREPRENEURSHIP',
  'EXCHANGE_DAY',
  'RESOURCE_SHARING',
]);

/**
 * The public of an action. The specific publics of convention art. 4.2 (under judicial control, child welfare, refugees,
 * disability) exist here only: never on a person (GDPR art. 9 and 10).
 */
export const audience = z.enum(['ALL', 'CEJ', 'ASE', 'JUSTICE', 'BPI', 'DISABILITY']);

/** A venue: « CFA de Rodez, amphithéâtre ». */
export const place = z.string().trim().min(1).max(120);
export const capacity = z.int().min(1).max(10_000);
/** Hours that count for a CEJ, by the half hour. */
export const cejHours = z.number().min(0).max(100).multipleOf(0.5);

export const ActionPlanned = defineEvent(
  'ActionPlanned',
  z.strictObject({
    subject: actionSubject,
    audience,
    /** The first one organises it; hosts of both networks make it a joint action. */
    hosts: z.array(structureId).min(1),
    date: calendarDate,
    place,
    capacity: capacity.optional(),
    conventionId: conventionId.optional(),
  }),
  PARTNERSHIP,
);

export const ActionRescheduled = defineEvent(
  'ActionRescheduled',
  z.strictObject({ date: calendarDate, place: place.optional() }),
  PARTNERSHIP,
);

export const ActionCancelled = defineEvent(
  'ActionCancelled',
  z.strictObject({ reason: coarseCode.optional() }),
  PARTNERSHIP,
);

export const YouthRegisteredForAction = defineEvent('YouthRegisteredForAction', z.strictObject({ pathwayId }));

export const YouthUnregisteredFromAction = defineEvent('YouthUnregisteredFromAction', z.strictObject({ pathwayId }));

/** The action took place: exactly the registered youths are present or absent; others are counted, never named. */
export const AttendanceClosed = defineEvent(
  'AttendanceClosed',
  z.strictObject({
    present: z.array(pathwayId),
    absent: z.array(pathwayId),
    anonymousCount: z.int().min(0),
    cejHours: cejHours.optional(),
  }),
);
