import fc from 'fast-check';
import { audit } from './audit.js';
import { isSmall } from './rules.js';
import { suppress } from './suppression.js';
import type { Relation, Table, TableCell } from './table.js';

const THRESHOLD = 5;

/** A table by its cells and sums: `{ total: 12, a: 3, b: 9 }`, `[['total', 'a', 'b']]` (the first is the sum of the others). */
function table(
  values: Readonly<Record<string, number>>,
  sums: readonly (readonly string[])[],
  threshold = THRESHOLD,
): Table {
  const names = Object.keys(values);
  const cells = names.map((name): TableCell => {
    const value = values[name]!;
    const weight = name.includes('total') ? 100 : 1 + value;
    return { name, value, least: 0, sensitive: isSmall(value, threshold), printed: true, weight };
  });
  const relations = sums.map(([whole, ...parts]): Relation => {
    const terms = [
      { cell: names.indexOf(whole!), times: -1 },
      ...parts.map((name) => ({ cell: names.indexOf(name), times: 1 })),
    ];
    return { terms, least: 0, most: 0 };
  });
  return { cells, relations };
}

function names({ cells }: Table, hidden: ReadonlySet<number>): readonly string[] {
  return [...hidden].map((cell) => cells[cell]!.name).sort();
}

describe('complementary suppression', () => {
  it('hides nothing where nothing is small', async () => {
    const open = table({ total: 30, a: 10, b: 20, c: 0 }, [['total', 'a', 'b', 'c']]);
    expect(await suppress(open, THRESHOLD)).toEqual(new Set());
  });

  it('hides a second cell of a sum, the least that leaves enough doubt', async () => {
    const sum = table({ total: 62, a: 3, b: 9, c: 20, d: 30 }, [['total', 'a', 'b', 'c', 'd']]);
    expect(names(sum, await suppress(sum, THRESHOLD))).toEqual(['a', 'b']);
  });

  it('hides a third where two small ones still bound each other', async () => {
    const sum = table({ total: 33, a: 1, b: 2, c: 30 }, [['total', 'a', 'b', 'c']]);
    expect(names(sum, await suppress(sum, THRESHOLD))).toEqual(['a', 'b', 'c']);
  });

  it('hides a whole table where nothing else leaves doubt', async () => {
    const tiny = table({ total: 3, a: 1, b: 2 }, [['total', 'a', 'b']]);
    expect(names(tiny, await suppress(tiny, THRESHOLD))).toEqual(['a', 'b', 'total']);
  });

  it('closes a rectangle across two linked breakdowns', async () => {
    const values = { total: 80, ra: 40, rb: 40, ca: 33, cb: 47, aa: 3, ab: 37, ba: 30, bb: 10 };
    const sums = [
      ['total', 'ra', 'rb'],
      ['total', 'ca', 'cb'],
      ['ra', 'aa', 'ab'],
      ['rb', 'ba', 'bb'],
      ['ca', 'aa', 'ba'],
      ['cb', 'ab', 'bb'],
    ];
    const linked = table(values, sums);
    expect(names(linked, await suppress(linked, THRESHOLD))).toEqual(['aa', 'ab', 'ba', 'bb']);
  });

  it('protects what is only implied: three of forty to whom it did not happen', async () => {
    const cells: readonly TableCell[] = [
      { name: 'whole', value: 40, least: 0, sensitive: false, printed: true, weight: 50 },
      { name: 'part', value: 37, least: 0, sensitive: false, printed: true, weight: 10 },
      { name: 'rest', value: 3, least: 0, sensitive: true, printed: false, weight: 0 },
    ];
    const terms = [
      { cell: 1, times: 1 },
      { cell: 2, times: 1 },
      { cell: 0, times: -1 },
    ];
    const split = { cells, relations: [{ terms, least: 0, most: 0 }] };
    expect(await audit(split, new Set(), THRESHOLD)).toEqual([{ cell: 'rest', least: 3, most: 3 }]);
    expect(names(split, await suppress(split, THRESHOLD))).toEqual(['part']);
  });
});

describe('the audit', () => {
  it('finds a cell that the total gives away, and how far', async () => {
    const sum = table({ total: 33, a: 3, b: 30 }, [['total', 'a', 'b']]);
    expect(await audit(sum, new Set([1]), THRESHOLD)).toEqual([{ cell: 'a', least: 3, most: 3 }]);
    expect(await audit(sum, new Set([1, 2]), THRESHOLD)).toEqual([]);
  });

  it('finds cells that a sum bounds more tightly than the threshold', async () => {
    const sum = table({ total: 34, a: 1, b: 3, c: 30 }, [['total', 'a', 'b', 'c']]);
    expect(await audit(sum, new Set([1, 2]), THRESHOLD)).toEqual([
      { cell: 'a', least: 0, most: 4 },
      { cell: 'b', least: 0, most: 4 },
    ]);
  });

  it('reasons with what anyone knows to be at least one', async () => {
    const sum = table({ total: 36, a: 2, b: 4, c: 30 }, [['total', 'a', 'b', 'c']]);
    const known = { ...sum, cells: sum.cells.map((cell) => ({ ...cell, least: 1 })) };
    expect(await audit(sum, new Set([1, 2]), THRESHOLD)).toEqual([]);
    expect(await audit(known, new Set([1, 2]), THRESHOLD)).toEqual([
      { cell: 'a', least: 1, most: 5 },
      { cell: 'b', least: 1, most: 5 },
    ]);
  });
});

/** People of two attributes, and the table of each alone, or of both with their margins. */
const people = fc.array(fc.tuple(fc.constantFrom('1', '2', '3', '4'), fc.constantFrom('x', 'y', 'z')), {
  maxLength: 90,
});

function crossed(some: readonly (readonly [string, string])[]): Table {
  const count = (is: (one: readonly [string, string]) => boolean): number => some.filter(is).length;
  const [rows, columns] = [['1', '2', '3', '4'], ['x', 'y', 'z']]; // prettier-ignore
  const values: Record<string, number> = { total: some.length };
  for (const row of rows) values[`total ${row}`] = count(([r]) => r === row);
  for (const column of columns) values[`total ${column}`] = count(([, c]) => c === column);
  for (const row of rows)
    for (const column of columns) values[row + column] = count(([r, c]) => r === row && c === column);
  return table(values, [
    ['total', ...rows.map((row) => `total ${row}`)],
    ['total', ...columns.map((column) => `total ${column}`)],
    ...rows.map((row) => [`total ${row}`, ...columns.map((column) => row + column)]),
    ...columns.map((column) => [`total ${column}`, ...rows.map((row) => row + column)]),
  ]);
}

describe('any table', () => {
  it('shows no small cell, and passes its audit', async () => {
    await fc.assert(
      fc.asyncProperty(people, async (some) => {
        const open = crossed(some);
        const hidden = await suppress(open, THRESHOLD);
        expect(open.cells.filter((cell, i) => isSmall(cell.value, THRESHOLD) && !hidden.has(i))).toEqual([]);
        expect(await audit(open, hidden, THRESHOLD)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('hides nothing where nothing is small', async () => {
    const large = people
      .filter((some) => some.length > 0)
      .map((some) => some.flatMap((one) => Array.from({ length: THRESHOLD }, () => one)));
    await fc.assert(
      fc.asyncProperty(large, async (some) => {
        expect((await suppress(crossed(some), THRESHOLD)).size).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});
