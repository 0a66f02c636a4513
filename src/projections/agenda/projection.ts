import type { Database } from 'better-sqlite3';
import type { Deadline } from '../../domain/kernel/deadline.js';
import type { DueDeadline } from '../../application/ports/agenda.js';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { Projection } from '../engine/projection.js';

/**
 * The agenda: what is due, on one page for all aggregates. An event only marks its stream; the deadlines that stand open
 * follow from the folded state, and replace the stream's rows when the agenda is settled.
 */
const SCHEMA = `
  CREATE TABLE dirty (stream TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE deadline (
    stream TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    due_on TEXT NOT NULL,
    owner TEXT,
    command TEXT,
    data TEXT,
    PRIMARY KEY (stream, kind, key)
  ) WITHOUT ROWID;
  CREATE INDEX deadline_by_day ON deadline (due_on, stream);
  CREATE INDEX deadline_by_owner ON deadline (owner, due_on);
`;

export function agenda(types: readonly string[]): Projection {
  return {
    name: 'agenda',
    version: 1,
    reads: new Set(types),
    schema: SCHEMA,
    prepare(db: Database) {
      const mark = db.prepare('INSERT OR REPLACE INTO dirty VALUES (?, ?)');
      return (event: StoredEvent) => {
        mark.run(event.stream, event.position);
      };
    },
  };
}

export type AgendaRow = DueDeadline;

export type DeadlinesOf = (stream: string) => Promise<readonly Deadline[]>;

const SETTLE_BATCH = 500;

/** Gives every marked stream the deadlines of its present state. */
export async function settleAgenda(
  db: Database,
  deadlinesOf: DeadlinesOf,
  onProgress?: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<void> {
  const total = (db.prepare('SELECT count(*) AS n FROM dirty').get() as { n: number }).n;
  const next = db.prepare('SELECT stream, position FROM dirty LIMIT ?');
  const write = rowsOf(db);
  // An event may come between the reading of a state and its writing: the newer mark stays.
  const clean = db.prepare('DELETE FROM dirty WHERE stream = ? AND position = ?');
  let done = 0;
  for (;;) {
    const marked = next.all(SETTLE_BATCH) as { stream: string; position: number }[];
    if (marked.length === 0) return;
    const settled = await Promise.all(
      marked.map(async (mark) => ({ ...mark, deadlines: await deadlinesOf(mark.stream) })),
    );
    db.transaction(() => {
      for (const { stream, position, deadlines } of settled) {
        write(stream, deadlines);
        clean.run(stream, position);
      }
    })();
    done += marked.length;
    onProgress?.({ done, total: Math.max(total, done) });
  }
}

/** Gives these streams the deadlines that follow from what can still be read of them; their marks stay as they are. */
export async function resettle(db: Database, streams: readonly string[], deadlinesOf: DeadlinesOf): Promise<void> {
  const write = rowsOf(db);
  for (const stream of streams) {
    const deadlines = await deadlinesOf(stream);
    db.transaction(() => {
      write(stream, deadlines);
    })();
  }
}

/** Replaces the rows of a stream. */
function rowsOf(db: Database): (stream: string, deadlines: readonly Deadline[]) => void {
  const forget = db.prepare('DELETE FROM deadline WHERE stream = ?');
  const insert = db.prepare('INSERT INTO deadline VALUES (?, ?, ?, ?, ?, ?, ?)');
  return (stream, deadlines) => {
    forget.run(stream);
    for (const { kind, key, dueOn, owner, command } of deadlines) {
      const data = command ? JSON.stringify(command.data) : null;
      insert.run(stream, kind, key, dueOn, owner ?? null, command?.name ?? null, data);
    }
  };
}

interface StoredDeadline {
  readonly stream: string;
  readonly kind: string;
  readonly key: string;
  readonly dueOn: string;
  readonly owner: string | null;
  readonly command: string | null;
  readonly data: string | null;
}

const COLUMNS = 'stream, kind, key, due_on AS dueOn, owner, command, data';

function toRow({ owner, command, data, ...rest }: StoredDeadline): AgendaRow {
  return {
    ...rest,
    owner: owner ?? undefined,
    ...(command === null
      ? {}
      : { command: { name: command, data: JSON.parse(data ?? '{}') as Readonly<Record<string, unknown>> } }),
  };
}

/** The deadlines with a command of the earliest day that has any, up to and including `on`; those set `aside` left out. */
export function earliestDue(db: Database, on: string, aside: (due: AgendaRow) => boolean): readonly AgendaRow[] {
  const rows = db.prepare(
    `SELECT ${COLUMNS} FROM deadline WHERE due_on <= ? AND command IS NOT NULL ORDER BY due_on, stream, kind, key`,
  );
  const found: AgendaRow[] = [];
  for (const stored of rows.iterate(on) as IterableIterator<StoredDeadline>) {
    const row = toRow(stored);
    if (found[0] && row.dueOn !== found[0].dueOn) break;
    if (!aside(row)) found.push(row);
  }
  return found;
}

/** Streams with a deadline of this kind up to a day, the oldest first. */
export function streamsDue(db: Database, kind: string, until: string): readonly string[] {
  return db
    .prepare<[string, string], string>(
      'SELECT stream FROM deadline WHERE kind = ? AND due_on <= ? GROUP BY stream ORDER BY min(due_on), stream',
    )
    .pluck()
    .all(kind, until);
}

/** A to-do list: what is due to these structures up to a day, oldest first. */
export function todoList(db: Database, owners: readonly string[], until: string, limit: number): readonly AgendaRow[] {
  const rows = db
    .prepare(
      `SELECT ${COLUMNS} FROM deadline WHERE owner IN (${owners.map(() => '?').join(', ')}) AND due_on <= ?
       ORDER BY due_on, stream, kind, key LIMIT ?`,
    )
    .all(...owners, until, limit);
  return (rows as StoredDeadline[]).map(toRow);
}
