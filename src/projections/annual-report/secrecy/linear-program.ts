import loadHighs, { type Highs, type Model } from 'highs';

/** The package's types describe a default export of a default export; what it exports, to both kinds of modules, is the loader. */
const load = loadHighs as unknown as typeof loadHighs.default;
let loading: Promise<Highs> | undefined;

/** HiGHS, compiled to WebAssembly: one thread and IEEE arithmetic, so the same steps and the same bytes on any machine. */
export async function linearSolver(): Promise<Highs> {
  return (loading ??= load());
}

export interface Column {
  readonly cost: number;
  readonly least: number;
  readonly most: number;
}

export interface Row {
  readonly terms: readonly { readonly column: number; readonly times: number }[];
  readonly least: number;
  readonly most: number;
}

/**
 * Columns within bounds, rows of their sums within bounds; solved again and again as costs and bounds change, each time from
 * where the last left off. Holds memory of the solver until it is disposed of.
 */
export class LinearProgram {
  private readonly model: Model;

  constructor(
    private readonly highs: Highs,
    columns: readonly Column[],
    rows: readonly Row[],
  ) {
    const starts = [0];
    for (const { terms } of rows) starts.push((starts.at(-1) ?? 0) + terms.length);
    this.model = highs.createModel({
      numCols: columns.length,
      numRows: rows.length,
      colCost: columns.map(({ cost }) => cost),
      colLower: columns.map(({ least }) => least),
      colUpper: columns.map(({ most }) => most),
      rowLower: rows.map(({ least }) => this.bound(least)),
      rowUpper: rows.map(({ most }) => this.bound(most)),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: rows.flatMap(({ terms }) => terms.map(({ column }) => column)),
        values: rows.flatMap(({ terms }) => terms.map(({ times }) => times)),
      },
    });
    // Presolve would throw away the basis from which the next, nearly equal problem starts.
    this.model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' });
  }

  setCost(column: number, cost: number): void {
    this.model.changeColCost(column, cost);
  }

  setBounds(column: number, least: number, most: number): void {
    this.model.changeColBounds(column, least, most);
  }

  /** The values of the columns at the least cost; undefined where nothing satisfies the rows. */
  solve(): Float64Array | undefined {
    const { modelStatus } = this.model.run();
    const { optimal, infeasible } = this.highs.constants.modelStatus;
    if (modelStatus === infeasible) return undefined;
    if (modelStatus !== optimal) throw new Error(`the linear program has no optimum (status ${modelStatus})`);
    return this.model.getSolution().colValue;
  }

  /** The least cost found by the last `solve`. */
  get cost(): number {
    return this.model.getObjectiveValue();
  }

  dispose(): void {
    this.model.dispose();
  }

  private bound(value: number): number {
    if (Number.isFinite(value)) return value;
    return value > 0 ? this.highs.infinity : -this.highs.infinity;
  }
}
