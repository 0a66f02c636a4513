import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { siret, ulid } from '../../kernel/identifiers.js';
import { immersionObject } from './events.js';

/** Those who may prescribe one: the Mission Locale, and who runs a Prépa Apprentissage (code du travail L5135-2). */
const who = { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' } as const;

const immersion = z.strictObject({
  /** May be left out where one immersion is planned. */
  immersionId: ulid.optional(),
});

export const PlanImmersion = defineCommand({
  name: 'PlanImmersion',
  data: z.strictObject({
    immersionId: ulid.optional(),
    object: immersionObject,
    siret,
    from: calendarDate,
    to: calendarDate,
  }),
  who,
  plan: true,
  doc: 'Plans a period in a company (PMSMP): one month at most, renewable once in the same company for the same object (code du travail L5135-1 and D5135-1 ff).',
});

export const CompleteImmersion = defineCommand({
  name: 'CompleteImmersion',
  data: immersion,
  who,
  doc: 'Records that a planned immersion took place.',
});

export const CancelImmersion = defineCommand({
  name: 'CancelImmersion',
  data: immersion,
  who,
  doc: 'Records that a planned immersion does not take place.',
});
