import { defineRefusals } from '../../kernel/refusals.js';

export const referral = defineRefusals({
  'referral.unknown': {
    fr: 'Aucune orientation n’existe sous cet identifiant.',
    en: 'No referral exists under this identifier.',
  },
  'referral.idTaken': {
    fr: 'Cet identifiant est déjà celui d’une autre orientation.',
    en: 'This identifier is already that of another referral.',
  },
  'referral.sender': {
    fr: 'La structure qui oriente doit être une Mission Locale, une chambre ou un CFA connus.',
    en: 'The structure that refers must be a known Mission Locale, chamber or training centre.',
  },
  'referral.recipient': {
    fr: 'Le destinataire doit être une Mission Locale, une chambre ou un CFA connus.',
    en: 'The recipient must be a known Mission Locale, chamber or training centre.',
  },
  'referral.recipientInactive': {
    fr: 'Le destinataire n’est pas en activité à cette date.',
    en: 'The recipient is not active on this date.',
  },
  'referral.sameNetwork': {
    fr: 'Une orientation va d’un réseau à l’autre.',
    en: 'A referral goes from one network to the other.',
  },
  'referral.direction': {
    fr: 'Le sens indiqué n’est pas celui de ces deux structures : {expected}.',
    en: 'The direction given is not that of these two structures: {expected}.',
  },
  'referral.noConvention': {
    fr: 'Aucune convention en vigueur à cette date ne lie ces deux structures.',
    en: 'No convention in force on this date binds these two structures.',
  },
  'referral.convention': {
    fr: 'La convention indiquée n’est pas en vigueur à cette date entre ces deux structures.',
    en: 'The convention given is not in force on this date between these two structures.',
  },
  'referral.noContact': {
    fr: 'Aucune coordonnée n’est enregistrée : le destinataire ne pourrait pas joindre le jeune.',
    en: 'No contact details are recorded: the recipient could not reach the youth.',
  },
  'referral.duplicate': {
    fr: 'Une orientation est déjà en cours vers cette structure pour le même motif.',
    en: 'A referral to this structure for the same purpose is already live.',
  },
  'referral.objection': {
    fr: 'Le jeune s’oppose à la transmission de ses coordonnées.',
    en: 'The youth objects to the passing of contact details.',
  },
  'referral.doNotContact': {
    fr: 'Le jeune a demandé à cette structure de ne plus le contacter : il faut un nouvel accord de sa part.',
    en: 'The youth has asked this structure not to make contact any more: a new consent is needed.',
  },
  'referral.answerDue': {
    fr: 'La réponse ne peut pas être attendue avant le {sentOn}.',
    en: 'The answer cannot be due before {sentOn}.',
  },
  'referral.tooEarly': {
    fr: 'La date ne peut pas précéder le {since}.',
    en: 'The date cannot be before {since}.',
  },
  'referral.tooLate': {
    fr: 'La réponse était attendue le {answerDueOn} au plus tard : une nouvelle orientation est nécessaire.',
    en: 'The answer was due on {answerDueOn} at the latest: a new referral is needed.',
  },
  'referral.notPending': {
    fr: 'Cette orientation n’attend plus de réponse ({status}).',
    en: 'This referral no longer awaits an answer ({status}).',
  },
  'referral.notAccepted': {
    fr: 'Cette orientation n’est pas acceptée ({status}).',
    en: 'This referral is not accepted ({status}).',
  },
  'referral.notReceived': {
    fr: 'Cette orientation n’est ni reçue ni acceptée ({status}).',
    en: 'This referral is neither received nor accepted ({status}).',
  },
  'referral.ambiguous': {
    fr: 'Précisez l’orientation : aucune, ou plusieurs, répondent à cette description.',
    en: 'Say which referral: none, or several, fit this description.',
  },
  'referral.by': {
    fr: 'Indiquez pour quelle structure vous agissez : la vôtre.',
    en: 'Say for which structure you act: your own.',
  },
  'referral.notRecipient': {
    fr: 'Seul le destinataire de l’orientation peut le faire.',
    en: 'Only the recipient of the referral may do so.',
  },
  'referral.notSender': {
    fr: 'Seule la structure qui a orienté le jeune, ou la Mission Locale qui le suit, peut le faire.',
    en: 'Only the structure that referred the youth, or the Mission Locale that follows the youth, may do so.',
  },
  'referral.notParty': {
    fr: 'Seules les structures entre lesquelles va l’orientation peuvent le faire.',
    en: 'Only the structures between which the referral goes may do so.',
  },
  'referral.otherNetwork': {
    fr: 'Une orientation se réadresse à une structure du même réseau que son destinataire.',
    en: 'A referral is redirected to a structure of the same network as its recipient.',
  },
  'referral.notDue': {
    fr: 'Une réponse est attendue jusqu’au {answerDueOn}.',
    en: 'An answer is awaited until {answerDueOn}.',
  },
  'referral.groundStands': {
    fr: 'Rien ne justifie de retirer cette orientation : ce motif n’est pas établi.',
    en: 'Nothing justifies withdrawing this referral: that cause is not established.',
  },
});
