import type { FileLayout } from '../../database-file/database-file.js';

/**
 * A record is never changed, nor written over, and is removed only once it is 12 months old by the clock of the machine:
 * the file itself refuses the rest, whoever opens it.
 */
export const ACCESS_LOG_LAYOUT: FileLayout = {
  format: 1,
  schema: `
    CREATE TABLE access (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      at TEXT NOT NULL, role TEXT NOT NULL, account TEXT, structure TEXT, door TEXT NOT NULL,
      query TEXT NOT NULL, subject TEXT, purpose TEXT NOT NULL, categories TEXT NOT NULL,
      decision TEXT NOT NULL, ground TEXT, reason TEXT, consents TEXT, stated TEXT,
      as_of TEXT, known_at INTEGER, results INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX access_by_subject ON access (subject, number) WHERE subject IS NOT NULL;
    CREATE INDEX access_by_break_glass ON access (number) WHERE ground = 'BREAK_GLASS';
    CREATE TRIGGER access_is_not_changed BEFORE UPDATE ON access
      BEGIN SELECT RAISE(ABORT, 'a consultation is never changed'); END;
    CREATE TRIGGER access_is_not_written_over BEFORE INSERT ON access
      WHEN EXISTS (SELECT 1 FROM access WHERE number = NEW.number)
      BEGIN SELECT RAISE(ABORT, 'a consultation is never written over'); END;
    CREATE TRIGGER access_is_kept BEFORE DELETE ON access
      WHEN OLD.at >= strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-12 months')
      BEGIN SELECT RAISE(ABORT, 'a consultation is kept 12 months'); END;
  `,
  pragmas: ['secure_delete = ON', 'journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000'],
};
