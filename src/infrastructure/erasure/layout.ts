import type { FileLayout } from '../database-file/database-file.js';

/**
 * Where erasures stand, and where copies of personal data were written. The place of a copy may itself name somebody: it goes
 * with the copy, and what is deleted is overwritten with zeros.
 */
export const ERASURE_LAYOUT: FileLayout = {
  format: 1,
  schema: `
    CREATE TABLE erasures (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID, STRICT;
    CREATE TABLE copies (
      id INTEGER PRIMARY KEY, kind TEXT NOT NULL, pathway TEXT, file TEXT, at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX copies_by_pathway ON copies (pathway);
  `,
  pragmas: ['secure_delete = ON', 'journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000'],
};
