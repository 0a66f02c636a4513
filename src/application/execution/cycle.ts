import type { Aggregate } from '../../domain/kernel/aggregate.js';
import type { PastEvent } from '../../domain/kernel/event.js';
import type { Facts } from '../../domain/kernel/facts.js';
import { holdsRole, mayCommand } from '../policies/access.js';
import type { Clock } from '../ports/clock.js';
import type { Append } from '../ports/event-log.js';
import type { Ids } from '../ports/ids.js';
import type { Envelope, RecordCodec, SealedEvent } from '../ports/record-codec.js';
import { datesOf, type CommandDates } from './dates.js';
import type { FactsAtHand, Neighbours } from './neighbours.js';
import { refusalOf } from './refusals.js';
import type { WellFormed } from './request.js';
import type { Folded, States } from './states.js';

/** What a command comes to: what to append, and the state before and after it. */
export interface Decided {
  readonly append: Append;
  readonly before: Folded;
  readonly events: readonly PastEvent[];
  readonly head: Omit<Folded, 'state'>;
}

/** One command, from the state it meets to the records it leaves: load, who may, facts, decide, seal, chain. */
export class CommandCycle {
  constructor(
    private readonly states: States,
    private readonly neighbours: Neighbours,
    private readonly codec: RecordCodec,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError when a rule would be broken */
  async run(command: WellFormed, digest: string): Promise<Decided> {
    const { decision, stream, actor, commandId, data } = command;
    const { definition } = decision;
    const timeZone = this.timeZoneOf(actor.structure);
    const dates = datesOf(command, timeZone, this.clock.now());
    this.mustHoldTheRole(command);
    const before = await this.states.load(stream);
    if (definition.creates === true && before.revision >= 0) throw refusalOf('aggregate.exists', 'id');
    if (definition.creates !== true && before.revision < 0) throw refusalOf('aggregate.unknown', 'id');
    const atHand = this.neighbours.factsAtHand(stream, dates, this.newIds(commandId));
    mustRelate(command, before.state, atHand);
    const facts = await this.neighbours.factsFor(atHand, definition.needs?.(data) ?? []);
    const events = decision.decide({ data, effectiveOn: dates.effectiveOn, actor }, before.state, facts);
    const sealed = this.chain(events, command, dates, before);
    return {
      append: { stream, expected: before.revision, events: sealed, command: { commandId, digest } },
      before,
      events: sealed.map(({ past }) => past),
      head: headOf(sealed, before),
    };
  }

  private timeZoneOf(structure: string | undefined): string | undefined {
    return structure === undefined ? undefined : this.neighbours.directory.structure(structure)?.timeZone;
  }

  /** Asked first: whoever has not the role learns nothing of what there is. */
  private mustHoldTheRole({ decision, actor }: WellFormed): void {
    const { structure } = actor;
    const kind = structure === undefined ? undefined : this.neighbours.directory.structure(structure)?.kind;
    if (!holdsRole(decision.definition.who, actor, kind)) throw refusalOf('actor.notAllowed', undefined);
  }

  /** The same command is given the same ids, however often it is decided. */
  private newIds(commandId: string): () => string {
    let count = 0;
    return () => {
      count += 1;
      return this.ids.derived(commandId, String(count));
    };
  }

  private chain(
    events: ReturnType<WellFormed['decision']['decide']>,
    command: WellFormed,
    dates: CommandDates,
    before: Folded,
  ): SealedEvent[] {
    const { stream, actor, commandId, correlationId, causationId, source } = command;
    // Monotone in a stream, whatever the clock or an import says.
    const recordedAt = dates.recordedAt > before.recordedAt ? dates.recordedAt : before.recordedAt;
    const common = { stream, actor, commandId, correlationId, causationId, source, recordedAt };
    let prevHash = before.hash;
    return events.map((event, index) => {
      const envelope: Envelope = {
        ...common,
        effectiveOn: dates.effectiveOn,
        revision: before.revision + 1 + index,
        index,
        prevHash,
      };
      const sealed = this.codec.seal(event, envelope);
      prevHash = sealed.hash;
      return sealed;
    });
  }
}

function headOf(sealed: readonly SealedEvent[], before: Folded): Omit<Folded, 'state'> {
  const last = sealed.at(-1);
  if (!last) return before;
  return { revision: last.record.revision, hash: last.hash, recordedAt: last.record.recordedAt };
}

/** Access is decided on the state itself and on what is at hand. */
function withoutFetched(atHand: FactsAtHand): Facts {
  const unfetched = (): never => {
    throw new Error('access rests on facts at hand alone');
  };
  return { ...atHand, livePathwaysOf: unfetched, pathway: unfetched, openPositionings: unfetched };
}

const PATHWAY = 'youthPathway';

/** That a youth has a path is known to whoever takes part in it: to others it is as if there were none. */
function mustRelate({ aggregate, decision, actor, source }: WellFormed, state: unknown, atHand: FactsAtHand): void {
  const facts = withoutFetched(atHand);
  // What tied a chamber to a path may be older than the system: whoever brings its history answers for it.
  const relates = (relation: Parameters<Aggregate['relates']>[0]): boolean =>
    (relation === 'PARTY' && source === 'IMPORT') || aggregate.relates(relation, actor, state, facts);
  if (mayCommand(decision.definition.who, actor, relates)) return;
  if (aggregate.category === PATHWAY) throw refusalOf('aggregate.unknown', 'id');
  throw refusalOf('actor.notAllowed', undefined);
}
