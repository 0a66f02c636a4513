import { defineRefusals } from '../kernel/refusals.js';

export const annualReport = defineRefusals({
  'report.unknown': {
    fr: 'Aucun rapport n’est ouvert sous cet identifiant.',
    en: 'No report is open under this identifier.',
  },
  'report.opened': {
    fr: 'Un rapport est déjà ouvert sous cet identifiant.',
    en: 'A report is already open under this identifier.',
  },
  'report.yearToCome': {
    fr: 'L’année {year} n’a pas commencé : son rapport ne s’ouvre pas encore.',
    en: 'The year {year} has not begun: its report cannot be opened yet.',
  },
  'report.yearRunning': {
    fr: 'L’année {year} n’est pas finie : ses chiffres ne se figent pas encore.',
    en: 'The year {year} is not over: its figures cannot be frozen yet.',
  },
  'report.observedTooShort': {
    fr: 'L’observation va au moins jusqu’au 31 décembre {year}.',
    en: 'The observation reaches at least 31 December {year}.',
  },
  'report.knownAtBefore': {
    fr: 'Une édition ne sait pas moins que la précédente, arrêtée à la position {position}.',
    en: 'An edition knows no less than the one before, taken at position {position}.',
  },
  'report.editionNumber': {
    fr: 'L’édition attendue est la {expected}.',
    en: 'The edition expected is {expected}.',
  },
  'report.notFrozen': {
    fr: 'Les chiffres ne sont pas figés.',
    en: 'The figures are not frozen.',
  },
  'report.completed': {
    fr: 'CMA France a déjà complété cette édition : corrigez le chiffre voulu.',
    en: 'CMA France has already completed this edition: correct the figure in question.',
  },
  'report.nothingToAdd': {
    fr: 'Indiquez au moins un chiffre ou un texte.',
    en: 'Give at least a figure or a narrative.',
  },
  'report.figureComputed': {
    fr: 'L’indicateur {indicator} se compte depuis les événements.',
    en: 'The indicator {indicator} is counted from the events.',
  },
  'report.figureTwice': {
    fr: 'Un même chiffre de l’indicateur {indicator} est donné deux fois.',
    en: 'One figure of the indicator {indicator} is given twice.',
  },
  'report.figureUnknown': {
    fr: 'CMA France n’a pas apporté ce chiffre.',
    en: 'CMA France did not bring this figure.',
  },
  'report.notCompleted': {
    fr: 'CMA France n’a pas encore complété cette édition.',
    en: 'CMA France has not completed this edition yet.',
  },
  'report.notReviewed': {
    fr: 'Le comité de pilotage n’a pas encore examiné cette édition.',
    en: 'The steering committee has not reviewed this edition yet.',
  },
  'report.published': {
    fr: 'L’édition {edition} est publiée : une correction demande une nouvelle édition.',
    en: 'Edition {edition} is published: a correction needs a new edition.',
  },
});
