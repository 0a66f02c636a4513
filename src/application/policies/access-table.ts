import { aggregates } from '../../domain/catalogue.js';
import { ACTOR_KINDS, type ActorKind } from '../../domain/kernel/actor.js';
import { queries } from '../queries/catalogue.js';

/** One command or question, and how far each kind of actor may use it; a kind that is not there may not. */
export interface AccessRow {
  readonly kind: 'COMMAND' | 'QUERY';
  /** The aggregate of a command. */
  readonly aggregate?: string;
  readonly name: string;
  /** Kind of actor → `FOLLOWS`, `PARTY`, `OWN`, `ANY` for a command; `FOLLOWS`, `CONSENT`, `OWN`, `FACTS`, `GROUND`, `ANY` for a question. */
  readonly who: Readonly<Partial<Record<ActorKind, string>>>;
  /** The personal categories that an answer may hold. */
  readonly opens: readonly string[];
  readonly doc: string;
}

/** Who may do what and read what: every kind of actor × every command and question, from the catalogues themselves. */
export function accessTable(): readonly AccessRow[] {
  const commands = aggregates.flatMap(({ name: aggregate, decisions }) =>
    decisions.map(({ definition: { name, who, doc } }): AccessRow => ({
      kind: 'COMMAND',
      aggregate,
      name,
      who: inOrder(who),
      opens: [],
      doc,
    })),
  );
  const asked = queries.map(({ name, who, opens, doc }): AccessRow => ({
    kind: 'QUERY',
    name,
    who: inOrder(who),
    opens,
    doc,
  }));
  return [...commands, ...asked];
}

function inOrder(who: Readonly<Partial<Record<ActorKind, string>>>): AccessRow['who'] {
  return Object.fromEntries(ACTOR_KINDS.flatMap((kind) => (who[kind] === undefined ? [] : [[kind, who[kind]]])));
}
