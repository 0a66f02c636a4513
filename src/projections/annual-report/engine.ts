import type { DuckDBConnection } from '@duckdb/node-api';
import { firstDayOf, lastDayOf, type Cut } from './cut.js';
import type { Breakdown, Dimension, Indicator } from './indicators/definition.js';
import { quoted } from './mirror/schema.js';
import { READINGS } from './readings/readings.js';

export type Cell = Readonly<Partial<Record<Dimension, string>>>;

/** What the contributions of one measure come to, in all (`by` is empty) or in a cell. */
export interface Tally {
  readonly measure: string;
  readonly by: Cell;
  readonly rows: number;
  readonly units: number;
  /** Rule 7, over the values: nearest rank, null under five of them. */
  readonly median: number | null;
  readonly p90: number | null;
}

/** Rule 7: with fewer values no rank is given. */
const FEWEST_VALUES = 5;

const BASE = READINGS.filter(({ base }) => base);
const SHARED = READINGS.filter(({ base }) => !base);

/**
 * Sets the stage on a connection: the cut as macros, the events it takes as views (`cut_Type`), those known by then whatever
 * their date (`known_Type`, which corrections need: rule 6), and the readings that indicators share.
 */
export async function prepare(connection: DuckDBConnection, cut: Cut, indicators: readonly Indicator[]): Promise<void> {
  const types = new Set(indicators.flatMap(({ reads }) => reads));
  await connection.run(macros(cut));
  for (const type of new Set(BASE.flatMap(({ reads }) => reads))) await connection.run(plainViews(type, cut));
  for (const { sql } of BASE) await connection.run(sql);
  for (const type of types) await connection.run(views(type, cut));
  for (const { sql, reads } of SHARED) if (reads.every((type) => types.has(type))) await connection.run(sql);
}

/** The total of each measure, then its cells, breakdown by breakdown. */
export async function tally(connection: DuckDBConnection, indicator: Indicator): Promise<readonly Tally[]> {
  const kinds = new Set(indicator.measures.map(({ counting }) => counting));
  const columns = ['measure', 'position', ...dimensionsOf(indicator).map(quoted)];
  if (kinds.has('UNITS')) columns.push('unit');
  if (kinds.has('DELAYS')) columns.push('value');
  const units = kinds.has('UNITS') ? 'count(DISTINCT unit)::INTEGER' : '0';
  const rank = (index: string): string =>
    kinds.has('DELAYS')
      ? `CASE WHEN count(value) >= ${FEWEST_VALUES} THEN list_sort(list(value) FILTER (WHERE value IS NOT NULL))[${index}]::INTEGER END`
      : 'NULL';
  const figures = `count(*)::INTEGER, ${units}, ${rank('(count(value) + 1) // 2')}, ${rank('(9 * count(value) + 9) // 10')}`;
  const cells = [{ by: [] }, ...indicator.breakdowns].map((breakdown) => cellsOf(breakdown, figures));
  const reader = await connection.runAndReadAll(`
    WITH contribution AS MATERIALIZED (SELECT ${columns.join(', ')} FROM (${indicator.contributions}))
    ${cells.join(' UNION ALL ')}`);
  return reader.getRowsJson().map((row) => {
    const [measure, dimensions, values, rows, unitCount, median, p90] = row as unknown as TallyRow;
    const by: Cell = Object.fromEntries(dimensions.map((name, i) => [name, values[i]]));
    return { measure, by, rows, units: unitCount, median, p90 };
  });
}

type TallyRow = [
  measure: string,
  dimensions: Dimension[],
  values: string[],
  rows: number,
  units: number,
  median: number | null,
  p90: number | null,
];

function cellsOf({ by }: Breakdown, figures: string): string {
  const names = `[${by.map((name) => `'${name}'`).join(', ')}]::VARCHAR[]`;
  const values = `[${by.map(quoted).join(', ')}]::VARCHAR[]`;
  const present = by.map((name) => `${quoted(name)} IS NOT NULL`);
  return `SELECT measure, ${names}, ${values}, ${figures} FROM contribution
    ${present.length > 0 ? `WHERE ${present.join(' AND ')}` : ''} GROUP BY ${['measure', ...by.map(quoted)].join(', ')}`;
}

export function dimensionsOf({ breakdowns }: Indicator): readonly Dimension[] {
  return [...new Set(breakdowns.flatMap(({ by }) => by))];
}

function macros({ year, observedUntil }: Cut): string {
  const [first, last] = [`DATE '${firstDayOf(year)}'`, `DATE '${lastDayOf(year)}'`];
  return `
    CREATE TEMP MACRO first_day() AS ${first};
    CREATE TEMP MACRO last_day() AS ${last};
    CREATE TEMP MACRO observed_until() AS DATE '${observedUntil}';
    CREATE TEMP MACRO in_year(day) AS day BETWEEN ${first} AND ${last};`;
}

function plainViews(type: string, cut: Cut): string {
  const { known, taken } = conditions(cut);
  return `
    CREATE TEMP VIEW cut_${type} AS SELECT e.* FROM mirrored.${quoted(type)} e WHERE ${taken};
    CREATE TEMP VIEW known_${type} AS SELECT e.* FROM mirrored.${quoted(type)} e WHERE ${known};`;
}

/**
 * With the `youth` (rule 4: the stream number of the path, or of the one that absorbed it) and the `region` (rule 5: that of the
 * Mission Locale that follows; outside paths, of the structure whose stream it is).
 */
function views(type: string, cut: Cut): string {
  const { known, taken } = conditions(cut);
  const select = `
    SELECT e.*, coalesce(m.survivor, e.stream) AS youth, s.region FROM mirrored.${quoted(type)} e
    LEFT JOIN merged m ON m.stream = e.stream
    LEFT JOIN structure s ON s.stream = coalesce(e.followedBy, e.stream)`;
  return `
    CREATE OR REPLACE TEMP VIEW cut_${type} AS ${select} WHERE ${taken};
    CREATE OR REPLACE TEMP VIEW known_${type} AS ${select} WHERE ${known};`;
}

function conditions({ observedUntil, knownAt }: Cut): { readonly known: string; readonly taken: string } {
  const known = `e.position <= ${knownAt}`;
  return { known, taken: `${known} AND e.effectiveOn <= DATE '${observedUntil}'` };
}
