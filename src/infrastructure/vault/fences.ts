import type { Database, Statement } from 'better-sqlite3';
import { Unavailable } from '../../application/ports/faults.js';
import { fingerprintOf, type KeyName, type KeyRing } from './key-ring.js';

type KeyRow = KeyName & { readonly kek: number; readonly wrapped: Buffer };

interface Fence {
  readonly subject: string;
  /** `*` for the whole subject. */
  readonly category: string;
}

/** Keys that are gone up to a version, without a fence. */
interface Retired extends Fence {
  readonly version: number;
}

/**
 * What stands where keys were destroyed, so that none is ever made there again. A fence is on the disk before the first
 * key goes; whatever cuts an erasure short, the next start completes it.
 */
export class Fences {
  private readonly covering: Statement<[string, string], number>;
  private readonly keysOf: Statement<[string, string, string], KeyRow>;
  private readonly open: Statement<[], Fence>;
  private readonly through: Statement<[string, string], number>;

  constructor(
    private readonly db: Database,
    private readonly ring: KeyRing,
  ) {
    this.covering = db
      .prepare<[string, string], number>(`SELECT 1 FROM fences WHERE subject = ? AND category IN ('*', ?)`)
      .pluck();
    this.keysOf = db.prepare(`SELECT * FROM keys WHERE subject = ? AND (? = '*' OR category = ?)`);
    this.open = db.prepare('SELECT subject, category FROM fences WHERE destroyed = 0');
    this.through = db
      .prepare<[string, string], number>('SELECT version FROM retired WHERE subject = ? AND category = ?')
      .pluck();
  }

  stands(subject: string, category: string): boolean {
    return this.covering.get(subject, category) !== undefined;
  }

  /** The last version that was retired; 0 where none was. */
  retiredThrough(subject: string, category: string): number {
    return this.through.get(subject, category) ?? 0;
  }

  /** Writes the fences, with the fingerprints of the keys that will go. One that stands keeps what it knows. */
  raise(destructions: readonly (Fence & { readonly erasedThrough?: number | undefined })[]): void {
    const write = this.db.prepare(
      `INSERT INTO fences VALUES (?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET
         fingerprints = excluded.fingerprints, destroyed = 0,
         erased_through = max(ifnull(erased_through, 0), ifnull(excluded.erased_through, 0))`,
    );
    this.db
      .transaction(() => {
        for (const { subject, category, erasedThrough } of destructions) {
          const now = this.keysOf.all(subject, category, category).map((row) => fingerprintOf(this.ring.unwrap(row)));
          const all = [...new Set([...this.fingerprints(subject, [category]), ...now])].sort();
          write.run(subject, category, erasedThrough ?? null, JSON.stringify(all));
        }
      })
      .immediate();
  }

  /** Marks what will go, up to a version. */
  retire(subject: string, category: string, version: number): void {
    this.db
      .prepare(
        'INSERT INTO retired VALUES (?, ?, ?, 0) ON CONFLICT DO UPDATE SET version = excluded.version, destroyed = 0',
      )
      .run(subject, category, version);
  }

  /**
   * Destroys what stands behind every fence, and was retired, whose destruction is not complete.
   * @throws Unavailable `erasure.incomplete` when old pages could not be wiped: they are at the next call
   */
  completeAll(): void {
    const fences = this.open.all();
    const retired = this.db
      .prepare<[], Retired>('SELECT subject, category, version FROM retired WHERE destroyed = 0')
      .all();
    if (fences.length === 0 && retired.length === 0) return;
    this.db
      .transaction(() => {
        this.destroy(fences, retired);
      })
      .immediate();
    this.wipe();
    const fenceDone = this.db.prepare('UPDATE fences SET destroyed = 1 WHERE subject = ? AND category = ?');
    const retiredDone = this.db.prepare('UPDATE retired SET destroyed = 1 WHERE subject = ? AND category = ?');
    this.db
      .transaction(() => {
        for (const { subject, category } of fences) fenceDone.run(subject, category);
        for (const { subject, category } of retired) retiredDone.run(subject, category);
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

  private destroy(fences: readonly Fence[], retired: readonly Retired[]): void {
    const keys = this.db.prepare(`DELETE FROM keys WHERE subject = ? AND (? = '*' OR category = ?)`);
    const person = this.db.prepare(`DELETE FROM persons WHERE subject = ? AND ? IN ('*', 'identity')`);
    const old = this.db.prepare('DELETE FROM keys WHERE subject = ? AND category = ? AND version <= ?');
    for (const { subject, category } of fences) {
      keys.run(subject, category, category);
      person.run(subject, category);
    }
    for (const { subject, category, version } of retired) old.run(subject, category, version);
  }
}
