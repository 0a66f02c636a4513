import { z } from 'zod';
import { accountId, structureId } from './identifiers.js';

/** Who can act. `CLOCK` issues what is due, `IMPORT` brings history older than the system. */
export const ACTOR_KINDS = [
  'ML_ADVISER',
  'CMA_REFERENT',
  'CFA_REFERENT',
  'ARML',
  'UNML',
  'CMA_FRANCE',
  'COMMITTEE',
  'DPO',
  'AUDITOR',
  'YOUTH',
  'CLOCK',
  'IMPORT',
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const actorSchema = z.strictObject({
  kind: z.enum(ACTOR_KINDS),
  account: accountId.optional(),
  structure: structureId.optional(),
  onBehalfOf: z.string().min(1).max(64).optional(),
});
export type Actor = z.output<typeof actorSchema>;

/**
 * What ties an actor to what is acted upon:
 * `FOLLOWS` the actor's Mission Locale follows the youth · `PARTY` the actor's structure takes part in the path (referral,
 * consent, contract, prépa) · `OWN` the aggregate belongs to the actor's structure · `ANY` no tie is needed.
 */
export type Relation = 'FOLLOWS' | 'PARTY' | 'OWN' | 'ANY';

/** Deny by default: a kind that is not named may not. */
export type Who = Readonly<Partial<Record<ActorKind, Relation>>>;
