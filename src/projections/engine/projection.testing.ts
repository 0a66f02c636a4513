import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { Projection } from './projection.js';

/** A projection on a database in memory, and a way to tell it what happened. */
export function inMemory(projection: Projection): {
  readonly db: Database;
  readonly happened: (stream: string, type: string, effectiveOn: string, facts?: Record<string, unknown>) => void;
} {
  const db = new BetterSqlite3(':memory:');
  db.exec(projection.schema);
  const take = projection.prepare(db);
  let position = 0;
  return {
    db,
    happened: (stream, type, effectiveOn, facts = {}) => {
      position += 1;
      if (projection.reads.has(type)) take({ stream, type, effectiveOn, facts, position } as unknown as StoredEvent);
    },
  };
}
