import { rmSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { EventLog } from '../../../application/ports/event-log.js';
import type { EventDefinition } from '../../../domain/kernel/event.js';
import { tablesOf, type Table } from './columns.js';
import { MirrorFiller } from './filler.js';
import { creation, schemaHash } from './schema.js';

export interface MirrorOptions {
  /** The events of the catalogue: their clear facts are the columns. */
  readonly definitions: readonly EventDefinition[];
  /** What DuckDB may hold in memory before it spills to disk: `1GB`. */
  readonly memoryLimit?: string;
  readonly threads?: number;
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

/** Another process holds the file. */
export class MirrorBusy extends Error {
  override readonly name = 'MirrorBusy';
}

const BATCH = 10_000;
/** Rows written in one transaction with the checkpoint, while far behind. */
const TRANSACTION = 400_000;

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
    private instance: DuckDBInstance,
    private writer: DuckDBConnection,
    private filler: MirrorFiller,
  ) {}

  /** @throws MirrorBusy when another process has the file open */
  static async open(path: string, options: MirrorOptions): Promise<Mirror> {
    const tables = tablesOf(options.definitions);
    const opened = await openOrRemake(path, options, tables);
    return new Mirror(path, options, tables, opened.instance, opened.writer, opened.filler);
  }

  /** Position of the last event that it holds. */
  get position(): number {
    return this.filler.position;
  }

  /** Types of events that have a table. */
  get types(): readonly string[] {
    return this.tables.map(({ type }) => type);
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
    this.disconnect();
  }

  private async fill(log: MirroredLog, { onProgress, batch = BATCH }: CatchUpOptions): Promise<void> {
    const total = await log.head();
    if (!(await this.stemsFrom(log, total))) await this.remake();
    try {
      let held = 0;
      for (;;) {
        const events = await log.read(this.filler.reached, batch);
        await this.filler.take(events);
        held += events.length;
        if (events.length === 0 || held >= TRANSACTION) {
          await this.filler.commit();
          held = 0;
        }
        if (events.length === 0) return;
        onProgress?.({ done: this.filler.reached, total: Math.max(total, this.filler.reached) });
      }
    } catch (error) {
      // What was not committed is let go of; the next run begins at the last checkpoint.
      await this.reopen();
      throw error;
    }
  }

  private async stemsFrom(log: MirroredLog, head: number): Promise<boolean> {
    const { position, hash } = this.filler;
    if (position === 0) return true;
    if (position > head) return false;
    const [last] = await log.read(position - 1, 1);
    return last?.position === position && last.hash === hash;
  }

  private async remake(): Promise<void> {
    this.disconnect();
    removeFile(this.path);
    await this.connect();
  }

  private async reopen(): Promise<void> {
    this.disconnect();
    await this.connect();
  }

  private async connect(): Promise<void> {
    const made = await openOrRemake(this.path, this.options, this.tables);
    this.instance = made.instance;
    this.writer = made.writer;
    this.filler = made.filler;
  }

  private disconnect(): void {
    this.filler.close();
    this.writer.disconnectSync();
    this.instance.closeSync();
  }
}

interface Opened {
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly filler: MirrorFiller;
}

async function openOrRemake(path: string, options: MirrorOptions, tables: readonly Table[]): Promise<Opened> {
  const opened = path === ':memory:' ? undefined : await openExisting(path, options, tables);
  if (opened) return opened;
  removeFile(path);
  const instance = await createInstance(path, options);
  const writer = await instance.connect();
  await writer.run(`BEGIN TRANSACTION; ${creation(tables)} COMMIT;`);
  return { instance, writer, filler: new MirrorFiller(writer, tables, { position: 0, hash: '', streams: 0 }) };
}

/** The mirror in the file, or undefined where there is none that serves. */
async function openExisting(
  path: string,
  options: MirrorOptions,
  tables: readonly Table[],
): Promise<Opened | undefined> {
  let instance: DuckDBInstance | undefined;
  try {
    instance = await createInstance(path, options);
    const writer = await instance.connect();
    const reader = await writer.runAndReadAll('SELECT position, hash, schemaHash, streams FROM mirror.checkpoint');
    const [row] = reader.getRowObjectsJS();
    if (row?.schemaHash === schemaHash(tables)) {
      const { position, hash, streams } = row as unknown as { position: number; hash: string; streams: number };
      return { instance, writer, filler: new MirrorFiller(writer, tables, { position, hash, streams }) };
    }
    writer.disconnectSync();
  } catch (error) {
    if (error instanceof Error && /lock/i.test(error.message)) throw new MirrorBusy('the mirror is open elsewhere');
  }
  instance?.closeSync();
  return undefined;
}

/** No extension is ever fetched, nothing outside the file and its spill folder is read or written. */
async function createInstance(path: string, options: MirrorOptions): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    memory_limit: options.memoryLimit ?? '1GB',
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    temp_directory: path === ':memory:' ? '' : `${path}.tmp`,
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
}

function removeFile(path: string): void {
  if (path === ':memory:') return;
  for (const suffix of ['', '.wal', '.tmp']) rmSync(`${path}${suffix}`, { force: true, recursive: true });
}
