import { defineRefusals } from '../../kernel/refusals.js';

export const imilo = defineRefusals({
  'imilo.unknown': {
    fr: 'Aucune mise à jour i-milo ne correspond.',
    en: 'No i-milo update matches.',
  },
  'imilo.numberUnknown': {
    fr: 'Le numéro de dossier i-milo du jeune n’est pas connu.',
    en: 'The youth’s i-milo file number is not known.',
  },
  'imilo.alreadyPrepared': {
    fr: 'La version {version} de ce contrat a déjà sa mise à jour i-milo : {updateId}.',
    en: 'Version {version} of this contract already has its i-milo update: {updateId}.',
  },
  'imilo.idTaken': {
    fr: 'Cet identifiant est déjà celui d’une autre mise à jour.',
    en: 'This identifier is already that of another update.',
  },
  'imilo.inconsistent': {
    fr: 'Cette donnée n’est pas celle du contrat dans sa version {version}.',
    en: 'This is not what the contract says in its version {version}.',
  },
  'imilo.nothingToTell': {
    fr: 'Ce contrat est annulé et i-milo n’en a pas eu connaissance : il n’y a rien à transmettre.',
    en: 'This contract is annulled and i-milo never heard of it: there is nothing to tell.',
  },
  'imilo.superseded': {
    fr: 'Cette mise à jour n’est plus à transmettre ({reason}).',
    en: 'This update is no longer to be delivered ({reason}).',
  },
  'imilo.notDelivered': {
    fr: 'Cette mise à jour n’a pas été transmise, ou i-milo y a déjà répondu.',
    en: 'This update was not delivered, or i-milo has already answered it.',
  },
  'imilo.tooEarly': {
    fr: 'La date ne peut précéder l’étape d’avant, le {since}.',
    en: 'The date cannot be before the previous step, on {since}.',
  },
});
