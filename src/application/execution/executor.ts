import type { Aggregate } from '../../domain/kernel/aggregate.js';
import type { OpenPositioning } from '../../domain/kernel/facts.js';
import { ErasePersonalData } from '../../domain/youth-pathway/rights/commands.js';
import { rights } from '../../domain/youth-pathway/rights/refusals.js';
import type { Clock } from '../ports/clock.js';
import { CommandIdReused, ConcurrencyConflict, type CommandReceipt, type EventLog } from '../ports/event-log.js';
import { Unavailable } from '../ports/faults.js';
import type { Ids } from '../ports/ids.js';
import { SubjectErased, type KeyVault } from '../ports/key-vault.js';
import type { RecordCodec } from '../ports/record-codec.js';
import { CommandCycle, type Decided } from './cycle.js';
import type { Directory } from './directory.js';
import { Neighbours } from './neighbours.js';
import { RequestReader, type CommandRequest, type WellFormed } from './request.js';
import { refusalOf } from './refusals.js';
import { States } from './states.js';

export interface ExecutorParts {
  readonly log: EventLog;
  readonly vault: KeyVault;
  readonly codec: RecordCodec;
  readonly ids: Ids;
  readonly clock: Clock;
  readonly aggregates: readonly Aggregate[];
  /** Version → SHA-256 of each published information notice (GDPR art. 13). */
  readonly notices?: Readonly<Record<string, string>>;
  /** Whether the erasure of a youth's path is under way: nothing else is decided there until it is recorded. */
  readonly isUnderErasure?: (stream: string) => boolean;
  /** How many folded states are kept in memory. */
  readonly statesKept?: number;
}

/** What a command gets: its receipt, and whether it was known already. */
export interface CommandAnswer extends CommandReceipt {
  readonly repeated: boolean;
}

/** What came of a command in its turn. What it rests on may not be durable yet, and may still fail. */
type Outcome =
  | { readonly kind: 'known'; readonly receipt: CommandReceipt }
  | { readonly kind: 'queued'; readonly receipt: Promise<CommandReceipt> }
  | { readonly kind: 'refused'; readonly error: unknown; readonly restsOn: number }
  | { readonly kind: 'again' };

export function createExecutor(parts: ExecutorParts): CommandExecutor {
  return new CommandExecutor(parts);
}

const RETRIES = 3;
const STATES_KEPT = 40_000;
const BATCH = 1_000;

/**
 * Commands are decided one after another, in the order in which they were given, each on the state that the one before
 * left, without waiting for the disk; the log commits what a turn of the event loop has queued at once. No answer, refusals
 * included, is given before what it rests on is durable. When an append fails, or somebody else has appended, what memory
 * holds is dropped and the command is decided again.
 */
export class CommandExecutor {
  private readonly reader: RequestReader;
  private readonly states: States;
  private readonly neighbours: Neighbours;
  private readonly cycle: CommandCycle;
  private turn: Promise<unknown> = Promise.resolve();
  /** The last append and all before it have succeeded or failed. */
  private appended: Promise<unknown> = Promise.resolve();
  /** What memory holds has taken the log up to here; -1 before the start. */
  private position = -1;
  /** Appends that failed: what was decided on top of one is decided again. */
  private failures = 0;
  private recovered = 0;
  /** What others appended was looked for in this turn of the event loop. */
  private followed = false;
  /** Streams of appends whose outcome is not known yet. */
  private readonly ahead = new Map<string, number>();

  constructor(private readonly parts: ExecutorParts) {
    const { aggregates, log, codec, ids, clock, vault, notices = {}, statesKept = STATES_KEPT } = parts;
    this.reader = new RequestReader(aggregates);
    this.states = new States(aggregates, log, codec, statesKept);
    this.neighbours = new Neighbours(log, this.states, vault, notices);
    this.cycle = new CommandCycle(this.states, this.neighbours, codec, ids, clock);
    log.beforeCommit(() => {
      vault.flush();
    });
  }

  /**
   * @throws InputInvalid `input.invalid` · DomainError for a broken rule · Unavailable when it cannot be recorded now ·
   *   IntegrityError when what is stored does not hold
   */
  async execute(request: CommandRequest): Promise<CommandAnswer> {
    const command = this.reader.read(request);
    const digest = this.parts.vault.digest(command.content);
    for (let attempt = 0; attempt <= RETRIES; attempt += 1) {
      const answer = await this.settled(await this.inTurn(() => this.takeTurn(command, digest)));
      if (answer) return answer;
    }
    throw new Unavailable('command.contended');
  }

  /**
   * How many events the command would record now; nothing is recorded. What leaves the house is judged so, just before.
   * @throws as `execute`
   */
  rehearse(request: CommandRequest): Promise<number> {
    const command = this.reader.read(request);
    return this.inTurn(async () => {
      await this.follow();
      this.mustNotBeUnderErasure(command);
      const { events } = await this.cycle.run(command, '');
      return events.length;
    });
  }

  /** The present state of a stream, undefined where there is none: what access to it is decided on. */
  present(stream: string): Promise<{ readonly state: unknown; readonly revision: number } | undefined> {
    return this.inTurn(async () => {
      await this.follow();
      const { state, revision } = await this.states.load(stream);
      return revision < 0 ? undefined : { state, revision };
    });
  }

