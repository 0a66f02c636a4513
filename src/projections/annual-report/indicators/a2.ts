import { about, defineIndicator, rows, sql } from './definition.js';

export const A2 = defineIndicator({
  id: 'A2',
  section: 'A',
  label: { fr: 'Réunions du comité de pilotage', en: 'Steering committee meetings' },
  definition: {
    fr: "Réunions du comité de pilotage tenues dans l'année (article 5 : au moins une par an), toutes conventions confondues.",
    en: 'Meetings of the steering committee held in the year (article 5: at least one), whatever the convention.',
  },
  formula: 'held = number of SteeringCommitteeHeld dated in the year',
  reads: ['SteeringCommitteeHeld'],
  measures: [about('INSTITUTIONS', rows('held', 'Réunions tenues', 'Meetings held'))],
  breakdowns: [],
  contributions: sql`
    SELECT 'held' AS measure, h.position FROM cut_SteeringCommitteeHeld h WHERE in_year(h.effectiveOn)`,
});
