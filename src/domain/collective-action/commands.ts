import { z } from 'zod';
import type { Who } from '../kernel/actor.js';
import { calendarDate } from '../kernel/calendar.js';
import { defineCommand } from '../kernel/command.js';
import { coarseCode, conventionId, pathwayId, structureId } from '../kernel/identifiers.js';
import { actionSubject, audience, capacity, cejHours, place } from './events.js';

/** Those who work in a structure that hosts the action. */
const HOSTS: Who = {
  ML_ADVISER: 'OWN',
  CMA_REFERENT: 'OWN',
  CFA_REFERENT: 'OWN',
  ARML: 'OWN',
  UNML: 'OWN',
  CMA_FRANCE: 'OWN',
  IMPORT: 'ANY',
};

export const PlanAction = defineCommand({
  name: 'PlanAction',
  data: z.strictObject({
    subject: actionSubject,
    /** By default everybody. */
    audience: audience.optional(),
    /** By default the structure of whoever plans it. */
    hosts: z.array(structureId).min(1).max(20).optional(),
    /** By default the day on which the command takes effect. */
    date: calendarDate.optional(),
    place,
    /** No limit where none is given. */
    capacity: capacity.optional(),
    /** By default the convention in force that day which covers hosts of both networks. */
    conventionId: conventionId.optional(),
  }),
  // Nothing ties a structure to an action before it exists: the decision looks for it among the hosts.
  who: {
    ML_ADVISER: 'ANY',
    CMA_REFERENT: 'ANY',
    CFA_REFERENT: 'ANY',
    ARML: 'ANY',
    UNML: 'ANY',
    CMA_FRANCE: 'ANY',
    IMPORT: 'ANY',
  },
  creates: true,
  plan: true,
  doc: 'Plans a collective action, of one network or of both together (convention art. 4.1 and 4.2).',
});

export const RescheduleAction = defineCommand({
  name: 'RescheduleAction',
  data: z.strictObject({ date: calendarDate, place: place.optional() }),
  who: HOSTS,
  doc: 'Moves an action to another day or another place.',
});

export const CancelAction = defineCommand({
  name: 'CancelAction',
  data: z.strictObject({ reason: coarseCode.optional() }),
  who: HOSTS,
  doc: 'Cancels an action that has not been held.',
});

export const RegisterYouthForAction = defineCommand({
  name: 'RegisterYouthForAction',
  data: z.strictObject({ pathwayId }),
  // An adviser may register the youths of their own Mission Locale, whoever hosts: the decision compares the structures.
  who: { ML_ADVISER: 'ANY', IMPORT: 'ANY' },
  needs: (data) => [{ kind: 'pathway', id: data.pathwayId }],
  doc: 'Registers a youth for an action open to all or to the CEJ; no youth is named for a specific public (GDPR art. 9 and 10).',
});

export const UnregisterYouthFromAction = defineCommand({
  name: 'UnregisterYouthFromAction',
  data: z.strictObject({ pathwayId }),
  who: { ML_ADVISER: 'ANY', IMPORT: 'ANY' },
  needs: (data) => [{ kind: 'pathway', id: data.pathwayId }],
  doc: 'Takes a youth off the list of an action.',
});

export const CloseAttendance = defineCommand({
  name: 'CloseAttendance',
  data: z.strictObject({
    present: z.array(pathwayId).max(10_000).optional(),
    /** By default the registered youths who were not present. */
    absent: z.array(pathwayId).max(10_000).optional(),
    /** People who came without being registered. */
    anonymousCount: z.int().min(0).max(100_000).optional(),
    cejHours: cejHours.optional(),
  }),
  who: HOSTS,
  doc: 'Closes the attendance of an action once it has been held: exactly the registered youths, and a count of the others.',
});