  /** What is known now of structures, accounts and conventions. */
  directory(): Promise<Directory> {
    return this.inTurn(async () => {
      await this.follow();
      return this.neighbours.directory;
    });
  }

  /** Where a youth is positioned now: what a hiring puts an end to. */
  openPositionings(pathwayId: string): Promise<readonly OpenPositioning[]> {
    return this.inTurn(async () => {
      await this.follow();
      return this.neighbours.openPositionings(pathwayId);
    });
  }

  /** Drops what memory holds of a stream (its personal data were erased), once what was decided before is decided. */
  forget(stream: string): Promise<void> {
    return this.inTurn(() => {
      this.states.forget(stream);
      return Promise.resolve();
    });
  }

  private inTurn<T>(action: () => Promise<T>): Promise<T> {
    const result = this.turn.then(action);
    this.turn = result.catch(() => undefined);
    return result;
  }

  /** @returns undefined when the command is to be decided again */
  private async settled(outcome: Outcome): Promise<CommandAnswer | undefined> {
    if (outcome.kind === 'again') return undefined;
    if (outcome.kind === 'known') return { ...outcome.receipt, repeated: true };
    if (outcome.kind === 'refused') {
      await this.appended;
      if (outcome.restsOn === this.failures) throw outcome.error;
      return undefined;
    }
    try {
      return { ...(await outcome.receipt), repeated: false };
    } catch (error) {
      if (error instanceof ConcurrencyConflict) return undefined;
      throw error instanceof CommandIdReused ? refusalOf('command.idReused', 'commandId') : error;
    }
  }

  private async takeTurn(command: WellFormed, digest: string): Promise<Outcome> {
    let restsOn = this.failures;
    try {
      await this.follow();
      restsOn = this.failures;
      const receipt = await this.parts.log.receipt(command.commandId);
      if (receipt?.digest === digest) return { kind: 'known', receipt };
      if (receipt) throw refusalOf('command.idReused', 'commandId');
      this.mustNotBeUnderErasure(command);
      const decided = await this.cycle.run(command, digest);
      if (restsOn !== this.failures) return { kind: 'again' };
      return { kind: 'queued', receipt: this.append(decided) };
    } catch (error) {
      const refusal = error instanceof SubjectErased ? rights.refusal('subject.erased') : error;
      return { kind: 'refused', error: refusal, restsOn };
    }
  }

  /** A hold that came between the fence and the record of the erasure would come too late. */
  private mustNotBeUnderErasure({ stream, decision }: WellFormed): void {
    if (decision.definition.name === ErasePersonalData.name) return;
    if (this.parts.isUnderErasure?.(stream) === true) throw rights.refusal('erasure.underWay');
  }

  /** Queues the records and goes on as if they were in the log. */
  private append({ append, before, events, head }: Decided): Promise<CommandReceipt> {
    const { stream } = append;
    if (events.length > 0) {
      const { state } = this.states.advance(stream, before, events, head);
      this.neighbours.know(stream, before.state, state);
    }
    const receipt = this.parts.log.append(append);
    this.ahead.set(stream, (this.ahead.get(stream) ?? 0) + 1);
    const outcome = receipt.then(
      (done) => {
        this.committed(stream, done);
      },
      () => {
        this.failures += 1;
      },
    );
    this.appended = this.appended.then(() => outcome);
    return receipt;
  }

  private committed(stream: string, { position, events }: CommandReceipt): void {
    if (position - events === this.position) this.position = position;
    const left = (this.ahead.get(stream) ?? 0) - 1;
    if (left > 0) this.ahead.set(stream, left);
    else this.ahead.delete(stream);
  }

  /**
   * Takes what others have appended, so that a decision rests on the whole log. Looked for once a turn of the event loop: what
   * comes in between is met when the turn's appends are committed.
   */
  private async follow(): Promise<void> {
    if (this.followed && this.recovered === this.failures) return;
    await this.followOthers();
    this.followed = true;
    setImmediate(() => {
      this.followed = false;
    });
  }

  private async followOthers(): Promise<void> {
    if (this.position < 0) {
      const head = await this.parts.log.head();
      await this.neighbours.start();
      this.position = head;
    }
    if (this.recovered !== this.failures) await this.recover();
    const head = await this.parts.log.head();
    if (this.position >= head) return;
    const changed = new Set<string>();
    while (this.position < head) {
      const events = await this.parts.log.read(this.position, BATCH);
      for (const { stream, revision, position } of events) {
        this.states.seen(stream, revision);
        if (this.neighbours.concerns(stream)) changed.add(stream);
        this.position = position;
      }
      if (events.length === 0) break;
    }
    for (const stream of changed) await this.neighbours.reload(stream);
  }

  /** After a failed append: back to what the log holds. */
  private async recover(): Promise<void> {
    await this.appended;
    this.recovered = this.failures;
    this.states.forgetAll();
    const touched = [...this.ahead.keys()];
    this.ahead.clear();
    for (const stream of touched) await this.neighbours.reload(stream);
  }
}
