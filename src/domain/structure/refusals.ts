import { defineRefusals } from '../kernel/refusals.js';

export const structure = defineRefusals({
  'structure.unknown': {
    fr: 'Aucune structure n’est enregistrée sous cet identifiant.',
    en: 'No structure is registered under this identifier.',
  },
  'structure.registered': {
    fr: 'Une structure est déjà enregistrée sous cet identifiant.',
    en: 'A structure is already registered under this identifier.',
  },
  'structure.notYet': {
    fr: 'La structure n’existait pas encore à cette date : elle est enregistrée au {registeredOn}.',
    en: 'The structure did not exist yet on this date: it is registered as of {registeredOn}.',
  },
  'structure.ended': {
    fr: 'La structure a fermé ou fusionné le {endsOn}.',
    en: 'The structure closed or merged on {endsOn}.',
  },
  'structure.otherNetwork': {
    fr: 'Une tête de réseau n’enregistre que les structures de son réseau, une association régionale que ses Missions Locales.',
    en: 'A national body registers structures of its own network only, a regional association its Missions Locales only.',
  },
  'structure.regionMissing': {
    fr: 'Indiquez la région : seules les têtes de réseau n’en ont pas.',
    en: 'Give the region: only the national bodies have none.',
  },
  'structure.parent': {
    fr: 'La structure de rattachement doit être active à cette date et du même réseau.',
    en: 'The parent structure must be active on this date and of the same network.',
  },
  'structure.codeDates': {
    fr: 'Le code {code} finit avant de commencer.',
    en: 'The code {code} ends before it begins.',
  },
  'structure.codeOverlap': {
    fr: 'Deux codes du système {system} vaudraient le même jour.',
    en: 'Two codes of the system {system} would be valid on the same day.',
  },
  'structure.mergeIntoItself': {
    fr: 'Une structure ne fusionne pas avec elle-même.',
    en: 'A structure does not merge into itself.',
  },
  'structure.mergeKind': {
    fr: 'Une structure ne fusionne qu’avec une structure de même nature.',
    en: 'A structure only merges into one of the same kind.',
  },
  'structure.mergeIntoEnded': {
    fr: 'La structure d’accueil doit être active à cette date, et le rester.',
    en: 'The structure it merges into must be active on this date, and stay so.',
  },
  'account.taken': {
    fr: 'Un compte existe déjà sous cet identifiant.',
    en: 'An account already exists under this identifier.',
  },
  'account.role': {
    fr: 'Ce rôle n’existe pas dans une structure de cette nature.',
    en: 'There is no such role in a structure of this kind.',
  },
  'account.roleByKeeper': {
    fr: 'Seule la tête de réseau ou l’association régionale ouvre un compte de ce rôle.',
    en: 'Only the national body or the regional association opens an account with this role.',
  },
  'account.unknown': {
    fr: 'Ce compte n’est pas un compte de la structure.',
    en: 'This account is not one of the structure.',
  },
  'account.notOpen': {
    fr: 'Ce compte n’est pas ouvert à cette date.',
    en: 'This account is not open on this date.',
  },
  'referent.designated': {
    fr: 'Un référent est déjà désigné pour ce sujet : remplacez-le.',
    en: 'A referent is already designated for this subject: replace them.',
  },
  'referent.none': {
    fr: 'Aucun référent n’est désigné pour ce sujet.',
    en: 'No referent is designated for this subject.',
  },
  'referent.anotherAccount': {
    fr: 'Le référent désigné pour ce sujet est un autre compte.',
    en: 'The referent designated for this subject is another account.',
  },
  'referent.before': {
    fr: 'Le référent de ce sujet n’est désigné qu’à partir du {since}.',
    en: 'The referent of this subject is only designated from {since}.',
  },
});
