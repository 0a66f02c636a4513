import { defineRefusals } from '../../kernel/refusals.js';

export const prepa = defineRefusals({
  'prepa.structureMissing': {
    fr: 'Indiquez la chambre ou le CFA qui conduit la Prépa Apprentissage.',
    en: 'Say which chamber or training centre runs the Prépa Apprentissage.',
  },
  'prepa.structure': {
    fr: 'La Prépa Apprentissage est conduite par une chambre de métiers ou un CFA en activité à cette date.',
    en: 'A Prépa Apprentissage is run by a chamber or training centre active on this date.',
  },
  'prepa.otherStructure': {
    fr: 'Cette Prépa Apprentissage est conduite par une autre structure que la vôtre.',
    en: 'This Prépa Apprentissage is run by another structure than yours.',
  },
  'prepa.age': {
    fr: 'La Prépa Apprentissage s’adresse aux jeunes de 16 à 29 ans, sans limite d’âge avec une reconnaissance de travailleur handicapé.',
    en: 'A Prépa Apprentissage is for youths aged 16 to 29, without age limit with a recognised disabled-worker status.',
  },
  'prepa.groundNotNeeded': {
    fr: 'Avant 30 ans, aucun motif de dérogation d’âge n’est nécessaire : il ne doit pas être enregistré.',
    en: 'Before 30 no ground of age derogation is needed: it must not be recorded.',
  },
  'prepa.endBeforeStart': {
    fr: 'La Prépa Apprentissage ne peut pas se terminer avant son premier jour.',
    en: 'A Prépa Apprentissage cannot end before its first day.',
  },
  'prepa.tooLong': {
    fr: 'La Prépa Apprentissage dure au plus 12 mois : dernier jour possible le {lastOn}.',
    en: 'A Prépa Apprentissage lasts at most 12 months: last possible day {lastOn}.',
  },
  'prepa.noCej': {
    fr: 'Aucun CEJ n’est en cours à cette date : la Prépa Apprentissage ne peut pas en faire partie.',
    en: 'No CEJ is live on this date: the Prépa Apprentissage cannot be part of one.',
  },
  'prepa.overlap': {
    fr: 'Une autre Prépa Apprentissage couvre une partie de cette période.',
    en: 'Another Prépa Apprentissage covers part of this period.',
  },
  'prepa.unknown': {
    fr: 'Cette Prépa Apprentissage n’existe pas dans le parcours.',
    en: 'The pathway has no such Prépa Apprentissage.',
  },
  'prepa.ended': {
    fr: 'La fin de cette Prépa Apprentissage est déjà enregistrée, à une autre date ou d’une autre manière.',
    en: 'The end of this Prépa Apprentissage is already recorded, on another day or in another way.',
  },
  'prepa.notEnded': {
    fr: 'La situation se mesure après la fin de la Prépa Apprentissage.',
    en: 'The situation is measured after the end of the Prépa Apprentissage.',
  },
  'prepa.measured': {
    fr: 'La situation à la sortie de cette Prépa Apprentissage est déjà mesurée.',
    en: 'The situation after this Prépa Apprentissage is already measured.',
  },
});
