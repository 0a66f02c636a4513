import { foldWith, type Aggregate } from '../../domain/kernel/aggregate.js';
import type { PastEvent } from '../../domain/kernel/event.js';
import type { EventLog } from '../ports/event-log.js';
import type { RecordCodec } from '../ports/record-codec.js';

/** A stream folded up to a revision, and what the next event is chained to. */
export interface Folded {
  readonly state: unknown;
  /** -1 where there is no stream. */
  readonly revision: number;
  readonly hash: string;
  readonly recordedAt: string;
}

type Fold = (state: unknown, event: PastEvent) => unknown;

/** Folded states: those used lately are kept in memory at their revision (bounded), others are folded from the log. */
export class States {
  private readonly kept = new Map<string, Folded>();
  private readonly byCategory = new Map<string, { readonly fold: Fold; readonly initial: unknown }>();

  constructor(
    aggregates: readonly Aggregate[],
    private readonly log: Pick<EventLog, 'readStream'>,
    private readonly codec: Pick<RecordCodec, 'open'>,
    private readonly limit: number,
  ) {
    for (const aggregate of aggregates)
      this.byCategory.set(aggregate.category, { fold: foldWith(aggregate), initial: aggregate.initial });
  }

  async load(stream: string): Promise<Folded> {
    const known = this.kept.get(stream);
    if (known) {
      this.keep(stream, known);
      return known;
    }
    const { fold, initial } = this.meaningOf(stream);
    const events = await this.log.readStream(stream);
    const last = events.at(-1);
    if (!last) return { state: initial, revision: -1, hash: '', recordedAt: '' };
    const state = events.reduce((folded, event) => fold(folded, this.codec.open(event)), initial);
    const folded = { state, revision: last.revision, hash: last.hash, recordedAt: last.recordedAt };
    this.keep(stream, folded);
    return folded;
  }

  /** The state after what has just been decided, before the log has it for good. */
  advance(stream: string, before: Folded, events: readonly PastEvent[], head: Omit<Folded, 'state'>): Folded {
    const folded = { state: events.reduce(this.meaningOf(stream).fold, before.state), ...head };
    this.keep(stream, folded);
    return folded;
  }

  /** Somebody else appended: what is kept is kept only if it has seen this revision. */
  seen(stream: string, revision: number): void {
    const known = this.kept.get(stream);
    if (known && known.revision < revision) this.kept.delete(stream);
  }

  forget(stream: string): void {
    this.kept.delete(stream);
  }

  forgetAll(): void {
    this.kept.clear();
  }

  private keep(stream: string, folded: Folded): void {
    this.kept.delete(stream);
    this.kept.set(stream, folded);
    if (this.kept.size <= this.limit) return;
    for (const oldest of this.kept.keys()) {
      this.kept.delete(oldest);
      return;
    }
  }

  private meaningOf(stream: string): { readonly fold: Fold; readonly initial: unknown } {
    const meaning = this.byCategory.get(stream.slice(0, stream.lastIndexOf('-')));
    if (!meaning) throw new Error('a stream of no known category');
    return meaning;
  }
}
