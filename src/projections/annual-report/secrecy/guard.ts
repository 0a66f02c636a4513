import type { Figure } from '../figures.js';
import { annualReportRefusals } from '../refusals.js';
import type { AnnualReport } from '../report.js';
import { countedAt, countedMeasures, countNameOf } from './counts.js';
import { placeOf, type Place } from './places.js';
import { isProtected, THRESHOLDS } from './rules.js';

/** Why a cell gives away something when two editions are laid side by side. */
export type Closeness =
  /** It changes by less than the threshold: the difference is few persons. */
  | 'SMALL_CHANGE'
  /** A delay whose number of values does not change by the threshold: somebody's dates did. */
  | 'SAME_PERSONS'
  /** It was hidden and is shown: what was worked around it in the edition before can be worked out now. */
  | 'SHOWN_NOW'
  /** It was shown and is hidden: who has kept the edition before knows about what it is. */
  | 'HIDDEN_NOW';

export interface CloseCell {
  readonly place: Place;
  readonly was: Value;
  readonly is: Value;
  readonly why: Closeness;
}

type Value = Figure['value'];

/**
 * REPORT: "A new public edition appears only if every changed cell changes by at least the threshold." The changed cells that
 * do not, among those that tell of persons or employers. A row that an edition does not have counts no one in it.
 */
export function guardBetween(
  previous: readonly Figure[],
  next: readonly Figure[],
  threshold: number,
): readonly CloseCell[] {
  const before = new Map(previous.map((figure) => [placeOf(figure), figure.value]));
  const after = new Map(next.map((figure) => [placeOf(figure), figure.value]));
  const gone = previous.filter((figure) => !after.has(placeOf(figure)));
  const close: CloseCell[] = [];
  for (const figure of [...next, ...gone]) {
    if (!countedMeasures.has(countNameOf(figure))) continue;
    const absent = isCount(figure) ? 0 : null;
    const was = valueAt(before, placeOf(figure), absent);
    const is = valueAt(after, placeOf(figure), absent);
    const far = isFar(valueAt(before, countedAt(figure), 0), valueAt(after, countedAt(figure), 0), threshold);
    const why = closeness(was, is, far, isCount(figure));
    if (why)
      close.push({ place: { indicator: figure.indicator, measure: figure.measure, by: figure.by }, was, is, why });
  }
  return close;
}

/** Refuses an edition that lies too close to the one before. */
export function mustNotBeClose(previous: AnnualReport, next: AnnualReport): void {
  if (previous.edition !== next.edition || previous.year !== next.year) {
    throw new Error('only editions of one kind and year are laid side by side');
  }
  if (!isProtected(next.edition)) return;
  const close = guardBetween(previous.figures, next.figures, THRESHOLDS[next.edition]);
  if (close.length > 0) throw annualReportRefusals.refusal('report.editionTooClose', { cells: close.length });
}

function closeness(was: Value, is: Value, isFar: boolean, isCount: boolean): Closeness | undefined {
  if (was === is) return undefined;
  if (was === 'c') return 'SHOWN_NOW';
  if (is === 'c') return 'HIDDEN_NOW';
  if (isFar) return undefined;
  return isCount ? 'SMALL_CHANGE' : 'SAME_PERSONS';
}

function isFar(was: Value, is: Value, threshold: number): boolean {
  return typeof was === 'number' && typeof is === 'number' && Math.abs(is - was) >= threshold;
}

function valueAt(edition: ReadonlyMap<string, Value>, place: string, absent: Value): Value {
  const value = edition.get(place);
  return value === undefined ? absent : value;
}

function isCount(figure: Figure): boolean {
  return countedAt(figure) === placeOf(figure);
}
