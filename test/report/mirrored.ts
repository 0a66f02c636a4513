import { eventDefinitions } from '../../src/domain/catalogue.js';
import { Mirror } from '../../src/projections/annual-report/mirror/mirror.js';
import { annualReport, type AnnualReport, type ReportRequest } from '../../src/projections/annual-report/report.js';
import type { Journal } from './journal.js';

export interface MirroredOptions {
  readonly batch?: number;
  readonly threads?: number;
}

/** A mirror in memory, up to the head of the journal. */
export async function mirrorOf(journal: Journal, { batch, threads }: MirroredOptions = {}): Promise<Mirror> {
  const mirror = await Mirror.open(':memory:', {
    definitions: eventDefinitions,
    memoryLimit: '512MB',
    ...(threads === undefined ? {} : { threads }),
  });
  await mirror.catchUp(journal.log, batch === undefined ? {} : { batch });
  return mirror;
}

/** The report of a journal that nothing else is asked of. */
export async function reportOf(journal: Journal, request: ReportRequest): Promise<AnnualReport> {
  const mirror = await mirrorOf(journal);
  try {
    return await annualReport(mirror, request);
  } finally {
    await mirror.close();
  }
}

/** `indicator measure {dimension=value}` → value. */
export function flat({ figures }: AnnualReport): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    figures.map(({ indicator, measure, by, value }) => {
      const cell = Object.entries(by).map(([dimension, of]) => `${dimension}=${of}`);
      return [`${indicator} ${measure} {${cell.join(',')}}`, value];
    }),
  );
}
