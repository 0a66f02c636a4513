import { encodeTime } from 'ulid';
import { tick, type Issued, type TickReport } from '../application/agenda/tick.js';
import type { CommandExecutor } from '../application/execution/executor.js';
import type { DueDeadline } from '../application/ports/agenda.js';
import type { Ids } from '../application/ports/ids.js';
import { aggregateOfStream } from '../domain/catalogue.js';
import { dayNumber, latest, type CalendarDate } from '../domain/kernel/calendar.js';
import { DomainError } from '../domain/kernel/refusals.js';
import { earliestDue, settleAgenda } from '../projections/agenda/projection.js';
import type { Projections } from '../projections/engine/projections.js';

interface ClockParts {
  readonly projections: Projections;
  readonly executor: CommandExecutor;
  readonly ids: Ids;
}

/** Runs the clock up to and including a day: the agenda says what is due, the executor does it. */
export function runClock(
  parts: ClockParts,
  on: CalendarDate,
  onProgress?: (recorded: number) => void,
): Promise<TickReport> {
  const { projections, executor } = parts;
  let recorded = 0;
  const deadlinesOf = async (stream: string) => {
    const present = await executor.present(stream);
    return present ? (aggregateOfStream(stream)?.deadlines(present.state) ?? []) : [];
  };
  const agenda = {
    settle: async () => {
      await projections.catchUp();
      await settleAgenda(projections.db('agenda'), deadlinesOf);
    },
    earliestDue: (day: CalendarDate, aside: (due: DueDeadline) => boolean) =>
      earliestDue(projections.db('agenda'), day, aside),
  };
  const issue = async (due: DueDeadline): Promise<Issued> => {
    const outcome = await give(parts, due, on);
    if (outcome === 'recorded') {
      recorded += 1;
      onProgress?.(recorded);
    }
    return outcome;
  };
  return tick(on, agenda, issue, () => Promise.resolve());
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
