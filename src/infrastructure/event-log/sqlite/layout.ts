import type { FileLayout } from '../../database-file/database-file.js';

/**
 * `record` is the canonical JSON that `hash` covers; the other columns repeat what is in it. The one index on events is
 * on small integers: one on random keys would cap bulk writing at a fifth. Command ids are ULIDs, mostly in order of time.
 */
export const LOG_LAYOUT: FileLayout = {
  format: 1,
  schema: `
    CREATE TABLE streams (
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, category TEXT NOT NULL, revision INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX streams_by_category ON streams (category, id);
    CREATE TABLE events (
      position INTEGER PRIMARY KEY, stream INTEGER NOT NULL REFERENCES streams, revision INTEGER NOT NULL,
      record TEXT NOT NULL, hash BLOB NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
    CREATE TABLE receipts (
      command TEXT PRIMARY KEY, digest TEXT NOT NULL, stream TEXT NOT NULL,
      events INTEGER NOT NULL, position INTEGER NOT NULL, revision INTEGER NOT NULL
    ) WITHOUT ROWID, STRICT;
  `,
  pragmas: [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'busy_timeout = 5000',
    // 64 MiB of pages, and a checkpoint every 16 MiB: what bulk imports need.
    'cache_size = -65536',
    'wal_autocheckpoint = 4000',
  ],
};
