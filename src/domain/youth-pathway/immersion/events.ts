import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { siret, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

/** Discover a trade, confirm a project, or begin a recruitment: one of the three (code du travail L5135-1). */
export const immersionObject = z.enum(['DISCOVER', 'CONFIRM', 'RECRUIT']);

export const ImmersionPlanned = defineEvent(
  'ImmersionPlanned',
  z.strictObject({
    immersionId: ulid,
    object: immersionObject,
    siret: personal('contract', siret),
    from: calendarDate,
    to: calendarDate,
  }),
  { purpose: 'IMMERSION' },
);

export const ImmersionCompleted = defineEvent('ImmersionCompleted', z.strictObject({ immersionId: ulid }), {
  purpose: 'IMMERSION',
});

export const ImmersionCancelled = defineEvent('ImmersionCancelled', z.strictObject({ immersionId: ulid }), {
  purpose: 'IMMERSION',
});
