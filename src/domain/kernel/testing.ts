import type { Actor, ActorKind } from './actor.js';
import { foldWith, type Aggregate } from './aggregate.js';
import type { CalendarDate } from './calendar.js';
import type { DecisionCase } from './command.js';
import type { Deadline } from './deadline.js';
import type { EventDefinition, NewEvent, PastEvent } from './event.js';
import type {
  AccountFacts,
  ConventionFacts,
  Facts,
  OpenPositioning,
  PathwayFacts,
  Person,
  StructureFacts,
  StructureKind,
} from './facts.js';
import { DomainError } from './refusals.js';

/**
 * Given the past, when a command is given, then these events, this refusal, or nothing.
 *
 * `given(aggregate, past, someFacts({ … })).when('GrantConsent', data, { effectiveOn, actor }).then([ConsentGranted.of({ … })])`
 *
 * Every `then` also checks that each event keeps to its schema and that the aggregate folds it, and that the same command
 * given again decides nothing more.
 */
export function given<State>(aggregate: Aggregate<State>, past: readonly NewEvent[] = [], facts?: TestFacts) {
  const history = recorded(past);
  const state = history.reduce(foldWith(aggregate), aggregate.initial);
  return {
    state,
    deadlines: (): readonly Deadline[] => aggregate.deadlines(state),
    when: (name: string, data: Readonly<Record<string, unknown>>, by: By = {}) =>
      new Attempt(aggregate, history, { name, data, by }, facts ?? someFacts()),
  };
}

/** Who gives the command and when it takes effect; by default an adviser of `ML` on the facts' today. */
export interface By {
  readonly effectiveOn?: CalendarDate;
  readonly actor?: Actor;
}

interface Command {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly by: By;
}

class Attempt<State> {
  constructor(
    private readonly aggregate: Aggregate<State>,
    private readonly history: readonly PastEvent[],
    private readonly command: Command,
    private readonly facts: TestFacts,
  ) {}

  /** These events, in this order, and no more when the same command is given again. */
  then(events: readonly NewEvent[]): void {
    const decided = this.decide(this.history);
    expect(decided).toEqual(events);
    this.keepToTheirSchemas(decided);
    expect(this.outcome([...this.history, ...this.recordedNow(decided)])).toEqual([]);
  }

  /** The same, for a fact that happens anew each time it is reported (details shown, a contact attempted). */
  thenEachTime(events: readonly NewEvent[]): void {
    const decided = this.decide(this.history);
    expect(decided).toEqual(events);
    this.keepToTheirSchemas(decided);
  }

  thenNothing(): void {
    expect(this.decide(this.history)).toEqual([]);
  }

  /** A typed refusal; with `field`, pointing at that field of the data. */
  thenRefused(code: string, field?: string): void {
    const refusal = this.refusal();
    expect(refusal?.code).toBe(code);
    if (field !== undefined) expect(refusal?.field).toBe(`data.${field}`);
    expect(this.aggregate.refusals).toHaveProperty([code]);
    for (const language of ['fr', 'en'] as const) expect(refusal?.in(language)).not.toMatch(/\{\w+\}/);
  }

  /** The data does not even have the form that the command asks for. */
  thenMalformed(): void {
    expect(this.case().definition.data.safeParse(this.command.data).success).toBe(false);
  }

  /** What was decided, for a closer look. */
  get events(): readonly NewEvent[] {
    return this.decide(this.history);
  }

  private case(): DecisionCase<State> {
    const found = this.aggregate.decisions.find(({ definition }) => definition.name === this.command.name);
    if (!found) throw new Error(`no command ${this.command.name}`);
    return found;
  }

  private decide(history: readonly PastEvent[]): readonly NewEvent[] {
    const { definition, decide } = this.case();
    const facts = this.facts.fromTheStart();
    const { actor = anActor('ML_ADVISER', ML), effectiveOn = facts.today } = this.command.by;
    expect(definition.who).toHaveProperty(actor.kind);
    const state = history.reduce(foldWith(this.aggregate), this.aggregate.initial);
    return decide({ data: definition.data.parse(this.command.data), effectiveOn, actor }, state, facts);
  }

