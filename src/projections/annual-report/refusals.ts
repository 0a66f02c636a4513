import { defineRefusals } from '../../domain/kernel/refusals.js';

export const annualReportRefusals = defineRefusals({
  'report.editionTooClose': {
    fr: 'Cette édition est trop proche de la précédente : la différence de {cells} cases (ou leur masquage) désignerait trop peu de personnes.',
    en: 'This edition is too close to the one before: the difference of {cells} cells, or their hiding, would point at too few persons.',
  },
  'report.yearInvalid': {
    fr: "L'année d'un rapport est un nombre entier de 1900 à 9998.",
    en: 'The year of a report is a whole number from 1900 to 9998.',
  },
  'report.yearNotOver': {
    fr: "L'année {year} n'est pas close : un rapport observe au moins jusqu'au 31 décembre.",
    en: 'The year {year} is not over: a report observes at least until 31 December.',
  },
  'report.yearEmpty': {
    fr: "Aucun événement connu n'est daté de {year} ou d'avant.",
    en: 'No known event is dated in {year} or before.',
  },
  'report.positionUnknown': {
    fr: 'La position {position} est au-delà de la fin du journal ({head}).',
    en: 'Position {position} is beyond the head of the log ({head}).',
  },
  'report.dateInvalid': {
    fr: "La date d'observation n'est pas une date du calendrier (AAAA-MM-JJ).",
    en: 'The date of observation is not a calendar date (YYYY-MM-DD).',
  },
  'report.indicatorUnknown': { fr: 'Aucun indicateur {indicator}.', en: 'No indicator {indicator}.' },
  'report.measureUnknown': {
    fr: "L'indicateur {indicator} n'a pas de mesure {measure}.",
    en: 'Indicator {indicator} has no measure {measure}.',
  },
  'report.breakdownUnknown': {
    fr: "La mesure {measure} de l'indicateur {indicator} n'est pas ventilée par {dimensions}.",
    en: 'Measure {measure} of indicator {indicator} is not broken down by {dimensions}.',
  },
});
