import type { Actor, Relation, Who } from '../../domain/kernel/actor.js';
import type { StructureKind } from '../../domain/kernel/facts.js';

/** The kinds of structure for which an actor of a kind can act; any where none is named. */
const ACTS_FOR: Readonly<Partial<Record<Actor['kind'], readonly StructureKind[]>>> = {
  ML_ADVISER: ['ML'],
  CMA_REFERENT: ['CMA', 'CMAR'],
  CFA_REFERENT: ['CFA'],
  ARML: ['ARML'],
  UNML: ['UNML'],
  CMA_FRANCE: ['CMA_FRANCE'],
};

/**
 * The access decision on commands: deny by default, decided now. The kind of actor must be named beside the command's
 * schema, act for a structure of its kind, and stand in the relation that is asked of it. An import may do what its file needs.
 */
export function mayCommand(
  who: Who,
  actor: Actor,
  structure: StructureKind | undefined,
  relates: (relation: Relation) => boolean,
): boolean {
  if (actor.kind === 'IMPORT') return true;
  const relation = who[actor.kind];
  if (relation === undefined) return false;
  if (structure !== undefined && ACTS_FOR[actor.kind]?.includes(structure) === false) return false;
  return relation === 'ANY' || relates(relation);
}
