import { addDays, addYears, type CalendarDate, yearOf } from '../kernel/calendar.js';
import type { ConventionState, Signed } from './state.js';

/**
 * Article 6: the convention takes effect on the day of its signature, for three years; then it is renewed from year to
 * year by tacit agreement. Signed on 2023-05-24, its first term ends on 2026-05-23; renewals run from 24 May to 23 May.
 */
export interface Term {
  /** 0 for the first term, n for the nth renewal. */
  readonly renewal: number;
  readonly start: CalendarDate;
  /** The last day. */
  readonly end: CalendarDate;
}

/**
 * Reckoned from the signature, never from the anniversary before: one of 29 February falls on 28 February in common
 * years and on 29 February again in leap years.
 */
function anniversary({ signedOn }: Signed, years: number): CalendarDate {
  return addYears(signedOn, years);
}

/** Whatever ended it. */
export function term(signed: Signed, renewal: number): Term {
  const years = signed.termYears + renewal;
  return {
    renewal,
    start: renewal === 0 ? signed.signedOn : anniversary(signed, years - 1),
    end: addDays(anniversary(signed, years), -1),
  };
}

/**
 * From the signature to the eve of the day on which it ends. Tacit renewal is what happens when nobody does anything:
 * the answer does not depend on whether the clock recorded it.
 */
export function inForceOn({ signed, endsOn }: ConventionState, date: CalendarDate): boolean {
  if (!signed || date < signed.signedOn) return false;
  if (endsOn !== undefined && date >= endsOn) return false;
  return signed.renewal === 'YEARLY_TACIT' || date <= term(signed, 0).end;
}

/** The term that holds a date, as if nothing ever ended the convention. */
function termAround(signed: Signed, date: CalendarDate): Term {
  const years = yearOf(date) - yearOf(signed.signedOn);
  const complete = anniversary(signed, years) <= date ? years : years - 1;
  return term(signed, Math.max(0, complete - signed.termYears + 1));
}

/** The term that runs on a date; none when the convention is not in force. */
export function currentTerm(state: ConventionState, date: CalendarDate): Term | undefined {
  return state.signed && inForceOn(state, date) ? termAround(state.signed, date) : undefined;
}

/** The renewal that begins on a date, if that is one of the anniversaries after the first term. */
export function renewalOn(signed: Signed, date: CalendarDate): Term | undefined {
  const around = termAround(signed, date);
  return around.renewal > 0 && around.start === date ? around : undefined;
}

/** The first renewal that is not recorded yet, if it happens: one that an end forestalls never does. */
export function nextRenewal({ signed, endsOn, renewals }: ConventionState): Term | undefined {
  if (signed?.renewal !== 'YEARLY_TACIT') return undefined;
  let next = term(signed, 1);
  while (renewals.includes(next.start)) next = term(signed, next.renewal + 1);
  return endsOn !== undefined && next.start >= endsOn ? undefined : next;
}
