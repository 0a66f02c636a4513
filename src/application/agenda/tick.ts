import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { Agenda, DueDeadline } from '../ports/agenda.js';

/** What became of a deadline's command. */
export type Issued = 'recorded' | 'unchanged' | { readonly refused: string };

export interface TickReport {
  readonly on: CalendarDate;
  /** Commands that recorded something. */
  readonly recorded: number;
  /** Deadlines whose command was refused: they stay in the agenda, and somebody must look. */
  readonly refused: readonly {
    readonly stream: string;
    readonly kind: string;
    readonly dueOn: CalendarDate;
    readonly code: string;
  }[];
}

/**
 * Issues the command of each deadline due up to and including `on`, in the order of the days, each with its own date. What
 * a command opens (the next term of a convention) is taken in the same run. A clock that did not run for forty days ends
 * where one that ran every day did; running it twice changes nothing.
 *
 * @param issue gives the command to the executor, as the clock, with `effectiveOn = dueOn`
 * @param react does what follows across aggregates up to a day, and tells how much it recorded: it comes before what is due
 *   on that day, and may change it
 */
export async function tick(
  on: CalendarDate,
  agenda: Agenda,
  issue: (due: DueDeadline) => Promise<Issued>,
  react: (upTo: CalendarDate) => Promise<number>,
): Promise<TickReport> {
  let recorded = 0;
  const refused = new Map<string, TickReport['refused'][number]>();
  for (;;) {
    await agenda.settle();
    const due = agenda.earliestDue(on, (deadline) => refused.has(nameOf(deadline)));
    if ((await react(due[0]?.dueOn ?? on)) > 0) continue;
    if (due.length === 0) break;
    const outcomes = await Promise.all(due.map(issue));
    for (const [index, outcome] of outcomes.entries()) {
      const deadline = due[index];
      if (!deadline) continue;
      if (outcome === 'recorded') recorded += 1;
      else {
        // A deadline that its own command does not close would come back for ever.
        const code = outcome === 'unchanged' ? 'deadline.notClosed' : outcome.refused;
        const { stream, kind, dueOn } = deadline;
        refused.set(nameOf(deadline), { stream, kind, dueOn, code });
      }
    }
  }
  return { on, recorded, refused: [...refused.values()] };
}

function nameOf({ stream, kind, key, dueOn }: DueDeadline): string {
  return [stream, kind, key, dueOn].join('|');
}
