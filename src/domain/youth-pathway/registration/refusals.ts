import { defineRefusals } from '../../kernel/refusals.js';

export const registration = defineRefusals({
  'pathway.unknown': {
    fr: 'Aucun parcours n’existe sous cet identifiant.',
    en: 'No pathway exists under this identifier.',
  },
  'pathway.registered': {
    fr: 'Un jeune est déjà inscrit dans ce parcours.',
    en: 'A youth is already registered on this pathway.',
  },
  'registration.duplicate': {
    fr: 'Cette personne a déjà un parcours en cours : rapprochez-vous de votre responsable pour le retrouver.',
    en: 'This person already has a live pathway: ask whoever is in charge to find it.',
  },
  'registration.tooYoung': {
    fr: 'Le jeune n’a pas encore 16 ans à cette date.',
    en: 'The youth is not yet 16 on this date.',
  },
  'registration.tooOld': {
    fr: 'L’accompagnement s’ouvre avant le 26e anniversaire, ou avant le 30e avec une reconnaissance de travailleur handicapé.',
    en: 'The accompaniment opens before the 26th birthday, or before the 30th with a recognised disabled-worker status.',
  },
  'registration.groundNotNeeded': {
    fr: 'Avant 26 ans, aucun motif de dérogation d’âge n’est nécessaire : il ne doit pas être enregistré.',
    en: 'Before 26 no ground of age derogation is needed: it must not be recorded.',
  },
  'registration.ageBand': {
    fr: 'La tranche d’âge donnée n’est pas celle de la date de naissance : attendu {expected}.',
    en: 'The age band given is not that of the birth date: {expected} expected.',
  },
  'registration.missionLocale': {
    fr: 'La structure qui suit le jeune doit être une Mission Locale en activité à cette date.',
    en: 'The structure that follows the youth must be a Mission Locale active on this date.',
  },
  'actor.otherStructure': {
    fr: 'Vous ne pouvez agir que pour votre propre structure.',
    en: 'You may act for your own structure only.',
  },
  'identity.nothingToCorrect': {
    fr: 'Indiquez au moins une donnée à corriger.',
    en: 'Give at least one datum to correct.',
  },
  'identity.birthDate': {
    fr: 'La date de naissance doit précéder l’inscription.',
    en: 'The birth date must be before the registration.',
  },
  'contact.empty': {
    fr: 'Indiquez au moins un téléphone, une adresse électronique ou une adresse postale.',
    en: 'Give at least a phone number, an e-mail address or a postal address.',
  },
  'contact.verifiedLater': {
    fr: 'Des coordonnées ne peuvent pas avoir été vérifiées dans l’avenir.',
    en: 'Contact details cannot have been verified in the future.',
  },
});
