import type { Comparison } from '../../projections/annual-report/comparison/comparison.js';
import type { AnnualReport, Edition } from '../../projections/annual-report/report.js';
import type { House } from '../house.js';

type Reporting = Pick<House, 'mirror' | 'reportLife'>;

/** Two frozen editions of a year: what changed, and why. */
export async function comparedEditions(
  { mirror, reportLife }: Reporting,
  year: number,
  [first, second]: readonly [number, number],
  edition: Edition,
): Promise<Comparison> {
  const { compare } = await import('../../projections/annual-report/comparison/comparison.js');
  const from = await reportLife.frozen(year, first, edition);
  const to = await reportLife.frozen(year, second, edition);
  return compare(await mirror.caughtUp(), [from, to], [first, second]);
}

/** Two years: as published where they were, as the log has them now where not. */
export async function comparedYears(
  { mirror, reportLife }: Reporting,
  [first, second]: readonly [number, number],
  edition: Edition,
  today: string,
): Promise<Comparison> {
  const [{ compare }, { annualReport }] = await Promise.all([
    import('../../projections/annual-report/comparison/comparison.js'),
    import('../../projections/annual-report/report.js'),
  ]);
  const held = await mirror.caughtUp();
  const of = async (year: number): Promise<AnnualReport> =>
    (await reportLife.asFrozen(year, edition))?.report ?? annualReport(held, { year, edition, today });
  return compare(held, [await of(first), await of(second)], undefined);
}
