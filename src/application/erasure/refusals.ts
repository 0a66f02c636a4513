import { defineRefusals } from '../../domain/kernel/refusals.js';

export const erasureRefusals = defineRefusals({
  'erasure.requester': {
    fr: 'Le compte qui demande l’effacement est inconnu ou n’est plus actif.',
    en: 'The account that asks for the erasure is unknown or no longer active.',
  },
});
