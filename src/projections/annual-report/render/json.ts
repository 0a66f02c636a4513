import type { AnnualReport } from '../report.js';

/** The report as a file: what it is, its seal, then a figure a line; the same bytes for the same report. */
export function renderJson({ figures, ...head }: AnnualReport): string {
  const lines = figures.map(({ indicator, measure, by, value }) => JSON.stringify({ indicator, measure, by, value }));
  return `${JSON.stringify(head, null, 1).slice(0, -2)},\n "figures": [\n  ${lines.join(',\n  ')}\n ]\n}\n`;
}
