import { z } from 'zod';
import { defineEvent } from '../../kernel/event.js';
import { accountId, coarseCode, structureId } from '../../kernel/identifiers.js';

/** Whose referent it is: the Mission Locale's adviser, the chamber's, or the training centre's. */
export const referentRole = z.enum(['ML', 'CMA', 'CFA']);
export type ReferentRole = z.output<typeof referentRole>;

const referent = z.strictObject({ account: accountId, structureId, role: referentRole });

/** Referent from this day on. */
export const ReferentAssigned = defineEvent('ReferentAssigned', referent);

/** Its date is the last day as a referent. */
export const ReferentReleased = defineEvent('ReferentReleased', referent);

/** From this day on another Mission Locale follows the youth. */
export const PathwayTransferred = defineEvent(
  'PathwayTransferred',
  z.strictObject({ from: structureId, to: structureId, reason: coarseCode }),
);
