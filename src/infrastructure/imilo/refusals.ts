import { defineRefusals } from '../../domain/kernel/refusals.js';

/** What is wrong with an answer of i-milo, or with where it is to be reached. */
export const imiloRefusals = defineRefusals({
  'imilo.updateUnknown': {
    fr: 'Aucune mise à jour ne porte cet identifiant.',
    en: 'No update has this identifier.',
  },
  'imilo.answerUnclear': {
    fr: 'La réponse doit être ACKNOWLEDGED, ou REJECTED avec un code parmi {codes}.',
    en: 'The answer must be ACKNOWLEDGED, or REJECTED with one of the codes {codes}.',
  },
  'usage.imiloUrl': {
    fr: 'PASSERELLE_IMILO_URL doit être une adresse https (http sur cette machine seulement), sans identifiants.',
    en: 'PASSERELLE_IMILO_URL must be an https address (http on this machine only), without credentials.',
  },
});
