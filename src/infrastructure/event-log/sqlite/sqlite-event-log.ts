import type { Database } from 'better-sqlite3';
import {
  CommandIdReused,
  ConcurrencyConflict,
  type Append,
  type CommandReceipt,
  type EventLog,
  type StoredEvent,
} from '../../../application/ports/event-log.js';
import { Unavailable } from '../../../application/ports/faults.js';
import { openDatabaseFile } from '../../database-file/database-file.js';
import { LOG_LAYOUT } from './layout.js';
import { Heads } from './heads.js';
import { LogReader } from './reader.js';
import { LogWriter } from './writer.js';

/** Beyond this many queued events the group is committed without waiting for the end of the turn. */
const LARGEST_GROUP = 2_000;

interface Queued {
  readonly append: Append;
  readonly resolve: (receipt: CommandReceipt) => void;
  readonly reject: (error: unknown) => void;
}

/** Opens or creates the embedded log in this file, for one writer. @throws DomainError `data.newer`, `data.corrupt` */
export function openEmbeddedLog(file: string): SqliteEventLog {
  return new SqliteEventLog(openDatabaseFile(file, LOG_LAYOUT));
}

/**
 * The embedded log. Appends that are called in one turn of the event loop are committed together, in the order of the
 * calls: one wait for the disk serves them all (group commit). None resolves before it is on the disk.
 */
export class SqliteEventLog implements EventLog {
  private readonly heads: Heads;
  private readonly reader: LogReader;
  private readonly writer: LogWriter;
  private readonly listeners = new Set<(head: number) => void>();
  private readonly beforeEach: (() => void)[] = [];
  private queue: Queued[] = [];
  private queuedEvents = 0;
  private readonly afterFlush: (() => void)[] = [];
  private readonly queuedCommands = new Map<
    string,
    { readonly digest: string; readonly receipt: Promise<CommandReceipt> }
  >();
  private scheduled: NodeJS.Immediate | undefined;

  constructor(private readonly db: Database) {
    this.heads = new Heads(db);
    this.reader = new LogReader(db);
    this.writer = new LogWriter(db, this.heads, this.reader);
  }

  async append(append: Append): Promise<CommandReceipt> {
    if (!this.db.open) throw new Unavailable('log.closed');
    return this.known(append.command) ?? this.enqueue(append);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async readStream(stream: string, fromRevision = 0): Promise<readonly StoredEvent[]> {
    return this.reader.readStream(this.heads.committed(stream).id, fromRevision);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async read(afterPosition: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.reader.read(afterPosition, limit);
  }

  async receipt(commandId: string): Promise<CommandReceipt | undefined> {
    const queued = this.queuedCommands.get(commandId)?.receipt;
    return (await queued?.catch(() => undefined)) ?? this.reader.receipt(commandId);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async head(): Promise<number> {
    return this.reader.head();
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async streams(category: string): Promise<readonly string[]> {
    return this.reader.streams(category);
  }

  beforeCommit(step: () => void): void {
    this.beforeEach.push(step);
  }

  onCommit(listener: (head: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- as above
  async close(): Promise<void> {
    if (!this.db.open) return;
    this.flush();
    this.db.close();
  }

  private known({ commandId, digest }: Append['command']): Promise<CommandReceipt> | undefined {
    const queued = this.queuedCommands.get(commandId);
    const known = queued ?? this.reader.receipt(commandId);
    if (known && known.digest !== digest) throw new CommandIdReused(commandId);
    return known && ('receipt' in known ? known.receipt : Promise.resolve(known));
  }

  private enqueue(append: Append): Promise<CommandReceipt> {
    const { stream, expected, events, command } = append;
    const head = this.heads.expected(stream);
    if (head.revision !== expected) return this.conflict(stream, expected);
    if (events.length > 0) this.heads.advance(stream, { id: head.id, revision: expected + events.length });
    const receipt = new Promise<CommandReceipt>((resolve, reject) => {
      this.queue.push({ append, resolve, reject });
    });
    // Somebody may only wait for a repetition of it.
    receipt.catch(() => undefined);
    this.queuedCommands.set(command.commandId, { digest: command.digest, receipt });
    this.queuedEvents += events.length;
    if (this.queuedEvents >= LARGEST_GROUP) this.flush();
    else
      this.scheduled ??= setImmediate(() => {
        this.flush();
      });
    return receipt;
  }

  /** Told only once what stands in the way is committed: until then it may still fail. */
  private conflict(stream: string, expected: number): Promise<never> {
    return new Promise((_resolve, reject) => {
      const tell = (): void => {
        reject(new ConcurrencyConflict(stream, expected, this.heads.committed(stream).revision));
      };
      if (this.queue.length === 0) tell();
      else this.afterFlush.push(tell);
    });
  }

  private flush(): void {
    this.commitGroup();
    for (const step of this.afterFlush.splice(0)) step();
  }

  private commitGroup(): void {
    clearImmediate(this.scheduled);
    this.scheduled = undefined;
    const group = this.queue;
    this.queue = [];
    this.queuedEvents = 0;
    this.queuedCommands.clear();
    if (group.length === 0) return;
    try {
      for (const step of this.beforeEach) step();
      const outcomes = this.writer.commit(group.map(({ append }) => append));
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome instanceof Error) group[index]?.reject(outcome);
        else group[index]?.resolve(outcome);
      }
    } catch (error) {
      this.heads.forget();
      const fault = asFault(error);
      for (const { reject } of group) reject(fault);
      return;
    }
    const head = this.reader.head();
    for (const listener of this.listeners) listener(head);
  }
}

/** What the store cannot do now is `Unavailable`; the rest stays as it is. */
function asFault(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  const now = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY|CANTOPEN|NOMEM|PROTOCOL)/.test(code);
  return now ? new Unavailable('log.unavailable', { cause: error }) : error;
}
