import { z } from 'zod';
import { fr } from 'zod/locales';
import { actorSchema, type Actor } from '../../domain/kernel/actor.js';
import type { Aggregate } from '../../domain/kernel/aggregate.js';
import { calendarDate, type CalendarDate } from '../../domain/kernel/calendar.js';
import { canonicalJson } from '../../domain/kernel/canonical-json.js';
import type { DecisionCase } from '../../domain/kernel/command.js';
import { ulid } from '../../domain/kernel/identifiers.js';
import type { EventRecord } from '../ports/event-log.js';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());

const envelope = z.strictObject({
  commandId: ulid,
  aggregate: z.string(),
  id: z.string(),
  command: z.string(),
  effectiveOn: calendarDate.optional(),
  actor: actorSchema,
  data: z.unknown().optional(),
  recordedAt: instant.optional(),
  correlationId: ulid.optional(),
  causationId: z.string().min(1).max(64).optional(),
});

/** A command as it comes in: by HTTP, a line typed or imported, the clock, a reaction to an event. */
export interface CommandRequest {
  readonly commandId: string;
  readonly aggregate: string;
  /** The ULID of the aggregate, or the name of its stream. */
  readonly id: string;
  readonly command: string;
  /** Today, when absent. */
  readonly effectiveOn?: CalendarDate | undefined;
  readonly actor: Actor;
  readonly data?: unknown;
  /** From an import only. */
  readonly recordedAt?: string | undefined;
  readonly correlationId?: string | undefined;
  /** What it follows from: an event id, or a command id. */
  readonly causationId?: string | undefined;
  readonly source: EventRecord['source'];
  /** From the clock and from reactions only: the date it is run for. */
  readonly today?: CalendarDate | undefined;
}

/** A request that is well formed, with what it addresses. */
export interface WellFormed {
  readonly commandId: string;
  readonly aggregate: Aggregate;
  readonly decision: DecisionCase<unknown>;
  readonly stream: string;
  readonly effectiveOn: CalendarDate | undefined;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: string | undefined;
  readonly correlationId: string;
  readonly causationId: string;
  readonly source: EventRecord['source'];
  readonly today: CalendarDate | undefined;
  /** What the command says, whatever its id and its door: compared when the id comes again. */
  readonly content: string;
}

export interface Issue {
  /** `data.plannedEndOn` */
  readonly path: string;
  readonly message: string;
}

/** The request is not well formed. Each wrong field has its path; no value is repeated. */
export class InputInvalid extends Error {
  override readonly name = 'InputInvalid';
  readonly code = 'input.invalid';

  constructor(readonly issues: readonly Issue[]) {
    super(`input.invalid: ${issues.map(({ path }) => path).join(', ')}`);
  }
}

const french = { error: fr().localeError };

/** Reads requests against the catalogue. */
export class RequestReader {
  private readonly aggregates = new Map<string, Aggregate>();
  private readonly decisions = new Map<Aggregate, ReadonlyMap<string, DecisionCase<unknown>>>();

  constructor(aggregates: readonly Aggregate[]) {
    for (const aggregate of aggregates) {
      this.aggregates.set(aggregate.name, aggregate);
      this.decisions.set(aggregate, new Map(aggregate.decisions.map((one) => [one.definition.name, one])));
    }
  }

  /** @throws InputInvalid with every wrong field */
  read({ source, today, ...rest }: CommandRequest): WellFormed {
    const { aggregate: name, id, command, data, ...fields } = parse(envelope, rest, []);
    const aggregate = this.aggregates.get(name);
    if (!aggregate) throw new InputInvalid([{ path: 'aggregate', message: 'Agrégat inconnu' }]);
    const decision = this.decisions.get(aggregate)?.get(command);
    if (!decision) throw new InputInvalid([{ path: 'command', message: 'Commande inconnue' }]);
    const stream = `${aggregate.category}-${bareId(aggregate, id)}`;
    const known = parse(decision.definition.data, data ?? {}, ['data']);
    const { commandId, ...said } = fields;
    return {
      ...fields,
      aggregate,
      decision,
      stream,
      data: known,
      effectiveOn: fields.effectiveOn,
      recordedAt: fields.recordedAt,
      correlationId: fields.correlationId ?? commandId,
      causationId: fields.causationId ?? commandId,
      source,
      today: source === 'CLOCK' || source === 'REACTION' ? today : undefined,
      content: contentOf({ ...said, stream, command, data: known }),
    };
  }
}

/** @throws InputInvalid for a text with half a character, which no record can hold */
function contentOf(said: Readonly<Record<string, unknown>>): string {
  try {
    return canonicalJson(said);
  } catch {
    throw new InputInvalid([{ path: 'data', message: 'Caractère invalide' }]);
  }
}

function bareId(aggregate: Aggregate, id: string): string {
  const bare = id.startsWith(`${aggregate.category}-`) ? id.slice(aggregate.category.length + 1) : id;
  if (!ulid.safeParse(bare).success) throw new InputInvalid([{ path: 'id', message: 'ULID' }]);
  return bare;
}

/** @throws InputInvalid with every wrong field */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  return parse(schema, value, []);
}

function parse<S extends z.ZodType>(schema: S, value: unknown, at: readonly string[]): z.output<S> {
  const result = schema.safeParse(value, french);
  if (result.success) return result.data;
  throw new InputInvalid(result.error.issues.flatMap((issue) => named(issue, at)));
}

/** One issue for each unknown field, named by its path. */
function named(issue: z.core.$ZodIssue, at: readonly string[]): Issue[] {
  const path = [...at, ...issue.path.map(String)];
  if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: 'Champ inconnu' }));
}
