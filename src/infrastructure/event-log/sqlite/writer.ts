import type { Database, Statement } from 'better-sqlite3';
import {
  CommandIdReused,
  ConcurrencyConflict,
  type Append,
  type CommandReceipt,
} from '../../../application/ports/event-log.js';
import type { Heads } from './heads.js';
import type { LogReader } from './reader.js';

type Outcome = CommandReceipt | ConcurrencyConflict | CommandIdReused;

/** Writes a group of appends in one transaction. */
export class LogWriter {
  private readonly begin: Statement<[]>;
  private readonly end: Statement<[]>;
  private readonly addStream: Statement<[string, string, number]>;
  private readonly moveHead: Statement<[number, number]>;
  private readonly addEvent: Statement<[number, number, number, string, Buffer]>;
  private readonly addReceipt: Statement<[string, string, string, number, number, number]>;
  private readonly changes: Statement<[], number>;
  private seen: number | undefined;

  constructor(
    private readonly db: Database,
    private readonly heads: Heads,
    private readonly reader: LogReader,
  ) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.end = db.prepare('COMMIT');
    this.addStream = db.prepare('INSERT INTO streams (name, category, revision) VALUES (?, ?, ?)');
    this.moveHead = db.prepare('UPDATE streams SET revision = ? WHERE id = ?');
    this.addEvent = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?)');
    this.addReceipt = db.prepare('INSERT INTO receipts VALUES (?, ?, ?, ?, ?, ?)');
    this.changes = db.prepare<[], number>('PRAGMA data_version').pluck();
    this.seen = this.changes.get();
  }

  /**
   * Receipts in the order of the appends; an error for one that another process made impossible meanwhile. Throws, with
   * nothing written, when the transaction fails as a whole.
   */
  commit(group: readonly Append[]): readonly Outcome[] {
    this.begin.run();
    try {
      const outcomes = this.wroteElsewhere() ? this.writeChecked(group) : this.write(group);
      this.end.run();
      return outcomes;
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK');
      throw error;
    }
  }

  /** Whether another connection has committed since the last time. */
  private wroteElsewhere(): boolean {
    const before = this.seen;
    this.seen = this.changes.get();
    return before !== this.seen;
  }

  private write(group: readonly Append[]): Outcome[] {
    const next = { position: this.reader.head() };
    return group.map((append) => this.writeOne(append, next));
  }

  /** The heads that the appends were checked against may be stale: each is checked again, against the file. */
  private writeChecked(group: readonly Append[]): Outcome[] {
    this.heads.forget();
    const next = { position: this.reader.head() };
    return group.map((append) => {
      const known = this.reader.receipt(append.command.commandId);
      if (known) return known.digest === append.command.digest ? known : new CommandIdReused(known.commandId);
      const { revision } = this.heads.committed(append.stream);
      if (revision !== append.expected) return new ConcurrencyConflict(append.stream, append.expected, revision);
      return this.writeOne(append, next);
    });
  }

  private writeOne({ stream, expected, events, command }: Append, next: { position: number }): CommandReceipt {
    const revision = expected + events.length;
    if (events.length > 0) {
      const id = this.streamAt(stream, revision);
      events.forEach(({ text, hash }, index) => {
        next.position += 1;
        this.addEvent.run(next.position, id, expected + 1 + index, text, Buffer.from(hash, 'hex'));
      });
    }
    const { commandId, digest } = command;
    const { position } = next;
    this.addReceipt.run(commandId, digest, stream, events.length, position, revision);
    return { commandId, digest, stream, events: events.length, position, revision };
  }

  private streamAt(stream: string, revision: number): number {
    let { id } = this.heads.committed(stream);
    if (id > 0) this.moveHead.run(revision, id);
    else {
      const category = stream.slice(0, stream.lastIndexOf('-'));
      id = Number(this.addStream.run(stream, category, revision).lastInsertRowid);
    }
    this.heads.settle(stream, { id, revision });
    return id;
  }
}
