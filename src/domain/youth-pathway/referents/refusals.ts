import { defineRefusals } from '../../kernel/refusals.js';

export const referents = defineRefusals({
  'referent.account': {
    fr: 'Ce compte n’est pas actif dans cette structure à cette date.',
    en: 'This account is not active in this structure on this date.',
  },
  'referent.role': {
    fr: 'Cette structure ne peut pas désigner de référent {role}.',
    en: 'This structure cannot name a {role} referent.',
  },
  'referent.missionLocale': {
    fr: 'Le référent Mission Locale appartient à la Mission Locale qui suit le jeune.',
    en: 'The Mission Locale referent belongs to the Mission Locale that follows the youth.',
  },
  'referent.overlap': {
    fr: 'Un autre référent tenait déjà ce rôle le {since} : la date doit lui être postérieure.',
    en: 'Another referent already held this role on {since}: the date must be later.',
  },
  'referent.other': {
    fr: 'Le rôle {role} est tenu par un autre référent.',
    en: 'The role {role} is held by another referent.',
  },
  'transfer.from': {
    fr: 'Le jeune n’est pas suivi par la Mission Locale de départ indiquée.',
    en: 'The youth is not followed by the Mission Locale given as the one that transfers.',
  },
  'transfer.structure': {
    fr: 'Les deux Missions Locales doivent être en activité à la date du transfert.',
    en: 'Both Missions Locales must be active on the date of the transfer.',
  },
  'transfer.tooEarly': {
    fr: 'La Mission Locale actuelle suit le jeune depuis le {since} : le transfert ne peut pas être antérieur.',
    en: 'The present Mission Locale has followed the youth since {since}: the transfer cannot be earlier.',
  },
});
