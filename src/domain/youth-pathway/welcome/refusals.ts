import { defineRefusals } from '../../kernel/refusals.js';

export const welcome = defineRefusals({
  'welcome.recorded': {
    fr: 'Un accueil est déjà enregistré ce jour-là pour cette orientation.',
    en: 'A welcome is already recorded on that day for this referral.',
  },
});
