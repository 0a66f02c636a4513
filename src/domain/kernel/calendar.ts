import { UTCDate } from '@date-fns/utc';
import { addMonths as addMonthsTo, lastDayOfMonth } from 'date-fns';
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

/**
 * The same day `months` later; the last day of the month where that day does not exist. Reckoned in UTC: some days do not
 * exist in some time zones (30 December 2011 in Samoa), and a calendar date must not depend on where the program runs.
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return addMonthsTo(new UTCDate(date), months).toISOString().slice(0, 10);
}

/** The anniversary `years` later; one of 29 February falls on 28 February in common years. */
export function addYears(date: CalendarDate, years: number): CalendarDate {
  return addMonths(date, years * 12);
}

/** The last day of a term of `months`: from 10 February, 24 months end on 9 February. */
export function lastDayOfTerm(start: CalendarDate, months: number): CalendarDate {
  return addDays(addMonths(start, months), -1);
}

export function endOfMonth(date: CalendarDate): CalendarDate {
  return lastDayOfMonth(new UTCDate(date)).toISOString().slice(0, 10);
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
