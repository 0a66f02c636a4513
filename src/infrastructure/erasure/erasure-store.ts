import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabaseFile } from '../database-file/database-file.js';
import { SqliteCopies } from './copies.js';
import { SqliteErasureJournal } from './erasure-journal.js';
import { ERASURE_LAYOUT } from './layout.js';

/** The journal of erasures and the register of copies, in one file. @throws DomainError `data.newer`, `data.corrupt` */
export function openErasureStore(file: string): {
  readonly journal: SqliteErasureJournal;
  readonly copies: SqliteCopies;
} {
  const db = openDatabaseFile(file, ERASURE_LAYOUT);
  return { journal: new SqliteErasureJournal(db), copies: new SqliteCopies(db) };
}

export function certificateFile(directory: string, erasureId: string): string {
  return join(directory, `${erasureId}.json`);
}

/** The certificate as a file that appears only when it is whole. */
export function deliverCertificate(directory: string, erasureId: string, certificate: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = certificateFile(directory, erasureId);
  writeFileSync(`${file}.new`, `${certificate}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}
