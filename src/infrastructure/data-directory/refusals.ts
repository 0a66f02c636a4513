import { defineRefusals } from '../../domain/kernel/refusals.js';

export const dataRefusals = defineRefusals({
  'data.missing': {
    fr: 'Il n’y a pas de données Passerelle dans {path}.',
    en: 'There is no Passerelle data in {path}.',
  },
  'data.notOurs': {
    fr: '{path} contient autre chose que des données Passerelle : rien n’y a été touché. Choisissez un autre répertoire (--data).',
    en: '{path} holds something else than Passerelle data: nothing was touched. Choose another directory (--data).',
  },
  'data.newer': {
    fr: 'Les données sont au format {format}, plus récent que le format {known} connu de cette version : rien n’a été touché.',
    en: 'The data are in format {format}, newer than format {known} that this version knows: nothing was touched.',
  },
  'data.corrupt': {
    fr: 'Le fichier {file} est illisible ou altéré : rien n’a été touché. Restaurez une sauvegarde.',
    en: 'The file {file} cannot be read or was altered: nothing was touched. Restore a backup.',
  },
  'data.locked': {
    fr: 'Un autre processus utilise les données de {path} : arrêtez-le ou attendez qu’il ait fini.',
    en: 'Another process is using the data in {path}: stop it or wait until it is done.',
  },
  'data.unwritable': {
    fr: 'Impossible d’écrire dans {path} ({reason}).',
    en: 'Cannot write in {path} ({reason}).',
  },
});
