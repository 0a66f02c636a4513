import { defineIndicator, each, rate, rows, sql } from './definition.js';

export const E1 = defineIndicator({
  id: 'E1',
  section: 'E',
  label: { fr: 'Demandes des personnes', en: 'Data-subject requests' },
  definition: {
    fr: `Demandes d'exercice d'un droit reçues dans l'année ; parmi elles, celles auxquelles il a été répondu dans le mois qui suit leur
réception, sans tenir compte d'une prolongation ; effacements réalisés dans l'année, sur demande ou non, rangés sous le droit à l'effacement.`,
    en: `Requests to exercise a right received in the year; of these, those answered within one month of their receipt, an extension
notwithstanding; erasures completed in the year, upon request or not, under the right to erasure.`,
  },
  formula: `received = SubjectRequestReceived of the year; inTime = of these, SubjectRequestAnswered ≤ received + 1 month;
erased = PersonalDataErased of the year`,
  reads: ['SubjectRequestReceived', 'SubjectRequestAnswered', 'PersonalDataErased'],
  measures: [
    rows('received', 'Demandes reçues', 'Requests received'),
    rows('inTime', 'Répondues dans le mois', 'Answered within one month'),
    rows('erased', 'Effacements réalisés', 'Erasures completed'),
  ],
  breakdowns: each('right'),
  rates: [rate('inTime', 'received', 'Part répondue dans le mois', 'Share answered within one month')],
  contributions: sql`
    WITH request AS (
      SELECT r.position, r."right", r.effectiveOn, min_by({ position: a.position, day: a.effectiveOn }, a.revision) AS answer
      FROM cut_SubjectRequestReceived r
      LEFT JOIN cut_SubjectRequestAnswered a ON a.stream = r.stream AND a.requestId = r.requestId
      WHERE in_year(r.effectiveOn) GROUP BY ALL)
    SELECT 'received' AS measure, position, NULL AS also, "right" FROM request
    UNION ALL SELECT 'inTime', position, [answer.position], "right" FROM request
    WHERE answer.day <= effectiveOn + INTERVAL 1 MONTH
    UNION ALL SELECT 'erased', position, NULL, 'ERASURE' FROM cut_PersonalDataErased WHERE in_year(effectiveOn)`,
});