  private refusal(): DomainError | undefined {
    try {
      const decided = this.decide(this.history);
      throw new Error(`not refused: ${JSON.stringify(decided)}`);
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  }

  /** A refusal counts as nothing decided. */
  private outcome(history: readonly PastEvent[]): readonly NewEvent[] {
    try {
      return this.decide(history);
    } catch (error) {
      if (error instanceof DomainError) return [];
      throw error;
    }
  }

  private recordedNow(events: readonly NewEvent[]): PastEvent[] {
    const { actor = anActor('ML_ADVISER', ML), effectiveOn = this.facts.today } = this.command.by;
    return events.map((event, index) => asPast(event, this.history.length + index, effectiveOn, actor));
  }

  private keepToTheirSchemas(events: readonly NewEvent[]): void {
    for (const event of events) {
      const definition = this.aggregate.evolutions.find(
        (evolution) => evolution.definition.type === event.type,
      )?.definition;
      if (!definition) throw new Error(`${this.aggregate.name} does not fold ${event.type}`);
      expect({ [event.type]: definition.schema.parse(event.data) }).toEqual({ [event.type]: event.data });
    }
  }
}

/** Dates facts of the past: `at('2025-01-06', PaceaOpened.of({ … }))`. */
export function at(effectiveOn: CalendarDate, ...events: readonly NewEvent[]): NewEvent[] {
  return events.map((event) => ({ ...event, effectiveOn }));
}

/** The past as `evolve` sees it; an event without a date takes that of the one before. */
export function recorded(events: readonly NewEvent[]): PastEvent[] {
  let date = '2024-01-01';
  return events.map((event, revision) => {
    date = event.effectiveOn ?? date;
    return asPast(event, revision, date, anActor('ML_ADVISER', ML));
  });
}

function asPast(event: NewEvent, revision: number, date: CalendarDate, actor: Actor): PastEvent {
  const effectiveOn = event.effectiveOn ?? date;
  return {
    type: event.type,
    data: event.data,
    effectiveOn,
    recordedAt: `${effectiveOn}T12:00:00.000Z`,
    revision,
    actor,
  };
}

/** A past event whose personal fields of these categories can no longer be read. */
export function erased(definition: EventDefinition, event: NewEvent, ...categories: readonly string[]): NewEvent {
  const data = { ...event.data };
  for (const [field, mark] of Object.entries(definition.personal)) {
    if (categories.includes(mark.category) && field in data) data[field] = { erased: true };
  }
  return { ...event, data };
}

/** The n-th ULID of a test. */
export function anId(n: number): string {
  return `01J${String(n).padStart(23, '0')}`;
}

/** A youth's Mission Locale, another one, a chamber, its training centre, another chamber, and the national bodies. */
export const ML = `structure-${anId(1)}`;
export const OTHER_ML = `structure-${anId(2)}`;
export const CMA = `structure-${anId(3)}`;
export const CFA = `structure-${anId(4)}`;
export const OTHER_CMA = `structure-${anId(5)}`;
export const UNML = `structure-${anId(6)}`;
export const CMA_FRANCE = `structure-${anId(7)}`;

export function anAccount(n: number): string {
  return `acc-${anId(n)}`;
}

export function anActor(kind: ActorKind, structure?: string, account = anAccount(1)): Actor {
  if (kind === 'CLOCK' || kind === 'IMPORT') return { kind };
  return structure === undefined ? { kind, account } : { kind, account, structure };
}

export const CLOCK: Actor = { kind: 'CLOCK' };

export function aStructure(id: string, kind: StructureKind, rest: Partial<StructureFacts> = {}): StructureFacts {
  const network = kind === 'ML' || kind === 'ARML' || kind === 'UNML' ? 'ML' : 'CMA';
  return { id, kind, network, regionCode: '84', timeZone: 'Europe/Paris', registeredOn: '2019-01-01', ...rest };
}

/** An account of a structure, open since 2019. */
export function accountOf(structureId: string, n: number, rest: Partial<AccountFacts> = {}): AccountFacts {
  return { id: anAccount(n), structureId, role: 'ML_ADVISER', openedOn: '2019-01-01', ...rest };
}

export const NATIONAL_CONVENTION = `convention-${anId(1)}`;

/** A convention in force from a day (to the eve of another) between these structures, or between any two networks. */
export function aConvention(
  id: string,
  rest: { from?: string; until?: string; between?: readonly string[]; level?: ConventionFacts['level'] } = {},
): ConventionFacts {
  const { from = '2023-05-24', until = '9999-12-31', between, level = 'NATIONAL' } = rest;
  return {
    id,
    level,
    inForceOn: (date) => from <= date && date < until,
    covers: (a, b) =>
      a.network !== b.network && (between === undefined || (between.includes(a.id) && between.includes(b.id))),
  };
}

export interface TestFacts extends Facts {
  /** The same facts, new ids counted from the start: what the same command id would be given again. */
  fromTheStart(): TestFacts;
}

export interface Declared {
  /** The stream that the command is about; by default a youth's path. */
  readonly stream?: string;
  readonly today?: CalendarDate;
  /** By default today: what is recorded now. */
  readonly recordedOn?: CalendarDate;
  /** Besides the usual ones (`ML`, `CMA`, …); the same id replaces. */
  readonly structures?: readonly StructureFacts[];
  readonly accounts?: readonly AccountFacts[];
  readonly conventions?: readonly ConventionFacts[];
  /** Version → SHA-256 of its text. */
  readonly notices?: Readonly<Record<string, string>>;
  readonly livePathwaysOf?: (person: Person) => readonly string[];
  readonly pathways?: readonly PathwayFacts[];
  readonly openPositionings?: Readonly<Record<string, readonly OpenPositioning[]>>;
}

const USUAL_STRUCTURES = [
  aStructure(ML, 'ML'),
  aStructure(OTHER_ML, 'ML'),
  aStructure(CMA, 'CMA'),
  aStructure(CFA, 'CFA', { parentId: CMA }),
  aStructure(OTHER_CMA, 'CMAR', { regionCode: '76' }),
  aStructure(UNML, 'UNML', { regionCode: '11' }),
  aStructure(CMA_FRANCE, 'CMA_FRANCE', { regionCode: '11' }),
];

const LEVELS = ['LOCAL', 'REGIONAL', 'NATIONAL'];

/** New ids given to a decision in a test: `anId(9001)`, `anId(9002)` … */
export const FIRST_NEW_ID = 9001;

/** The usual structures, an account of each network, the national convention and a notice; add or replace as needed. */
export function someFacts(declared: Declared = {}): TestFacts {
  const structures = new Map([...USUAL_STRUCTURES, ...(declared.structures ?? [])].map((one) => [one.id, one]));
  const accounts = new Map(
    [accountOf(ML, 1), accountOf(ML, 2), ...(declared.accounts ?? [])].map((one) => [one.id, one]),
  );
  const conventions = declared.conventions ?? [aConvention(NATIONAL_CONVENTION)];
  const notices: Readonly<Record<string, string>> = declared.notices ?? { '2025-1': 'a'.repeat(64) };
  const successorOf = (id: string): StructureFacts | undefined => {
    const found = structures.get(id);
    return found?.mergedInto === undefined ? found : successorOf(found.mergedInto);
  };
  const today = declared.today ?? '2025-06-16';
  let next = FIRST_NEW_ID;
  return {
    stream: declared.stream ?? `youthPathway-${anId(8001)}`,
    today,
    recordedOn: declared.recordedOn ?? today,
    newId: () => anId(next++),
    structure: (id) => structures.get(id),
    successorOf,
    account: (id) => accounts.get(id),
    convention: (id) => conventions.find((one) => one.id === id),
    conventionsInForce: (on, a, b) => {
      const [one, other] = [structures.get(a), structures.get(b)];
      if (!one || !other) return [];
      return conventions
        .filter((convention) => convention.inForceOn(on) && convention.covers(one, other))
        .sort((x, y) => LEVELS.indexOf(x.level) - LEVELS.indexOf(y.level));
    },
    noticeSha256: (version) => notices[version],
    livePathwaysOf: (person) => declared.livePathwaysOf?.(person) ?? [],
    pathway: (id) => declared.pathways?.find((one) => one.id === id),
    openPositionings: (id) => declared.openPositionings?.[id] ?? [],
    fromTheStart: () => someFacts(declared),
  };
}
