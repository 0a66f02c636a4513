import { defineRefusals } from '../../domain/kernel/refusals.js';

export const printing = defineRefusals({
  'report.noChromium': {
    fr: 'Aucun Chromium pour imprimer le PDF : installez-en un, ou nommez-le par PASSERELLE_CHROMIUM. La page HTML s’imprime aussi.',
    en: 'No Chromium to print the PDF: install one, or name it as PASSERELLE_CHROMIUM. The HTML page prints too.',
  },
  'report.notPrinted': {
    fr: 'Chromium n’a pas pu imprimer le PDF. La page HTML s’imprime aussi.',
    en: 'Chromium could not print the PDF. The HTML page prints too.',
  },
});
