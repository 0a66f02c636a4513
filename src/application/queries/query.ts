import type { z } from 'zod';
import type { PersonalCategory } from '../../domain/kernel/personal.js';
import type { DomainError } from '../../domain/kernel/refusals.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { CommandExecutor } from '../execution/executor.js';
import type { AccessFacts, PathwayAccess, Reader, WhoReads } from '../policies/access.js';
import type { AccessLog, AccessRecord, RefusalReason } from '../ports/access-log.js';
import type { Clock } from '../ports/clock.js';
import type { EventLog } from '../ports/event-log.js';
import type { Ids } from '../ports/ids.js';
import type { RecordCodec } from '../ports/record-codec.js';
import type { Registers } from '../ports/registers.js';
import type { Reports } from '../ports/reports.js';

/** What questions are answered from. */
export interface QueryPorts {
  readonly executor: Pick<CommandExecutor, 'present' | 'directory' | 'execute'>;
  readonly log: Pick<EventLog, 'head' | 'read' | 'readStream'>;
  readonly codec: Pick<RecordCodec, 'open'>;
  readonly registers: Registers;
  readonly reports: Reports;
  readonly accessLog: AccessLog;
  readonly clock: Clock;
  readonly ids: Pick<Ids, 'next'>;
}

/** A path as it now stands, and what the reader may see of it. */
export interface Asked {
  readonly id: string;
  readonly state: YouthPathwayState | undefined;
  readonly access: PathwayAccess;
}

/** One question being answered: who asks, and what access is decided on. */
export interface QueryContext extends QueryPorts {
  readonly reader: Reader;
  readonly facts: AccessFacts;
  /** UTC instant. */
  readonly now: string;
  /** The decision on a path, on its present state. */
  readonly path: (id: string, claims?: { readonly ground?: string | undefined }) => Promise<Asked>;
}

/** What of a consultation is known only once the question is answered. */
export type Consulted = Pick<AccessRecord, 'categories' | 'results'> &
  Partial<Pick<AccessRecord, 'subject' | 'ground' | 'consents' | 'stated' | 'asOf' | 'knownAt'>>;

export type Outcome<A> =
  | {
      readonly answer: A;
      /** One for each youth whose data are in the answer; one in all where it names nobody. */
      readonly consulted: readonly Consulted[];
    }
  | { readonly refused: RefusalReason; readonly subject?: string | undefined; readonly error: DomainError };

/** A question of the catalogue: its schema, who may ask it, what it opens, and its answer. */
export interface QueryDefinition<N extends string = string, S extends z.ZodObject = z.ZodObject, A = unknown> {
  readonly name: N;
  /** Strict: an unknown field is refused. */
  readonly input: S;
  readonly who: WhoReads;
  /** The personal categories that an answer may hold. */
  readonly opens: readonly PersonalCategory[];
  /** Why: kept with every consultation. */
  readonly purpose: string;
  /** One English sentence for the reference pages. */
  readonly doc: string;
  readonly answer: (input: z.output<S>, context: QueryContext) => Promise<Outcome<A>>;
}

export function defineQuery<N extends string, S extends z.ZodObject, A>(
  definition: QueryDefinition<N, S, A>,
): QueryDefinition<N, S, A> {
  return definition;
}

/** A definition whatever its input and its answer: what a catalogue holds. */
export type AnyQuery = Omit<QueryDefinition, 'answer'> & {
  readonly answer: (input: never, context: QueryContext) => Promise<Outcome<unknown>>;
};

export type InputOf<Q> = Q extends QueryDefinition<string, infer S> ? z.input<S> : never;
export type AnswerOf<Q> = Q extends { readonly answer: (...args: never[]) => Promise<Outcome<infer A>> }
  ? Exclude<A, undefined>
  : never;
