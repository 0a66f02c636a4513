import type { Figure } from '../figures.js';
import { countedMeasures, Counts, type Count, type Surroundings } from './counts.js';
import { AT_MOST, PARTS, SAME, UNBROKEN, type Bound, type Sum } from './known-relations.js';
import { cellOf, nameOf } from './places.js';
import type { Relation, Table, Term } from './table.js';

/** The counts of a report that are protected, with everything linear that a reader knows of them. */
export interface ReportTable {
  readonly table: Table;
  readonly counts: Counts;
}

export function tableOf(figures: readonly Figure[], threshold: number, surroundings: Surroundings): ReportTable {
  const counts = new Counts(figures, threshold, surroundings);
  const relations = new Relations(counts);
  relations.addBreakdowns();
  relations.addTerritories(surroundings);
  for (const sum of SAME) relations.addSame(sum);
  for (const { part, whole } of PARTS) relations.addPart(part, whole);
  for (const bound of AT_MOST) relations.addAtMost(bound);
  for (const [fewer, more] of UNBROKEN) relations.addUnbroken(fewer, more);
  return { table: { cells: counts.cells, relations: relations.all }, counts };
}

const plus = ({ cell }: { readonly cell: number }): Term => ({ cell, times: 1 });
const minus = ({ cell }: { readonly cell: number }): Term => ({ cell, times: -1 });
const sumOf = (counts: readonly Count[]): number => counts.reduce((sum, { value }) => sum + value, 0);

/**
 * Where the document leaves open whether an equality holds (every Mission Locale of a region follows that region's youths) and
 * it does, readers are taken to know that it does. Where it does not, there is nothing to know.
 */
class Relations {
  readonly all: Relation[] = [];
  /** Implied rests of parts, by `part` and cell. */
  private readonly rests = new Map<string, number>();

  constructor(private readonly counts: Counts) {}

  /** A total is the sum of each breakdown; a row that exists counts something. */
  addBreakdowns(): void {
    for (const [measure, { indicator, measure: defined }] of countedMeasures) {
      const [total] = this.counts.of(measure, '');
      const own = indicator.breakdowns.filter((one) => one.measures?.includes(defined.name) ?? true);
      for (const { by } of own) {
        const dimensions = nameOf(by);
        const cells = this.counts.of(measure, dimensions);
        if (total) this.addWhole(total, cells, `${measure} by no ${dimensions}`);
        for (const coarser of own.filter((other) => other.by.length < by.length)) {
          if (!coarser.by.every((name) => by.includes(name))) continue;
          for (const whole of this.counts.of(measure, nameOf(coarser.by))) {
            const inside = cells.filter(({ figure }) =>
              coarser.by.every((name) => figure.by[name] === whole.figure.by[name]),
            );
            this.addWhole(whole, inside, `${measure} by no ${dimensions} in ${cellOf(whole.figure.by)}`);
          }
        }
      }
    }
    this.addRowsThatExist();
  }

  /** The Missions Locales and chambers of a region make it up, where they do. */
  addTerritories({ structures }: Surroundings): void {
    for (const [measure, { measure: defined, indicator }] of countedMeasures) {
      for (const kind of ['missionLocale', 'chamber'] as const) {
        const local = this.counts.of(measure, kind);
        for (const region of this.counts.of(measure, 'region')) {
          const inside = local.filter(
            ({ figure }) => structures.get(figure.by[kind] ?? '')?.region === region.figure.by.region,
          );
          if (inside.length === 0) continue;
          const base = `${indicator.id}.${defined.of ?? defined.name}`;
          if (this.isMadeUpOf(base, region.figure, inside)) this.addWhole(region, inside);
        }
      }
    }
  }

  addSame({ whole, parts }: Sum): void {
    for (const by of this.shared([whole, ...parts])) {
      const all = this.find(whole, by);
      const some = parts.flatMap((part) => this.find(part, by) ?? []);
      if ((all?.value ?? 0) !== sumOf(some)) continue;
      this.add([...some.map(plus), ...(all ? [minus(all)] : [])], 0, 0);
    }
  }

  /** The rest of a part is a group of persons as well. */
  addPart(part: string, whole: string): void {
    for (const by of this.shared([part, whole])) {
      const all = this.find(whole, by);
      const some = this.find(part, by);
      if (!all || (some?.value ?? 0) > all.value) continue;
      const rest = this.counts.imply(`${whole} without ${part} in ${cellOf(by)}`, all.value - (some?.value ?? 0));
      this.rests.set(`${part} ${cellOf(by)}`, rest);
      this.add([...(some ? [plus(some)] : []), plus({ cell: rest }), minus(all)], 0, 0);
    }
  }

