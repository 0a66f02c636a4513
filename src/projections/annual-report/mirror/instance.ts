import { rmSync } from 'node:fs';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Table } from './columns.js';
import { Commits, type Checkpoint } from './commits.js';
import { MirrorFiller } from './filler.js';
import { creation, schemaHash } from './schema.js';

export interface InstanceOptions {
  /** What DuckDB may hold in memory before it spills to disk: `1GB`. */
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** Another process holds the file. */
export class MirrorBusy extends Error {
  override readonly name = 'MirrorBusy';
}

/** A mirror in hand: the database, what gathers events for it, and what writes them. */
export class MirrorInstance {
  readonly filler: MirrorFiller;
  readonly commits: Commits;

  private constructor(
    private readonly instance: DuckDBInstance,
    writer: DuckDBConnection,
    private readonly reader: DuckDBConnection,
    tables: readonly Table[],
    checkpoint: Checkpoint,
  ) {
    this.filler = new MirrorFiller(reader, tables, checkpoint);
    this.commits = new Commits(writer, checkpoint);
  }

  /**
   * The mirror in the file, if it was made for these tables; a new one otherwise.
   * @throws MirrorBusy when another process has the file open
   */
  static async open(path: string, options: InstanceOptions, tables: readonly Table[]): Promise<MirrorInstance> {
    const existing = path === ':memory:' ? undefined : await MirrorInstance.existing(path, options, tables);
    if (existing) return existing;
    removeMirror(path);
    const instance = await create(path, options);
    const writer = await instance.connect();
    await writer.run(`BEGIN TRANSACTION; ${creation(tables)} COMMIT;`);
    const start = { position: 0, hash: '', streams: 0 };
    return new MirrorInstance(instance, writer, await instance.connect(), tables, start);
  }

  private static async existing(
    path: string,
    options: InstanceOptions,
    tables: readonly Table[],
  ): Promise<MirrorInstance | undefined> {
    let instance: DuckDBInstance | undefined;
    try {
      instance = await create(path, options);
      const writer = await instance.connect();
      const found = await writer.runAndReadAll('SELECT position, hash, streams, schemaHash FROM mirrored.checkpoint');
      const [row] = found.getRowsJS() as [number, string, number, string][];
      if (row?.[3] === schemaHash(tables)) {
        const checkpoint = { position: row[0], hash: row[1], streams: row[2] };
        return new MirrorInstance(instance, writer, await instance.connect(), tables, checkpoint);
      }
      writer.disconnectSync();
    } catch (error) {
      // Whatever else is wrong with a disposable copy, it is made anew.
      if (error instanceof Error && /lock/i.test(error.message)) throw new MirrorBusy('the mirror is open elsewhere');
    }
    instance?.closeSync();
    return undefined;
  }

  async connect(): Promise<DuckDBConnection> {
    return this.instance.connect();
  }

  close(): void {
    this.commits.close();
    this.reader.disconnectSync();
    this.instance.closeSync();
  }
}

/** No extension is ever fetched; nothing but the file and its spill folder is written. */
async function create(path: string, options: InstanceOptions): Promise<DuckDBInstance> {
  return DuckDBInstance.create(path, {
    memory_limit: options.memoryLimit ?? '1GB',
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
    temp_directory: path === ':memory:' ? '' : `${path}.tmp`,
    preserve_insertion_order: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
}

export function removeMirror(path: string): void {
  if (path === ':memory:') return;
  for (const suffix of ['', '.wal', '.tmp']) rmSync(`${path}${suffix}`, { force: true, recursive: true });
}
