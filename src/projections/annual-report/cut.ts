import type { CalendarDate } from '../../domain/kernel/calendar.js';

/** What a report takes: events dated up to `observedUntil` and recorded up to `knownAt`, for one civil year. */
export interface Cut {
  readonly year: number;
  readonly observedUntil: CalendarDate;
  /** A position of the log. */
  readonly knownAt: number;
}

export function firstDayOf(year: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-01-01`;
}

export function lastDayOf(year: number): CalendarDate {
  return `${String(year).padStart(4, '0')}-12-31`;
}
