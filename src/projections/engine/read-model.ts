import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { ParkedStream, Projection } from './projection.js';

const ENGINE_TABLES = `
  CREATE TABLE IF NOT EXISTS checkpoint (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL, version INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS parked (
    stream TEXT PRIMARY KEY, position INTEGER NOT NULL, type TEXT NOT NULL, reason TEXT NOT NULL
  ) WITHOUT ROWID;
`;

/** One projection in one SQLite file: rows, checkpoint and parked streams, moved forward together. */
export class ReadModel {
  readonly db: Database;
  private readonly take: (event: StoredEvent) => void;
  private readonly parkedNames = new Set<string>();
  private reached: number;

  constructor(
    readonly projection: Projection,
    readonly file: string,
  ) {
    this.db = new BetterSqlite3(file);
    // What is deleted is overwritten with zeros: a row may follow from a birth date.
    this.db.pragma('secure_delete = ON');
    this.db.pragma('journal_mode = WAL');
    // A read model is rebuilt from the log when a power cut takes its last batch: NORMAL is enough.
    this.db.pragma('synchronous = NORMAL');
    this.db.exec(ENGINE_TABLES);
    const row = this.db.prepare('SELECT position FROM checkpoint').get() as { position: number } | undefined;
    if (!row) {
      this.db.transaction(() => {
        this.db.exec(projection.schema);
        this.db.prepare('INSERT INTO checkpoint VALUES (1, 0, ?)').run(projection.version);
      })();
    }
    this.reached = row?.position ?? 0;
    this.take = projection.prepare(this.db);
    for (const { stream } of this.parked()) this.parkedNames.add(stream);
  }

  get position(): number {
    return this.reached;
  }

  /** The version that wrote a file, or undefined when it holds no read model. */
  static versionIn(file: string): number | undefined {
    const db = new BetterSqlite3(file, { fileMustExist: true });
    try {
      const row = db.prepare('SELECT version FROM checkpoint').get() as { version: number } | undefined;
      return row?.version;
    } catch {
      return undefined;
    } finally {
      db.close();
    }
  }

  /** Takes a batch in log order, in one transaction with the checkpoint. Events at or before the checkpoint are passed over. */
  advance(batch: readonly StoredEvent[]): void {
    const last = batch.at(-1);
    if (!last || last.position <= this.reached) return;
    this.db.transaction(() => {
      for (const event of batch) {
        if (event.position > this.reached && this.projection.reads.has(event.type)) this.takeOrPark(event);
      }
      this.db.prepare('UPDATE checkpoint SET position = ?').run(last.position);
    })();
    this.reached = last.position;
  }

  private takeOrPark(event: StoredEvent): void {
    if (this.parkedNames.has(event.stream)) return;
    try {
      this.db.transaction(this.take)(event);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.db.prepare('INSERT INTO parked VALUES (?, ?, ?, ?)').run(event.stream, event.position, event.type, reason);
      this.parkedNames.add(event.stream);
    }
  }

  parked(): readonly ParkedStream[] {
    const rows = this.db.prepare('SELECT stream, position, type, reason FROM parked ORDER BY position').all();
    return (rows as Omit<ParkedStream, 'projection'>[]).map((row) => ({ projection: this.projection.name, ...row }));
  }

  /**
   * Takes a parked stream's events again, from the one that was refused to the checkpoint, all or nothing.
   * @returns whether the stream is no longer parked
   */
  retry(stream: string, events: readonly StoredEvent[]): boolean {
    const parked = this.parked().find((row) => row.stream === stream);
    if (!parked) return true;
    try {
      this.db.transaction(() => {
        for (const event of events) {
          const due = event.position >= parked.position && event.position <= this.reached;
          if (due && this.projection.reads.has(event.type)) this.take(event);
        }
        this.db.prepare('DELETE FROM parked WHERE stream = ?').run(stream);
      })();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.db.prepare('UPDATE parked SET reason = ? WHERE stream = ?').run(reason, stream);
      return false;
    }
    this.parkedNames.delete(stream);
    return true;
  }

  /** Empties the write-ahead log, which still holds what was deleted. @returns whether nobody held it back */
  wipe(): boolean {
    const [result] = this.db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
    return result?.busy === 0;
  }

  close(): void {
    this.db.close();
  }
}
