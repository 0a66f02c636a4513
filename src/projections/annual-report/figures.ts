import type { Cell, Tally } from './engine.js';
import type { Breakdown, Dimension, Indicator, Measure } from './indicators/definition.js';

/** One row of the report. `value` is null where it is not available (`nd`), `c` where it is confidential. */
export interface Figure {
  readonly indicator: string;
  readonly measure: string;
  readonly by: Cell;
  readonly value: number | null | 'c';
}

/** The measures of the report that a measure of the dictionary becomes: itself, or the three of a delay. */
export function measureNames({ name, counting }: Measure): readonly string[] {
  return counting === 'DELAYS' ? [`${name}.median`, `${name}.p90`, `${name}.n`] : [name];
}

/**
 * Every figure of an indicator. The totals always stand; the cells of a breakdown are the values of its dimensions that at least
 * one contribution bears, the same for all of its measures, with 0 where a measure has none.
 */
export function figuresOf(indicator: Indicator, tallies: readonly Tally[]): readonly Figure[] {
  const counted = new Map(tallies.map((one) => [key(one.measure, one.by), one]));
  const figures: Figure[] = [];
  const add = (measure: Measure, by: Cell): void => {
    const found = counted.get(key(measure.of ?? measure.name, by));
    for (const [name, value] of valuesOf(measure, found))
      figures.push({ indicator: indicator.id, measure: name, by, value });
  };
  for (const measure of indicator.measures) add(measure, {});
  for (const breakdown of indicator.breakdowns) {
    const measures = indicator.measures.filter(({ name }) => isFor(breakdown, name));
    for (const by of cellsOf(breakdown, measures, tallies)) for (const measure of measures) add(measure, by);
  }
  return figures.sort(byPlace);
}

export function isFor({ measures }: Breakdown, measure: string): boolean {
  return measures === undefined || measures.includes(measure);
}

function cellsOf({ by }: Breakdown, measures: readonly Measure[], tallies: readonly Tally[]): readonly Cell[] {
  const read = new Set(measures.map(({ name, of }) => of ?? name));
  const cells = new Map<string, Cell>();
  for (const one of tallies) {
    const same = Object.keys(one.by).length === by.length && by.every((dimension) => dimension in one.by);
    if (by.length > 0 && same && read.has(one.measure)) cells.set(key('', one.by), one.by);
  }
  return [...cells.values()];
}

function valuesOf(measure: Measure, found: Tally | undefined): readonly (readonly [string, number | null])[] {
  if (measure.counting === 'ROWS') return [[measure.name, found?.rows ?? 0]];
  if (measure.counting === 'UNITS') return [[measure.name, found?.units ?? 0]];
  return [
    [`${measure.name}.median`, found?.median ?? null],
    [`${measure.name}.p90`, found?.p90 ?? null],
    [`${measure.name}.n`, found?.rows ?? 0],
  ];
}

function pairs(by: Cell): readonly string[] {
  return (Object.keys(by) as Dimension[]).sort().flatMap((name) => [name, by[name] ?? '']);
}

function key(measure: string, by: Cell): string {
  return JSON.stringify([measure, ...pairs(by)]);
}

/** The order of a report: indicator, measure, then names and values of the dimensions, in code units; totals first. */
export function byPlace(a: Figure, b: Figure): number {
  return compare([a.indicator, a.measure, ...pairs(a.by)], [b.indicator, b.measure, ...pairs(b.by)]);
}

function compare(a: readonly string[], b: readonly string[]): number {
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined) return 1;
    if (x !== y) return x < y ? -1 : 1;
  }
  return a.length - b.length;
}
