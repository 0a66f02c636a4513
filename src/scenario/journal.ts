import type { Actor } from '../domain/kernel/actor.js';
import { type CalendarDate, dateOfDay } from '../domain/kernel/calendar.js';
import { Agenda } from './agenda.js';
import { Chance } from './chance.js';

export type AggregateName = 'youth-pathway' | 'convention' | 'structure' | 'offer' | 'collective-action';
export type Data = Readonly<Record<string, unknown>>;

/** One line of a command journal, as an import reads it. */
export interface CommandLine {
  readonly commandId: string;
  readonly aggregate: AggregateName;
  readonly id: string;
  readonly command: string;
  readonly effectiveOn: CalendarDate;
  readonly actor: Actor;
  readonly data: Data;
  readonly recordedAt: string;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** Midnight of a date, UTC. */
export function instantOf(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/**
 * What happens, in the order in which it is recorded. Each step of each life is noted for an instant; when its turn comes it
 * records commands and notes the next ones. So the journal is written as it goes, and nothing of it is kept.
 */
export class Journal {
  private readonly agenda = new Agenda();
  private readonly chance: Chance;
  private written: CommandLine[] = [];
  private instant = 0;
  private last = 0;

  /** `end`: nothing is recorded from this instant on. */
  constructor(
    readonly seed: string,
    readonly end: number,
  ) {
    this.chance = new Chance(`${seed}|journal`);
  }

  /** The instant of the present step. */
  get now(): number {
    return this.instant;
  }

  /** The calendar date of the present step: the same in UTC and at every desk, because desks are open by day. */
  get today(): CalendarDate {
    return dateOfDay(Math.floor(this.instant / DAY));
  }

  /** Notes what is to be done; what would come after the end is forgotten. */
  note(instant: number, run: () => void): void {
    const at = Math.max(instant, this.instant);
    if (at < this.end) this.agenda.note(at, run);
  }

  record(
    aggregate: AggregateName,
    id: string,
    command: string,
    effectiveOn: CalendarDate,
    actor: Actor,
    data: Data,
  ): void {
    // Two lines never share a millisecond: the time part of the command id alone gives their order.
    this.last = Math.max(this.instant, this.last + 1);
    this.written.push({
      commandId: this.chance.id(this.last),
      aggregate,
      id,
      command,
      effectiveOn,
      actor,
      data,
      recordedAt: new Date(this.last).toISOString(),
    });
  }

  *lines(): Generator<CommandLine, void, undefined> {
    for (let step = this.agenda.next(); step !== undefined; step = this.agenda.next()) {
      this.instant = step.at;
      step.run();
      if (this.written.length === 0) continue;
      const lines = this.written;
      this.written = [];
      yield* lines;
    }
  }
}
