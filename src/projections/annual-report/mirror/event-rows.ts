import { BOOLEAN, DATE, DOUBLE, INTEGER, UINTEGER, VARCHAR, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import type { StoredEvent } from '../../../application/ports/event-log.js';
import { ENVELOPE, type Column, type ColumnKind, type Table } from './columns.js';
import { Rows, type Dates } from './rows.js';

const TYPES: Readonly<Record<ColumnKind | 'UINTEGER', DuckDBType>> = {
  VARCHAR,
  JSON: VARCHAR,
  INTEGER,
  DOUBLE,
  BOOLEAN,
  DATE,
  UINTEGER,
};

/** What a row holds as stream numbers. */
export interface RowNumbers {
  readonly stream: number;
  readonly actorStructure: number | null;
  readonly underConvention: number | null;
  readonly followedBy: number | null;
}

/** The rows of one type of event. */
export class EventRows {
  readonly rows: Rows;

  constructor(
    private readonly table: Table,
    private readonly dates: Dates,
  ) {
    const kinds = [...Object.values(ENVELOPE), ...table.facts.map(({ kind }) => kind)];
    this.rows = new Rows(
      table.type,
      kinds.map((kind) => TYPES[kind]),
    );
  }

  /** In the order of `ENVELOPE`, then of the facts. */
  add(event: StoredEvent, numbers: RowNumbers): void {
    const { rows, dates, table } = this;
    rows.put(event.position);
    rows.put(numbers.stream);
    rows.put(event.revision);
    rows.put(dates.of(event.effectiveOn));
    rows.put(dates.of(event.recordedAt.slice(0, 10)));
    rows.put(event.actor.kind);
    rows.put(numbers.actorStructure);
    rows.put(numbers.underConvention);
    rows.put(numbers.followedBy);
    const facts = currentFacts(table, event);
    for (const column of table.facts) {
      const value = facts[column.name];
      rows.put(value === undefined || value === null ? null : this.valueOf(column, value, event));
    }
    rows.endRow();
  }

  private valueOf({ name, kind }: Column, value: unknown, event: StoredEvent): DuckDBValue {
    if (kind === 'VARCHAR' && typeof value === 'string') return value;
    if (kind === 'DATE' && typeof value === 'string') return this.dates.of(value);
    if (kind === 'INTEGER' && Number.isInteger(value)) return value as number;
    if (kind === 'DOUBLE' && typeof value === 'number') return value;
    if (kind === 'BOOLEAN' && typeof value === 'boolean') return value;
    if (kind === 'JSON') return JSON.stringify(value);
    throw new Error(`event ${event.position} (${event.type}): ${name} is no ${kind}`);
  }
}

/** The facts as the current version of the type names them. */
function currentFacts({ definition }: Table, event: StoredEvent): Readonly<Record<string, unknown>> {
  let facts: Readonly<Record<string, unknown>> = event.facts;
  for (let version = event.schemaVersion; version < definition.version; version += 1) {
    facts = definition.versions[version]?.upcast?.(facts) ?? facts;
  }
  return facts;
}
