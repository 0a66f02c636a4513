import type { Edition } from '../report.js';

/** The editions that go to others than the DPO and the auditors. */
export type ProtectedEdition = Exclude<Edition, 'working'>;

/** REPORT, *Editions*: cells of 1–4 persons are hidden from the committee, of 1–10 from the public. The first that is shown: */
export const THRESHOLDS: Readonly<Record<ProtectedEdition, number>> = { committee: 5, public: 11 };

export const PROTECTED_EDITIONS = ['committee', 'public'] as const satisfies readonly ProtectedEdition[];

/** REPORT: cells about employers or training centres have at least this many of them … */
export const LEAST_UNITS = 3;

/** … of which none makes up more than this share (Insee's rule of business secrecy). */
export const LARGEST_PER_CENT = 85;

/** REPORT: rates only with this denominator. */
export const LEAST_DENOMINATOR = 20;

export function isProtected(edition: Edition): edition is ProtectedEdition {
  return edition !== 'working';
}

/** Few enough to be made out one by one. Nobody is no one: a zero stays. */
export function isSmall(count: number, threshold: number): boolean {
  return count > 0 && count < threshold;
}
