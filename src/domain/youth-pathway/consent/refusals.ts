import { defineRefusals } from '../../kernel/refusals.js';

export const consent = defineRefusals({
  'consent.missing': {
    fr: 'Aucun accord du jeune en cours ne permet de transmettre ses coordonnées à cette structure.',
    en: 'No live consent of the youth allows contact details to be passed to this structure.',
  },
  'consent.unknown': {
    fr: 'Aucun accord n’existe sous cet identifiant.',
    en: 'No consent exists under this identifier.',
  },
  'consent.incomplete': {
    fr: 'Indiquez {field} : aucune demande d’accord enregistrée sous cet identifiant ne permet de le déduire.',
    en: 'Give {field}: no consent request recorded under this identifier tells it.',
  },
  'consent.idTaken': {
    fr: 'Cet identifiant est déjà celui d’un autre accord.',
    en: 'This identifier is already that of another consent.',
  },
  'consent.decided': {
    fr: 'Le jeune s’est déjà prononcé sur cette demande : une nouvelle décision porte un nouvel identifiant.',
    en: 'The youth has already decided on this request: a new decision bears a new identifier.',
  },
  'consent.requestMismatch': {
    fr: 'L’accord ne porte pas sur ce qui a été demandé au jeune ({field}).',
    en: 'The consent is not about what the youth was asked ({field}).',
  },
  'consent.alreadyLive': {
    fr: 'Un accord est déjà en cours pour ce périmètre et ce destinataire jusqu’au {expiresOn}.',
    en: 'A consent is already live for this scope and recipient until {expiresOn}.',
  },
  'consent.notGranted': {
    fr: 'Le jeune n’a pas donné cet accord : enregistrez un refus.',
    en: 'The youth has not given this consent: record a refusal.',
  },
  'consent.revokedBeforeGranted': {
    fr: 'Le retrait ne peut pas précéder l’accord, donné le {grantedOn}.',
    en: 'The withdrawal cannot come before the consent, given on {grantedOn}.',
  },
  'consent.notDue': {
    fr: 'L’accord court jusqu’au {expiresOn}.',
    en: 'The consent runs until {expiresOn}.',
  },
  'consent.recipient': {
    fr: 'Le destinataire doit être une Mission Locale, une chambre ou un CFA connus, ou leur réseau entier.',
    en: 'The recipient must be a known Mission Locale, chamber or training centre, or their network as a whole.',
  },
  'consent.categories': {
    fr: 'Ce périmètre ne peut porter que sur : {allowed}.',
    en: 'This scope can only be about: {allowed}.',
  },
  'consent.noContactCategory': {
    fr: 'Un accord de transmission des coordonnées doit porter sur les coordonnées (CONTACT).',
    en: 'A consent to pass contact details must be about contact details (CONTACT).',
  },
  'consent.noticeUnknown': {
    fr: 'La notice d’information {version} n’a pas été publiée : donnez l’empreinte du texte présenté au jeune.',
    en: 'The information notice {version} was not published: give the digest of the text shown to the youth.',
  },
  'consent.noticeMismatch': {
    fr: 'L’empreinte donnée n’est pas celle de la notice {version} publiée.',
    en: 'The digest given is not that of the published notice {version}.',
  },
  'consent.expiry': {
    fr: 'Un accord prend fin après le jour où il est donné, et au plus tard 24 mois après, le {latest}.',
    en: 'A consent ends after the day on which it is given, and at most 24 months later, on {latest}.',
  },
});
