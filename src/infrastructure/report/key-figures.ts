import type { House } from '../house.js';

/** The figures that a committee asks for first, in the order of the convention. */
const KEY_FIGURES = [
  { indicator: 'C1', measure: 'youths', label: 'jeunes co-accompagnés' },
  { indicator: 'C2', measure: 'granted', label: 'accords donnés' },
  { indicator: 'C3', measure: 'sent', label: 'orientations entre les réseaux' },
  { indicator: 'C4', measure: 'accepted', label: 'orientations acceptées' },
  { indicator: 'C6', measure: 'entered', label: 'entrées en Prépa Apprentissage' },
  { indicator: 'D2', measure: 'signed', label: 'contrats d’apprentissage signés' },
  { indicator: 'D3', measure: 'broken', label: 'contrats rompus' },
  { indicator: 'D5', measure: 'held', label: 'bilans partagés tenus' },
] as const;

export interface KeyFigure {
  readonly label: string;
  readonly value: string;
}

const NUMBER = new Intl.NumberFormat('fr-FR');

/** Of whoever runs the house the working edition; of anybody who opens a page the public one. */
export async function keyFigures(
  house: Pick<House, 'mirror' | 'reportLife'>,
  year: number,
  edition: 'working' | 'public' = 'working',
): Promise<readonly KeyFigure[]> {
  const frozen = await house.reportLife.asFrozen(year, edition);
  const { figures } = frozen?.report ?? (await present(house, year, edition));
  const totals = figures.filter(({ by }) => Object.keys(by).length === 0);
  return KEY_FIGURES.map(({ indicator, measure, label }) => {
    const value = totals.find((one) => one.indicator === indicator && one.measure === measure)?.value;
    return { label, value: shown(value) };
  });
}

async function present({ mirror }: Pick<House, 'mirror'>, year: number, edition: 'working' | 'public') {
  const { annualReport } = await import('../../projections/annual-report/report.js');
  return annualReport(await mirror.caughtUp(), { year, edition });
}

function shown(value: number | string | null | undefined): string {
  if (value === 'c') return 'confidentiel';
  return typeof value === 'number' ? NUMBER.format(value) : '—';
}
