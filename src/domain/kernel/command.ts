import type { z } from 'zod';
import type { Actor, Who } from './actor.js';
import type { CalendarDate } from './calendar.js';
import type { NewEvent } from './event.js';
import type { Facts, Need } from './facts.js';

export interface CommandDefinition<N extends string = string, S extends z.ZodObject = z.ZodObject> {
  /** The imperative of its event: `ConsentGranted` → `GrantConsent`. */
  readonly name: N;
  /** Strict: an unknown field is refused. */
  readonly data: S;
  readonly who: Who;
  /** A plan may take effect after today (`SharedReviewScheduled`). */
  readonly plan?: boolean;
  /** Only the clock issues it. */
  readonly byClock?: boolean;
  /** Creates the stream: refused where it exists, and no other command is accepted before it. */
  readonly creates?: boolean;
  /** Facts of other aggregates that must be at hand before deciding. */
  readonly needs?: (data: z.output<S>) => readonly Need[];
  /** One English sentence for the reference pages, with its source where it is a rule of law or of the convention. */
  readonly doc: string;
}

export function defineCommand<N extends string, S extends z.ZodObject>(
  definition: CommandDefinition<N, S>,
): CommandDefinition<N, S> {
  return definition;
}

/** A command as a decision sees it: validated data, the calendar date it takes effect, who gives it. */
export interface Given<Data = Readonly<Record<string, unknown>>> {
  readonly data: Data;
  readonly effectiveOn: CalendarDate;
  readonly actor: Actor;
}

export type Decide<State, Data> = (command: Given<Data>, state: State, facts: Facts) => readonly NewEvent[];

export interface DecisionCase<State> {
  readonly definition: CommandDefinition;
  readonly decide: Decide<State, Readonly<Record<string, unknown>>>;
}

/** `decide(GrantConsent, (command, state, facts) => [ConsentGranted.of({ … })])`: pure; empty when it is already so. */
export function decide<State, S extends z.ZodObject>(
  definition: CommandDefinition<string, S>,
  decision: Decide<State, z.output<S>>,
): DecisionCase<State> {
  return {
    definition,
    decide: decision as unknown as DecisionCase<State>['decide'],
  };
}
