import type { Actor } from '../kernel/actor.js';
import { type ConventionFacts, type Facts, isSameStructure, type StructureFacts } from '../kernel/facts.js';
import type { ConventionState } from './state.js';
import { inForceOn } from './term.js';

/** What other aggregates may ask of a convention. */
export function conventionFacts(id: string, state: ConventionState): ConventionFacts | undefined {
  const { signed } = state;
  if (!signed) return undefined;
  const within = (structure: StructureFacts): boolean =>
    signed.parties.includes(structure.id) ||
    ['FR', structure.regionCode, structure.id].some((place) => signed.territory.includes(place));
  return {
    id,
    level: signed.level,
    inForceOn: (date) => inForceOn(state, date),
    covers: (a, b) => within(a) && within(b),
  };
}

/** The party for which somebody acts, be it through mergers; there is only one UNML and one CMA France. */
export function partyOf(actor: Actor, parties: readonly string[], facts: Facts): string | undefined {
  const { kind, structure } = actor;
  return parties.find((party) => {
    if (structure !== undefined) return isSameStructure(party, structure, facts);
    return (kind === 'UNML' || kind === 'CMA_FRANCE') && facts.structure(party)?.kind === kind;
  });
}
