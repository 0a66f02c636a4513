import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';

/**
 * A read model: what it reads, its tables, and how an event changes them. Its rows and its checkpoint are written in one
 * transaction, so an event is never counted twice and never missed.
 */
export interface Projection {
  /** `consent-register`: also the name of its file. */
  readonly name: string;
  /** Raised when the tables or their meaning change: a new one is then built beside the old. */
  readonly version: number;
  /** Types of the events it reads; it sees no other. */
  readonly reads: ReadonlySet<string>;
  /** `CREATE TABLE …` statements. */
  readonly schema: string;
  /** Prepares the statements on a database that has the schema, and returns what one event does. */
  prepare(db: Database): (event: StoredEvent) => void;
}

/** Where a read model stands. It is `complete` when nothing is parked and it is not being built for the first time. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly position: number;
  readonly parkedStreams: number;
  readonly rebuilding: boolean;
  readonly complete: boolean;
}

/** An event that a projection could not take; the later events of its stream wait behind it. */
export interface ParkedStream {
  readonly projection: string;
  readonly stream: string;
  readonly position: number;
  readonly type: string;
  readonly reason: string;
}
