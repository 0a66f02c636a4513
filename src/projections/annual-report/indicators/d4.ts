import { about, defineIndicator, each, rate, rows, sql } from './definition.js';

export const D4 = defineIndicator({
  id: 'D4',
  section: 'D',
  label: { fr: 'Retour après une rupture', en: 'Return after a break' },
  definition: {
    fr: `Parmi les contrats rompus dans l'année (D3), ceux que le même jeune a fait suivre d'un autre contrat, non annulé, commencé entre le jour
de la rupture et le 180e jour suivant. La région est celle de la rupture.`,
    en: `Of the contracts broken in the year (D3), those followed by another contract of the same youth, not annulled, started between the
day of the break and the 180th day after it. The region is that of the break.`,
  },
  formula: `ofBroken = D3 broken; returned = of these, another contract of the same surviving path with 0 ≤ start − break ≤ 180`,
  reads: [
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
    'ApprenticeshipContractBroken',
    'BreakCorrected',
    'PathwayMerged',
  ],
  measures: [
    about('CONTRACTS', rows('returned', 'De retour en contrat à 180 jours', 'Back in a contract within 180 days')),
    about('CONTRACTS', rows('ofBroken', 'Contrats rompus', 'Contracts broken')),
  ],
  breakdowns: each('region'),
  rates: [rate('returned', 'ofBroken', 'Taux de retour', 'Return rate')],
  contributions: sql`
    WITH broken AS (FROM contract_break WHERE in_year(brokenOn))
    SELECT 'ofBroken' AS measure, brokenAt AS position, [correctedAt] AS also, region, centre FROM broken
    UNION ALL
    SELECT 'returned', b.brokenAt, [b.correctedAt, min_by(c.startedAt, (c.startedOn, c.startedAt))], b.region, b.centre
    FROM broken b JOIN contract c ON c.youth = b.youth AND (c.stream <> b.stream OR c.contractId <> b.contractId)
      AND c.startedOn - b.brokenOn BETWEEN 0 AND 180
    GROUP BY b.brokenAt, b.correctedAt, b.region, b.centre`,
});
