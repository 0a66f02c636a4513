import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { Deadline } from '../../domain/kernel/deadline.js';

/** A deadline that stands open, and the stream it belongs to. */
export type DueDeadline = Deadline & { readonly stream: string };

/** What is due, read from one place. */
export interface Agenda {
  /** Brings it up to the head of the log. */
  settle(): Promise<void>;
  /** The deadlines with a command, `aside` left out, of the earliest day up to and including `on` that has any; in a stable order. */
  earliestDue(on: CalendarDate, aside: (due: DueDeadline) => boolean): readonly DueDeadline[];
}
