import type { ReportRequest } from '../../projections/annual-report/report.js';
import type { House } from '../house.js';

export const FORMATS = ['json', 'csv', 'html'] as const;
export type Format = (typeof FORMATS)[number];

/** The report of a year in one of its forms, from the events up to the head of the log. */
export async function renderedReport(
  house: Pick<House, 'mirror'>,
  request: ReportRequest,
  format: Format,
): Promise<string> {
  // The columnar engine is large: only what asks for a report loads it.
  const [{ annualReport }, { renderCsv, renderHtml, renderJson }] = await Promise.all([
    import('../../projections/annual-report/report.js'),
    import('../../projections/annual-report/render/index.js'),
  ]);
  const report = await annualReport(await house.mirror.caughtUp(), request);
  if (format === 'json') return renderJson(report);
  return format === 'csv' ? renderCsv(report) : renderHtml(report);
}
