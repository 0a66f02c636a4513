import { defineRefusals } from '../../kernel/refusals.js';

export const cej = defineRefusals({
  'cej.live': {
    fr: 'Un CEJ est déjà en cours.',
    en: 'A CEJ is already live.',
  },
  'cej.overlap': {
    fr: 'Un PACEA ou un CEJ enregistré commence après cette date, ou un CEJ la couvre.',
    en: 'A recorded PACEA or CEJ starts after this date, or a CEJ covers it.',
  },
  'cej.notLive': {
    fr: 'Aucun CEJ n’est en cours à cette date.',
    en: 'No CEJ is live on this date.',
  },
  'cej.tooYoung': {
    fr: 'Le CEJ s’ouvre à partir de 16 ans (code du travail L5131-6).',
    en: 'A CEJ opens from the age of 16 (code du travail L5131-6).',
  },
  'cej.tooOld': {
    fr: 'Le CEJ s’ouvre avant le 26e anniversaire, ou avant le 30e avec une reconnaissance de travailleur handicapé (code du travail R5131-15).',
    en: 'A CEJ opens before the 26th birthday, or before the 30th with a recognised disabled-worker status (code du travail R5131-15).',
  },
  'cej.groundNotNeeded': {
    fr: 'Ce CEJ ne peut pas atteindre le 26e anniversaire : aucun motif de dérogation d’âge ne doit être enregistré.',
    en: 'This CEJ cannot reach the 26th birthday: no ground of age derogation must be recorded.',
  },
  'cej.tooFewHours': {
    fr: 'Le CEJ compte au moins 15 heures par semaine (code du travail L5131-6).',
    en: 'A CEJ takes at least 15 hours a week (code du travail L5131-6).',
  },
  'cej.contractMissing': {
    fr: 'Depuis le 1er janvier 2025, le contrat d’engagement est signé avant l’entrée en CEJ (code du travail L5411-6).',
    en: 'Since 1 January 2025 the engagement contract is signed before entering a CEJ (code du travail L5411-6).',
  },
  'cej.contractAfter': {
    fr: 'Le contrat d’engagement est signé au plus tard le jour de l’ouverture.',
    en: 'The engagement contract is signed on the day of the opening at the latest.',
  },
  'cej.endBeforeStart': {
    fr: 'La fin prévue précède l’ouverture.',
    en: 'The planned end comes before the opening.',
  },
  'cej.tooLong': {
    fr: 'Le CEJ dure au plus {months} mois : dernier jour possible le {lastOn} (code du travail R5131-16).',
    en: 'A CEJ lasts at most {months} months: last possible day {lastOn} (code du travail R5131-16).',
  },
  'cej.notLater': {
    fr: 'La nouvelle fin va au-delà de la fin prévue actuelle, le {plannedEndOn}.',
    en: 'The new end goes beyond the present planned end, {plannedEndOn}.',
  },
  'cej.notJustified': {
    fr: 'Une prolongation au-delà de 12 mois est exceptionnelle et se justifie (code du travail R5131-16).',
    en: 'An extension of a CEJ is exceptional and must be justified (code du travail R5131-16).',
  },
  'cej.parcoursEndsBefore': {
    fr: 'Le parcours est terminé à cette date : il ne prolonge plus le CEJ.',
    en: 'The parcours is over on this date: it no longer prolongs the CEJ.',
  },
  'cej.prolongedEnd': {
    fr: 'Le CEJ est prolongé jusqu’au dernier jour du deuxième mois suivant la fin du parcours, le {expected} (code du travail R5131-16 II).',
    en: 'The CEJ is prolonged to the last day of the second month after the parcours ends, {expected} (code du travail R5131-16 II).',
  },
  'cej.activityOutside': {
    fr: 'L’activité tient dans les dates du CEJ.',
    en: 'An activity stays within the dates of the CEJ.',
  },
  'cej.activityBackwards': {
    fr: 'L’activité se termine avant de commencer.',
    en: 'The activity ends before it starts.',
  },
  'cej.tooManyValidated': {
    fr: 'Les heures validées ne dépassent pas les heures déclarées ({declared}).',
    en: 'Validated hours do not exceed the declared ones ({declared}).',
  },
  'cej.providerUnknown': {
    fr: 'Cette structure n’est pas connue.',
    en: 'This structure is not known.',
  },
  'cej.endTooEarly': {
    fr: 'Le CEJ ne peut pas se terminer avant son ouverture, le {openedOn}.',
    en: 'The CEJ cannot end before it opened, {openedOn}.',
  },
  'cej.termPassed': {
    fr: 'À cette date le CEJ était déjà arrivé à son terme, le {plannedEndOn}.',
    en: 'On this date the CEJ had already reached its term, {plannedEndOn}.',
  },
  'cej.termNotReached': {
    fr: 'Le terme du CEJ n’est pas atteint : fin prévue le {plannedEndOn}.',
    en: 'The term of the CEJ is not reached: planned end {plannedEndOn}.',
  },
  'cej.ageNotReached': {
    fr: 'Le jeune n’a pas atteint l’âge limite (26 ans, ou 30 avec une reconnaissance de travailleur handicapé).',
    en: 'The youth has not reached the age limit (26, or 30 with a recognised disabled-worker status).',
  },
});
