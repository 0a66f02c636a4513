import type { Database, Statement } from 'better-sqlite3';

/** Where a stream stands: `id` is its number in the file, 0 until its first event is committed. */
export interface Head {
  readonly id: number;
  readonly revision: number;
}

const NONE: Head = { id: 0, revision: -1 };
const KEPT = 50_000;

/** Heads of streams: those of appends not yet committed, those lately committed (bounded), the rest in the file. */
export class Heads {
  private readonly ahead = new Map<string, Head>();
  private readonly recent = new Map<string, Head>();
  private readonly find: Statement<[string], Head>;

  constructor(db: Database) {
    this.find = db.prepare('SELECT id, revision FROM streams WHERE name = ?');
  }

  /** With what is queued. */
  expected(stream: string): Head {
    return this.ahead.get(stream) ?? this.committed(stream);
  }

  committed(stream: string): Head {
    return this.recent.get(stream) ?? this.find.get(stream) ?? NONE;
  }

  advance(stream: string, head: Head): void {
    this.ahead.set(stream, head);
  }

  /** What was queued is in the file. */
  settle(stream: string, head: Head): void {
    this.ahead.delete(stream);
    this.recent.delete(stream);
    this.recent.set(stream, head);
    if (this.recent.size <= KEPT) return;
    for (const oldest of this.recent.keys()) {
      this.recent.delete(oldest);
      return;
    }
  }

  /** The file alone is right: after a failure, or when another process wrote. */
  forget(): void {
    this.ahead.clear();
    this.recent.clear();
  }
}
