import type { Highs } from 'highs';
import { LinearProgram, linearSolver } from './linear-program.js';
import { partsOf, type Part, type Relation, type Table, type TableCell } from './table.js';

/** The whole numbers that a reader cannot rule out for a cell. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

export interface Finding extends Interval {
  readonly cell: string;
}

/**
 * How far from its value a hidden cell is looked for. Any distance beyond the threshold would do; a finite one keeps every
 * program bounded, and can only make an interval narrower than it is.
 */
const REACH = 10_000;

/** What the solver may be off by; bounds are rounded to whole numbers within it. */
const NOISE = 1e-6;

/**
 * What a reader can work out of one part of a table, given which of its cells are hidden. Works on deviations from the true
 * values: numbers stay small whatever the counts, a printed cell is a column fixed at 0, and no deviation is always possible.
 *
 * Every solution of the solver is a possible world: what it says of *other* cells is kept, so most intervals are known to be
 * wide before they are asked for. Hiding more only adds worlds: what is wide stays wide.
 */
export class PartAudit {
  private readonly program: LinearProgram;
  private readonly column = new Map<number, number>();
  /** Lowest and highest deviation seen of each column. */
  private readonly lowest: Float64Array;
  private readonly highest: Float64Array;

  constructor(
    highs: Highs,
    private readonly cells: readonly TableCell[],
    private readonly part: Part,
    isHidden: (cell: number) => boolean,
  ) {
    for (const [column, cell] of part.cells.entries()) this.column.set(cell, column);
    const columns = part.cells.map((cell) => ({ cost: 0, ...(isHidden(cell) ? freedom(at(cells, cell)) : FIXED) }));
    this.program = new LinearProgram(
      highs,
      columns,
      part.relations.map((relation) => deviationsOf(relation, cells, (cell) => this.columnOf(cell))),
    );
    this.lowest = new Float64Array(columns.length);
    this.highest = new Float64Array(columns.length);
  }

  hide(cell: number): void {
    const { least, most } = freedom(at(this.cells, cell));
    this.program.setBounds(this.columnOf(cell), least, most);
  }

  /** Whether a reader is left with an interval at least `width` wide. */
  isWide(cell: number, width: number): boolean {
    const enough = (): boolean => this.width(cell) >= width;
    if (enough()) return true;
    this.explore(cell, -1);
    if (enough()) return true;
    this.explore(cell, 1);
    return enough();
  }

  /** Exactly what a reader is left with, up to `REACH`. */
  interval(cell: number): Interval {
    this.explore(cell, -1);
    this.explore(cell, 1);
    const column = this.columnOf(cell);
    const { value } = at(this.cells, cell);
    return { least: value + up(this.lowest[column]), most: value + down(this.highest[column]) };
  }

  dispose(): void {
    this.program.dispose();
  }

  private width(cell: number): number {
    const column = this.columnOf(cell);
    return down(this.highest[column]) - up(this.lowest[column]);
  }

  /** The world in which the cell is highest (-1: the solver seeks the least cost) or lowest (1). */
  private explore(cell: number, cost: 1 | -1): void {
    const column = this.columnOf(cell);
    this.program.setCost(column, cost);
    const deviations = this.program.solve();
    if (!deviations) throw new Error('the true values do not satisfy the relations');
    this.program.setCost(column, 0);
    for (const [i, deviation] of deviations.entries()) {
      if (deviation < (this.lowest[i] ?? 0)) this.lowest[i] = deviation;
      if (deviation > (this.highest[i] ?? 0)) this.highest[i] = deviation;
    }
  }

  private columnOf(cell: number): number {
    const column = this.column.get(cell);
    if (column === undefined) throw new Error(`cell ${cell} is not of this part of ${this.part.cells.length} cells`);
    return column;
  }
}

/** Every hidden or implied cell that must not be known and that the rest of the document bounds more tightly than `width`. */
export async function audit(table: Table, hidden: ReadonlySet<number>, width: number): Promise<readonly Finding[]> {
  const highs = await linearSolver();
  const { cells } = table;
  const isAudited = (cell: number): boolean =>
    hidden.has(cell) || (at(cells, cell).sensitive && !at(cells, cell).printed);
  const findings: Finding[] = [];
  for (const part of partsOf(table)) {
    const audited = part.cells.filter(isAudited);
    if (audited.length === 0) continue;
    const check = new PartAudit(highs, cells, part, (cell) => hidden.has(cell) || !at(cells, cell).printed);
    try {
      for (const cell of audited) {
        if (!check.isWide(cell, width)) findings.push({ cell: at(cells, cell).name, ...check.interval(cell) });
      }
    } finally {
      check.dispose();
    }
  }
  return findings;
}

const FIXED = { least: 0, most: 0 } as const;

/** The deviations that a cell nobody is shown can have. */
export function freedom({ value, least }: TableCell): { readonly least: number; readonly most: number } {
  return { least: -Math.min(value - least, REACH), most: REACH };
}

/** A relation, of the deviations from the true values. */
export function deviationsOf(relation: Relation, cells: readonly TableCell[], columnOf: (cell: number) => number) {
  const sum = relation.terms.reduce((total, { cell, times }) => total + times * at(cells, cell).value, 0);
  return {
    terms: relation.terms.map(({ cell, times }) => ({ column: columnOf(cell), times })),
    least: relation.least - sum,
    most: relation.most - sum,
  };
}

export function at(cells: readonly TableCell[], cell: number): TableCell {
  const found = cells[cell];
  if (!found) throw new Error(`no cell ${cell}`);
  return found;
}

function up(deviation = 0): number {
  return Math.ceil(deviation - NOISE);
}

function down(deviation = 0): number {
  return Math.floor(deviation + NOISE);
}
