import type { DuckDBAppender, DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api';

/** How far a mirror goes: its last event, the hash of it, and how many streams are numbered. */
export interface Checkpoint {
  readonly position: number;
  readonly hash: string;
  readonly streams: number;
}

export interface Batch {
  readonly checkpoint: Checkpoint;
  readonly tables: readonly { readonly table: string; readonly chunks: readonly DuckDBDataChunk[] }[];
}

/**
 * Writes batches in their order, each with its checkpoint in one transaction. One is on its way to the disk while the next is
 * read and gathered; a third waits.
 */
export class Commits {
  private readonly appenders = new Map<string, DuckDBAppender>();
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly connection: DuckDBConnection,
    private done: Checkpoint,
  ) {}

  /** What is durable. */
  get checkpoint(): Checkpoint {
    return this.done;
  }

  /** Resolves when the batch before is durable and this one is on its way; rejects when the one before failed. */
  async send(batch: Batch): Promise<void> {
    await this.writing;
    this.writing = this.write(batch);
    // Told to whoever sends next, or waits for the end.
    this.writing.catch(() => undefined);
  }

  async settled(): Promise<void> {
    await this.writing;
  }

  /** Lets go of what is not durable. */
  close(): void {
    for (const appender of this.appenders.values()) {
      appender.clear();
      appender.closeSync();
    }
    this.appenders.clear();
    this.connection.disconnectSync();
  }

  private async write({ tables, checkpoint }: Batch): Promise<void> {
    await this.connection.run('BEGIN TRANSACTION');
    for (const { table, chunks } of tables) {
      if (chunks.length === 0) continue;
      const appender = await this.appenderOf(table);
      for (const chunk of chunks) appender.appendDataChunk(chunk);
      appender.flushSync();
    }
    const { position, hash, streams } = checkpoint;
    await this.connection.run('UPDATE mirrored.checkpoint SET position = $1, hash = $2, streams = $3', [
      position,
      hash,
      streams,
    ]);
    await this.connection.run('COMMIT');
    this.done = checkpoint;
  }

  private async appenderOf(table: string): Promise<DuckDBAppender> {
    let appender = this.appenders.get(table);
    if (!appender) {
      appender = await this.connection.createAppender(table, 'mirrored');
      this.appenders.set(table, appender);
    }
    return appender;
  }
}
