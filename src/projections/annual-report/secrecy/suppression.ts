import type { Highs } from 'highs';
import { at, deviationsOf, freedom, PartAudit, type Interval } from './audit.js';
import { LinearProgram, linearSolver } from './linear-program.js';
import { partsOf, type Part, type Table, type TableCell } from './table.js';

/** Deviations below it are the solver's noise. */
const NOISE = 1e-6;

/**
 * The cells to hide so that no hidden cell, nor any that is sensitive and only implied, is known more tightly than `width`:
 * those that are sensitive (primary suppression), then as many others as the audit asks for (complementary suppression).
 *
 * Each cell that the audit finds too tightly bound is freed by the cheapest change of the table, in the sense of the cells'
 * weights, that would move it far enough and leave every relation true (Kelly, Golden and Assad 1992): the cells that change in
 * it are hidden. The order of the cells decides nothing but ties.
 */
export async function suppress(table: Table, width: number): Promise<ReadonlySet<number>> {
  const highs = await linearSolver();
  const hidden = new Set<number>();
  for (const part of partsOf(table)) {
    if (part.cells.some((cell) => at(table.cells, cell).sensitive)) {
      for (const cell of suppressPart(highs, table.cells, part, width)) hidden.add(cell);
    }
  }
  return hidden;
}

function suppressPart(highs: Highs, cells: readonly TableCell[], part: Part, width: number): ReadonlySet<number> {
  const isImplied = (cell: number): boolean => !at(cells, cell).printed;
  const sensitive = part.cells.filter((cell) => at(cells, cell).sensitive);
  const hidden = new Set(sensitive.filter((cell) => !isImplied(cell)));
  const isHidden = (cell: number): boolean => hidden.has(cell) || isImplied(cell);
  const check = new PartAudit(highs, cells, part, isHidden);
  const chooser = new Chooser(highs, cells, part, isHidden);
  try {
    const waiting = [...sensitive];
    for (let cell = waiting.shift(); cell !== undefined; cell = waiting.shift()) {
      while (!check.isWide(cell, width)) {
        const chosen = chooser.choose(cell, check.interval(cell), width);
        if (chosen.length === 0) throw new Error(`nothing more can be hidden for ${at(cells, cell).name}`);
        for (const one of chosen) {
          hidden.add(one);
          check.hide(one);
          chooser.hide(one);
          waiting.push(one);
        }
      }
    }
    return hidden;
  } finally {
    check.dispose();
    chooser.dispose();
  }
}

/** The cheapest change of a part of a table that moves a cell. Each cell has two columns: by how much it rises, and falls. */
class Chooser {
  private readonly program: LinearProgram;
  private readonly places = new Map<number, number>();

  constructor(
    highs: Highs,
    private readonly cells: readonly TableCell[],
    private readonly part: Part,
    private readonly isHidden: (cell: number) => boolean,
  ) {
    for (const [place, cell] of part.cells.entries()) this.places.set(cell, place);
    const columns = part.cells.flatMap((cell, place) => {
      const cost = isHidden(cell) ? 0 : costOf(at(cells, cell), place);
      const { least, most } = freedom(at(cells, cell));
      return [
        { cost, least: 0, most },
        { cost, least: 0, most: -least },
      ];
    });
    const rows = part.relations.map((relation) => {
      const { terms, ...bounds } = deviationsOf(relation, cells, (cell) => this.rise(cell));
      const both = terms.flatMap(({ column, times }) => [
        { column, times },
        { column: column + 1, times: -times },
      ]);
      return { terms: both, ...bounds };
    });
    this.program = new LinearProgram(highs, columns, rows);
  }

  hide(cell: number): void {
    this.program.setCost(this.rise(cell), 0);
    this.program.setCost(this.rise(cell) + 1, 0);
  }

  /** What to hide besides, for the cell to be able to lie `width` above the lowest that it can be now, or below the highest. */
  choose(cell: number, now: Interval, width: number): readonly number[] {
    const { value, least } = at(this.cells, cell);
    const rises = this.change(cell, 'RISES', now.least + width - value);
    const falls = now.most - width < least ? undefined : this.change(cell, 'FALLS', value - now.most + width);
    const [cheapest] = [rises, falls].filter((way) => way !== undefined).sort((a, b) => a.cost - b.cost);
    return cheapest?.changed ?? [];
  }

  dispose(): void {
    this.program.dispose();
  }

  private change(cell: number, way: 'RISES' | 'FALLS', distance: number) {
    const rise = this.rise(cell);
    const { least, most } = freedom(at(this.cells, cell));
    const [moving, still, far] = way === 'RISES' ? [rise, rise + 1, most] : [rise + 1, rise, -least];
    this.program.setBounds(moving, distance, far);
    this.program.setBounds(still, 0, 0);
    const values = this.program.solve();
    const { cost } = this.program;
    this.program.setBounds(rise, 0, most);
    this.program.setBounds(rise + 1, 0, -least);
    if (!values) return undefined;
    const moves = (one: number): boolean => (values[this.rise(one)] ?? 0) + (values[this.rise(one) + 1] ?? 0) > NOISE;
    return { cost, changed: this.part.cells.filter((one) => !this.isHidden(one) && moves(one)) };
  }

  private rise(cell: number): number {
    return 2 * (this.places.get(cell) ?? 0);
  }
}

/** Whole numbers; the place in the part parts cells of the same weight, so that one change is the cheapest. */
function costOf({ weight }: TableCell, place: number): number {
  return weight * 1009 + ((place * 389) % 1009);
}
