import { DATE, UINTEGER, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import type { StoredEvent } from '../../../application/ports/event-log.js';
import type { Table } from './columns.js';
import type { Batch, Checkpoint } from './commits.js';
import { EventRows } from './event-rows.js';
import { Dates, Rows } from './rows.js';
import { StreamNumbers } from './stream-numbers.js';

const PATHWAY = 'youthPathway-';

/** The first and the last date known so far. */
interface Horizon {
  readonly earliest: string;
  readonly latest: string;
}

/**
 * Turns events, in log order, into rows of the mirror: numbers the streams (and those that events name), and keeps beside each
 * event of a path the Mission Locale that follows the youth once it is recorded.
 */
export class MirrorFiller {
  private readonly dates = new Dates();
  private readonly tables = new Map<string, EventRows>();
  private readonly streamRows = new Rows('stream', [UINTEGER, VARCHAR]);
  private readonly horizonRows = new Rows('horizon', [UINTEGER, DATE, DATE]);
  private readonly numbers = new StreamNumbers();
  /** Streams that events name again and again: structures, conventions. */
  private readonly named = new Map<string, number>();
  /** Stream number → number of the Mission Locale that follows; 0 where it is not known. */
  private followers = new Int32Array(1 << 12);
  private horizon: Horizon | undefined;
  /** Whether every numbered stream is in memory; otherwise those that are met are fetched from the mirror. */
  private readonly complete: boolean;
  private streams: number;
  private last: Checkpoint;

  constructor(
    private readonly connection: DuckDBConnection,
    tables: readonly Table[],
    from: Checkpoint,
  ) {
    for (const table of tables) this.tables.set(table.type, new EventRows(table, this.dates));
    this.streams = from.streams;
    this.complete = from.streams === 0;
    this.last = from;
  }

  /** Position of the last event taken. */
  get position(): number {
    return this.last.position;
  }

  async take(events: readonly StoredEvent[]): Promise<void> {
    const last = events.at(-1);
    if (!last) return;
    if (!this.complete) await this.fetch(events);
    for (const event of events) {
      this.widen(event);
      const table = this.tables.get(event.type);
      // A type without a table was written by a newer release: no indicator of this one can read it.
      if (!table) continue;
      const stream = this.numbered(event.stream);
      table.add(event, {
        stream,
        actorStructure: this.numberNamed(event.actor.structure),
        underConvention: this.numberNamed(event.conventionId),
        followedBy: event.stream.startsWith(PATHWAY) ? this.followerAfter(event, stream) : null,
      });
    }
    this.last = { position: last.position, hash: last.hash, streams: this.streams };
  }

  /** What was taken since the last time. */
  drain(): Batch {
    const rows = [this.streamRows, this.horizonRows, ...[...this.tables.values()].map((table) => table.rows)];
    return { checkpoint: this.last, tables: rows.map((one) => ({ table: one.table, chunks: one.drain() })) };
  }

  /** Numbers and followers of the streams that these events meet and memory does not hold. */
  private async fetch(events: readonly StoredEvent[]): Promise<void> {
    this.horizon ??= await this.lastHorizon();
    const names = new Set<string>();
    for (const event of events) {
      for (const name of [event.stream, event.actor.structure, event.conventionId, missionLocaleNamedBy(event)]) {
        if (name !== undefined && this.numbers.numberOf(name) === undefined) names.add(name);
      }
    }
    if (names.size === 0) return;
    const list = [...names].map((name) => `'${name.replaceAll("'", "''")}'`).join(', ');
    const reader = await this.connection.runAndReadAll(`
      WITH met AS (SELECT number, name FROM mirrored.stream WHERE name IN (${list})),
      followed AS (
        SELECT stream, position, followedBy FROM mirrored."YouthRegistered"
        UNION ALL SELECT stream, position, followedBy FROM mirrored."PathwayTransferred")
      SELECT met.number, met.name, coalesce(max_by(followed.followedBy, followed.position), 0) AS follower
      FROM met LEFT JOIN followed ON followed.stream = met.number GROUP BY ALL`);
    for (const [number, name, follower] of reader.getRowsJS() as [number, string, number][]) {
      this.numbers.set(name, number);
      this.setFollower(number, follower);
    }
  }

  private async lastHorizon(): Promise<Horizon | undefined> {
    const reader = await this.connection.runAndReadAll(
      'SELECT earliest::VARCHAR, latest::VARCHAR FROM mirrored.horizon ORDER BY position DESC LIMIT 1',
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
    this.horizonRows.put(position);
    this.horizonRows.put(this.dates.of(this.horizon.earliest));
    this.horizonRows.put(this.dates.of(this.horizon.latest));
    this.horizonRows.endRow();
  }

  private numbered(name: string): number {
    const known = this.numbers.numberOf(name);
    if (known !== undefined) return known;
    this.streams += 1;
    this.numbers.set(name, this.streams);
    this.streamRows.put(this.streams);
    this.streamRows.put(name);
    this.streamRows.endRow();
    return this.streams;
  }

  private numberNamed(name: string | undefined): number | null {
    if (name === undefined) return null;
    let number = this.named.get(name);
    if (number === undefined) {
      number = this.numbered(name);
      this.named.set(name, number);
    }
    return number;
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
