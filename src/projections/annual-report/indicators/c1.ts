import { defineIndicator, each, rows, sql } from './definition.js';

export const C1 = defineIndicator({
  id: 'C1',
  section: 'C',
  label: { fr: 'Jeunes co-accompagnés', en: 'Youths co-accompanied' },
  definition: {
    fr: `Jeunes distincts ayant eu dans l'année au moins une orientation adressée, un bilan partagé tenu, un jour de Prépa Apprentissage
ou un jour de contrat d'apprentissage commencé et non annulé. Une Prépa va de son début à sa fin, à défaut à sa fin prévue ; un contrat, de
son début à sa rupture ou à sa fin, à défaut à sa fin prévue, telle qu'avenants la changent ; premiers et derniers jours compris. Un
parcours absorbé compte pour celui qui l'absorbe. Région, mode et caractéristiques sont ceux du premier de ces jours dans l'année, lus sur
le parcours où il est inscrit ; à égalité de date, de l'événement inscrit le premier. Pour une Prépa ou un contrat commencé avant l'année,
ce jour est le 1er janvier, et la région celle de la Mission Locale qui suit alors le jeune.`,
    en: `Distinct youths with, in the year, at least one referral sent, shared review held, day of a Prépa Apprentissage, or day of an
apprenticeship contract started and not annulled. A Prépa runs from its start to its end, else to its planned end; a contract from its start
to its break or end, else to its planned end as amended; first and last days included. An absorbed path counts as its survivor.
Region, mode and attributes are those of the first such day of the year, read on the path that holds it; of several on one day, of the
event recorded first. For a Prépa or a contract begun before the year that day is 1 January, and the region that of the Mission
Locale that then follows the youth.`,
  },
  formula:
    'youths = distinct surviving paths with a day of a referral, a shared review, a Prépa or a started contract in the year',
  reads: [
    'ReferralSent',
    'SharedReviewHeld',
    'PrepaStarted',
    'PrepaCompleted',
    'PrepaAbandoned',
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
    'ApprenticeshipContractBroken',
    'BreakCorrected',
    'YouthRegistered',
    'IdentityCorrected',
    'PathwayTransferred',
    'PathwayMerged',
    'CejOpened',
    'CejExtended',
    'CejProlonged',
    'CejEnded',
    'PaceaOpened',
    'PaceaEnded',
    'PaceaSuspended',
    'PaceaResumed',
  ],
  // Each contribution is the first day of one surviving path: their number is that of the youths.
  measures: [rows('youths', 'Jeunes', 'Youths')],
  breakdowns: each('region', 'sex', 'ageBand', 'mode', 'entryQualification'),
  contributions: sql`
    WITH prepa_end AS (
      SELECT stream, prepaId, min(effectiveOn) AS endedOn
      FROM (SELECT stream, prepaId, effectiveOn FROM cut_PrepaCompleted
            UNION ALL SELECT stream, prepaId, effectiveOn FROM cut_PrepaAbandoned)
      GROUP BY stream, prepaId),
    broken AS (SELECT stream, contractId, min(brokenOn) AS brokenOn FROM contract_break GROUP BY stream, contractId),
    span AS (
      SELECT stream, youth, region, position, effectiveOn AS fromDay, effectiveOn AS toDay FROM cut_ReferralSent
      UNION ALL SELECT stream, youth, region, position, effectiveOn, effectiveOn FROM cut_SharedReviewHeld
      UNION ALL
      SELECT p.stream, p.youth, p.region, p.position, p.effectiveOn, coalesce(e.endedOn, p.plannedEndOn)
      FROM cut_PrepaStarted p LEFT JOIN prepa_end e ON e.stream = p.stream AND e.prepaId = p.prepaId
      UNION ALL
      SELECT c.stream, c.youth, c.startedRegion, c.startedAt, c.startedOn,
        coalesce(least(b.brokenOn, c.endedOn), c.plannedEndOn)
      FROM contract c LEFT JOIN broken b ON b.stream = c.stream AND b.contractId = c.contractId
      WHERE c.startedOn IS NOT NULL),
    first AS (
      SELECT *, greatest(fromDay, first_day()) AS firstDay FROM span
      WHERE fromDay <= last_day() AND toDay >= first_day()
      QUALIFY row_number() OVER (PARTITION BY youth ORDER BY firstDay, position) = 1),
    -- Only a transfer can part the Mission Locale that follows on 1 January from the one beside the event.
    following AS (
      SELECT stream, max_by(region, revision) AS region
      FROM (SELECT stream, region, revision, effectiveOn FROM cut_PathwayTransferred
            UNION ALL SELECT stream, region, revision, effectiveOn FROM cut_YouthRegistered
            WHERE stream IN (SELECT stream FROM cut_PathwayTransferred))
      WHERE effectiveOn <= first_day() GROUP BY stream)
    SELECT 'youths' AS measure, f.position,
      CASE WHEN f.fromDay < first_day() THEN coalesce(w.region, f.region) ELSE f.region END AS region,
      a.sex, a.ageBand, a.entryQualification, mode_on(f.stream, f.firstDay) AS mode
    FROM first f
    LEFT JOIN attributes a ON a.stream = f.stream
    LEFT JOIN following w ON w.stream = f.stream`,
});
