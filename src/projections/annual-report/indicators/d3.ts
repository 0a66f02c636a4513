import { about, defineIndicator, each, only, rate, rows, sql, type Measure } from './definition.js';

/** Calendar days after the start at which breaks are looked at. */
const HORIZONS = [45, 90, 180, 365] as const;

function atHorizon(days: number): readonly Measure[] {
  return [
    about('CONTRACTS', rows(`within.${days}`, `Rompus à ${days} jours`, `Broken within ${days} days`)),
    about('CONTRACTS', rows(`observed.${days}`, `Observés à ${days} jours`, `Observed for ${days} days`)),
  ];
}

export const D3 = defineIndicator({
  id: 'D3',
  section: 'D',
  label: { fr: 'Ruptures de contrat', en: 'Breaks of contract' },
  definition: {
    fr: `Ruptures survenues dans l'année, à leur date corrigée le cas échéant ; une rupture annulée n'en est pas une, celle d'un contrat
annulé non plus. Taux de rupture des contrats commencés dans l'année : parmi ceux dont le début précède d'au moins N jours la date d'observation
(observés), ceux qui ont été rompus au plus tard N jours calendaires après leur début. La région est celle de la rupture, ou du début pour
les contrats commencés.`,
    en: `Breaks that took place in the year, at their corrected date if any; a cancelled break is none, nor is that of an annulled contract.
Break rate of the contracts started in the year: of those started at least N days before the day of observation (observed), those broken at
most N calendar days after their start. The region is that of the break, or of the start for contracts started.`,
  },
  formula: `broken = standing breaks of the year; observed.N = contracts started in the year, start + N ≤ observedUntil;
within.N = of observed.N, break − start ≤ N`,
  reads: [
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
    'ApprenticeshipContractBroken',
    'BreakCorrected',
  ],
  measures: [about('CONTRACTS', rows('broken', 'Ruptures', 'Breaks')), ...HORIZONS.flatMap(atHorizon)],
  breakdowns: [only('regime', 'broken'), ...each('region')],
  rates: HORIZONS.map((days) =>
    rate(`within.${days}`, `observed.${days}`, `Taux de rupture à ${days} jours`, `Break rate at ${days} days`),
  ),
  contributions: sql`
    WITH first_break AS (
      FROM contract_break
      QUALIFY row_number() OVER (PARTITION BY stream, contractId ORDER BY brokenOn, brokenAt) = 1),
    observed AS (
      SELECT c.startedAt, c.startedOn, c.startedRegion, c.centre, h.days, b.brokenAt, b.correctedAt, b.brokenOn
      FROM contract c
      JOIN (SELECT unnest([${HORIZONS.join(', ')}]) AS days) h ON observed_until() - c.startedOn >= h.days
      LEFT JOIN first_break b ON b.stream = c.stream AND b.contractId = c.contractId
      WHERE in_year(c.startedOn))
    SELECT 'broken' AS measure, brokenAt AS position, [correctedAt] AS also, region, regime, centre
    FROM contract_break WHERE in_year(brokenOn)
    UNION ALL SELECT 'observed.' || days, startedAt, NULL, startedRegion, NULL, centre FROM observed
    UNION ALL SELECT 'within.' || days, startedAt, [brokenAt, correctedAt], startedRegion, NULL, centre
    FROM observed WHERE brokenOn - startedOn <= days`,
});
