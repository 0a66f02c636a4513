import { defineIndicator, each, only, rate, rows, sql } from './definition.js';

export const C6 = defineIndicator({
  id: 'C6',
  section: 'C',
  label: { fr: 'Prépa Apprentissage', en: 'Prépa Apprentissage' },
  definition: {
    fr: `Entrées en Prépa Apprentissage dans l'année, dont celles d'un jeune en CEJ ce jour-là ; Prépas menées à leur terme et abandonnées
dans l'année ; situations mesurées dans l'année, trente jours après la sortie.`,
    en: `Youths who entered a Prépa Apprentissage in the year, of these during a live CEJ; Prépas completed and abandoned in the year;
situations measured in the year, thirty days after the exit.`,
  },
  formula: `entered = PrepaStarted; enteredInCej = PrepaStarted whose mode is CEJ; completed = PrepaCompleted; abandoned = PrepaAbandoned;
outcome = PrepaOutcomeMeasured, all of the year`,
  reads: [
    'PrepaStarted',
    'PrepaCompleted',
    'PrepaAbandoned',
    'PrepaOutcomeMeasured',
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
    rows('entered', 'Entrées', 'Entered'),
    rows('enteredInCej', 'Entrées pendant un CEJ', 'Entered during a CEJ'),
    rows('completed', 'Menées à terme', 'Completed'),
    rows('abandoned', 'Abandonnées', 'Abandoned'),
    rows('outcome', 'Situations mesurées', 'Situations measured'),
  ],
  breakdowns: [...each('region'), only('outcome', 'outcome')],
  rates: [rate('enteredInCej', 'entered', 'Part des entrées pendant un CEJ', 'Share entered during a CEJ')],
  contributions: sql`
    WITH entered AS (SELECT *, mode_on(stream, effectiveOn) AS mode FROM cut_PrepaStarted WHERE in_year(effectiveOn))
    SELECT 'entered' AS measure, position, region, NULL AS outcome FROM entered
    UNION ALL SELECT 'enteredInCej', position, region, NULL FROM entered WHERE mode = 'CEJ'
    UNION ALL SELECT 'completed', position, region, NULL FROM cut_PrepaCompleted WHERE in_year(effectiveOn)
    UNION ALL SELECT 'abandoned', position, region, NULL FROM cut_PrepaAbandoned WHERE in_year(effectiveOn)
    UNION ALL SELECT 'outcome', position, region, situation FROM cut_PrepaOutcomeMeasured WHERE in_year(effectiveOn)`,
});
