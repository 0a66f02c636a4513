import { defineRefusals } from '../../domain/kernel/refusals.js';

export const reportLife = defineRefusals({
  'report.alreadyOpen': {
    fr: 'Le rapport de {year} est déjà ouvert : une année n’en a qu’un.',
    en: 'The report of {year} is open already: a year has one.',
  },
  'report.notOpen': {
    fr: 'Le rapport de {year} n’est pas ouvert : figez d’abord ses chiffres.',
    en: 'The report of {year} is not open: freeze its figures first.',
  },
  'report.observationNotOver': {
    fr: 'L’observation va jusqu’au {observedUntil}, qui n’est pas passé : les chiffres ne se figent pas encore.',
    en: 'The observation goes up to {observedUntil}, which is not past: the figures cannot be frozen yet.',
  },
  'report.meetingUnknown': {
    fr: 'Aucune réunion de comité tenue ne porte cet identifiant.',
    en: 'No committee meeting that was held has this identifier.',
  },
  'report.editionUnknown': {
    fr: 'Le rapport de {year} n’a pas d’édition {edition}.',
    en: 'The report of {year} has no edition {edition}.',
  },
  'report.definitionsOther': {
    fr: 'L’édition {edition} est figée aux définitions {frozen} ; ce programme compte aux définitions {current}.',
    en: 'Edition {edition} was frozen at definitions {frozen}; this program counts by definitions {current}.',
  },
});
