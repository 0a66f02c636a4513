import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import { dataRefusals } from './refusals.js';

/** The layout of the files below. Raised when an older program could no longer read them. */
const DATA_FORMAT = 1;

const FORMAT_FILE = 'passerelle.json';
const LOG = 'log.sqlite';
const VAULT = 'vault.sqlite';

/** The embedded mode's files, all in one directory that one process at a time writes to. */
export interface DataDirectory {
  readonly path: string;
  readonly log: string;
  readonly vault: string;
  /** The key-encryption key, unless the environment gives it. */
  readonly keyFile: string;
  /** The log of consultations, apart from that of events. */
  readonly accessLog: string;
  /** Where erasures stand, and where copies of personal data were written. */
  readonly erasures: string;
  /** Signs certificates of erasure, unless the environment gives it. */
  readonly certificateKey: string;
  readonly certificates: string;
  /** Published editions of annual reports. */
  readonly reports: string;
  readonly readModels: string;
  readonly mirror: string;
  /** The published information notices, put there by whoever runs the installation. */
  readonly notices: string;
  /** Whether this run created it. */
  readonly isNew: boolean;
  /** Lets another process in. */
  release(): void;
}

/**
 * Opens or creates a data directory, for this process alone.
 * @throws DomainError `data.notOurs` a directory with other files · `data.newer` written by a newer version ·
 *   `data.corrupt` its format file cannot be read · `data.locked` another process has it · `data.unwritable`
 */
export function openDataDirectory(path: string): DataDirectory {
  const isNew = prepare(path);
  if (!isNew) checkedFormat(path);
  const held = takeLock(path);
  if (!isNew && isMissing(join(path, LOG)) && !isMissing(join(path, VAULT))) {
    held.close();
    throw dataRefusals.refusal('data.corrupt', { file: LOG });
  }
  try {
    if (isNew) writeFormat(path);
  } catch (error) {
    held.close();
    throw unwritable(path, error);
  }
  return { ...pathsIn(path), isNew, release: () => held.close() };
}

/** The same files, to read only the log: another process may be writing. @throws DomainError as `openDataDirectory` */
export function peekDataDirectory(path: string): Pick<DataDirectory, 'path' | 'log'> {
  if (!existsSync(join(path, FORMAT_FILE))) throw dataRefusals.refusal('data.missing', { path });
  checkedFormat(path);
  return pathsIn(path);
}

function pathsIn(path: string): Omit<DataDirectory, 'isNew' | 'release'> {
  return {
    path,
    log: join(path, LOG),
    vault: join(path, VAULT),
    keyFile: join(path, 'kek.key'),
    accessLog: join(path, 'access.sqlite'),
    erasures: join(path, 'erasures.sqlite'),
    certificateKey: join(path, 'certificates.key'),
    certificates: join(path, 'certificates'),
    reports: join(path, 'reports'),
    readModels: join(path, 'read-models'),
    notices: join(path, 'notices'),
    mirror: join(path, 'columns.duckdb'),
  };
}

/** @returns whether the directory is new or empty */
function prepare(path: string): boolean {
  if (!existsSync(path)) {
    try {
      mkdirSync(path, { recursive: true, mode: 0o700 });
    } catch (error) {
      throw unwritable(path, error);
    }
    return true;
  }
  if (!statSync(path).isDirectory()) throw dataRefusals.refusal('data.notOurs', { path });
  if (existsSync(join(path, FORMAT_FILE))) return false;
  // A lock without a format file: a first run that was cut short before it wrote anything.
  const others = readdirSync(path).filter((entry) => !entry.startsWith('lock.sqlite'));
  if (others.length > 0) throw dataRefusals.refusal('data.notOurs', { path });
  return true;
}

function checkedFormat(path: string): void {
  let format: unknown;
  try {
    format = (JSON.parse(readFileSync(join(path, FORMAT_FILE), 'utf8')) as { format?: unknown }).format;
  } catch {
    throw dataRefusals.refusal('data.corrupt', { file: FORMAT_FILE });
  }
  if (typeof format !== 'number') throw dataRefusals.refusal('data.corrupt', { file: FORMAT_FILE });
  if (format > DATA_FORMAT) throw dataRefusals.refusal('data.newer', { format, known: DATA_FORMAT });
}

function writeFormat(path: string): void {
  const file = join(path, FORMAT_FILE);
  writeFileSync(`${file}.new`, `${JSON.stringify({ format: DATA_FORMAT })}\n`);
  renameSync(`${file}.new`, file);
}

/** An exclusive SQLite lock: the system lets go of it when the process dies, however it dies. */
function takeLock(path: string): Database {
  let db: Database | undefined;
  try {
    db = new BetterSqlite3(join(path, 'lock.sqlite'), { timeout: 0 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db?.close();
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      throw dataRefusals.refusal('data.locked', { path });
    throw unwritable(path, error);
  }
}

function unwritable(path: string, error: unknown): Error {
  const code = (error as { code?: string }).code ?? '';
  const known = /^(EACCES|EROFS|ENOTDIR|ENOSPC|EPERM|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_FULL|SQLITE_IOERR)/;
  return known.test(code) ? dataRefusals.refusal('data.unwritable', { path, reason: code }) : (error as Error);
}

/** The log is made before the vault: a vault without one has lost it, and must not be taken for a first run. */
function isMissing(file: string): boolean {
  return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
}
