import type { Database, Statement } from 'better-sqlite3';
import type { AccessFilter, AccessLog, AccessRecord, StoredAccess } from '../../../application/ports/access-log.js';
import { Unavailable } from '../../../application/ports/faults.js';
import { openDatabaseFile } from '../../database-file/database-file.js';
import { ACCESS_LOG_LAYOUT } from './layout.js';

type Row = Readonly<Record<string, string | number | null>>;

interface Queued {
  readonly records: readonly AccessRecord[];
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

const CODE = 'accessLog.unavailable';

const COLUMNS = [
  'at', 'role', 'account', 'structure', 'door', 'query', 'subject', 'purpose', 'categories', 'decision', 'ground', 'reason',
  'consents', 'stated', 'as_of', 'known_at', 'results',
] as const; // prettier-ignore

/** Opens or creates the log of consultations in this file. @throws DomainError `data.newer`, `data.corrupt` */
export function openAccessLog(file: string): SqliteAccessLog {
  return new SqliteAccessLog(openDatabaseFile(file, ACCESS_LOG_LAYOUT));
}

/**
 * The embedded log of consultations. What is appended in one turn of the event loop is committed together: one wait for the
 * disk serves all who read at once. Nothing resolves before it is on the disk.
 */
export class SqliteAccessLog implements AccessLog {
  private readonly insert: Statement<[Row]>;
  private readonly write: (records: readonly AccessRecord[]) => void;
  private queue: Queued[] = [];
  private scheduled: NodeJS.Immediate | undefined;

  constructor(private readonly db: Database) {
    this.insert = db.prepare(
      `INSERT INTO access (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})`,
    );
    const write = db.transaction((records: readonly AccessRecord[]) => {
      for (const record of records) this.insert.run(rowOf(record));
    });
    this.write = (records) => {
      write.immediate(records);
    };
  }

  async append(records: readonly AccessRecord[]): Promise<void> {
    if (records.length === 0) return;
    if (!this.db.open) throw new Unavailable(CODE);
    await new Promise<void>((resolve, reject) => {
      this.queue.push({ records, resolve, reject });
      this.scheduled ??= setImmediate(() => {
        this.flush();
      });
    });
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- SQLite answers at once; others would not
  async find({ limit, ...filter }: AccessFilter): Promise<readonly StoredAccess[]> {
    const { where, values } = conditionsOf(filter);
    const rows = this.db
      .prepare(`SELECT number, ${COLUMNS.join(', ')} FROM access ${where} ORDER BY number DESC LIMIT ?`)
      .all(...values, limit) as Row[];
    return rows.map(recordOf);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async purge(before: string): Promise<number> {
    try {
      return this.db.prepare('DELETE FROM access WHERE at < ?').run(before).changes;
    } catch (error) {
      const kept = (error as { code?: string }).code === 'SQLITE_CONSTRAINT_TRIGGER';
      throw new Unavailable(kept ? 'accessLog.retained' : CODE, { cause: error });
    }
  }

  close(): void {
    if (!this.db.open) return;
    this.flush();
    this.db.close();
  }

  private flush(): void {
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    const group = this.queue;
    this.queue = [];
    if (group.length === 0) return;
    try {
      this.write(group.flatMap(({ records }) => records));
    } catch (error) {
      for (const { reject } of group) reject(new Unavailable(CODE, { cause: error }));
      return;
    }
    for (const { resolve } of group) resolve();
  }
}

function rowOf(record: AccessRecord): Row {
  const { categories, consents, asOf, knownAt } = record;
  return {
    at: record.at,
    role: record.role,
    account: record.account ?? null,
    structure: record.structure ?? null,
    door: record.door,
    query: record.query,
    subject: record.subject ?? null,
    purpose: record.purpose,
    categories: categories.join(' '),
    decision: record.decision,
    ground: record.ground ?? null,
    reason: record.reason ?? null,
    consents: consents && consents.length > 0 ? consents.join(' ') : null,
    stated: record.stated ?? null,
    as_of: asOf ?? null,
    known_at: knownAt ?? null,
    results: record.results,
  };
}

function recordOf({ as_of, known_at, categories, consents, ...row }: Row): StoredAccess {
  const present = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
  return {
    ...present,
    categories: words(categories),
    ...(consents !== null && { consents: words(consents) }),
    ...(as_of !== null && { asOf: as_of }),
    ...(known_at !== null && { knownAt: known_at }),
  } as unknown as StoredAccess;
}

function words(text: string | number | null | undefined): string[] {
  return typeof text === 'string' && text !== '' ? text.split(' ') : [];
}

function conditionsOf(filter: Omit<AccessFilter, 'limit'>) {
  const { since, before, ...equal } = filter;
  const conditions = Object.entries<string | undefined>(equal).flatMap(
    ([column, value]): [string, string | number][] => (value === undefined ? [] : [[`${column} = ?`, value]]),
  );
  if (since !== undefined) conditions.push(['at >= ?', since]);
  if (before !== undefined) conditions.push(['number < ?', before]);
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.map(([condition]) => condition).join(' AND ')}`;
  return { where, values: conditions.map(([, value]) => value) };
}
