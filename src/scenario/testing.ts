import { aggregates } from '../domain/catalogue.js';
import { conventionFacts } from '../domain/convention/facts.js';
import type { ConventionState } from '../domain/convention/state.js';
import { foldWith, type Aggregate } from '../domain/kernel/aggregate.js';
import type { CalendarDate } from '../domain/kernel/calendar.js';
import type { NewEvent, PastEvent } from '../domain/kernel/event.js';
import type { AccountFacts, ConventionFacts, Facts, StructureFacts } from '../domain/kernel/facts.js';
import { DomainError } from '../domain/kernel/refusals.js';
import { accountFacts, structureFacts, type StructureState } from '../domain/structure/state.js';
import { liveConsentCovering } from '../domain/youth-pathway/consent/state.js';
import { isOpen } from '../domain/youth-pathway/lifecycle/state.js';
import { personKey } from '../domain/youth-pathway/registration/person.js';
import { hasObjection } from '../domain/youth-pathway/rights/state.js';
import type { YouthPathwayState } from '../domain/youth-pathway/state.js';
import type { CommandLine } from './journal.js';
import { ulidAt } from './ulid.js';

export interface Refused {
  readonly line: CommandLine;
  readonly code: string;
}

interface Stream {
  readonly aggregate: Aggregate;
  state: unknown;
  revision: number;
}

const LEVELS = ['LOCAL', 'REGIONAL', 'NATIONAL'];

/**
 * Gives the lines of a journal to the real aggregates, in memory: schema, who may, facts, decision, fold. What an import
 * does, without a log, keys or a clock.
 */
export class Replay {
  readonly refused: Refused[] = [];
  /** Lines that decided nothing: what they ask was so already. */
  readonly idle: CommandLine[] = [];
  readonly events = new Map<string, number>();
  lines = 0;
  private readonly streams = new Map<string, Stream>();
  private readonly structures = new Map<string, StructureFacts>();
  private readonly accounts = new Map<string, AccountFacts>();
  private readonly conventions = new Map<string, ConventionFacts>();
  private readonly persons = new Map<string, string[]>();
  private readonly folds = new Map(aggregates.map((aggregate) => [aggregate, foldWith(aggregate)]));
  private readonly cases = new Map(
    aggregates.flatMap((aggregate) =>
      aggregate.decisions.map((one) => [`${aggregate.name} ${one.definition.name}`, { aggregate, one }] as const),
    ),
  );
  private readonly formats = new Map<string, Intl.DateTimeFormat>();
  private ids = 0;

  /** `today`: the day on which the journal is imported, long after; without it each line is given on its own day. */
  constructor(private readonly today?: CalendarDate) {}

  /** @returns the events of the line, none when it was refused */
  give(line: CommandLine): readonly NewEvent[] {
    this.lines += 1;
    try {
      const events = this.decide(line);
      if (events.length === 0) this.idle.push(line);
      return events;
    } catch (error) {
      if (!(error instanceof DomainError) && !(error instanceof Malformed)) throw error;
      this.refused.push({ line, code: error instanceof DomainError ? error.code : error.message });
      return [];
    }
  }

  /** What the clock does on a day: the command of each deadline that is due, in order, until none is left. */
  tick(today: CalendarDate): void {
    for (const [name, stream] of this.streams) {
      for (let due = dueOf(stream, today); due; due = dueOf(stream, today)) {
        const before = stream.revision;
        const line = {
          commandId: ulidAt(Date.parse(today), 0, 1, (this.ids += 1)),
          aggregate: stream.aggregate.name as CommandLine['aggregate'],
          id: name.slice(name.indexOf('-') + 1),
          command: due.command.name,
          effectiveOn: due.dueOn,
          actor: { kind: 'CLOCK' } as const,
          data: due.command.data,
          recordedAt: `${today}T23:00:00.000Z`,
        };
        this.give(line);
        if (stream.revision === before) break;
      }
    }
  }

  private decide(line: CommandLine): readonly NewEvent[] {
    const found = this.cases.get(`${line.aggregate} ${line.command}`);
    if (!found) throw new Malformed(`no command ${line.command}`);
    const { aggregate, one } = found;
    const { definition } = one;
    const parsed = definition.data.safeParse(line.data);
    if (!parsed.success) throw new Malformed(parsed.error.message);
    const name = `${aggregate.category}-${line.id}`;
    const stream = this.streams.get(name) ?? { aggregate, state: aggregate.initial, revision: -1 };
    if ((definition.creates === true) !== stream.revision < 0) throw new Malformed('created twice, or never');
    const facts = this.facts(name, line);
    const relation = definition.who[line.actor.kind];
    const allowed =
      line.actor.kind === 'IMPORT' ||
      (relation !== undefined && (relation === 'ANY' || aggregate.relates(relation, line.actor, stream.state, facts)));
    if (!allowed) throw new Malformed('not allowed');
    this.mustBeDated(line, definition.plan === true);
    const { effectiveOn, actor } = line;
    const events = one.decide({ data: parsed.data, effectiveOn, actor }, stream.state, facts);
    this.record(name, stream, events, line);
    return events;
  }

