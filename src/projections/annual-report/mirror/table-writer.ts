import {
  BOOLEAN,
  DATE,
  DOUBLE,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBTimestampMillisecondsValue,
  INTEGER,
  TIMESTAMP_MS,
  UINTEGER,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import type { StoredEvent } from '../../../application/ports/event-log.js';
import { dayNumber } from '../../../domain/kernel/calendar.js';
import { ENVELOPE, type Column, type ColumnKind, type Table } from './columns.js';

/** DuckDB's own vector size: what one chunk holds. */
const CHUNK = 2048;

const TYPES: Readonly<Record<ColumnKind | 'UINTEGER' | 'TIMESTAMP_MS', DuckDBType>> = {
  VARCHAR,
  JSON: VARCHAR,
  INTEGER,
  DOUBLE,
  BOOLEAN,
  DATE,
  UINTEGER,
  TIMESTAMP_MS,
};

/** Gathers the rows of one type of event by column and hands them to DuckDB a chunk at a time. */
export class TableWriter {
  private readonly columns: DuckDBValue[][];
  private readonly types: readonly DuckDBType[];
  private appender: DuckDBAppender | undefined;
  private rows = 0;

  constructor(
    private readonly connection: DuckDBConnection,
    private readonly table: Table,
    private readonly dates: Dates,
  ) {
    this.types = [...Object.values(ENVELOPE), ...table.facts.map(({ kind }) => kind)].map((kind) => TYPES[kind]);
    this.columns = this.types.map(() => []);
  }

  /** The appender is made before rows come: making one waits, adding a row does not. */
  async open(): Promise<void> {
    this.appender ??= await this.connection.createAppender(this.table.type, 'mirror');
  }

  add(event: StoredEvent, stream: number, followedBy: number | null): void {
    const { columns } = this;
    const { actor } = event;
    const envelope: DuckDBValue[] = [
      event.position,
      stream,
      event.revision,
      this.dates.of(event.effectiveOn),
      new DuckDBTimestampMillisecondsValue(BigInt(Date.parse(event.recordedAt))),
      actor.kind,
      actor.structure ?? null,
      event.legalBasis,
      event.purpose,
      event.conventionId ?? null,
      followedBy,
    ];
    for (const [i, value] of envelope.entries()) columns[i]?.push(value);
    const facts = currentFacts(this.table, event);
    for (const [i, column] of this.table.facts.entries()) {
      const value = facts[column.name];
      columns[envelope.length + i]?.push(
        value === undefined || value === null ? null : this.valueOf(column, value, event),
      );
    }
    this.rows += 1;
    if (this.rows === CHUNK) this.write();
  }

  /** Hands over what is left; it is then in the transaction of the connection. */
  flush(): void {
    this.write();
    this.appender?.flushSync();
  }

  close(): void {
    this.appender?.clear();
    this.appender?.closeSync();
    this.appender = undefined;
  }

  private write(): void {
    if (this.rows === 0) return;
    const chunk = DuckDBDataChunk.create(this.types, this.rows);
    chunk.setColumns(this.columns);
    this.appender?.appendDataChunk(chunk);
    for (const column of this.columns) column.length = 0;
    this.rows = 0;
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

/** A day is met thousands of times: its value is made once. */
export class Dates {
  private readonly known = new Map<string, DuckDBDateValue>();

  of(date: string): DuckDBDateValue {
    let value = this.known.get(date);
    if (value === undefined) {
      const day = dayNumber(date);
      if (!Number.isInteger(day)) throw new Error('not a calendar date');
      value = new DuckDBDateValue(day);
      this.known.set(date, value);
    }
    return value;
  }
}
