import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3, { type Database } from 'better-sqlite3';
import type { EventLog, StoredEvent } from '../../application/ports/event-log.js';
import type { ParkedStream, Projection, ProjectionStatus } from './projection.js';
import { ReadModel } from './read-model.js';

const BATCH = 1_000;

export type OnProgress = (progress: { readonly done: number; readonly total: number }) => void;

/** Where the reading of the log takes place: the log itself, or its local copy. */
export type Journal = Pick<EventLog, 'read' | 'readStream' | 'head' | 'onCommit'>;

/**
 * All read models of a node, in one directory: one file each, and a register that says which file serves. They follow
 * the journal together, in one pass; a rebuild fills a new file beside the one that serves, then the register is turned
 * in one transaction.
 */
export class Projections {
  private readonly serving = new Map<string, ReadModel>();
  private readonly rebuilding = new Set<string>();
  private readonly register: Database;
  private stopFollowing: (() => void) | undefined;
  private running: Promise<void> | undefined;
  private waiters: { readonly position: number; readonly resolve: () => void }[] = [];
  private failure: Error | undefined;
  private again = false;

  constructor(
    private readonly directory: string,
    private readonly journal: Journal,
    definitions: readonly Projection[],
  ) {
    mkdirSync(directory, { recursive: true });
    this.register = new BetterSqlite3(join(directory, 'register.sqlite'));
    this.register.pragma('journal_mode = WAL');
    this.register.exec('CREATE TABLE IF NOT EXISTS serving (name TEXT PRIMARY KEY, file TEXT NOT NULL) WITHOUT ROWID');
    for (const projection of definitions) this.serving.set(projection.name, this.openOrCreate(projection));
    this.removeOrphans();
  }

  /** The database of the read model that serves now; ask again for each query, a rebuild may have replaced it. */
  db(name: string): Database {
    return this.readModel(name).db;
  }

  /** Leaves nothing of what a read model has deleted on the disk. @returns false where somebody still reads it */
  wipe(name: string): boolean {
    return this.readModel(name).wipe();
  }

  status(): readonly ProjectionStatus[] {
    return [...this.serving.values()].map((model) => {
      const parkedStreams = model.parked().length;
      return {
        name: model.projection.name,
        version: model.projection.version,
        position: model.position,
        parkedStreams,
        rebuilding: this.rebuilding.has(model.projection.name),
        complete: parkedStreams === 0,
      };
    });
  }

  parked(): readonly ParkedStream[] {
    return [...this.serving.values()].flatMap((model) => model.parked());
  }

  /** Brings every read model to the head of the journal. A call made meanwhile joins the run, which then goes once more. */
  async catchUp(onProgress?: OnProgress): Promise<void> {
    this.again = true;
    this.running ??= this.run(onProgress).finally(() => {
      this.running = undefined;
    });
    await this.running;
  }

  private async run(onProgress?: OnProgress): Promise<void> {
    while (this.again) {
      this.again = false;
      await this.advanceAll(onProgress);
    }
  }

  /** Follows the journal from now on. */
  follow(): void {
    this.stopFollowing ??= this.journal.onCommit(() => {
      this.catchUp().catch((error: unknown) => {
        this.failure = error instanceof Error ? error : new Error(String(error));
      });
    });
  }

  /** Resolves once every read model has taken this position: a reader who has just written sees it. */
  async reached(position: number): Promise<void> {
    if (this.lowest() >= position) return;
    const waiting = new Promise<void>((resolve) => {
      this.waiters.push({ position, resolve });
    });
    await this.catchUp();
    this.wake();
    if (this.lowest() < position) throw new Error(`position ${position} is beyond the head of the log`);
    await waiting;
  }

  /** What stopped the following, if anything did. */
  get failed(): Error | undefined {
    return this.failure;
  }

  /** Builds a read model anew beside the one that serves, then lets the new one serve. */
  async rebuild(name: string, onProgress?: OnProgress): Promise<void> {
    const old = this.readModel(name);
    const projection = old.projection;
    this.rebuilding.add(name);
    try {
      const fresh = new ReadModel(projection, this.freshFile(projection));
      const total = await this.journal.head();
      for await (const batch of this.batches(0)) {
        fresh.advance(batch);
        onProgress?.({ done: fresh.position, total });
      }
      // Nothing is taken between the last batch and the turn: no await stands between them.
      this.turnTo(projection.name, fresh.file);
      this.serving.set(name, fresh);
      old.close();
      removeDatabase(old.file);
    } finally {
      this.rebuilding.delete(name);
    }
  }

  /** Takes parked events again; answers with what is still parked. */
  async retry(): Promise<readonly ParkedStream[]> {
    for (const model of this.serving.values()) {
      for (const { stream } of model.parked()) model.retry(stream, await this.journal.readStream(stream));
    }
    return this.parked();
  }

  async close(): Promise<void> {
    this.stopFollowing?.();
    await this.running;
    for (const model of this.serving.values()) model.close();
    this.register.close();
  }

  private async advanceAll(onProgress?: OnProgress): Promise<void> {
    const total = await this.journal.head();
    for await (const batch of this.batches(this.lowest())) {
      for (const model of this.serving.values()) model.advance(batch);
      onProgress?.({ done: batch.at(-1)?.position ?? 0, total });
      this.wake();
    }
    this.failure = undefined;
  }

  private async *batches(after: number): AsyncGenerator<readonly StoredEvent[]> {
    let from = after;
    for (;;) {
      const batch = await this.journal.read(from, BATCH);
      const last = batch.at(-1);
      if (!last) return;
      yield batch;
      from = last.position;
    }
  }

  private lowest(): number {
    return Math.min(...[...this.serving.values()].map((model) => model.position));
  }

  private wake(): void {
    const lowest = this.lowest();
    for (const waiter of this.waiters) if (waiter.position <= lowest) waiter.resolve();
    this.waiters = this.waiters.filter((waiter) => waiter.position > lowest);
  }

  private readModel(name: string): ReadModel {
    const model = this.serving.get(name);
    if (!model) throw new Error(`no projection ${name}`);
    return model;
  }

  private openOrCreate(projection: Projection): ReadModel {
    const row = this.register.prepare('SELECT file FROM serving WHERE name = ?').get(projection.name);
    const file = row ? join(this.directory, (row as { file: string }).file) : undefined;
    if (file && existsSync(file) && ReadModel.versionIn(file) === projection.version) {
      return new ReadModel(projection, file);
    }
    const fresh = this.freshFile(projection);
    this.turnTo(projection.name, fresh);
    return new ReadModel(projection, fresh);
  }

  private turnTo(name: string, file: string): void {
    const base = file.slice(this.directory.length + 1);
    this.register.prepare('INSERT OR REPLACE INTO serving VALUES (?, ?)').run(name, base);
  }

  private freshFile(projection: Projection): string {
    for (let generation = 1; ; generation += 1) {
      const file = join(this.directory, `${projection.name}.v${projection.version}.${generation}.sqlite`);
      if (!existsSync(file)) return file;
    }
  }

  /** Files that no read model serves from: an interrupted rebuild's, or an older version's. */
  private removeOrphans(): void {
    const kept = new Set(['register.sqlite', ...this.filesServing()]);
    for (const entry of readdirSync(this.directory)) {
      if (entry.endsWith('.sqlite') && !kept.has(entry)) removeDatabase(join(this.directory, entry));
    }
  }

  private filesServing(): readonly string[] {
    return (this.register.prepare('SELECT file FROM serving').all() as { file: string }[]).map((row) => row.file);
  }
}

function removeDatabase(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
}
