import { defineIndicator, each, rows, sql } from './definition.js';

export const D7 = defineIndicator({
  id: 'D7',
  section: 'D',
  label: { fr: 'Parcours clos', en: 'Pathways closed' },
  definition: {
    fr: `Clôtures de parcours dans l'année, par motif. Un parcours rouvert puis clos de nouveau compte à chaque clôture.`,
    en: `Pathways closed in the year, by reason. A path reopened and closed again counts each time.`,
  },
  formula: 'closed = PathwayClosed of the year',
  reads: ['PathwayClosed'],
  measures: [rows('closed', 'Parcours clos', 'Pathways closed')],
  breakdowns: each('reason', 'region'),
  contributions: sql`
    SELECT 'closed' AS measure, position, reason, region FROM cut_PathwayClosed WHERE in_year(effectiveOn)`,
});
