import type { DuckDBConnection } from '@duckdb/node-api';
import type { Figure } from '../figures.js';
import { indicators } from '../indicators/index.js';
import { audit } from './audit.js';
import { concentrated, structuresOf } from './concentration.js';
import { countedAt, type Surroundings } from './counts.js';
import { tableOf } from './relations.js';
import { THRESHOLDS, type ProtectedEdition } from './rules.js';
import { suppress } from './suppression.js';

/** What protection needs to know besides the figures; the connection must be prepared for the report. */
export async function surroundingsOf(connection: DuckDBConnection): Promise<Surroundings> {
  return { concentrated: await concentrated(connection, indicators), structures: await structuresOf(connection) };
}

/**
 * The figures of a protected edition: what must not be known is `c`, and so is whatever it could be worked out from. An edition
 * that fails its audit is none.
 */
export async function protect(
  figures: readonly Figure[],
  edition: ProtectedEdition,
  surroundings: Surroundings,
): Promise<readonly Figure[]> {
  const threshold = THRESHOLDS[edition];
  const { table } = tableOf(figures, threshold, surroundings);
  const hidden = await suppress(table, threshold);
  const findings = await audit(table, hidden, threshold);
  const [first] = findings;
  if (first) throw new Error(`${findings.length} hidden cells can be worked out, of them ${first.cell}`);
  const places = new Set([...hidden].map((cell) => table.cells[cell]?.name));
  return figures.map((figure) => (places.has(countedAt(figure)) ? { ...figure, value: 'c' } : figure));
}
