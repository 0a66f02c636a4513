import type { Database, Statement } from 'better-sqlite3';
import { Unavailable } from '../../application/ports/faults.js';
import { fingerprintOf, type KeyName, type KeyRing } from './key-ring.js';

type KeyRow = KeyName & { readonly kek: number; readonly wrapped: Buffer };

interface Fence {
  readonly subject: string;
  /** `*` for the whole subject. */
  readonly category: string;
}

/**
 * What stands where keys were destroyed, so that none is ever made there again. A fence is on the disk before the first
 * key goes; whatever cuts an erasure short, the next start completes it.
 */
export class Fences {
  private readonly covering: Statement<[string, string], number>;
  private readonly keysOf: Statement<[string, string, string], KeyRow>;
  private readonly open: Statement<[], Fence>;

  constructor(
    private readonly db: Database,
    private readonly ring: KeyRing,
  ) {
    this.covering = db
      .prepare<[string, string], number>(`SELECT 1 FROM fences WHERE subject = ? AND category IN ('*', ?)`)
      .pluck();
    this.keysOf = db.prepare(`SELECT * FROM keys WHERE subject = ? AND (? = '*' OR category = ?)`);
    this.open = db.prepare('SELECT subject, category FROM fences WHERE destroyed = 0');
  }

  stands(subject: string, category: string): boolean {
    return this.covering.get(subject, category) !== undefined;
  }

  /** Writes the fences, with the fingerprints of the keys that will go. One that stands keeps what it knows. */
  raise(subject: string, categories: readonly string[], erasedThrough: number | undefined): void {
    const write = this.db.prepare(
      `INSERT INTO fences VALUES (?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET
         fingerprints = excluded.fingerprints, destroyed = 0,
         erased_through = max(ifnull(erased_through, 0), ifnull(excluded.erased_through, 0))`,
    );
    this.db
      .transaction(() => {
        for (const category of categories) {
          const now = this.keysOf.all(subject, category, category).map((row) => fingerprintOf(this.ring.unwrap(row)));
          const before = this.fingerprints(subject, [category]);
          const all = [...new Set([...before, ...now])].sort();
          write.run(subject, category, erasedThrough ?? null, JSON.stringify(all));
        }
      })
      .immediate();
  }

  /**
   * Destroys what stands behind every fence whose destruction is not complete.
   * @throws Unavailable `erasure.incomplete` when old pages could not be wiped: they are at the next call
   */
  completeAll(): void {
    const open = this.open.all();
    if (open.length === 0) return;
    const destroy = this.db.prepare(`DELETE FROM keys WHERE subject = ? AND (? = '*' OR category = ?)`);
    const unplace = this.db.prepare(`DELETE FROM persons WHERE subject = ? AND ? IN ('*', 'identity')`);
    this.db
      .transaction(() => {
        for (const { subject, category } of open) {
          destroy.run(subject, category, category);
          unplace.run(subject, category);
        }
      })
      .immediate();
    this.wipe();
    const done = this.db.prepare('UPDATE fences SET destroyed = 1 WHERE subject = ? AND category = ?');
    this.db
      .transaction(() => {
        for (const { subject, category } of open) done.run(subject, category);
      })
      .immediate();
  }

  /** Carries zeros over what was deleted, in the file itself, and empties the write-ahead log, which still holds it. */
  wipe(): void {
    const [result] = this.db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
    if (result?.busy !== 0) throw new Unavailable('erasure.incomplete');
  }

  fingerprints(subject: string, categories: readonly string[]): string[] {
    const known = this.db
      .prepare<[string, string], string>('SELECT fingerprints FROM fences WHERE subject = ? AND category = ?')
      .pluck();
    const all = categories.flatMap((category) => JSON.parse(known.get(subject, category) ?? '[]') as string[]);
    return [...new Set(all)].sort();
  }
}
