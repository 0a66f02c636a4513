import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntegrityError } from '../../application/ports/faults.js';
import type { ReportShelf, SealedReport } from '../../application/ports/reports.js';
import { sealOf } from '../../projections/annual-report/seal.js';
import { renderJson } from '../../projections/annual-report/render/json.js';

/** Published editions, a file each: `2025-1-public.json`. A file appears only when it is whole. */
export function reportShelf(directory: string): ReportShelf {
  const file = (year: number, number: number, edition: string): string =>
    join(directory, `${String(year)}-${String(number)}-${edition}.json`);
  return {
    find(year, number, edition) {
      const path = file(year, number, edition);
      return existsSync(path) ? read(path, `${String(year)}-${String(number)}-${edition}`) : undefined;
    },
    keep(number, report) {
      mkdirSync(directory, { recursive: true, mode: 0o700 });
      const path = file(report.year, number, report.edition);
      writeFileSync(`${path}.part`, renderJson(report), { mode: 0o600, flush: true });
      renameSync(`${path}.part`, path);
    },
  };
}

function read(path: string, detail: string): SealedReport {
  let report: SealedReport;
  try {
    report = JSON.parse(readFileSync(path, 'utf8')) as SealedReport;
  } catch (error) {
    throw new IntegrityError('report', { detail }, { cause: error });
  }
  const { sha256, ...rest } = report;
  if (sealOf(rest) !== sha256) throw new IntegrityError('report', { detail });
  return report;
}
