import type { ActorKind } from '../../domain/kernel/actor.js';
import type { LegalBasis, Purpose } from '../../domain/kernel/event.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';

/** What is hashed and stored: envelope, clear facts, ciphertexts by category. Never a personal datum in clear. */
export interface EventRecord {
  /** UUIDv8 made from the command id and the index of the event: the same command gives the same ids. */
  readonly eventId: string;
  readonly type: string;
  readonly schemaVersion: number;
  /** `category-ULID`. */
  readonly stream: string;
  /** 0 for the first event of a stream. */
  readonly revision: number;
  readonly effectiveOn: CalendarDate;
  /** UTC instant with milliseconds, monotone in a stream. */
  readonly recordedAt: string;
  readonly actor: {
    readonly kind: ActorKind;
    readonly account?: string | undefined;
    readonly structure?: string | undefined;
    readonly onBehalfOf?: string | undefined;
  };
  readonly legalBasis: LegalBasis;
  readonly purpose: Purpose;
  readonly conventionId?: string | undefined;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  /** The door it came through. */
  readonly source: 'HTTP' | 'CLI' | 'IMPORT' | 'CLOCK' | 'REACTION';
  readonly facts: Readonly<Record<string, unknown>>;
  /** Category → `kv=N;base64`. */
  readonly sealed: Readonly<Record<string, string>>;
  /** Hex SHA-256 of the previous event of the stream; empty for the first. */
  readonly prevHash: string;
}

/** A record in the log. `hash = SHA-256(0x00 ‖ canonical record)`; `position` is its ordinal among our events: 1, 2, 3 … */
export interface StoredEvent extends EventRecord {
  readonly position: number;
  readonly hash: string;
}

/** A record ready to be stored: `text` is its canonical JSON (RFC 8785), the bytes that `hash` covers. */
export interface ChainedRecord {
  readonly record: EventRecord;
  readonly text: string;
  readonly hash: string;
}

/** What a command id leaves behind, in the same transaction as its events: repeated, it gives the same answer. */
export interface CommandReceipt {
  readonly commandId: string;
  /** SHA-256 over the command's content: the same id with another content is refused. */
  readonly digest: string;
  readonly stream: string;
  readonly events: number;
  /** Position of its last event; of the head of the log when it appended nothing. */
  readonly position: number;
  /** Revision of the stream after it; -1 where the stream does not exist. */
  readonly revision: number;
}

export class ConcurrencyConflict extends Error {
  override readonly name = 'ConcurrencyConflict';
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`expected revision ${expected} of ${stream}, found ${actual}`);
  }
}

/** The command id is known, with another content. */
export class CommandIdReused extends Error {
  override readonly name = 'CommandIdReused';
  constructor(readonly commandId: string) {
    super(`command id ${commandId} was used for another command`);
  }
}

export interface Append {
  readonly stream: string;
  /** Exact revision of the stream before; -1 for a stream that must not exist. */
  readonly expected: number;
  readonly events: readonly ChainedRecord[];
  readonly command: { readonly commandId: string; readonly digest: string };
}

/** The log of events. Two adapters pass one contract suite. */
export interface EventLog {
  /**
   * Durable when it resolves; all events and the receipt, or nothing. Appends are committed in the order of the calls,
   * and `expected` counts those called before, committed or not. A command id that is known appends nothing and gives its receipt.
   * @throws ConcurrencyConflict when the stream is not at the expected revision
   * @throws CommandIdReused when the command id is known with another digest
   * @throws Unavailable when the store cannot write now: nothing of it is kept
   */
  append(append: Append): Promise<CommandReceipt>;
  readStream(stream: string, fromRevision?: number): Promise<readonly StoredEvent[]>;
  receipt(commandId: string): Promise<CommandReceipt | undefined>;
  /** Position of the last durable event; 0 for an empty log. */
  head(): Promise<number>;
  /** Up to `limit` events after a position, in log order. */
  read(afterPosition: number, limit: number): Promise<readonly StoredEvent[]>;
  /** Names of the streams of a category, in order of creation. */
  streams(category: string): Promise<readonly string[]>;
  /** Runs before each commit (keys are made durable before what they seal); when it throws, nothing is committed. */
  beforeCommit(step: () => void): void;
  /** Calls back after each durable commit with the new head; returns how to stop. */
  onCommit(listener: (head: number) => void): () => void;
  close(): Promise<void>;
}
