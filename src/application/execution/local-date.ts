import type { CalendarDate } from '../../domain/kernel/calendar.js';

/** Where no structure tells its own. */
export const NATIONAL_TIME_ZONE = 'Europe/Paris';

const formats = new Map<string, Intl.DateTimeFormat>();
/** The last answer for each zone: within a minute the date does not change. */
const latest = new Map<string, { readonly minute: string; readonly date: CalendarDate }>();

/** The calendar date of an instant in a time zone: in La Réunion it is tomorrow when in Paris it is 23:00. */
export function dateIn(timeZone: string, instant: string): CalendarDate {
  const minute = instant.slice(0, 16);
  const known = latest.get(timeZone);
  if (known?.minute === minute) return known.date;
  const date = formatOf(timeZone).format(new Date(instant));
  latest.set(timeZone, { minute, date });
  return date;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Canadian English writes YYYY-MM-DD.
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, format);
  return format;
}
