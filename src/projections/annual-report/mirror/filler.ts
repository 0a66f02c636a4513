import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { StoredEvent } from '../../../application/ports/event-log.js';
import type { Table } from './columns.js';
import { StreamNumbers } from './stream-numbers.js';
import { Dates, TableWriter } from './table-writer.js';

/** The first and the last date known so far. */
interface Horizon {
  readonly earliest: string;
  readonly latest: string;
}

const PATHWAY = 'youthPathway-';

/** How far a mirror goes: its last event and how many streams are numbered. */
export interface Checkpoint {
  readonly position: number;
  readonly hash: string;
  readonly streams: number;
}

/**
 * Fills the mirror in log order: numbers the streams (and the structures that paths name), keeps beside each event of a path the Mission Locale that follows the
 * youth once it is recorded, and writes rows and checkpoint in one transaction.
 */
export class MirrorFiller {
  private readonly writers = new Map<string, TableWriter>();
  private readonly numbers = new StreamNumbers();
  /** Stream number → number of the Mission Locale that follows; 0 where it is not known. */
  private followers = new Int32Array(1 << 12);
  /** Whether every numbered stream is in memory; otherwise those of a batch are fetched first. */
  private readonly complete: boolean;
  private streams: number;
  private streamAppender: DuckDBAppender | undefined;
  private horizonAppender: DuckDBAppender | undefined;
  private horizon: Horizon | undefined;
  private readonly dates = new Dates();
  private last: Checkpoint;
  /** Whether a transaction is open, with rows in it. */
  private writing = false;

  constructor(
    private readonly connection: DuckDBConnection,
    tables: readonly Table[],
    private committed: Checkpoint,
  ) {
    for (const table of tables) this.writers.set(table.type, new TableWriter(connection, table, this.dates));
    this.streams = committed.streams;
    this.complete = committed.streams === 0;
    this.last = committed;
  }

  /** Position of the last event in the mirror. */
  get position(): number {
    return this.committed.position;
  }

  get hash(): string {
    return this.committed.hash;
  }

  /** Position of the last event taken, be it committed or not. */
  get reached(): number {
    return this.last.position;
  }

  async take(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    await this.prepare(events);
    for (const event of events) {
      this.widen(event);
      const writer = this.writers.get(event.type);
      // A type without a table was written by a newer release: no indicator of this one can read it.
      if (!writer) continue;
      const stream = this.numbered(event.stream);
      writer.add(event, stream, event.stream.startsWith(PATHWAY) ? this.followerAfter(event, stream) : null);
    }
    this.last = { position: last.position, hash: last.hash, streams: this.streams };
  }

  /** Rows and checkpoint, in one transaction. */
  async commit(): Promise<void> {
    if (!this.writing) return;
    for (const writer of this.writers.values()) writer.flush();
    this.streamAppender?.flushSync();
    this.horizonAppender?.flushSync();
    const { position, hash, streams } = this.last;
    await this.connection.run(
      `UPDATE mirror.checkpoint SET position = ${position}, hash = '${hash}', streams = ${streams}`,
    );
    await this.connection.run('COMMIT');
    this.writing = false;
    this.committed = this.last;
  }

  /** Lets go of what is not committed. */
  close(): void {
    for (const writer of this.writers.values()) writer.close();
    for (const appender of [this.streamAppender, this.horizonAppender]) {
      appender?.clear();
      appender?.closeSync();
    }
  }

  /** What waits is done before the rows are added: the transaction, the appenders, the streams not in memory. */
  private async prepare(events: readonly StoredEvent[]): Promise<void> {
    if (!this.writing) await this.connection.run('BEGIN TRANSACTION');
    this.writing = true;
    this.streamAppender ??= await this.connection.createAppender('stream', 'mirror');
    this.horizonAppender ??= await this.connection.createAppender('horizon', 'mirror');
    if (!this.complete) this.horizon ??= await this.lastHorizon();
    for (const type of new Set(events.map((event) => event.type))) await this.writers.get(type)?.open();
    if (!this.complete) await this.fetch(events);
  }

  private async lastHorizon(): Promise<Horizon | undefined> {
    const reader = await this.connection.runAndReadAll(
      'SELECT earliest::VARCHAR, latest::VARCHAR FROM mirror.horizon ORDER BY position DESC LIMIT 1',
    );
    const [row] = reader.getRowsJS() as [string, string][];
    return row && { earliest: row[0], latest: row[1] };
  }

  private widen({ position, effectiveOn }: StoredEvent): void {
    const { earliest = effectiveOn, latest = effectiveOn } = this.horizon ?? {};
    if (this.horizon && effectiveOn >= earliest && effectiveOn <= latest) return;
    this.horizon = {
      earliest: effectiveOn < earliest ? effectiveOn : earliest,
      latest: effectiveOn > latest ? effectiveOn : latest,
    };
    this.horizonAppender?.appendUInteger(position);
    this.horizonAppender?.appendDate(this.dates.of(this.horizon.earliest));
    this.horizonAppender?.appendDate(this.dates.of(this.horizon.latest));
    this.horizonAppender?.endRow();
  }

  private async fetch(events: readonly StoredEvent[]): Promise<void> {
    const names = new Set<string>();
    for (const event of events) {
      for (const name of [event.stream, missionLocaleNamedBy(event)]) {
        if (name !== undefined && this.numbers.numberOf(name) === undefined) names.add(name);
      }
    }
    if (names.size === 0) return;
    const list = [...names].map((name) => `'${name.replaceAll("'", "''")}'`).join(', ');
    const reader = await this.connection.runAndReadAll(`
      WITH met AS (SELECT number, name FROM mirror.stream WHERE name IN (${list})),
      followed AS (
        SELECT stream, position, followedBy FROM mirror."YouthRegistered"
        UNION ALL SELECT stream, position, followedBy FROM mirror."PathwayTransferred")
      SELECT met.number, met.name, coalesce(max_by(followed.followedBy, followed.position), 0) AS follower
      FROM met LEFT JOIN followed ON followed.stream = met.number GROUP BY ALL`);
    for (const [number, name, follower] of reader.getRowsJS() as [number, string, number][]) {
      this.numbers.set(name, number);
      this.setFollower(number, follower);
    }
  }

  private numbered(name: string): number {
    const known = this.numbers.numberOf(name);
    if (known !== undefined) return known;
    this.streams += 1;
    this.numbers.set(name, this.streams);
    this.streamAppender?.appendUInteger(this.streams);
    this.streamAppender?.appendVarchar(name);
    this.streamAppender?.endRow();
    return this.streams;
  }

  /** REPORT rule 5: after a registration or a transfer, in the order of the stream, the new one. */
  private followerAfter(event: StoredEvent, stream: number): number | null {
    const named = missionLocaleNamedBy(event);
    if (named !== undefined) this.setFollower(stream, this.numbered(named));
    const follower = this.followers[stream];
    return follower === undefined || follower === 0 ? null : follower;
  }

  private setFollower(stream: number, follower: number): void {
    if (stream >= this.followers.length) {
      const wider = new Int32Array(Math.max(stream + 1, this.followers.length * 2));
      wider.set(this.followers);
      this.followers = wider;
    }
    this.followers[stream] = follower;
  }
}

function missionLocaleNamedBy({ type, facts }: StoredEvent): string | undefined {
  if (type === 'YouthRegistered') return facts.missionLocaleId as string;
  if (type === 'PathwayTransferred') return facts.to as string;
  return undefined;
}
