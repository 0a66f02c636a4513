import type { DuckDBConnection } from '@duckdb/node-api';
import { dimensionsOf, type Cell } from '../engine.js';
import type { Breakdown, Dimension, Indicator } from '../indicators/definition.js';
import { quoted } from '../mirror/schema.js';
import { placeOf } from './places.js';
import { LARGEST_PER_CENT, LEAST_UNITS } from './rules.js';

/** Where the training centres of a figure are too few, or one of them makes up too much of it. */
export async function concentrated(
  connection: DuckDBConnection,
  indicators: readonly Indicator[],
): Promise<ReadonlySet<string>> {
  const places = new Set<string>();
  for (const indicator of indicators) {
    const measures = new Set(indicator.measures.filter(({ about }) => about === 'CONTRACTS').map(({ name }) => name));
    if (measures.size === 0) continue;
    for (const { measure, by, units, largest, total } of await sharesOf(connection, indicator)) {
      const tooFew = units < LEAST_UNITS || largest * 100 > total * LARGEST_PER_CENT;
      if (measures.has(measure) && tooFew) places.add(placeOf({ indicator: indicator.id, measure, by }));
    }
  }
  return places;
}

interface Shares {
  readonly measure: string;
  readonly by: Cell;
  /** Training centres; those that are not told count as one. */
  readonly units: number;
  readonly largest: number;
  readonly total: number;
}

async function sharesOf(connection: DuckDBConnection, indicator: Indicator): Promise<readonly Shares[]> {
  const columns = ['measure', 'centre', ...dimensionsOf(indicator).map(quoted)];
  const cells = [{ by: [] }, ...indicator.breakdowns].map(sharesBy);
  const reader = await connection.runAndReadAll(`
    WITH contribution AS MATERIALIZED (
      SELECT ${columns.join(', ')}, count(*) AS n FROM (${indicator.contributions}) GROUP BY ${columns.join(', ')})
    ${cells.join(' UNION ALL ')}`);
  return (reader.getRowsJson() as unknown as SharesRow[]).map(
    ([measure, dimensions, values, units, largest, total]) => ({
      measure,
      by: Object.fromEntries(dimensions.map((name, i) => [name, values[i]])),
      units,
      largest,
      total,
    }),
  );
}

type SharesRow = [
  measure: string,
  dimensions: Dimension[],
  values: string[],
  units: number,
  largest: number,
  total: number,
];

function sharesBy({ by }: Breakdown): string {
  const names = `[${by.map((name) => `'${name}'`).join(', ')}]::VARCHAR[]`;
  const values = `[${by.map(quoted).join(', ')}]::VARCHAR[]`;
  const keys = ['measure', ...by.map(quoted)].join(', ');
  const present = by.map((name) => `${quoted(name)} IS NOT NULL`);
  return `SELECT measure, ${names}, ${values}, count(*)::INTEGER, max(n)::INTEGER, sum(n)::INTEGER
    FROM (SELECT ${keys}, centre, sum(n) AS n FROM contribution
      ${present.length > 0 ? `WHERE ${present.join(' AND ')}` : ''} GROUP BY ${keys}, centre)
    GROUP BY ${keys}`;
}

/** What is publicly known of a structure. */
export interface PublicStructure {
  readonly kind: string;
  readonly region: string;
}

/** By id. The connection must be prepared for the report. */
export async function structuresOf(connection: DuckDBConnection): Promise<ReadonlyMap<string, PublicStructure>> {
  const reader = await connection.runAndReadAll('SELECT id, kind, region FROM structure WHERE region IS NOT NULL');
  const rows = reader.getRowsJson() as unknown as [string, string, string][];
  return new Map(rows.map(([id, kind, region]) => [id, { kind, region }]));
}
