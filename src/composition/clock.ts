import { encodeTime } from 'ulid';
import { tick, type Issued, type TickReport } from '../application/agenda/tick.js';
import type { CommandExecutor } from '../application/execution/executor.js';
import { dateIn, NATIONAL_TIME_ZONE } from '../application/execution/local-date.js';
import type { DueDeadline } from '../application/ports/agenda.js';
import type { Clock } from '../application/ports/clock.js';
import type { Ids } from '../application/ports/ids.js';
import { aggregateOfStream } from '../domain/catalogue.js';
import { dayNumber, earliest, latest, type CalendarDate } from '../domain/kernel/calendar.js';
import { DomainError } from '../domain/kernel/refusals.js';
import { earliestDue, settleAgenda } from '../projections/agenda/projection.js';
import type { Projections } from '../projections/engine/projections.js';

interface ClockParts {
  readonly projections: Projections;
  readonly executor: CommandExecutor;
  readonly ids: Ids;
  readonly react: (upTo: CalendarDate) => Promise<number>;
}

/** Which day it is, and for whom. */
interface Day {
  /** No later anywhere. */
  readonly until: CalendarDate;
  /** For what belongs to no structure. */
  readonly national: CalendarDate;
  of(owner: string | undefined): CalendarDate;
}

/** Runs the clock up to and including a day, the same for all: the agenda says what is due, the executor does it. */
export function runClock(
  parts: ClockParts,
  on: CalendarDate,
  onProgress?: (recorded: number) => void,
): Promise<TickReport> {
  return run(parts, { until: on, national: on, of: () => on }, onProgress);
}

/** The first place on Earth where a day begins. */
const EARLIEST_ZONE = 'Pacific/Kiritimati';

/**
 * Runs the clock to this instant. A deadline is due when its day has begun where the structure is that it belongs to: at
 * 22:00 in Paris it is tomorrow in La Réunion, and at 03:00 still yesterday in Guadeloupe.
 * @throws the signal's reason when it is stopped in between: what it has done stays, the rest is done the next time
 */
export async function runClockNow(parts: ClockParts, clock: Clock, signal?: AbortSignal): Promise<TickReport> {
  const now = clock.now();
  const directory = await parts.executor.directory();
  const zoneOf = (owner: string | undefined): string | undefined =>
    owner === undefined ? undefined : directory.structure(owner)?.timeZone;
  const day: Day = {
    until: dateIn(EARLIEST_ZONE, now),
    national: dateIn(NATIONAL_TIME_ZONE, now),
    of: (owner) => dateIn(zoneOf(owner) ?? NATIONAL_TIME_ZONE, now),
  };
  return run(parts, day, undefined, signal);
}

function run(
  parts: ClockParts,
  day: Day,
  onProgress?: (recorded: number) => void,
  signal?: AbortSignal,
): Promise<TickReport> {
  const { projections } = parts;
  let recorded = 0;
  const agenda = {
    settle: () => settle(parts, signal),
    earliestDue: (until: CalendarDate, aside: (due: DueDeadline) => boolean) =>
      earliestDue(projections.db('agenda'), until, (due) => day.of(due.owner) < due.dueOn || aside(due)),
  };
  const issue = async (due: DueDeadline): Promise<Issued> => {
    signal?.throwIfAborted();
    const outcome = await give(parts, due, day.of(due.owner));
    if (outcome === 'recorded') {
      recorded += 1;
      onProgress?.(recorded);
    }
    return outcome;
  };
  return tick(day.until, agenda, issue, (upTo) => parts.react(earliest(upTo, day.national)));
}

/** Gives every stream that has changed the deadlines of its present state. */
export async function settle(
  { projections, executor }: Pick<ClockParts, 'projections' | 'executor'>,
  signal?: AbortSignal,
): Promise<void> {
  await projections.catchUp();
  await settleAgenda(projections.db('agenda'), async (stream) => {
    signal?.throwIfAborted();
    const present = await executor.present(stream);
    return present ? (aggregateOfStream(stream)?.deadlines(present.state) ?? []) : [];
  });
}

/** Gives a deadline's command on its own date, however late it is. */
async function give({ executor, ids }: ClockParts, due: DueDeadline, today: CalendarDate): Promise<Issued> {
  const { stream, kind, key, dueOn, command } = due;
  const aggregate = aggregateOfStream(stream);
  if (!command || !aggregate) return 'unchanged';
  const revision = (await executor.present(stream))?.revision ?? -1;
  try {
    const answer = await executor.execute({
      commandId: ids.derived(dayUlid(dueOn), [stream, kind, key, revision].join('|')),
      aggregate: aggregate.name,
      id: stream,
      command: command.name,
      effectiveOn: dueOn,
      actor: { kind: 'CLOCK' },
      data: command.data,
      source: 'CLOCK',
      today: latest(today, dueOn),
    });
    return answer.events > 0 ? 'recorded' : 'unchanged';
  } catch (error) {
    if (error instanceof DomainError) return { refused: error.code };
    throw error;
  }
}

/** A ULID of that day: what is derived from it sorts with the day. */
function dayUlid(date: CalendarDate): string {
  return encodeTime(dayNumber(date) * 86_400_000) + '0'.repeat(16);
}
