import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventLog } from '../../../application/ports/event-log.js';
import type { EventDefinition } from '../../../domain/kernel/event.js';
import { tablesOf, type Table } from './columns.js';
import { MirrorInstance, removeMirror, type InstanceOptions } from './instance.js';

export interface MirrorOptions extends InstanceOptions {
  /** The events of the catalogue: their clear facts are the columns. */
  readonly definitions: readonly EventDefinition[];
}

export interface MirrorProgress {
  readonly done: number;
  readonly total: number;
}
export type OnMirrorProgress = (progress: MirrorProgress) => void;

export interface CatchUpOptions {
  readonly onProgress?: OnMirrorProgress;
  /** Events read at a time. */
  readonly batch?: number;
}

/** What the mirror reads of the log. */
export type MirroredLog = Pick<EventLog, 'head' | 'read'>;

const BATCH = 10_000;
/** Events in one transaction while far behind: enough that most rows go to the file once, whole row groups at a time. */
const TRANSACTION = 250_000;

/**
 * The columnar mirror of the log: a row for each event, a column for each clear fact, nothing personal. A disposable copy:
 * whatever is wrong with it (other columns, another log, a damaged file), it is made anew from the log.
 */
export class Mirror {
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly options: MirrorOptions,
    private readonly tables: readonly Table[],
    private instance: MirrorInstance,
  ) {}

  /** @throws MirrorBusy when another process has the file open */
  static async open(path: string, options: MirrorOptions): Promise<Mirror> {
    const tables = tablesOf(options.definitions);
    return new Mirror(path, options, tables, await MirrorInstance.open(path, options, tables));
  }

  /** Position of the last event that it holds. */
  get position(): number {
    return this.instance.commits.checkpoint.position;
  }

  /** Takes what the log has beyond its position; builds itself anew first if it does not stem from this log. */
  async catchUp(log: MirroredLog, options: CatchUpOptions = {}): Promise<void> {
    const run = this.running.then(() => this.fill(log, options));
    this.running = run.catch(() => undefined);
    await run;
  }

  /** A consistent view of the mirror on a connection of its own; nothing that is done there stays. */
  async session<R>(use: (connection: DuckDBConnection) => Promise<R>): Promise<R> {
    const connection = await this.instance.connect();
    try {
      await connection.run('BEGIN TRANSACTION');
      return await use(connection);
    } finally {
      await connection.run('ROLLBACK').catch(() => undefined);
      connection.disconnectSync();
    }
  }

  async close(): Promise<void> {
    await this.running;
    this.instance.close();
  }

  private async fill(log: MirroredLog, options: CatchUpOptions): Promise<void> {
    const head = await log.head();
    if (!(await this.stemsFrom(log, head))) {
      this.instance.close();
      removeMirror(this.path);
      this.instance = await MirrorInstance.open(this.path, this.options, this.tables);
    }
    try {
      await this.advance(log, head, options);
    } catch (error) {
      // What was not committed is let go of; the next run begins at the last checkpoint.
      this.instance.close();
      this.instance = await MirrorInstance.open(this.path, this.options, this.tables);
      throw error;
    }
  }

  private async advance(log: MirroredLog, head: number, { onProgress, batch = BATCH }: CatchUpOptions): Promise<void> {
    const { filler, commits } = this.instance;
    let gathered = 0;
    for (;;) {
      const events = await log.read(filler.position, batch);
      await filler.take(events);
      gathered += events.length;
      if (gathered > 0 && (events.length === 0 || gathered >= TRANSACTION)) {
        await commits.send(filler.drain());
        gathered = 0;
      }
      if (events.length === 0) break;
      onProgress?.({ done: filler.position, total: Math.max(head, filler.position) });
    }
    await commits.settled();
  }

  /** Whether its last event is the one that the log has at that position. */
  private async stemsFrom(log: MirroredLog, head: number): Promise<boolean> {
    const { position, hash } = this.instance.commits.checkpoint;
    if (position === 0) return true;
    if (position > head) return false;
    const [last] = await log.read(position - 1, 1);
    return last?.position === position && last.hash === hash;
  }
}
