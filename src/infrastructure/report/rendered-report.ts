import { DomainError } from '../../domain/kernel/refusals.js';
import type { Mirror } from '../../projections/annual-report/mirror/mirror.js';
import type { AnnualReport, ReportRequest } from '../../projections/annual-report/report.js';
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
  const [{ annualReport }, { renderCsv, renderHtml, renderJson }, { structureNames }] = await Promise.all([
    import('../../projections/annual-report/report.js'),
    import('../../projections/annual-report/render/index.js'),
    import('../../projections/annual-report/structure-names.js'),
  ]);
  const mirror = await house.mirror.caughtUp();
  const report = await annualReport(mirror, request);
  if (format === 'json') return renderJson(report);
  const names = await structureNames(mirror);
  if (format === 'csv') return renderCsv(report, names);
  return renderHtml(report, { names, previous: await theYearBefore(mirror, request) });
}

/** Whose key figures stand beside; a log that begins with the year asked for has none. */
async function theYearBefore(
  mirror: Mirror,
  { year, edition, knownAt }: ReportRequest,
): Promise<AnnualReport | undefined> {
  const { annualReport } = await import('../../projections/annual-report/report.js');
  try {
    return await annualReport(mirror, { year: year - 1, edition, knownAt });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'report.yearEmpty') return undefined;
    throw error;
  }
}
