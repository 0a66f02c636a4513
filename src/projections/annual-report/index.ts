import { Mirror, type MirrorOptions } from './mirror/mirror.js';

export { explain, type Contribution, type Evidence, type Question } from './explain.js';
export type { Figure } from './figures.js';
export { DEFINITIONS_VERSION, indicators } from './indicators/index.js';
export { Mirror, MirrorBusy, type MirrorOptions, type MirrorProgress } from './mirror/mirror.js';
export { annualReportRefusals } from './refusals.js';
export { annualReport, EDITIONS, type AnnualReport, type Edition, type ReportRequest } from './report.js';

/** The mirror in a file (`mirror.duckdb` of the data folder), or in memory (`:memory:`). */
export async function openMirror(path: string, options: MirrorOptions): Promise<Mirror> {
  return Mirror.open(path, options);
}
