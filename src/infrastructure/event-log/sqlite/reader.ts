import type { Database, Statement } from 'better-sqlite3';
import type { CommandReceipt, StoredEvent } from '../../../application/ports/event-log.js';
import { IntegrityError } from '../../../application/ports/faults.js';

type Row = [position: number, record: string, hash: Buffer];

/** Reads from the file what is committed. */
export class LogReader {
  private readonly afterPosition: Statement<[number, number], Row>;
  private readonly ofStream: Statement<[number, number], Row>;
  private readonly byCommand: Statement<[string], CommandReceipt>;
  private readonly last: Statement<[], number>;
  private readonly ofCategory: Statement<[string], string>;

  constructor(db: Database) {
    this.afterPosition = db
      .prepare<[number, number], Row>(
        'SELECT position, record, hash FROM events WHERE position > ? ORDER BY position LIMIT ?',
      )
      .raw();
    this.ofStream = db
      .prepare<[number, number], Row>(
        'SELECT position, record, hash FROM events WHERE stream = ? AND revision >= ? ORDER BY revision',
      )
      .raw();
    this.byCommand = db.prepare(
      'SELECT command AS commandId, digest, stream, events, position, revision FROM receipts WHERE command = ?',
    );
    this.last = db.prepare<[], number>('SELECT ifnull(max(position), 0) FROM events').pluck();
    this.ofCategory = db.prepare<[string], string>('SELECT name FROM streams WHERE category = ? ORDER BY id').pluck();
  }

  read(afterPosition: number, limit: number): StoredEvent[] {
    return this.afterPosition.all(afterPosition, limit).map(stored);
  }

  readStream(id: number, fromRevision: number): StoredEvent[] {
    return this.ofStream.all(id, fromRevision).map(stored);
  }

  receipt(commandId: string): CommandReceipt | undefined {
    return this.byCommand.get(commandId);
  }

  head(): number {
    return this.last.get() ?? 0;
  }

  streams(category: string): string[] {
    return this.ofCategory.all(category);
  }
}

function stored([position, record, hash]: Row): StoredEvent {
  try {
    const event = JSON.parse(record) as StoredEvent & { position: number; hash: string };
    event.position = position;
    event.hash = hash.toString('hex');
    return event;
  } catch (error) {
    throw new IntegrityError('record', { detail: `position ${position}` }, { cause: error });
  }
}
