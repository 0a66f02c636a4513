import { addDays, type CalendarDate, isCalendarDate } from '../domain/kernel/calendar.js';
import { planArrivals } from './arrivals.js';
import { type CommandLine, instantOf, Journal } from './journal.js';
import { planActions } from './life/actions.js';
import { Candidates } from './life/candidates.js';
import { orientAfterBreak } from './life/joint.js';
import type { Surroundings } from './life/life.js';
import { planOffers } from './life/offers.js';
import { Changes } from './network/changes.js';
import { Founding, FOUNDED_ON } from './network/founding.js';
import { Partnership, SIGNED_ON } from './network/partnership.js';
import { planNetwork } from './network/plan.js';

export interface ScenarioOptions {
  readonly youths: number;
  /** The year to be reported on; the first is 2024, the first full one of the convention. */
  readonly year: number;
  readonly seed: string | number;
  /** The last day on which anything is dated or recorded; 31 March of the year after by default. A day that is over. */
  readonly until?: CalendarDate | undefined;
}

const FIRST_YEAR = 2024;
const LAST_YEAR = 2100;

/**
 * A command journal of a synthetic network, line by line, in the order in which it was recorded. The same options give the same
 * lines on any machine, each time it is iterated. Only what is under way is kept in memory.
 * @throws RangeError for options that make no scenario
 */
export function scenario(options: ScenarioOptions): Iterable<CommandLine> {
  const { youths, year, seed, until = `${year + 1}-03-31` } = options;
  if (!Number.isSafeInteger(youths) || youths < 1) throw new RangeError('youths: a whole number from 1 on');
  if (!Number.isSafeInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    throw new RangeError(`year: from ${FIRST_YEAR} to ${LAST_YEAR}`);
  }
  if (!isCalendarDate(until)) throw new RangeError('until: YYYY-MM-DD');
  return { [Symbol.iterator]: () => begin(youths, year, `${seed}|${youths}|${year}`, until).lines() };
}

function begin(youths: number, year: number, seed: string, until: CalendarDate): Journal {
  const journal = new Journal(seed, instantOf(addDays(until, 1)));
  const network = planNetwork(seed, youths, instantOf(FOUNDED_ON));
  const around: Surroundings = {
    journal,
    network,
    lastDay: until,
    candidates: new Candidates(),
    afterBreak: orientAfterBreak,
  };
  new Founding(journal, network, youths, SIGNED_ON).begin();
  new Partnership(journal, network, year).begin();
  new Changes(journal, network, year).begin();
  planArrivals(around, youths, year, until);
  planOffers(around, youths, year);
  planActions(around, youths, year);
  return journal;
}
