import { addMonths as addMonthsTo, addYears as addYearsTo, lastDayOfMonth } from 'date-fns';
import { z } from 'zod';

/**
 * A local calendar date, `YYYY-MM-DD`, without a time zone. Two of them compare as strings.
 * Business dates, ages and birthdays are calendar dates; instants (`recordedAt`) are UTC and stay strings of their own.
 */
export type CalendarDate = string;

const DAY = 86_400_000;

export const calendarDate = z.string().refine(isCalendarDate, { error: 'YYYY-MM-DD' });

export function isCalendarDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** Whole days since 1970-01-01: what hot paths compare and subtract. */
export function dayNumber(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY;
}

export function dateOfDay(day: number): CalendarDate {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(dayNumber(date) + days);
}

/** `later - earlier` in whole days. */
export function daysBetween(earlier: CalendarDate, later: CalendarDate): number {
  return dayNumber(later) - dayNumber(earlier);
}

/** date-fns reckons on local fields: noon keeps clear of any change of hour. */
function local(date: CalendarDate): Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const at = new Date(2000, 0, 1, 12);
  at.setFullYear(year, month - 1, day);
  return at;
}

function fromLocal(at: Date): CalendarDate {
  const pad = (n: number, width: number): string => String(n).padStart(width, '0');
  return `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1, 2)}-${pad(at.getDate(), 2)}`;
}

/** The same day `months` later; the last day of the month where that day does not exist. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return fromLocal(addMonthsTo(local(date), months));
}

/** The anniversary `years` later; one of 29 February falls on 28 February in common years. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return fromLocal(addYearsTo(local(date), years));
}

/** The last day of a term of `months`: from 10 February, 24 months end on 9 February. */
export function lastDayOfTerm(start: CalendarDate, months: number): CalendarDate {
  return addDays(addMonths(start, months), -1);
}

export function endOfMonth(date: CalendarDate): CalendarDate {
  return fromLocal(lastDayOfMonth(local(date)));
}

/** The day on which a person born on `birthDate` turns `age`. */
export function birthday(birthDate: CalendarDate, age: number): CalendarDate {
  return addYears(birthDate, age);
}

/** Age in whole years on a date: the number of birthdays reached. */
export function ageOn(birthDate: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthday(birthDate, years) <= on ? years : years - 1;
}

export function yearOf(date: CalendarDate): number {
  return Number(date.slice(0, 4));
}

export function earliest(...dates: readonly CalendarDate[]): CalendarDate {
  return dates.reduce((a, b) => (a <= b ? a : b));
}

export function latest(...dates: readonly CalendarDate[]): CalendarDate {
  return dates.reduce((a, b) => (a >= b ? a : b));
}
