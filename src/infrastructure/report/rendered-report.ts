import type { ReportComplement } from '../../application/ports/reports.js';
import { DomainError } from '../../domain/kernel/refusals.js';
import type { Mirror } from '../../projections/annual-report/mirror/mirror.js';
import type { AnnualReport, ReportRequest } from '../../projections/annual-report/report.js';
import type { House } from '../house.js';

export const TEXT_FORMATS = ['json', 'csv', 'html'] as const;
export type TextFormat = (typeof TEXT_FORMATS)[number];
export const FORMATS = [...TEXT_FORMATS, 'xlsx', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

type Reporting = Pick<House, 'mirror' | 'reportLife'>;

/** What is asked for; `number` asks for a frozen edition as it was frozen. */
type Request = ReportRequest & { readonly number?: number | undefined };

/**
 * The report of a year in one of its forms: the edition that was published, where there is one and no other cut is asked for;
 * else from the events up to the head of the log.
 * @throws DomainError `report.noChromium` for a PDF where no browser prints it
 */
export async function renderedReport(house: Reporting, request: Request, format: TextFormat): Promise<string>;
export async function renderedReport(house: Reporting, request: Request, format: Format): Promise<string | Uint8Array>;
export async function renderedReport(house: Reporting, request: Request, format: Format): Promise<string | Uint8Array> {
  // The columnar engine is large: only what asks for a report loads it.
  const { renderCsv, renderHtml, renderJson, renderXlsx } =
    await import('../../projections/annual-report/render/index.js');
  const { report, complement } = await theReport(house, request);
  if (format === 'json') return renderJson(report);
  const { structureNames } = await import('../../projections/annual-report/structure-names.js');
  const mirror = await house.mirror.caughtUp();
  const names = await structureNames(mirror, Number(report.knownAt.position));
  if (format === 'csv') return renderCsv(report, names);
  if (format === 'xlsx') return renderXlsx(report, { names, complement });
  const { monthLines } = await import('../../projections/annual-report/months.js');
  const months = await monthLines(mirror, report);
  const page = renderHtml(report, { names, complement, months, previous: await theYearBefore(house, mirror, report) });
  if (format === 'html') return page;
  const { printed } = await import('./pdf.js');
  return printed(page);
}

interface Shown {
  readonly report: AnnualReport;
  readonly complement?: ReportComplement | undefined;
}

async function theReport({ mirror, reportLife }: Reporting, { number, ...request }: Request): Promise<Shown> {
  const { year, edition = 'working', observedUntil, knownAt } = request;
  const isCut = observedUntil !== undefined || knownAt !== undefined;
  const frozen = isCut ? undefined : await reportLife.asFrozen(year, edition, number);
  if (frozen) return frozen;
  const { annualReport } = await import('../../projections/annual-report/report.js');
  return { report: await annualReport(await mirror.caughtUp(), request) };
}

/** Whose key figures stand beside: as published, or as known when this report was made. A log that begins with the year has none. */
async function theYearBefore(
  { reportLife }: Reporting,
  mirror: Mirror,
  { year, edition, knownAt }: AnnualReport,
): Promise<AnnualReport | undefined> {
  const published = await reportLife.asFrozen(year - 1, edition);
  if (published) return published.report;
  const { annualReport } = await import('../../projections/annual-report/report.js');
  try {
    return await annualReport(mirror, { year: year - 1, edition, knownAt: Number(knownAt.position) });
  } catch (error) {
    if (error instanceof DomainError && error.code === 'report.yearEmpty') return undefined;
    throw error;
  }
}
