import { about, defineIndicator, each, rows, sql } from './definition.js';

export const A1 = defineIndicator({
  id: 'A1',
  section: 'A',
  label: { fr: 'Conventions en vigueur au 31 décembre', en: 'Conventions in force on 31 December' },
  definition: {
    fr: `Conventions nationales, régionales et locales signées au plus tard le 31 décembre et en vigueur ce jour-là. Une convention à
tacite reconduction reste en vigueur jusqu'à la date de l'accusé de réception de sa dénonciation (article 6), exclue ; sans
reconduction, jusqu'à la fin de son terme. Une convention remplacée ne l'est plus dès le jour du remplacement.`,
    en: `National, regional and local conventions signed by 31 December and in force on that day. With tacit renewal a convention
stays in force until the date on which its denunciation is acknowledged (article 6), excluded; without, until its term ends. A
superseded convention no longer is from the day of its successor.`,
  },
  formula:
    'inForce = signed ≤ 31/12, not terminated or superseded ≤ 31/12, and (renewal YEARLY_TACIT or signed + termYears > 31/12)',
  reads: ['ConventionSigned', 'ConventionTerminated', 'ConventionSuperseded'],
  measures: [about('INSTITUTIONS', rows('inForce', 'En vigueur', 'In force'))],
  breakdowns: each('level'),
  contributions: sql`
    SELECT 'inForce' AS measure, s.position, s.level
    FROM cut_ConventionSigned s
    WHERE s.effectiveOn <= last_day()
      AND (s.renewal = 'YEARLY_TACIT' OR s.effectiveOn + to_years(s.termYears) > last_day())
      AND NOT EXISTS (FROM cut_ConventionTerminated t WHERE t.stream = s.stream AND t.effectiveOn <= last_day())
      AND NOT EXISTS (FROM cut_ConventionSuperseded t WHERE t.stream = s.stream AND t.effectiveOn <= last_day())`,
});