  addAtMost({ less, more, tight = false, total = false }: Bound): void {
    for (const by of total ? [{}] : this.shared([...less, more])) {
      const some = less.flatMap((measure) => this.find(measure, by) ?? []);
      const all = this.find(more, by);
      if (!all || some.length === 0) continue;
      const gap = all.value - sumOf(some);
      if (gap >= 0) this.add([plus(all), ...some.map(minus)], 0, tight && gap === 0 ? 0 : Infinity);
    }
  }

  /** The rest of one part holds the rest of another: whoever is still there later was there before. */
  addUnbroken(fewer: string, more: string): void {
    for (const by of this.shared([fewer, more])) {
      const later = this.rests.get(`${fewer} ${cellOf(by)}`);
      const earlier = this.rests.get(`${more} ${cellOf(by)}`);
      if (later === undefined || earlier === undefined) continue;
      if (this.valueOf(later) <= this.valueOf(earlier))
        this.add([plus({ cell: earlier }), minus({ cell: later })], 0, Infinity);
    }
  }

  /** Cells that make up a whole, with what none of them counts; where units can count in several, they may overlap. */
  private addWhole(whole: Count, cells: readonly Count[], rest?: string): void {
    if (cells.length === 0) return;
    const beside = whole.value - sumOf(cells);
    if (beside < 0) {
      this.add([...cells.map(plus), minus(whole)], 0, Infinity);
      for (const cell of cells) this.add([plus(whole), minus(cell)], 0, Infinity);
    } else if (beside === 0) {
      this.add([...cells.map(plus), minus(whole)], 0, 0);
    } else if (rest !== undefined) {
      this.add([...cells.map(plus), plus({ cell: this.counts.imply(rest, beside) }), minus(whole)], 0, 0);
    }
  }

  private isMadeUpOf(base: string, region: Figure, inside: readonly Count[]): boolean {
    const sum = sumOf(inside.flatMap(({ figure }) => this.find(base, figure.by) ?? []));
    return this.find(base, region.by)?.value === sum;
  }

  private addRowsThatExist(): void {
    const rows = new Map<string, Count[]>();
    const open = new Set<string>();
    for (const [measure, { indicator, measure: defined }] of countedMeasures) {
      if (defined.of !== undefined && defined.of !== defined.name) continue;
      for (const { by, measures } of indicator.breakdowns) {
        if (!(measures?.includes(defined.name) ?? true)) continue;
        const counting = indicator.measures.filter((one) => measures?.includes(one.name) ?? true);
        for (const count of this.counts.of(measure, nameOf(by))) {
          const key = `${indicator.id} ${cellOf(count.figure.by)}`;
          rows.set(key, [...(rows.get(key) ?? []), count]);
          // An action held without participants, say, makes a row that counts no one.
          if (counting.some(({ about }) => about === 'INSTITUTIONS')) open.add(key);
        }
      }
    }
    for (const [key, counts] of rows) {
      if (!open.has(key) && counts.length > 1 && sumOf(counts) > 0) this.add(counts.map(plus), 1, Infinity);
    }
  }

  /** The cells that measures have in common: the totals, and the rows of the breakdowns that all of them have. */
  private shared(measures: readonly string[]): readonly Figure['by'][] {
    const breakdowns = measures.map((name) => {
      const counted = countedMeasures.get(name);
      if (!counted) throw new Error(`no count ${name} in the dictionary`);
      const { indicator, measure } = counted;
      const own = indicator.breakdowns.filter((one) => one.measures?.includes(measure.name) ?? true);
      return new Set(['', ...own.map(({ by }) => nameOf(by))]);
    });
    const [first = new Set<string>(), ...others] = breakdowns;
    const common = [...first].filter((one) => others.every((other) => other.has(one)));
    const cells = new Map<string, Figure['by']>();
    for (const breakdown of common)
      for (const measure of measures)
        for (const { figure } of this.counts.of(measure, breakdown)) cells.set(cellOf(figure.by), figure.by);
    return [...cells.values()];
  }

  private find(measure: string, by: Figure['by']): Count | undefined {
    const counted = countedMeasures.get(measure);
    return counted && this.counts.at({ indicator: counted.indicator.id, measure: counted.name, by });
  }

  private valueOf(cell: number): number {
    return this.counts.cells[cell]?.value ?? 0;
  }

  private add(terms: readonly Term[], least: number, most: number): void {
    if (terms.length > 0) this.all.push({ terms, least, most });
  }
}
