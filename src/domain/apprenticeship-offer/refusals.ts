import { defineRefusals } from '../kernel/refusals.js';

export const offer = defineRefusals({
  'offer.unknown': {
    fr: 'Aucune offre n’est publiée sous cet identifiant.',
    en: 'No offer is published under this identifier.',
  },
  'offer.published': {
    fr: 'Une offre est déjà publiée sous cet identifiant.',
    en: 'An offer is already published under this identifier.',
  },
  'offer.chamber': {
    fr: 'Une offre est publiée par une chambre de métiers active à cette date.',
    en: 'An offer is published by a chamber active on this date.',
  },
  'offer.otherChamber': {
    fr: 'Vous ne publiez d’offres que pour votre propre chambre.',
    en: 'You publish offers for your own chamber only.',
  },
  'offer.employerNeeded': {
    fr: 'Une offre dont l’employeur accepte d’être nommé doit le nommer.',
    en: 'An offer whose employer agrees to be named must name them.',
  },
  'offer.expiry': {
    fr: 'Une offre reste ouverte au moins un jour et au plus 60 jours, jusqu’au {latest}.',
    en: 'An offer stays open at least one day and at most 60 days, until {latest}.',
  },
  'offer.prolongation': {
    fr: 'L’offre est déjà ouverte jusqu’au {expiresOn}.',
    en: 'The offer is already open until {expiresOn}.',
  },
  'offer.notLive': {
    fr: 'L’offre n’est pas ouverte à cette date.',
    en: 'The offer is not open on this date.',
  },
  'offer.filled': {
    fr: 'L’offre est pourvue.',
    en: 'The offer is filled.',
  },
  'offer.seatsTaken': {
    fr: '{hired} jeunes sont déjà embauchés : il ne peut pas y avoir moins de places.',
    en: '{hired} youths are hired already: there cannot be fewer seats.',
  },
  'offer.notDue': {
    fr: 'L’offre n’expire que le {expiresOn}.',
    en: 'The offer only expires on {expiresOn}.',
  },
  'positioning.unknownYouth': {
    fr: 'Aucun parcours accessible n’existe sous cet identifiant.',
    en: 'No accessible pathway exists under this identifier.',
  },
  'positioning.pathwayClosed': {
    fr: 'Le parcours du jeune est clos.',
    en: 'The youth’s pathway is closed.',
  },
  'positioning.consentMissing': {
    fr: 'Aucun consentement en cours du jeune ne permet de transmettre ses coordonnées à cette chambre.',
    en: 'No live consent of the youth lets contact details go to this chamber.',
  },
  'positioning.duplicate': {
    fr: 'Le jeune est déjà positionné sur cette offre.',
    en: 'The youth is already positioned on this offer.',
  },
  'positioning.unknown': {
    fr: 'Aucun positionnement accessible n’existe sous cet identifiant.',
    en: 'No accessible positioning exists under this identifier.',
  },
  'positioning.closed': {
    fr: 'Ce positionnement a déjà reçu une suite.',
    en: 'This positioning has already had its outcome.',
  },
  'positioning.before': {
    fr: 'Le jeune n’est positionné que depuis le {positionedOn}.',
    en: 'The youth has only been positioned since {positionedOn}.',
  },
  'positioning.refusalCode': {
    fr: 'Un refus, et lui seul, porte le code de son motif.',
    en: 'A refusal, and nothing else, bears the code of its reason.',
  },
  'positioning.bySystem': {
    fr: 'L’embauche sur une autre offre est constatée par le système, et lui seul ; il ne constate rien d’autre.',
    en: 'That a youth was hired elsewhere is recorded by the system alone, which records nothing else.',
  },
});
