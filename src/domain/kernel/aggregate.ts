import type { DecisionCase } from './command.js';
import type { Evolution, PastEvent } from './event.js';
import type { Deadline } from './deadline.js';
import type { Actor, Relation } from './actor.js';
import type { Facts } from './facts.js';
import type { Wording } from './refusals.js';

/** An aggregate: what a stream of one category means. */
export interface Aggregate<State = unknown> {
  /** As in import lines and routes: `youth-pathway`. */
  readonly name: string;
  /** Stream names are `category-ULID`. */
  readonly category: string;
  readonly initial: State;
  readonly evolutions: readonly Evolution<State>[];
  readonly decisions: readonly DecisionCase<State>[];
  /** Deadlines that stand open in this state, with the command that the clock issues on each. */
  readonly deadlines: (state: State) => readonly Deadline[];
  /** Whether the actor's structure stands in this relation to the aggregate. */
  readonly relates: (relation: Relation, actor: Actor, state: State, facts: Facts) => boolean;
  readonly refusals: Readonly<Record<string, Wording>>;
}

/** @throws Error where an event is folded, or a command decided, in two places: the first would silently be lost */
export function defineAggregate<State>(definition: Aggregate<State>): Aggregate<State> {
  once(definition.evolutions.map((evolution) => evolution.definition.type));
  once(definition.decisions.map((decision) => decision.definition.name));
  return definition;
}

function once(names: readonly string[]): void {
  const again = names.find((name, index) => names.indexOf(name) !== index);
  if (again !== undefined) throw new Error(`${again} is defined twice`);
}

/** Left fold of past events. Events of unknown types leave the state as it is. */
export function foldWith<State>(aggregate: Aggregate<State>): (state: State, event: PastEvent) => State {
  const byType = new Map(aggregate.evolutions.map((evolution) => [evolution.definition.type, evolution.apply]));
  return (state, event) => byType.get(event.type)?.(state, event) ?? state;
}
