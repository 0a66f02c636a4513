import { DuckDBDataChunk, DuckDBDateValue, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { dayNumber } from '../../../domain/kernel/calendar.js';

/** DuckDB's own vector size: what one chunk holds. */
const CHUNK = 2048;

/** Rows on their way to a table of the mirror, gathered by column in chunks. */
export class Rows {
  private readonly columns: DuckDBValue[][];
  private chunks: DuckDBDataChunk[] = [];
  private held = 0;
  private next = 0;

  constructor(
    readonly table: string,
    private readonly types: readonly DuckDBType[],
  ) {
    this.columns = types.map(() => []);
  }

  /** The next value of the row in hand. */
  put(value: DuckDBValue): void {
    this.columns[this.next]?.push(value);
    this.next += 1;
  }

  endRow(): void {
    if (this.next !== this.columns.length) throw new Error(`${this.table}: ${this.next} values in a row`);
    this.next = 0;
    this.held += 1;
    if (this.held === CHUNK) this.closeChunk();
  }

  /** Everything gathered since the last time. */
  drain(): readonly DuckDBDataChunk[] {
    this.closeChunk();
    const { chunks } = this;
    this.chunks = [];
    return chunks;
  }

  private closeChunk(): void {
    if (this.held === 0) return;
    const chunk = DuckDBDataChunk.create(this.types, this.held);
    chunk.setColumns(this.columns);
    this.chunks.push(chunk);
    for (const column of this.columns) column.length = 0;
    this.held = 0;
  }
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
