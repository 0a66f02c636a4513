import { defineRefusals } from '../../domain/kernel/refusals.js';

export const queryRefusals = defineRefusals({
  // One sentence for a path that is unknown and for one that the reader may not read.
  'pathway.notFound': { fr: 'Parcours introuvable.', en: 'Pathway not found.' },
  'access.denied': {
    fr: 'Cette lecture n’est pas ouverte à votre rôle.',
    en: 'This reading is not open to your role.',
  },
  'history.beyondLog': {
    fr: 'La position {position} dépasse la fin du journal ({head}).',
    en: 'Position {position} is beyond the head of the log ({head}).',
  },
});
