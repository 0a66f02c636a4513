import { byPlace, type Figure } from '../figures.js';
import { placeOf, type Place } from '../secrecy/places.js';

export interface Change extends Place {
  /** Undefined where the report has no such row. */
  readonly was: Figure['value'] | undefined;
  readonly is: Figure['value'] | undefined;
}

/** The figures that are not the same in two reports, in the order of a report. A count that has no row is as one of 0. */
export function changesBetween(previous: readonly Figure[], next: readonly Figure[]): readonly Change[] {
  const before = new Map(previous.map((figure) => [placeOf(figure), figure.value]));
  const after = new Map(next.map((figure) => [placeOf(figure), figure.value]));
  const gone = previous.filter((figure) => !after.has(placeOf(figure)));
  return [...next, ...gone]
    .sort(byPlace)
    .map(({ indicator, measure, by }) => {
      const place = { indicator, measure, by };
      return { ...place, was: before.get(placeOf(place)), is: after.get(placeOf(place)) };
    })
    .filter(({ was, is }) => (was ?? 0) !== (is ?? 0));
}
