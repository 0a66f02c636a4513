import { addDays, type CalendarDate, daysBetween } from '../domain/kernel/calendar.js';
import { ulidAt } from './ulid.js';

/**
 * A table of what may happen: each outcome with its weight. The weights of a table need not add up to anything.
 */
export interface Among<T extends string> {
  readonly outcomes: readonly T[];
  readonly upTo: readonly number[];
  readonly total: number;
}

export function among<T extends string>(weights: Readonly<Record<T, number>>): Among<T> {
  const outcomes = Object.keys(weights) as T[];
  let total = 0;
  const upTo = outcomes.map((outcome) => (total += weights[outcome]));
  return { outcomes, upTo, total };
}

/**
 * How long something takes, or how many there are: least, first quartile, median, third quartile, most. Straight lines in
 * between, so that no logarithm is needed, whose last bit may differ from one engine to another.
 */
export type Spread = readonly [least: number, quarter: number, half: number, threeQuarters: number, most: number];

/**
 * The only source of chance of the scenario: sfc32 (Doty-Humphrey), 32-bit integers only, hence the same draws on any
 * machine. Each youth, structure or offer has a source of its own, made from the seed and its name: what happens to
 * one does not shift what happens to another.
 */
export class Chance {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(seed: string) {
    [this.a, this.b, this.c] = scattered(seed);
    for (let i = 0; i < 12; i += 1) this.bits();
  }

  /** 32 bits, as an unsigned integer. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = ((this.c << 21) | (this.c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to 1, which is never reached. */
  share(): number {
    return this.bits() / 4_294_967_296;
  }

  happens(probability: number): boolean {
    return this.share() < probability;
  }

  /** A whole number between both bounds, both possible. */
  between(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  /** A date between both, which are possible. */
  dateBetween(first: CalendarDate, last: CalendarDate): CalendarDate {
    return addDays(first, this.between(0, Math.max(0, daysBetween(first, last))));
  }

  oneOf<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.share() * list.length)];
    if (found === undefined) throw new RangeError('nothing to choose from');
    return found;
  }

  of<T extends string>({ outcomes, upTo, total }: Among<T>): T {
    const point = this.share() * total;
    const index = upTo.findIndex((bound) => point < bound);
    const outcome = outcomes[index];
    if (outcome === undefined) throw new RangeError('nothing to choose from');
    return outcome;
  }

  spread(spread: Spread): number {
    const point = this.share() * 4;
    const quarter = Math.floor(point);
    const low = spread[quarter] ?? spread[0];
    const high = spread[quarter + 1] ?? low;
    return Math.round(low + (high - low) * (point - quarter));
  }

  /** A new identifier whose time part is this instant. */
  id(instant: number): string {
    return ulidAt(instant, this.bits(), this.bits(), this.bits());
  }
}

/** Three well-mixed words from a text (cyrb128's scheme). */
function scattered(text: string): [number, number, number] {
  let [h1, h2, h3] = [1_779_033_703, 3_144_134_277, 1_013_904_242];
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ code, 597_399_067);
    h2 = h3 ^ Math.imul(h2 ^ code, 2_869_860_233);
    h3 = h1 ^ Math.imul(h3 ^ code, 951_274_213);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597_399_067);
  h2 = Math.imul(h1 ^ (h2 >>> 22), 2_869_860_233);
  h3 = Math.imul(h2 ^ (h3 >>> 17), 951_274_213);
  return [h1 | 0, h2 | 0, h3 | 0];
}
