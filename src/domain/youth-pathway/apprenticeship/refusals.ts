import { defineRefusals } from '../../kernel/refusals.js';

export const apprenticeship = defineRefusals({
  'contract.unknown': {
    fr: 'Aucun contrat n’existe sous cet identifiant dans ce parcours.',
    en: 'No contract exists under this identifier on this pathway.',
  },
  'contract.alreadyDeclared': {
    fr: 'Un autre contrat est déjà déclaré sous cet identifiant.',
    en: 'Another contract has already been declared under this identifier.',
  },
  'contract.overlap': {
    fr: 'Ces dates recouvrent celles d’un contrat déjà déclaré, du {from} au {to} : ce jeune ne peut en exécuter deux à la fois.',
    en: 'These dates overlap those of a contract already declared, from {from} to {to}: the youth cannot carry out two at once.',
  },
  'contract.signedAfterStart': {
    fr: 'Un contrat se signe au plus tard le jour de son début, le {startOn}.',
    en: 'A contract is signed at the latest on the day it starts, {startOn}.',
  },
  'contract.practicalStart': {
    fr: 'La formation pratique commence entre le début et la fin du contrat.',
    en: 'Practical training begins between the start and the end of the contract.',
  },
  'contract.tooShort': {
    fr: 'Un contrat d’apprentissage dure au moins 6 mois : jusqu’au {earliest} ou après.',
    en: 'An apprenticeship contract lasts at least 6 months: until {earliest} or later.',
  },
  'contract.tooLong': {
    fr: 'Ce contrat dure plus de {months} mois : il ne peut aller au-delà du {latest}.',
    en: 'This contract lasts more than {months} months: it cannot go beyond {latest}.',
  },
  'contract.tooYoung': {
    fr: 'Le jeune n’a pas encore 15 ans au début du contrat.',
    en: 'The youth is not yet 15 when the contract starts.',
  },
  'contract.tooOld': {
    fr: 'Le jeune a 30 ans ou plus au début du contrat : une dérogation est nécessaire.',
    en: 'The youth is 30 or more when the contract starts: a derogation is needed.',
  },
  'contract.tooOldForDerogation': {
    fr: 'Cette dérogation vaut jusqu’à 35 ans au début du contrat.',
    en: 'This derogation holds up to 35 years of age when the contract starts.',
  },
  'contract.derogationNotNeeded': {
    fr: 'Aucune dérogation n’est nécessaire à ce contrat : elle ne doit pas être enregistrée.',
    en: 'This contract needs no derogation: none must be recorded.',
  },
  'contract.cfa': {
    fr: 'Le centre de formation doit être un CFA connu, ou une chambre qui en gère un, et en activité à la signature.',
    en: 'The training centre must be a known CFA, or a chamber that runs one, active when the contract is signed.',
  },
  'contract.chamber': {
    fr: 'La chambre doit être une chambre de métiers connue.',
    en: 'The chamber must be a known chamber of trades.',
  },
  'contract.notLive': {
    fr: 'Ce contrat n’est plus en cours ({status}).',
    en: 'This contract is no longer live ({status}).',
  },
  'contract.notStarted': {
    fr: 'Le début de ce contrat n’a pas été déclaré.',
    en: 'The start of this contract was not declared.',
  },
  'contract.alreadyStarted': {
    fr: 'Ce contrat a commencé le {startedOn}.',
    en: 'This contract started on {startedOn}.',
  },
  'contract.outside': {
    fr: 'La date doit être comprise entre le {from} et le {to}.',
    en: 'The date must be between {from} and {to}.',
  },
  'contract.tooEarly': {
    fr: 'La date ne peut précéder la signature du contrat, le {signedOn}.',
    en: 'The date cannot be before the signature of the contract, on {signedOn}.',
  },
  'contract.nothingToAmend': {
    fr: 'Indiquez au moins un élément du contrat à modifier.',
    en: 'Give at least one term of the contract to change.',
  },
  'contract.startIsPast': {
    fr: 'Le contrat a commencé le {startedOn} : son début ne peut plus être fixé après.',
    en: 'The contract started on {startedOn}: its start can no longer be set after that.',
  },
  'contract.alreadyEnded': {
    fr: 'La fin de ce contrat est déjà déclarée au {endedOn}.',
    en: 'The end of this contract has already been declared for {endedOn}.',
  },
  'break.outside': {
    fr: 'Une rupture se place entre le début du contrat et sa fin prévue, du {from} au {to}.',
    en: 'A break falls between the start of the contract and its planned end, from {from} to {to}.',
  },
  'break.alreadyBroken': {
    fr: 'Ce contrat est déjà rompu au {brokenOn} : corrigez cette rupture.',
    en: 'This contract was already broken on {brokenOn}: correct that break.',
  },
  'break.regimeRequired': {
    fr: 'Plus de 45 jours après le début de la formation pratique, indiquez le régime de la rupture.',
    en: 'More than 45 days after the practical start, give the regime of the break.',
  },
  'break.freePeriodOver': {
    fr: 'La rupture libre n’est possible que pendant les 45 premiers jours en entreprise : déclarez-en le nombre.',
    en: 'A free break is possible only during the first 45 days in the company: declare how many there were.',
  },
  'break.inCompanyDays': {
    fr: 'Il ne peut y avoir eu plus de {possible} jours en entreprise à cette date.',
    en: 'There cannot have been more than {possible} days in the company by that date.',
  },
  'break.declarant': {
    fr: 'Indiquez qui déclare la rupture.',
    en: 'Say who declares the break.',
  },
  'break.none': {
    fr: 'Ce contrat n’est pas rompu : il n’y a rien à corriger.',
    en: 'This contract is not broken: there is nothing to correct.',
  },
  'break.correction': {
    fr: 'Donnez la bonne date de la rupture, ou annulez-la : l’un ou l’autre.',
    en: 'Give the right date of the break, or cancel it: one or the other.',
  },
  'rebound.none': {
    fr: 'Aucun rebond n’est ouvert sur ce contrat.',
    en: 'No rebound is open on this contract.',
  },
  'rebound.closed': {
    fr: 'Ce rebond est déjà clos ({outcome}).',
    en: 'This rebound is already closed ({outcome}).',
  },
  'rebound.tooEarly': {
    fr: 'Un rebond se clôt au plus tôt le jour de la rupture, le {brokenOn}.',
    en: 'A rebound closes at the earliest on the day of the break, {brokenOn}.',
  },
});
