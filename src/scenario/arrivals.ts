import { addDays, type CalendarDate, dateOfDay, dayNumber, earliest, latest } from '../domain/kernel/calendar.js';
import { isWeekend } from './desk.js';
import { ARRIVALS } from './distributions.js';
import { DAY } from './journal.js';
import { announce } from './life/arrival.js';
import type { Surroundings } from './life/life.js';
import { SIGNED_ON } from './network/partnership.js';

interface Day {
  readonly day: number;
  /** Youths who have come by its end. */
  readonly by: number;
}

/**
 * When the youths come: over the year before, the year itself and the months after it, more after the summer than in August, on
 * working days. One day calls the next, so that a life begins only when its time has come.
 */
export function planArrivals(around: Surroundings, youths: number, year: number, until: CalendarDate): void {
  const days = calendarOf(youths, year, until);
  const open = (index: number): void => {
    const today = days[index];
    if (!today) return;
    around.journal.note(today.day * DAY, () => {
      for (let youth = days[index - 1]?.by ?? 0; youth < today.by; youth += 1) announce(around, youth, today.day);
      open(index + 1);
    });
  };
  open(0);
}

/** Late enough in the window for a life to begin at all. */
const LEAST_TIME = 20;

function calendarOf(youths: number, year: number, until: CalendarDate): readonly Day[] {
  const first = dayNumber(latest(`${year - 1}-01-02`, addDays(SIGNED_ON, 8)));
  const last = dayNumber(earliest(addDays(until, -LEAST_TIME), `${year + 1}-12-31`));
  const weights: number[] = [];
  let total = 0;
  for (let day = first; day <= last; day += 1) {
    const date = dateOfDay(day);
    const ofYear = ARRIVALS.byYear[Number(date.slice(0, 4)) - year + 1] ?? 0;
    const weight = isWeekend(day) ? 0 : ofYear * (ARRIVALS.byMonth[Number(date.slice(5, 7)) - 1] ?? 0);
    total += weight;
    weights.push(total);
  }
  return weights.map((upTo, index) => ({
    day: first + index,
    by: total === 0 ? 0 : Math.round((youths * upTo) / total),
  }));
}
