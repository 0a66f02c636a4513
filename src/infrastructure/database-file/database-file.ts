import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { dataRefusals } from '../data-directory/refusals.js';

/** A SQLite file of ours. */
export interface FileLayout {
  /** Raised when an older program could no longer read the file; a newer one is refused, untouched. */
  readonly format: number;
  /** `CREATE …` statements; a table `meta (name, value)` comes with them. */
  readonly schema: string;
  /** Set at every open: a WAL file that is opened again comes back with `synchronous = NORMAL`, for one. */
  readonly pragmas: readonly string[];
}

const META = 'CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) WITHOUT ROWID, STRICT;';

/** Opens or creates the file. @throws DomainError `data.newer`, `data.corrupt`: nothing touched */
export function openDatabaseFile(file: string, layout: FileLayout): Database {
  if (existsSync(file) && statSync(file).size > 0) readDatabaseFile(file, layout).close();
  const db = new BetterSqlite3(file);
  try {
    for (const pragma of layout.pragmas) db.pragma(pragma);
    db.transaction(() => {
      if (!isEmpty(db)) return;
      db.exec(META + layout.schema);
      db.prepare('INSERT INTO meta VALUES (?, ?)').run('format', layout.format);
    }).immediate();
    return db;
  } catch (error) {
    db.close();
    throw asRefusal(error, file);
  }
}

/** Opens the file to read it, beside a writer or not. @throws DomainError `data.newer`, `data.corrupt` */
export function readDatabaseFile(file: string, layout: Pick<FileLayout, 'format'>): Database {
  let db: Database | undefined;
  try {
    db = new BetterSqlite3(file, { readonly: true, fileMustExist: true });
    if (!isEmpty(db)) check(db.prepare(`SELECT value FROM meta WHERE name = 'format'`).pluck().get(), layout, file);
    return db;
  } catch (error) {
    db?.close();
    throw asRefusal(error, file);
  }
}

function isEmpty(db: Database): boolean {
  return db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0;
}

function check(format: unknown, { format: known }: Pick<FileLayout, 'format'>, file: string): void {
  if (typeof format !== 'number') throw corrupt(file);
  if (format > known) throw dataRefusals.refusal('data.newer', { format, known });
}

/** Not a database, a malformed one, or a database that is not ours. */
function asRefusal(error: unknown, file: string): unknown {
  return /^SQLITE_(CORRUPT|NOTADB|ERROR)/.test((error as { code?: string }).code ?? '') ? corrupt(file) : error;
}

function corrupt(file: string): Error {
  return dataRefusals.refusal('data.corrupt', { file: basename(file) });
}
