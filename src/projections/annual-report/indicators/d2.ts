import { about, defineIndicator, each, rows, sql } from './definition.js';

export const D2 = defineIndicator({
  id: 'D2',
  section: 'D',
  label: { fr: "Contrats d'apprentissage", en: 'Apprenticeship contracts' },
  definition: {
    fr: `Contrats d'apprentissage signés dans l'année et contrats commencés dans l'année ; un contrat annulé n'est compté nulle part. Niveau
préparé et chambre sont ceux du contrat signé ; région et mode, ceux du jour de la signature pour les signés, du début pour les commencés ; un
contrat sans chambre n'apparaît pas dans la ventilation par chambre.`,
    en: `Apprenticeship contracts signed in the year, and started in the year; an annulled contract is counted nowhere. Level and chamber are
those of the contract as signed; region and mode those of the signature for the signed, of the start for the started; a contract without
a chamber is not in the breakdown by chamber.`,
  },
  formula: `signed = ApprenticeshipContractSigned of the year, not annulled; started = ApprenticeshipContractStarted of the year, not
annulled`,
  reads: [
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
    'YouthRegistered',
    'IdentityCorrected',
    'CejOpened',
    'CejExtended',
    'CejProlonged',
    'CejEnded',
    'PaceaOpened',
    'PaceaEnded',
    'PaceaSuspended',
    'PaceaResumed',
  ],
  measures: [
    about('CONTRACTS', rows('signed', 'Contrats signés', 'Contracts signed')),
    about('CONTRACTS', rows('started', 'Contrats commencés', 'Contracts started')),
  ],
  breakdowns: each('region', 'qualificationLevel', 'sex', 'ageBand', 'mode', 'chamber'),
  contributions: sql`
    WITH counted AS (
      SELECT 'signed' AS measure, signedAt AS position, NULL AS also, stream, signedOn AS day, signedRegion AS region,
        qualificationLevel, chamberId AS chamber, centre
      FROM contract WHERE in_year(signedOn)
      UNION ALL
      SELECT 'started', startedAt, [signedAt], stream, startedOn, startedRegion, qualificationLevel, chamberId, centre
      FROM contract WHERE in_year(startedOn))
    SELECT c.measure, c.position, c.also, c.region, c.qualificationLevel, c.chamber, c.centre, a.sex, a.ageBand,
      mode_on(c.stream, c.day) AS mode
    FROM counted c LEFT JOIN attributes a ON a.stream = c.stream`,
});
