import type { Chance } from './chance.js';
import { DAY, HOUR } from './journal.js';

/** Offices are open from eight to five by winter time: then the local date is that of UTC from La Réunion to Martinique. */
const OPENS = 8;
const OPEN_HOURS = 9;

/** An instant at which an office so many hours ahead of UTC is open, on that day or on Monday after a weekend. */
export function deskTime(day: number, ahead: number, chance: Chance): number {
  const hour = OPENS + chance.share() * OPEN_HOURS - ahead;
  return (day + untilMonday(day)) * DAY + Math.floor(hour * HOUR);
}

export function isWeekend(day: number): boolean {
  return untilMonday(day) > 0;
}

/** Day 0, 1 January 1970, was a Thursday. */
function untilMonday(day: number): number {
  const weekday = (day + 4) % 7;
  if (weekday === 6) return 2;
  return weekday === 0 ? 1 : 0;
}
