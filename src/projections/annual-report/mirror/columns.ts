import { calendarDate } from '../../../domain/kernel/calendar.js';
import type { EventDefinition } from '../../../domain/kernel/event.js';

/** How a clear fact stands in the mirror. Lists and objects are JSON text. */
export type ColumnKind = 'VARCHAR' | 'INTEGER' | 'DOUBLE' | 'BOOLEAN' | 'DATE' | 'JSON';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** The table of one type of event: a row for each, a column for each of its clear facts. */
export interface Table {
  readonly type: string;
  readonly facts: readonly Column[];
  readonly definition: EventDefinition;
}

/**
 * What every table has besides the facts. `stream`, `actorStructure`, `underConvention` and `followedBy` are stream numbers;
 * `followedBy` is the Mission Locale that follows the youth once the event is recorded in the stream (null outside the paths of
 * youths). `recordedOn` is the UTC day of `recordedAt`.
 */
export const ENVELOPE = {
  position: 'UINTEGER',
  stream: 'UINTEGER',
  revision: 'UINTEGER',
  effectiveOn: 'DATE',
  recordedOn: 'DATE',
  actorKind: 'VARCHAR',
  actorStructure: 'UINTEGER',
  underConvention: 'UINTEGER',
  followedBy: 'UINTEGER',
} as const;

/** What the views of the report add to a row: no fact may bear these names either. */
const ADDED = ['type', 'youth', 'region'];

const TAKEN_NAMES = new Set([...Object.keys(ENVELOPE), ...ADDED].map((name) => name.toLowerCase()));

/** The tables that the schemas ask for. What carries a personal mark has no column. */
export function tablesOf(definitions: readonly EventDefinition[]): readonly Table[] {
  return [...definitions]
    .sort((a, b) => (a.type < b.type ? -1 : 1))
    .map((definition) => ({ type: definition.type, facts: factsOf(definition), definition }));
}

function factsOf(definition: EventDefinition): readonly Column[] {
  const columns: Column[] = [];
  for (const [name, schema] of Object.entries<Node>(definition.schema.shape)) {
    if (name in definition.personal) continue;
    if (TAKEN_NAMES.has(name.toLowerCase()))
      throw new Error(`${definition.type}.${name} is a name of the mirror itself`);
    columns.push({ name, kind: kindOf(schema) });
  }
  return columns;
}

/** What this file reads of a zod schema's definition. */
interface Node {
  readonly _zod: {
    readonly def: {
      readonly type: string;
      readonly innerType?: Node;
      readonly in?: Node;
      readonly options?: readonly Node[];
      readonly values?: readonly unknown[];
      readonly format?: string;
    };
  };
}

const WRAPPERS = new Set(['optional', 'nullable', 'default', 'prefault', 'nonoptional', 'readonly', 'catch']);

function kindOf(schema: Node): ColumnKind {
  if (schema === (calendarDate as unknown as Node)) return 'DATE';
  const { def } = schema._zod;
  if (WRAPPERS.has(def.type) && def.innerType) return kindOf(def.innerType);
  if (def.type === 'pipe' && def.in) return kindOf(def.in);
  if (def.type === 'union') return oneKind((def.options ?? []).map(kindOf));
  if (def.type === 'literal') return oneKind((def.values ?? []).map(kindOfValue));
  if (def.type === 'string' || def.type === 'enum') return 'VARCHAR';
  if (def.type === 'number') return isInteger(schema) ? 'INTEGER' : 'DOUBLE';
  if (def.type === 'boolean') return 'BOOLEAN';
  return 'JSON';
}

function isInteger(schema: Node): boolean {
  return (schema as unknown as { isInt?: boolean }).isInt === true;
}

function kindOfValue(value: unknown): ColumnKind {
  if (typeof value === 'boolean') return 'BOOLEAN';
  if (typeof value === 'number') return Number.isInteger(value) ? 'INTEGER' : 'DOUBLE';
  return typeof value === 'string' ? 'VARCHAR' : 'JSON';
}

/** Alternatives of one kind keep it; of several, they are JSON text. */
function oneKind(kinds: readonly ColumnKind[]): ColumnKind {
  const [first, ...others] = kinds;
  return first !== undefined && others.every((kind) => kind === first) ? first : 'JSON';
}
