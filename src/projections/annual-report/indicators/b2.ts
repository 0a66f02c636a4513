import { defineIndicator, each, rows, sql } from './definition.js';

export const B2 = defineIndicator({
  id: 'B2',
  section: 'B',
  label: { fr: 'Accueils individuels', en: 'Individual welcomes' },
  definition: {
    fr: `Accueils individuels tenus dans l'année par le réseau des chambres, centres de formation compris (article 4.2). Les rendez-vous
manqués n'en sont pas.`,
    en: `Individual welcomes held in the year by the chambers' network, training centres included (article 4.2). Missed ones are none.`,
  },
  formula: "held = WelcomeHeld in the year by a structure of the chambers' network",
  reads: ['WelcomeHeld', 'StructureRegistered'],
  measures: [rows('held', 'Accueils tenus', 'Welcomes held')],
  breakdowns: each('region'),
  contributions: sql`
    SELECT 'held' AS measure, w.position, w.region
    FROM cut_WelcomeHeld w JOIN structure s ON s.id = w.structureId
    WHERE s.network = 'CMA' AND in_year(w.effectiveOn)`,
});
