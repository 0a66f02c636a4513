import { prepare } from './engine.js';
import type { Figure } from './figures.js';
import { indicators } from './indicators/index.js';
import type { Mirror } from './mirror/mirror.js';
import type { AnnualReport } from './report.js';
import { isProtected } from './secrecy/index.js';
import { hiddenMonths } from './secrecy/months.js';

/** A measure of the report, month by month: the twelve add up to its total. */
export interface MonthLine {
  readonly indicator: string;
  readonly measure: string;
  readonly label: string;
  readonly values: readonly Figure['value'][];
}

const LINES = [
  { indicator: 'C3', measure: 'sent', type: 'ReferralSent', label: 'Orientations adressées' },
  { indicator: 'D2', measure: 'signed', type: 'ApprenticeshipContractSigned', label: 'Contrats signés' },
] as const;

/** For the eyes: no row of the report. Protected as the report is; a line whose total is hidden is left out. */
export async function monthLines(mirror: Mirror, report: AnnualReport): Promise<readonly MonthLine[]> {
  const { year, observedUntil, knownAt, edition } = report;
  const concerned = indicators.filter(({ id }) => LINES.some(({ indicator }) => indicator === id));
  return mirror.session(async (connection) => {
    await prepare(connection, { year, observedUntil, knownAt: Number(knownAt.position) }, concerned);
    const lines: MonthLine[] = [];
    for (const { type, ...line } of LINES) {
      const contributions = concerned.find(({ id }) => id === line.indicator)?.contributions ?? '';
      const reader = await connection.runAndReadAll(`
        SELECT month(e.effectiveOn)::INTEGER, count(*)::INTEGER FROM (${contributions}) c
        JOIN cut_${type} e ON e.position = c.position WHERE c.measure = '${line.measure}' GROUP BY 1`);
      const counted = new Map(reader.getRowsJS() as [number, number][]);
      const counts = Array.from({ length: 12 }, (_, month) => counted.get(month + 1) ?? 0);
      const total = totalOf(report, line);
      if (total === 'c') continue;
      const hidden = isProtected(edition) ? await hiddenMonths(counts, edition) : new Set<number>();
      lines.push({ ...line, values: counts.map((count, month) => (hidden.has(month) ? 'c' : count)) });
    }
    return lines;
  });
}

/** The report with its months among its figures, as places of their own: what readers of a page have before them. */
export async function withMonths(mirror: Mirror, report: AnnualReport): Promise<AnnualReport> {
  const months = (await monthLines(mirror, report)).flatMap(({ indicator, measure, values }) =>
    values.map((value, month) => ({ indicator, measure, by: { month: String(month + 1) } as Figure['by'], value })),
  );
  return { ...report, figures: [...report.figures, ...months] };
}

function totalOf({ figures }: AnnualReport, line: { readonly indicator: string; readonly measure: string }) {
  return figures.find(
    ({ indicator, measure, by }) =>
      indicator === line.indicator && measure === line.measure && Object.keys(by).length === 0,
  )?.value;
}
