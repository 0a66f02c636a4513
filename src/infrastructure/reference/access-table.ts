import { queries } from '../../application/queries/catalogue.js';
import { ACTOR_KINDS, type ActorKind } from '../../domain/kernel/actor.js';
import { aggregates } from '../../domain/catalogue.js';

/** Whoever is somebody: the clock and the import may do what their deadlines and their files need. */
export const ROLES: readonly ActorKind[] = ACTOR_KINDS.filter((kind) => kind !== 'CLOCK' && kind !== 'IMPORT');

export interface AccessRow {
  readonly kind: 'command' | 'query';
  /** Of a command. */
  readonly aggregate?: string;
  readonly name: string;
  /** Role → the relation or the extent that is asked of it; a role that is not there may not. */
  readonly who: Readonly<Partial<Record<ActorKind, string>>>;
}

/** All roles × all commands and queries, from what stands beside their schemas. */
export function accessTable(): readonly AccessRow[] {
  return [
    ...aggregates.flatMap(({ name: aggregate, decisions }) =>
      decisions.map(({ definition: { name, who } }): AccessRow => ({ kind: 'command', aggregate, name, who })),
    ),
    ...queries.map(({ name, who }): AccessRow => ({ kind: 'query', name, who })),
  ];
}
