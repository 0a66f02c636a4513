import type { Database } from 'better-sqlite3';
import type { Erasure, ErasureJournal } from '../../application/ports/erasure.js';

/** Erasures under way: a handful at most, in memory and on the disk. */
export class SqliteErasureJournal implements ErasureJournal {
  private readonly open = new Map<string, Erasure>();

  constructor(private readonly db: Database) {
    const rows = db.prepare<[], string>('SELECT content FROM erasures ORDER BY id').pluck().all();
    for (const erasure of rows.map((content) => JSON.parse(content) as Erasure))
      this.open.set(erasure.erasureId, erasure);
  }

  underWay(): readonly Erasure[] {
    return [...this.open.values()];
  }

  isUnderWay(pathway: string): boolean {
    return this.underWay().some(({ step, pathways }) => step !== 'RECORDED' && pathways.includes(pathway));
  }

  keep(erasure: Erasure): void {
    this.db.prepare('INSERT OR REPLACE INTO erasures VALUES (?, ?)').run(erasure.erasureId, JSON.stringify(erasure));
    this.open.set(erasure.erasureId, erasure);
  }

  end(erasureId: string): void {
    this.db.prepare('DELETE FROM erasures WHERE id = ?').run(erasureId);
    this.open.delete(erasureId);
  }

  close(): void {
    this.db.close();
  }
}
