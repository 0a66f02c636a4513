import type { FileLayout } from '../database-file/database-file.js';

/**
 * `fences` outlive the keys that they stand for: `category` is `*` for the whole subject; `destroyed` is 0 between the
 * fence and the end of the destruction, which is then taken up again at the next start. `retired` keys are gone up to a
 * version, and a newer one may be made.
 */
export const VAULT_LAYOUT: FileLayout = {
  format: 1,
  schema: `
    CREATE TABLE keks (version INTEGER PRIMARY KEY, fingerprint TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE keys (
      subject TEXT NOT NULL, category TEXT NOT NULL, version INTEGER NOT NULL,
      kek INTEGER NOT NULL, wrapped BLOB NOT NULL, PRIMARY KEY (subject, category, version)
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE fences (
      subject TEXT NOT NULL, category TEXT NOT NULL, erased_through INTEGER, fingerprints TEXT NOT NULL,
      destroyed INTEGER NOT NULL, PRIMARY KEY (subject, category)
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE retired (
      subject TEXT NOT NULL, category TEXT NOT NULL, version INTEGER NOT NULL, destroyed INTEGER NOT NULL,
      PRIMARY KEY (subject, category)
    ) WITHOUT ROWID, STRICT;
    CREATE TABLE persons (subject TEXT PRIMARY KEY, digest BLOB NOT NULL) WITHOUT ROWID, STRICT;
    CREATE INDEX persons_by_digest ON persons (digest);
  `,
  // secure_delete before anything is written: what is deleted is overwritten with zeros.
  pragmas: ['secure_delete = ON', 'journal_mode = WAL', 'synchronous = FULL', 'busy_timeout = 5000'],
};
