import { TZDate } from '@date-fns/tz';
import { formatISO } from 'date-fns';
import type { CalendarDate } from '../../domain/kernel/calendar.js';

/** Where no structure tells its own. */
export const NATIONAL_TIME_ZONE = 'Europe/Paris';

/** The last answer for each zone: within a minute the date does not change. */
const latest = new Map<string, { readonly minute: string; readonly date: CalendarDate }>();

/** The calendar date of an instant in a time zone: in La Réunion it is tomorrow when in Paris it is 23:00. */
export function dateIn(timeZone: string, instant: string): CalendarDate {
  const minute = instant.slice(0, 16);
  const known = latest.get(timeZone);
  if (known?.minute === minute) return known.date;
  const date = formatISO(new TZDate(Date.parse(instant), timeZone), { representation: 'date' });
  latest.set(timeZone, { minute, date });
  return date;
}
