import type { TickReport } from '../application/agenda/tick.js';
import type { Erasures } from '../application/erasure/erasures.js';
import type { Retention } from '../application/erasure/retention.js';
import type { CommandExecutor } from '../application/execution/executor.js';
import type { Deliveries } from '../application/imilo/connector.js';
import type { ImiloParts } from '../application/imilo/updates.js';
import type { AccessLog } from '../application/ports/access-log.js';
import type { Copies } from '../application/ports/erasure.js';
import type { EventLog } from '../application/ports/event-log.js';
import type { ImiloUpdates } from '../application/ports/imilo.js';
import type { ReactionsStatus } from '../application/ports/reactions.js';
import type { RecordCodec } from '../application/ports/record-codec.js';
import type { Questions } from '../application/queries/questions.js';
import type { ReportLife } from '../application/reports/life.js';
import type { CalendarDate } from '../domain/kernel/calendar.js';
import type { Mirror, OnMirrorProgress } from '../projections/annual-report/mirror/mirror.js';
import type { Projections } from '../projections/engine/projections.js';
import type { DataDirectory } from './data-directory/data-directory.js';
import type { EmbeddedVault } from './vault/embedded-vault.js';

/** The parts of the embedded mode on one data directory: what every face is given. */
export interface House {
  readonly directory: DataDirectory;
  readonly log: EventLog;
  readonly vault: EmbeddedVault;
  readonly codec: RecordCodec;
  readonly executor: CommandExecutor;
  /** Consultations of personal data. */
  readonly accessLog: AccessLog;
  /** The one way to read what the house knows: who may is decided there, and every consultation recorded. */
  readonly questions: Questions;
  readonly erasures: Erasures;
  readonly retention: Retention;
  /** Where copies of personal data are written. */
  readonly copies: Copies;
  readonly projections: Projections;
  readonly mirror: LazyMirror;
  /** From the freeze of a year's figures to their publication. */
  readonly reportLife: ReportLife;
  /** Runs the clock up to and including a day. */
  tick(on: CalendarDate, onProgress?: (recorded: number) => void): Promise<TickReport>;
  /** Runs the clock to this instant, each structure at its own local date. */
  tickNow(signal?: AbortSignal): Promise<TickReport>;
  /** Brings the agenda, and all read models, up to the head of the log. */
  settleAgenda(): Promise<void>;
  /** Does what follows across aggregates from what is recorded; tells how much it recorded. */
  react(): Promise<number>;
  readonly reactions: Reactions;
  readonly imilo: Imilo;
  /** Keeps reacting, ticking and delivering until it is stopped. */
  inBackground(): Background;
  close(): Promise<void>;
}

export interface Background {
  /** Resolves once nothing of it is under way any more. */
  stop(): Promise<void>;
}

/** What crosses aggregates: what is still to be done, what was refused. */
export interface Reactions {
  status(): ReactionsStatus;
  /** Gives what was refused another chance at the next run; tells how many. */
  reopenRefused(): number;
}

/** What i-milo is told. */
export interface Imilo extends ImiloParts {
  readonly updates: ImiloUpdates;
  /** One pass through the interface; undefined where none is configured. */
  readonly send: ((options?: { readonly again?: boolean }) => Promise<Deliveries>) | undefined;
}

/** The columnar mirror, opened when a report is first asked for: most runs never need it. */
export interface LazyMirror {
  /** The mirror at the head of the log. */
  caughtUp(onProgress?: OnMirrorProgress): Promise<Mirror>;
  close(): Promise<void>;
}

/** @throws DomainError `data.…` when the directory cannot be used */
export type OpenHouse = (dataDirectory: string) => Promise<House>;

/** Opens the house for one piece of work, and closes it whatever comes. */
export async function inHouse<T>(open: OpenHouse, data: string, work: (house: House) => Promise<T>): Promise<T> {
  const house = await open(data);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
