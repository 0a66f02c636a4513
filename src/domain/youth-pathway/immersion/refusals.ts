import { defineRefusals } from '../../kernel/refusals.js';

export const immersion = defineRefusals({
  'immersion.age': {
    fr: 'L’immersion en entreprise est ouverte à partir de 16 ans.',
    en: 'An immersion in a company is open from the age of 16.',
  },
  'immersion.endBeforeStart': {
    fr: 'L’immersion se termine avant de commencer.',
    en: 'The immersion ends before it starts.',
  },
  'immersion.tooLong': {
    fr: 'L’immersion dure au plus un mois : dernier jour possible le {lastOn}.',
    en: 'An immersion lasts at most one month: last possible day {lastOn}.',
  },
  'immersion.renewedOnce': {
    fr: 'Une immersion se renouvelle une seule fois dans la même entreprise pour le même objet.',
    en: 'An immersion is renewed only once in the same company for the same object.',
  },
  'immersion.unknown': {
    fr: 'Cette immersion n’existe pas dans le parcours.',
    en: 'The pathway has no such immersion.',
  },
  'immersion.ambiguous': {
    fr: 'Précisez l’immersion : {count} sont prévues.',
    en: 'Say which immersion: {count} are planned.',
  },
  'immersion.notBegun': {
    fr: 'L’immersion ne commence que le {from}.',
    en: 'The immersion only begins on {from}.',
  },
  'immersion.settled': {
    fr: 'Cette immersion a déjà une autre issue.',
    en: 'This immersion already has another outcome.',
  },
});
