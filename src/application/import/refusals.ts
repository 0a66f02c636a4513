import { defineRefusals } from '../../domain/kernel/refusals.js';

/** What is wrong with a line before it is a command. */
export const importing = defineRefusals({
  'line.tooLong': {
    fr: 'La ligne dépasse {bytes} octets.',
    en: 'The line is longer than {bytes} bytes.',
  },
  'line.encoding': {
    fr: 'La ligne n’est pas en UTF-8.',
    en: 'The line is not UTF-8.',
  },
  'line.malformed': {
    fr: 'La ligne n’est pas un objet JSON.',
    en: 'The line is not a JSON object.',
  },
  'line.repeatedKey': {
    fr: 'Un même champ figure deux fois.',
    en: 'A field stands twice.',
  },
  'line.forbiddenKey': {
    fr: 'Un champ porte un nom réservé.',
    en: 'A field has a reserved name.',
  },
  'line.internal': {
    fr: 'Erreur interne : cette ligne n’a pas pu être traitée.',
    en: 'Internal error: this line could not be handled.',
  },
});
