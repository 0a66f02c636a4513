import { defineRefusals } from '../../kernel/refusals.js';

export const pacea = defineRefusals({
  'pacea.live': {
    fr: 'Un PACEA est déjà en cours.',
    en: 'A PACEA is already live.',
  },
  'pacea.cejLive': {
    fr: 'Un CEJ est en cours : un seul mode d’accompagnement à la fois.',
    en: 'A CEJ is live: one mode of accompaniment at a time.',
  },
  'pacea.overlap': {
    fr: 'Un PACEA ou un CEJ déjà enregistré couvre cette date ou la suit.',
    en: 'A PACEA or CEJ already recorded covers this date or comes after it.',
  },
  'pacea.notLive': {
    fr: 'Aucun PACEA n’est en cours à cette date.',
    en: 'No PACEA is live on this date.',
  },
  'pacea.age': {
    fr: 'Le PACEA s’ouvre du 16e anniversaire à la veille du 26e (code du travail L5131-3).',
    en: 'A PACEA opens from the 16th birthday to the eve of the 26th (code du travail L5131-3).',
  },
  'pacea.diagnosticAfter': {
    fr: 'Le diagnostic précède l’ouverture du PACEA.',
    en: 'The diagnostic comes before the opening of the PACEA.',
  },
  'pacea.contractMissing': {
    fr: 'Depuis le 1er janvier 2025, le contrat d’engagement est signé avant l’entrée en PACEA (code du travail R5131-12).',
    en: 'Since 1 January 2025 the engagement contract is signed before entering a PACEA (code du travail R5131-12).',
  },
  'pacea.contractAfter': {
    fr: 'Le contrat d’engagement est signé au plus tard le jour de l’ouverture.',
    en: 'The engagement contract is signed on the day of the opening at the latest.',
  },
  'pacea.endBeforeStart': {
    fr: 'La fin prévue précède l’ouverture.',
    en: 'The planned end comes before the opening.',
  },
  'pacea.tooLong': {
    fr: 'Le PACEA dure au plus 24 mois consécutifs : dernier jour possible le {lastOn} (code du travail R5131-13).',
    en: 'A PACEA lasts at most 24 consecutive months: last possible day {lastOn} (code du travail R5131-13).',
  },
  'pacea.afterAgeLimit': {
    fr: 'Le PACEA se termine avant le 26e anniversaire (code du travail R5131-13).',
    en: 'A PACEA ends before the 26th birthday (code du travail R5131-13).',
  },
  'pacea.notLater': {
    fr: 'Une prolongation va au-delà de la fin prévue actuelle, le {plannedEndOn}.',
    en: 'An extension goes beyond the present planned end, {plannedEndOn}.',
  },
  'pacea.suspended': {
    fr: 'Le PACEA est suspendu par le CEJ à cette date.',
    en: 'The PACEA is suspended by the CEJ on this date.',
  },
  'pacea.endTooEarly': {
    fr: 'Le PACEA ne peut pas se terminer avant le {startedOn}, début du PACEA ou de sa dernière phase.',
    en: 'The PACEA cannot end before {startedOn}, the start of the PACEA or of its last phase.',
  },
  'pacea.limitPassed': {
    fr: 'À cette date, le PACEA avait déjà atteint sa limite (26e anniversaire ou 24 mois).',
    en: 'On this date the PACEA had already reached its limit (26th birthday or 24 months).',
  },
  'pacea.phaseNotEvaluated': {
    fr: 'L’autonomie se constate après l’évaluation de la dernière phase (code du travail R5131-13).',
    en: 'Autonomy is established after the evaluation of the last phase (code du travail R5131-13).',
  },
  'pacea.notTheBirthday': {
    fr: 'La fin pour raison d’âge intervient d’elle-même, le jour du 26e anniversaire.',
    en: 'The end by age comes by itself, on the day of the 26th birthday.',
  },
  'pacea.durationNotReached': {
    fr: 'La durée convenue court encore : fin prévue le {plannedEndOn}.',
    en: 'The agreed duration still runs: planned end {plannedEndOn}.',
  },
  'pacea.legacyBreach': {
    fr: 'Depuis le 1er janvier 2025, le manquement aux engagements ne met plus fin au PACEA (code du travail R5131-13).',
    en: 'Since 1 January 2025 a breach of commitments no longer ends a PACEA (code du travail R5131-13).',
  },
  'phase.previousNotEvaluated': {
    fr: 'La phase précédente s’évalue avant d’en commencer une autre (code du travail R5131-11).',
    en: 'The previous phase is evaluated before another starts (code du travail R5131-11).',
  },
  'phase.outsidePacea': {
    fr: 'La phase tient dans les dates du PACEA, du {openedOn} au {plannedEndOn}.',
    en: 'A phase stays within the dates of the PACEA, {openedOn} to {plannedEndOn}.',
  },
  'phase.unknown': {
    fr: 'Cette phase n’existe pas dans le PACEA.',
    en: 'The PACEA has no such phase.',
  },
  'phase.closed': {
    fr: 'La phase est déjà évaluée.',
    en: 'The phase is already evaluated.',
  },
  'phase.notStarted': {
    fr: 'La phase n’a commencé que le {startedOn}.',
    en: 'The phase only started on {startedOn}.',
  },
  'phase.noObjective': {
    fr: 'Une phase s’évalue au regard d’au moins un objectif (code du travail R5131-11).',
    en: 'A phase is evaluated against at least one objective (code du travail R5131-11).',
  },
  'objective.unknown': {
    fr: 'Cet objectif n’existe pas dans la phase.',
    en: 'The phase has no such objective.',
  },
  'objective.ambiguous': {
    fr: 'Précisez l’objectif : {count} sont en cours dans la phase.',
    en: 'Say which objective: {count} are open in the phase.',
  },
  'objective.settled': {
    fr: 'Cet objectif a déjà une autre issue.',
    en: 'This objective already has another outcome.',
  },
});
