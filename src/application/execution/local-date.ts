import { tzOffset } from '@date-fns/tz';
import type { CalendarDate } from '../../domain/kernel/calendar.js';

/** Where no structure tells its own. */
export const NATIONAL_TIME_ZONE = 'Europe/Paris';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** The offset of each zone, in minutes, on the last day asked about; none on a day on which it changes. */
const latest = new Map<string, { readonly day: number; readonly offset: number | undefined }>();

/** The calendar date of an instant in a time zone: in La Réunion it is tomorrow when in Paris it is 23:00. */
export function dateIn(timeZone: string, instant: string): CalendarDate {
  const at = Date.parse(instant);
  const offset = offsetOf(timeZone, Math.floor(at / DAY)) ?? tzOffset(timeZone, new Date(at));
  return new Date(at + offset * MINUTE).toISOString().slice(0, 10);
}

function offsetOf(timeZone: string, day: number): number | undefined {
  const known = latest.get(timeZone);
  if (known?.day === day) return known.offset;
  const [first, last] = [day, day + 1].map((each) => tzOffset(timeZone, new Date(each * DAY)));
  const offset = first === last ? first : undefined;
  latest.set(timeZone, { day, offset });
  return offset;
}
