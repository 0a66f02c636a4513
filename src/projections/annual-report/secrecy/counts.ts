import { byPlace, type Figure } from '../figures.js';
import type { Indicator, Measure, Subject } from '../indicators/definition.js';
import { indicators as dictionary } from '../indicators/index.js';
import type { PublicStructure } from './concentration.js';
import { nameOf, placeOf, type Place } from './places.js';
import { isSmall, LEAST_UNITS } from './rules.js';
import type { TableCell } from './table.js';

/** What protection looks at beside the figures. */
export interface Surroundings {
  /** Places of figures about contracts whose training centres are too few, or one of them too large. */
  readonly concentrated: ReadonlySet<string>;
  readonly structures: ReadonlyMap<string, PublicStructure>;
}

/** A measure of the report that counts: the `n` of a delay, or a measure as it is. */
export interface CountedMeasure {
  readonly indicator: Indicator;
  readonly measure: Measure;
  /** As the report names it. */
  readonly name: string;
}

/** A figure that counts what must be protected. */
export interface Count {
  readonly counted: CountedMeasure;
  readonly figure: Figure;
  readonly value: number;
  readonly cell: number;
}

/** What is counted and not open to all; keyed `C3.sent`. */
export const countedMeasures: ReadonlyMap<string, CountedMeasure> = new Map(
  dictionary.flatMap((indicator) =>
    indicator.measures
      .filter(({ about }) => about !== 'INSTITUTIONS')
      .map((measure) => {
        const name = measure.counting === 'DELAYS' ? `${measure.name}.n` : measure.name;
        return [`${indicator.id}.${name}`, { indicator, measure, name }] as const;
      }),
  ),
);

/** Where the count stands that a figure rests on: of a median or a ninth decile, the number of its values. */
export function countedAt({ indicator, measure, by }: Place): string {
  return placeOf({ indicator, measure: countOf(measure), by });
}

/** The key of that count in `countedMeasures`. */
export function countNameOf({ indicator, measure }: Place): string {
  return `${indicator}.${countOf(measure)}`;
}

function countOf(measure: string): string {
  return measure.replace(/\.(median|p90)$/, '.n');
}

/** The protected counts of a report, and the cells of the table that they are. */
export class Counts {
  readonly cells: TableCell[] = [];
  private readonly byPlace = new Map<string, Count>();
  private readonly byBreakdown = new Map<string, Count[]>();

  constructor(
    figures: readonly Figure[],
    private readonly threshold: number,
    private readonly surroundings: Surroundings,
  ) {
    // The order of the rows given must decide nothing, not even between cells of the same weight.
    for (const figure of [...figures].sort(byPlace)) {
      const counted = countedMeasures.get(`${figure.indicator}.${figure.measure}`);
      if (!counted) continue;
      const { value } = figure;
      if (typeof value !== 'number') throw new Error(`${placeOf(figure)} is no count to be protected`);
      const count: Count = { counted, figure, value, cell: this.cells.length };
      this.cells.push({
        name: placeOf(figure),
        value,
        least: leastOf(counted, figure, value),
        sensitive: this.isSensitive(counted.measure.about, figure, value),
        printed: true,
        weight: weightOf(figure, value),
      });
      this.byPlace.set(placeOf(figure), count);
      const breakdown = breakdownKey(`${figure.indicator}.${figure.measure}`, nameOf(Object.keys(figure.by)));
      this.byBreakdown.set(breakdown, [...(this.byBreakdown.get(breakdown) ?? []), count]);
    }
  }

  at(place: Place): Count | undefined {
    return this.byPlace.get(placeOf(place));
  }

  /** The cells of a measure (`C3.sent`) in one breakdown (`region`); in none: its total. */
  of(measure: string, breakdown: string): readonly Count[] {
    return this.byBreakdown.get(breakdownKey(measure, breakdown)) ?? [];
  }

  /** A count that no row gives and that rows imply: what a whole has beside its parts. */
  imply(name: string, value: number): number {
    const sensitive = isSmall(value, this.threshold);
    this.cells.push({ name, value, least: 0, sensitive, printed: false, weight: 0 });
    return this.cells.length - 1;
  }

  private isSensitive(about: Subject, figure: Figure, value: number): boolean {
    if (value === 0) return false;
    if (this.namesTrainingCentre(figure)) return true;
    // Employers are sealed: an offer is one employer's, so that fewer offers than units are too few for certain.
    if (about === 'OFFERS') return value < LEAST_UNITS;
    return isSmall(value, this.threshold) || this.surroundings.concentrated.has(placeOf(figure));
  }

  /** A cell that bears the name of a training centre is about one unit. */
  private namesTrainingCentre({ by }: Figure): boolean {
    return by.chamber !== undefined && this.surroundings.structures.get(by.chamber)?.kind === 'CFA';
  }
}

function breakdownKey(measure: string, breakdown: string): string {
  return `${measure} ${breakdown}`;
}

/**
 * What anyone knows of a cell: a row of a breakdown stands there because something counts in it; where the measures of the
 * breakdown count the same things, at least one in each. Whoever is told of events is told of one unit at least.
 */
function leastOf({ indicator, measure }: CountedMeasure, { by }: Figure, value: number): number {
  const breakdown = indicator.breakdowns.find((one) => nameOf(one.by) === nameOf(Object.keys(by)));
  const counting = indicator.measures.filter(({ name }) => breakdown?.measures?.includes(name) ?? true);
  const alone = breakdown !== undefined && new Set(counting.map(({ name, of }) => of ?? name)).size === 1;
  return Math.min(value, alone || measure.counting === 'UNITS' ? 1 : 0);
}

/** What readers miss most: totals, then regions, then the larger figures. */
function weightOf({ by }: Figure, value: number): number {
  const size = 32 - Math.clz32(value);
  const rank = Object.keys(by).length === 0 ? 40 : 'region' in by ? 3 : 1;
  return rank * (4 + size);
}
