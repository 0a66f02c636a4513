import { defineIndicator, delays, each, rows, sql } from './definition.js';

export const D6 = defineIndicator({
  id: 'D6',
  section: 'D',
  label: { fr: 'Mises à jour i-milo', en: 'i-milo updates' },
  definition: {
    fr: `Mises à jour d'i-milo préparées, prises en compte et rejetées dans l'année ; délai en jours calendaires du début du contrat à chaque
prise en compte de l'année, négatif quand elle précède le début ; un contrat annulé ou qui n'a pas commencé n'a pas de délai.`,
    en: `i-milo updates prepared, acknowledged and rejected in the year; delay in calendar days from the start of the contract to each
acknowledgement of the year, negative where it comes before the start; a contract annulled or not started has none.`,
  },
  formula: `prepared, acknowledged, rejected = events of the year; delay = ImiloUpdateAcknowledged of the year −
ApprenticeshipContractStarted`,
  reads: [
    'ImiloUpdatePrepared',
    'ImiloUpdateAcknowledged',
    'ImiloUpdateRejected',
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
  ],
  measures: [
    rows('prepared', 'Préparées', 'Prepared'),
    rows('acknowledged', 'Prises en compte', 'Acknowledged'),
    rows('rejected', 'Rejetées', 'Rejected'),
    delays('delay', 'Du début du contrat à la prise en compte', 'Start of the contract to acknowledgement'),
  ],
  breakdowns: each('region'),
  contributions: sql`
    WITH acknowledged AS (FROM cut_ImiloUpdateAcknowledged WHERE in_year(effectiveOn))
    SELECT 'prepared' AS measure, position, NULL AS also, NULL AS value, region
    FROM cut_ImiloUpdatePrepared WHERE in_year(effectiveOn)
    UNION ALL SELECT 'acknowledged', position, NULL, NULL, region FROM acknowledged
    UNION ALL SELECT 'rejected', position, NULL, NULL, region FROM cut_ImiloUpdateRejected WHERE in_year(effectiveOn)
    UNION ALL
    SELECT 'delay', a.position, [c.startedAt], a.effectiveOn - c.startedOn, a.region
    FROM acknowledged a JOIN contract c ON c.stream = a.stream AND c.contractId = a.contractId
    WHERE c.startedOn IS NOT NULL`,
});
