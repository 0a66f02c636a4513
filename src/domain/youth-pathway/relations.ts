import type { Actor, Relation } from '../kernel/actor.js';
import { type Facts, isSameStructure } from '../kernel/facts.js';
import { partiesToContracts } from './apprenticeship/state.js';
import { covers, liveConsents } from './consent/state.js';
import { partiesToPrepas } from './prepa/state.js';
import { partiesToReviews } from './review/state.js';
import type { YouthPathwayState } from './state.js';

/**
 * What ties an actor to a youth's path on the day that is recorded. `FOLLOWS` and `OWN`: the actor's Mission Locale follows the youth (itself, or the
 * one it has merged into). `PARTY`: besides it, a structure that the youth was referred from or to, that a live consent
 * names, or that takes part in a contract, a Prépa, an immersion or a review. A youth acts on their own path alone.
 */
export function relates(relation: Relation, actor: Actor, state: YouthPathwayState, facts: Facts): boolean {
  if (relation === 'ANY') return true;
  if (actor.kind === 'YOUTH') return relation === 'OWN' && actor.onBehalfOf === facts.stream;
  const { structure } = actor;
  if (structure === undefined) return false;
  return follows(structure, state, facts) || (relation === 'PARTY' && isParty(structure, state, facts));
}

function follows(structure: string, state: YouthPathwayState, facts: Facts): boolean {
  const missionLocale = state.registration.registered?.missionLocaleId;
  return missionLocale !== undefined && isSameStructure(structure, missionLocale, facts);
}

function isParty(id: string, state: YouthPathwayState, facts: Facts): boolean {
  const structure = facts.successorOf(id);
  if (structure && liveConsents(state, facts.recordedOn).some((consent) => covers(consent, structure))) return true;
  return partiesOf(state).some((party) => isSameStructure(party, id, facts));
}

function partiesOf(state: YouthPathwayState): readonly string[] {
  return [
    ...Object.values(state.referral.byId).flatMap(({ from, to, sentTo }) => [from, to, sentTo]),
    ...partiesToContracts(state),
    ...partiesToPrepas(state),
    ...partiesToReviews(state),
  ];
}
