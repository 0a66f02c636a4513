/** A count that readers see, or could work out. */
export interface TableCell {
  /** Stands for the cell in messages and tests. */
  readonly name: string;
  readonly value: number;
  /** What anyone knows it to be at least. */
  readonly least: number;
  /** Must not be known. */
  readonly sensitive: boolean;
  /** A row of the document. What is only implied by rows, as the rest of a part, is never printed. */
  readonly printed: boolean;
  /** What readers lose when it is hidden. */
  readonly weight: number;
}

export interface Term {
  /** Index of the cell. */
  readonly cell: number;
  readonly times: number;
}

/** What readers know the cells to satisfy: `least` ≤ Σ times × cell ≤ `most`. */
export interface Relation {
  readonly terms: readonly Term[];
  readonly least: number;
  readonly most: number;
}

/** Cells, and every linear relation among them that the document or common knowledge gives. */
export interface Table {
  readonly cells: readonly TableCell[];
  readonly relations: readonly Relation[];
}

/** Cells that relations tie together, directly or through others: nothing outside a part says anything about it. */
export interface Part {
  readonly cells: readonly number[];
  readonly relations: readonly Relation[];
}

export function partsOf({ cells, relations }: Table): readonly Part[] {
  const leader = cells.map((_, cell) => cell);
  const find = (cell: number): number => {
    let at = cell;
    for (let up = leader[at]; up !== undefined && up !== at; up = leader[at]) {
      leader[at] = leader[up] ?? up;
      at = up;
    }
    return at;
  };
  for (const { terms } of relations) {
    const [first, ...others] = terms;
    if (first) for (const { cell } of others) leader[find(cell)] = find(first.cell);
  }
  const parts = new Map<number, { cells: number[]; relations: Relation[] }>();
  for (const cell of cells.keys()) {
    const part = parts.get(find(cell)) ?? { cells: [], relations: [] };
    parts.set(find(cell), part);
    part.cells.push(cell);
  }
  for (const relation of relations) {
    const [first] = relation.terms;
    if (first) parts.get(find(first.cell))?.relations.push(relation);
  }
  return [...parts.values()];
}
