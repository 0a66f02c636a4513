import type { Actor, Relation } from '../kernel/actor.js';
import { type Aggregate, defineAggregate } from '../kernel/aggregate.js';
import { type Facts, isSameStructure } from '../kernel/facts.js';
import { structureDecisions } from './decide.js';
import { structure as refusals } from './refusals.js';
import { initialStructure, networkOf, structureEvolutions, type StructureState } from './state.js';

export const structure: Aggregate<StructureState> = defineAggregate({
  name: 'structure',
  category: 'structure',
  initial: initialStructure,
  evolutions: structureEvolutions,
  decisions: structureDecisions,
  deadlines: () => [],
  relates,
  refusals: refusals.table,
});

/** A structure belongs to whoever works in it, to its regional association and to the head of its network. */
function relates(relation: Relation, actor: Actor, { registered }: StructureState, facts: Facts): boolean {
  if (relation === 'ANY') return true;
  if (relation !== 'OWN' || !registered) return false;
  if (actor.kind === 'UNML' || actor.kind === 'CMA_FRANCE') {
    return networkOf(registered.kind) === (actor.kind === 'UNML' ? 'ML' : 'CMA');
  }
  if (actor.structure === undefined) return false;
  const regional = actor.kind === 'ARML' && registered.kind === 'ML' && registered.parentId === actor.structure;
  return regional || isSameStructure(actor.structure, facts.stream, facts);
}
