import { defineRefusals } from '../../kernel/refusals.js';

export const lifecycle = defineRefusals({
  'pathway.closed': {
    fr: 'Ce parcours est clos : rouvrez-le d’abord.',
    en: 'This pathway is closed: reopen it first.',
  },
  'pathway.merged': {
    fr: 'Ce parcours a été réuni avec {survivor} : agissez sur celui-là.',
    en: 'This pathway was merged into {survivor}: act on that one.',
  },
  'pathway.pendingReferral': {
    fr: 'Une orientation attend encore sa réponse : annulez-la ou attendez la réponse avant de clore.',
    en: 'A referral still awaits its answer: cancel it or wait for the answer before closing.',
  },
  'pathway.tooEarly': {
    fr: 'La date ne peut pas précéder le {since}.',
    en: 'The date cannot be before {since}.',
  },
  'merge.survivor': {
    fr: 'Le parcours conservé doit exister et être en cours.',
    en: 'The surviving pathway must exist and be live.',
  },
  'merge.itself': {
    fr: 'Un parcours ne peut pas être réuni avec lui-même.',
    en: 'A pathway cannot be merged into itself.',
  },
  'merge.secondAccount': {
    fr: 'La réunion de deux parcours est confirmée par un second compte actif, différent du vôtre.',
    en: 'The merging of two pathways is confirmed by a second active account, different from yours.',
  },
});
