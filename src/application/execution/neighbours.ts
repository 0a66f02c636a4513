import type { Facts, Need, OpenPositioning, PathwayFacts } from '../../domain/kernel/facts.js';
import type { EventLog } from '../ports/event-log.js';
import type { KeyVault } from '../ports/key-vault.js';
import type { CommandDates } from './dates.js';
import { Directory, DIRECTORY_CATEGORIES } from './directory.js';
import { Pathways } from './pathways.js';
import { OFFER_CATEGORY, Positionings } from './positionings.js';
import type { States } from './states.js';

/** The facts that need no fetching. */
export type FactsAtHand = Omit<Facts, 'livePathwaysOf' | 'pathway' | 'openPositionings'>;

/** What a decision may know of other streams, kept up with every append. */
export class Neighbours {
  readonly directory = new Directory();
  private readonly pathways: Pathways;
  private readonly positionings: Positionings;

  constructor(
    private readonly log: Pick<EventLog, 'streams'>,
    private readonly states: States,
    vault: KeyVault,
    private readonly notices: Readonly<Record<string, string>>,
  ) {
    this.pathways = new Pathways(states, vault);
    this.positionings = new Positionings(log, states);
  }

  /** Folds every structure and convention once. */
  async start(): Promise<void> {
    for (const category of DIRECTORY_CATEGORIES)
      for (const stream of await this.log.streams(category)) await this.reload(stream);
  }

  know(stream: string, before: unknown, after: unknown): void {
    this.directory.know(stream, after);
    this.positionings.know(stream, after);
    this.pathways.know(stream, before, after);
  }

  /** Whether what is held here depends on the stream. */
  concerns(stream: string): boolean {
    return [...DIRECTORY_CATEGORIES, OFFER_CATEGORY].some((category) => stream.startsWith(`${category}-`));
  }

  /** Takes the stream as the log has it. */
  async reload(stream: string): Promise<void> {
    const { state } = await this.states.load(stream);
    this.know(stream, undefined, state);
  }

  /** Where a youth is positioned now. */
  openPositionings(pathwayId: string): Promise<readonly OpenPositioning[]> {
    return this.positionings.openOf(pathwayId);
  }

  factsAtHand(stream: string, dates: Pick<CommandDates, 'today' | 'recordedOn'>, newId: () => string): FactsAtHand {
    const { directory, notices } = this;
    return {
      stream,
      today: dates.today,
      recordedOn: dates.recordedOn,
      newId,
      structure: (id) => directory.structure(id),
      successorOf: (id) => directory.successorOf(id),
      account: (id) => directory.account(id),
      convention: (id) => directory.convention(id),
      conventionsInForce: (on, a, b) => directory.conventionsInForce(on, a, b),
      noticeSha256: (version) => (Object.hasOwn(notices, version) ? notices[version] : undefined),
    };
  }

  /** With what the command needs of other paths and offers; anything else that a decision asks for is a mistake of its own. */
  async factsFor(atHand: FactsAtHand, needs: readonly Need[]): Promise<Facts> {
    const live = new Map<string, readonly string[]>();
    const paths = new Map<string, PathwayFacts | undefined>();
    const open = new Map<string, readonly OpenPositioning[]>();
    for (const need of needs) {
      if (need.kind === 'person') live.set(named(need.person), await this.pathways.liveOf(need.person, atHand.stream));
      else if (need.kind === 'pathway') paths.set(need.id, await this.pathways.facts(need.id));
      else open.set(need.pathwayId, await this.positionings.openOf(need.pathwayId));
    }
    return {
      ...atHand,
      livePathwaysOf: (person) => fetched(live, named(person)),
      pathway: (id) => fetched(paths, id),
      openPositionings: (id) => fetched(open, id),
    };
  }
}

function named(person: object): string {
  return JSON.stringify(Object.entries(person).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function fetched<T>(facts: ReadonlyMap<string, T>, key: string): T {
  if (!facts.has(key)) throw new Error('a decision asked for a fact that its command does not name among its needs');
  return facts.get(key) as T;
}
