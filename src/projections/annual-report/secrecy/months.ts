import { isSmall, THRESHOLDS, type ProtectedEdition } from './rules.js';
import { suppress } from './suppression.js';
import type { Table } from './table.js';

/**
 * Which of the twelve months of a count must not be shown, the printed total being what they add up to: the small ones, and
 * those that would give them away. The months stand in no other table.
 */
export function hiddenMonths(counts: readonly number[], edition: ProtectedEdition): Promise<ReadonlySet<number>> {
  const threshold = THRESHOLDS[edition];
  const total = counts.reduce((sum, count) => sum + count, 0);
  const table: Table = {
    cells: counts.map((value, month) => ({
      name: String(month + 1),
      value,
      least: 0,
      sensitive: isSmall(value, threshold),
      printed: true,
      weight: value + 1,
    })),
    relations: [{ terms: counts.map((_, cell) => ({ cell, times: 1 })), least: total, most: total }],
  };
  return suppress(table, threshold);
}
