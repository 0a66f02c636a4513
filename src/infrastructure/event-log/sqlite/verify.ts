import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { EventRecord } from '../../../application/ports/event-log.js';
import { readDatabaseFile } from '../../database-file/database-file.js';
import { LOG_LAYOUT } from './layout.js';

/** The first thing found that is not as it was written. */
export interface Break {
  /**
   * `hash` a record is not the one that was hashed · `chain` it does not follow the one before · `revision`, `position` one is
   * missing or stands twice · `columns` it lies elsewhere than it says · `head` a stream ends elsewhere than it is known to ·
   * `file` SQLite itself finds the file damaged
   */
  readonly kind: 'hash' | 'chain' | 'revision' | 'position' | 'columns' | 'head' | 'file';
  readonly stream?: string;
  readonly revision?: number;
  readonly position?: number;
}

export type Verification =
  | { readonly ok: true; readonly events: number; readonly streams: number }
  | { readonly ok: false; readonly break: Break };

interface Row {
  readonly position: number;
  readonly revision: number;
  readonly record: Buffer;
  readonly hash: Buffer;
  readonly stream: string | null;
  readonly before: Buffer | null;
}

const PROGRESS_EVERY = 10_000;

/**
 * Recomputes the whole chain of a log, or of a copy of one, as it stands at this instant. Needs no key and writes nothing;
 * erased people break nothing, since hashes cover ciphertexts.
 * @throws DomainError `data.newer`, and `data.corrupt` for a file that cannot even be opened
 */
export function verifyLog(file: string, onProgress?: (done: number, total: number) => void): Verification {
  const db = readDatabaseFile(file, LOG_LAYOUT);
  try {
    // One snapshot for all that follows, whatever a writer does beside it.
    db.exec('BEGIN');
    const broken = firstBreak(db, onProgress);
    if (broken) return { ok: false, break: broken };
    const count = (table: string): number => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    return { ok: true, events: count('events'), streams: count('streams') };
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_CORRUPT')) return { ok: false, break: { kind: 'file' } };
    throw error;
  } finally {
    db.close();
  }
}

function firstBreak(db: Database, onProgress?: (done: number, total: number) => void): Break | undefined {
  const total = db.prepare<[], number>('SELECT ifnull(max(position), 0) FROM events').pluck().get() ?? 0;
  const rows = db.prepare<[], Row>(`
    SELECT e.position, e.revision, CAST(e.record AS BLOB) AS record, CAST(e.hash AS BLOB) AS hash, s.name AS stream, p.hash AS before
    FROM events e LEFT JOIN streams s ON s.id = e.stream
      LEFT JOIN events p ON p.stream = e.stream AND p.revision = e.revision - 1
    ORDER BY e.position`);
  let expected = 1;
  for (const row of rows.iterate()) {
    const kind = row.position === expected ? wrongIn(row) : 'position';
    if (kind) return { kind, ...placeOf(row) };
    expected += 1;
    if (row.position % PROGRESS_EVERY === 0) onProgress?.(row.position, total);
  }
  return wrongHead(db) ?? damaged(db);
}

function wrongIn({ record, hash, stream, revision, before }: Row): Break['kind'] | undefined {
  const digest = createHash('sha256').update('\0').update(record).digest();
  if (!digest.equals(hash)) return 'hash';
  const said = JSON.parse(record.toString()) as EventRecord;
  if (said.stream !== stream || said.revision !== revision) return 'columns';
  if (revision > 0 && before === null) return 'revision';
  return said.prevHash === (before?.toString('hex') ?? '') ? undefined : 'chain';
}

function placeOf({ stream, revision, position }: Row): Omit<Break, 'kind'> {
  return stream === null ? { position } : { stream, revision, position };
}

/** What was cut off at the end of a stream leaves no gap: the head, kept apart, tells. */
function wrongHead(db: Database): Break | undefined {
  const wrong = db
    .prepare<[], { stream: string; revision: number }>(
      `SELECT s.name AS stream, s.revision FROM streams s
         LEFT JOIN (SELECT stream, count(*) AS events, max(revision) AS last FROM events GROUP BY stream) e ON e.stream = s.id
       WHERE e.last IS NOT s.revision OR e.events IS NOT s.revision + 1
         OR s.category || '-' <> substr(s.name, 1, length(s.category) + 1) LIMIT 1`,
    )
    .get();
  return wrong && { kind: 'head', ...wrong };
}

/** Pages, indexes that miss a row, free space: what no record shows. */
function damaged(db: Database): Break | undefined {
  return db.pragma('integrity_check(1)', { simple: true }) === 'ok' ? undefined : { kind: 'file' };
}
