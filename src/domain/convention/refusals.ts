import { defineRefusals } from '../kernel/refusals.js';

export const convention = defineRefusals({
  'convention.unknown': {
    fr: 'Aucune convention n’est signée sous cet identifiant.',
    en: 'No convention is signed under this identifier.',
  },
  'convention.signed': {
    fr: 'Une convention est déjà signée sous cet identifiant.',
    en: 'A convention is already signed under this identifier.',
  },
  'convention.notInForce': {
    fr: 'La convention n’est pas en vigueur à cette date.',
    en: 'The convention is not in force on this date.',
  },
  'convention.partyUnknown': {
    fr: 'Chaque partie est une structure active au jour de la signature, nommée une fois.',
    en: 'Each party is a structure active on the day of the signature, named once.',
  },
  'convention.oneNetwork': {
    fr: 'Une convention lie les deux réseaux : il faut au moins une partie de chacun.',
    en: 'A convention binds both networks: at least one party of each is needed.',
  },
  'convention.signatory': {
    fr: 'Seules les parties signent la convention.',
    en: 'Only the parties sign the convention.',
  },
  'convention.notAParty': {
    fr: 'Cette structure n’est pas partie à la convention.',
    en: 'This structure is not a party to the convention.',
  },
  'convention.parentMissing': {
    fr: 'Une convention régionale ou locale décline une convention : indiquez laquelle.',
    en: 'A regional or local convention deploys another: say which one.',
  },
  'convention.parent': {
    fr: 'La convention déclinée doit être en vigueur au jour de la signature et d’un niveau supérieur.',
    en: 'The convention that is deployed must be in force on the day of the signature, and of a higher level.',
  },
  'convention.predecessor': {
    fr: 'La convention précédente n’est pas connue.',
    en: 'The preceding convention is not known.',
  },
  'convention.successor': {
    fr: 'La convention qui remplace celle-ci en est une autre, du même niveau et en vigueur à cette date.',
    en: 'The convention that supersedes this one is another, of the same level and in force on this date.',
  },
  'convention.territory': {
    fr: 'Le territoire est la France pour une convention nationale, des régions pour une régionale, des structures pour une locale.',
    en: 'The territory is France for a national convention, regions for a regional one, structures for a local one.',
  },
  'convention.ended': {
    fr: 'La convention a pris fin le {endsOn}.',
    en: 'The convention ended on {endsOn}.',
  },
  'renewal.none': {
    fr: 'Cette convention ne se renouvelle pas par tacite reconduction.',
    en: 'This convention is not renewed tacitly.',
  },
  'renewal.notAnAnniversary': {
    fr: 'La tacite reconduction prend effet à la fin d’une période, au jour anniversaire de la signature, pour un an.',
    en: 'A tacit renewal takes effect when a term is over, on the anniversary of the signature, for one year.',
  },
  'denunciation.otherParty': {
    fr: 'Une partie ne dénonce la convention qu’en son nom.',
    en: 'A party denounces the convention in its own name only.',
  },
  'denunciation.sentOn': {
    fr: 'La date d’envoi est la date d’effet de la commande.',
    en: 'The date of sending is the effective date of the command.',
  },
  'denunciation.none': {
    fr: 'La résiliation suppose une dénonciation par lettre recommandée.',
    en: 'A termination needs a denunciation by registered letter.',
  },
  'denunciation.acknowledgedBefore': {
    fr: 'L’accusé de réception ne peut pas précéder l’envoi de la dénonciation, le {sentOn}.',
    en: 'The acknowledgement of receipt cannot come before the denunciation was sent, on {sentOn}.',
  },
  'diffusion.structure': {
    fr: 'La convention se diffuse aux structures actives à cette date.',
    en: 'The convention is diffused to structures active on this date.',
  },
  'diffusion.otherNetwork': {
    fr: 'Chaque partie diffuse la convention dans son réseau.',
    en: 'Each party diffuses the convention in its own network.',
  },
  'committee.convenedAfter': {
    fr: 'Une réunion se convoque au plus tard le jour où elle se tient.',
    en: 'A meeting is convened no later than the day on which it is held.',
  },
  'committee.unknownStructure': {
    fr: 'Une structure présente n’est pas connue.',
    en: 'A structure that attended is not known.',
  },
  'committee.partyAbsent': {
    fr: 'Le comité de pilotage se tient avec les deux parties : chaque réseau doit être représenté.',
    en: 'The steering committee is held with both parties: each network must be represented.',
  },
  'committee.unknownMeeting': {
    fr: 'Aucune réunion du comité de pilotage ne s’est tenue sous cet identifiant ou ce jour-là.',
    en: 'No meeting of the steering committee was held under this identifier or on that day.',
  },
  'committee.decidedBefore': {
    fr: 'Une décision ne peut pas précéder la réunion, tenue le {heldOn}.',
    en: 'A decision cannot come before the meeting, held on {heldOn}.',
  },
  'committee.owner': {
    fr: 'La structure chargée de la décision n’est pas connue.',
    en: 'The structure that carries out the decision is not known.',
  },
  'committee.dueBefore': {
    fr: 'L’échéance d’une décision ne peut pas la précéder.',
    en: 'A decision cannot be due before it is taken.',
  },
  'dispute.unknown': {
    fr: 'Aucun litige n’est ouvert sous cet identifiant.',
    en: 'No dispute is open under this identifier.',
  },
  'dispute.beforeSignature': {
    fr: 'Un litige ne peut pas précéder la signature de la convention.',
    en: 'A dispute cannot come before the signature of the convention.',
  },
  'dispute.before': {
    fr: 'Le litige n’est ouvert qu’à partir du {openedOn}.',
    en: 'The dispute is only open from {openedOn}.',
  },
  'dispute.settled': {
    fr: 'Ce litige est réglé à l’amiable.',
    en: 'This dispute is settled amicably.',
  },
});
