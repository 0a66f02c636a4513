import { about, defineIndicator, each, rate, rows, sql } from './definition.js';

export const D5 = defineIndicator({
  id: 'D5',
  section: 'D',
  label: { fr: 'Bilans partagés', en: 'Shared reviews' },
  definition: {
    fr: `Bilans partagés tenus dans l'année par un centre de formation et une Mission Locale (article 4.4), chacun une fois, au
jour où il a été tenu d'abord ; parmi les contrats commencés dans
l'année, ceux sur lesquels un bilan a porté entre le jour de leur début et le 60e jour suivant. La région est celle du bilan, ou du début pour
les contrats.`,
    en: `Shared reviews held in the year by a training centre and a Mission Locale (article 4.4), each once, on the day it was first held; of the contracts started in the year, those
that a review was about between the day of their start and the 60th day after it. The region is that of the review, or of the start for
contracts.`,
  },
  formula: `held = distinct reviews whose first SharedReviewHeld is of the year; ofContracts = D2 started; contractsReviewed = of these, a SharedReviewHeld of the contract
with 0 ≤ held − start ≤ 60`,
  reads: [
    'SharedReviewHeld',
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
  ],
  measures: [
    rows('held', 'Bilans tenus', 'Reviews held'),
    about(
      'CONTRACTS',
      rows('contractsReviewed', 'Contrats avec bilan à 60 jours', 'Contracts reviewed within 60 days'),
    ),
    about('CONTRACTS', rows('ofContracts', 'Contrats commencés', 'Contracts started')),
  ],
  breakdowns: each('region'),
  rates: [rate('contractsReviewed', 'ofContracts', 'Part des contrats avec bilan', 'Share of contracts reviewed')],
  contributions: sql`
    WITH started AS (FROM contract WHERE in_year(startedOn))
    SELECT 'held' AS measure, position, NULL AS also, region, NULL AS centre FROM review WHERE in_year(effectiveOn)
    UNION ALL SELECT 'ofContracts', startedAt, NULL, startedRegion, centre FROM started
    UNION ALL
    SELECT 'contractsReviewed', c.startedAt, [min_by(h.position, (h.effectiveOn, h.position))], c.startedRegion, c.centre
    FROM started c JOIN cut_SharedReviewHeld h ON h.stream = c.stream AND h.contractId = c.contractId
      AND h.effectiveOn - c.startedOn BETWEEN 0 AND 60
    GROUP BY c.startedAt, c.startedRegion, c.centre`,
});