  /** Nothing but a plan is dated after the local day on which it is recorded, and the actor's account is open. */
  private mustBeDated({ effectiveOn, actor, recordedAt }: CommandLine, plan: boolean): void {
    if (effectiveOn > this.localDate(actor.structure, recordedAt) && !plan) throw new Malformed('dated in the future');
    const account = actor.account === undefined ? undefined : this.accounts.get(actor.account);
    if (actor.account === undefined) return;
    const open = account && account.openedOn <= recordedAt.slice(0, 10) && account.deactivatedOn === undefined;
    if (!open || account.structureId !== actor.structure) throw new Malformed('an account that is not open');
  }

  private localDate(structure: string | undefined, instant: string): CalendarDate {
    const timeZone = (structure && this.structures.get(structure)?.timeZone) ?? 'Europe/Paris';
    const format = this.formats.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone });
    this.formats.set(timeZone, format);
    return format.format(new Date(instant));
  }

  private record(name: string, stream: Stream, events: readonly NewEvent[], line: CommandLine): void {
    const fold = this.folds.get(stream.aggregate);
    for (const { type, data, effectiveOn = line.effectiveOn } of events) {
      stream.revision += 1;
      const past: PastEvent = {
        type,
        data,
        effectiveOn,
        recordedAt: line.recordedAt,
        revision: stream.revision,
        actor: line.actor,
      };
      stream.state = fold?.(stream.state, past);
      this.events.set(type, (this.events.get(type) ?? 0) + 1);
    }
    if (events.length > 0) this.streams.set(name, stream);
    this.know(name, stream.state);
  }

  private know(name: string, state: unknown): void {
    if (name.startsWith('structure-')) {
      const structure = structureFacts(name, state as StructureState);
      if (structure) this.structures.set(name, structure);
      for (const account of accountFacts(name, state as StructureState)) this.accounts.set(account.id, account);
    } else if (name.startsWith('convention-')) {
      const convention = conventionFacts(name, state as ConventionState);
      if (convention) this.conventions.set(name, convention);
    } else if (name.startsWith('youthPathway-')) {
      const { registered } = (state as YouthPathwayState).registration;
      const { lastName, firstName, birthDate } = registered ?? {};
      if (typeof lastName !== 'string' || typeof firstName !== 'string' || typeof birthDate !== 'string') return;
      const key = personKey({ lastName, firstName, birthDate });
      const known = this.persons.get(key) ?? [];
      if (!known.includes(name)) this.persons.set(key, [...known, name]);
    }
  }

  private facts(stream: string, { actor, recordedAt }: CommandLine): Facts {
    const recordedOn = this.localDate(actor.structure, recordedAt);
    const successorOf = (id: string): StructureFacts | undefined => {
      const found = this.structures.get(id);
      return found?.mergedInto === undefined ? found : successorOf(found.mergedInto);
    };
    return {
      stream,
      today: this.today ?? recordedOn,
      recordedOn,
      newId: () => ulidAt(Date.parse(recordedAt), 0, 0, (this.ids += 1)),
      structure: (id) => this.structures.get(id),
      successorOf,
      account: (id) => this.accounts.get(id),
      convention: (id) => this.conventions.get(id),
      conventionsInForce: (on, a, b) => {
        const [one, other] = [this.structures.get(a), this.structures.get(b)];
        if (!one || !other) return [];
        return [...this.conventions.values()]
          .filter((convention) => convention.inForceOn(on) && convention.covers(one, other))
          .sort((x, y) => LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level));
      },
      noticeSha256: () => undefined,
      livePathwaysOf: (person) =>
        (this.persons.get(personKey(person)) ?? []).filter((name) => name !== stream && isOpen(this.pathway(name))),
      pathway: (id) => {
        if (!this.streams.has(id)) return undefined;
        const state = this.pathway(id);
        return {
          id,
          exists: true,
          live: isOpen(state),
          erased: false,
          missionLocaleId: state.registration.registered?.missionLocaleId,
          contactTransmissionTo: (structure, on) =>
            state.rights.restricted || hasObjection(state, 'CONTACT_TRANSMISSION')
              ? undefined
              : liveConsentCovering(state, 'CONTACT_TRANSMISSION', structure, on)?.consentId,
        };
      },
      openPositionings: () => [],
    };
  }

  private pathway(name: string): YouthPathwayState {
    return this.streams.get(name)?.state as YouthPathwayState;
  }
}

function dueOf({ aggregate, state }: Stream, today: CalendarDate) {
  const due = aggregate
    .deadlines(state)
    .flatMap(({ dueOn, command }) => (command && dueOn <= today ? [{ dueOn, command }] : []));
  return due.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0];
}

/** The line is not even well formed, or not for its actor. */
class Malformed extends Error {}
