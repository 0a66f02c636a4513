import { defineIndicator, each, rows, sql } from './definition.js';

export const E2 = defineIndicator({
  id: 'E2',
  section: 'E',
  label: { fr: 'Communications de coordonnées', en: 'Disclosures of contact details' },
  definition: {
    fr: `Communications de coordonnées d'un réseau à l'autre dans l'année : chaque affichage à l'autre réseau en est une. Le sens est donné
par le réseau de la structure qui les voit.`,
    en: `Disclosures of contact details from one network to the other in the year: each display to the other network is one. The direction
follows from the network of the structure that sees them.`,
  },
  formula: 'disclosures = ContactDetailsDisclosed of the year',
  reads: ['ContactDetailsDisclosed', 'StructureRegistered'],
  measures: [rows('disclosures', 'Communications', 'Disclosures')],
  breakdowns: each('direction', 'region'),
  contributions: sql`
    SELECT 'disclosures' AS measure, d.position, d.region,
      CASE s.network WHEN 'CMA' THEN 'ML_TO_CMA' WHEN 'ML' THEN 'CMA_TO_ML' END AS direction
    FROM cut_ContactDetailsDisclosed d LEFT JOIN structure s ON s.id = d.recipient
    WHERE in_year(d.effectiveOn)`,
});
