import type { TickReport } from '../application/agenda/tick.js';
import type { CommandExecutor } from '../application/execution/executor.js';
import type { EventLog } from '../application/ports/event-log.js';
import type { RecordCodec } from '../application/ports/record-codec.js';
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
  readonly projections: Projections;
  readonly mirror: LazyMirror;
  /** Runs the clock up to and including a day. */
  tick(on: CalendarDate, onProgress?: (recorded: number) => void): Promise<TickReport>;
  close(): Promise<void>;
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
