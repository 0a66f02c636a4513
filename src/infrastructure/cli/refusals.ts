import { defineRefusals } from '../../domain/kernel/refusals.js';

/** What a store could not do, in words. */
export const faults = defineRefusals({
  'data.corrupt': {
    fr: 'Une base de données est illisible ou altérée : rien n’a été touché. Restaurez une sauvegarde.',
    en: 'A database cannot be read or was altered: nothing was touched. Restore a backup.',
  },
  'data.full': {
    fr: 'Le disque est plein : rien de ce qui était acquis n’est perdu. Libérez de la place et recommencez.',
    en: 'The disk is full: nothing that was acknowledged is lost. Make room and start again.',
  },
  'vault.kekMissing': {
    fr: 'La clé de chiffrement du coffre manque : rendez le fichier kek.key ou la variable PASSERELLE_KEK.',
    en: 'The key-encryption key of the vault is missing: give back kek.key or PASSERELLE_KEK.',
  },
  'vault.kekFromEnvironment': {
    fr: 'La clé du coffre vient de l’environnement : donnez la nouvelle par PASSERELLE_KEK, l’ancienne par PASSERELLE_KEK_PREVIOUS, et redémarrez.',
    en: 'The key of the vault comes from the environment: give the new one as PASSERELLE_KEK, the old one as PASSERELLE_KEK_PREVIOUS, and start again.',
  },
  'erasure.incomplete': {
    fr: 'L’effacement n’est pas achevé : quelqu’un lit encore le coffre. Il reprendra de lui-même ; le certificat attend.',
    en: 'The erasure is not complete: somebody still reads the vault. It goes on by itself; the certificate waits.',
  },
  unavailable: {
    fr: 'Momentanément impossible ({reason}) : rien n’est à moitié fait, la même commande peut être redonnée.',
    en: 'Not possible for now ({reason}): nothing is half done, the same command may be given again.',
  },
  unexpected: { fr: 'Erreur inattendue ({reason}).', en: 'Unexpected error ({reason}).' },
});

/** What a command line asks for and cannot have. */
export const usage = defineRefusals({
  'usage.twoAccounts': {
    fr: 'Un effacement demande deux comptes : --requested-by et --approved-by.',
    en: 'An erasure takes two accounts: --requested-by and --approved-by.',
  },
  'usage.retentionLater': {
    fr: 'Rien ne s’efface avant son échéance : nous sommes le {today}.',
    en: 'Nothing is erased before it is due: today is {today}.',
  },
  'usage.file': { fr: 'Impossible de lire {file}.', en: 'Cannot read {file}.' },
  'usage.path': {
    fr: 'Ce fichier ne peut être ni lu ni écrit ({reason}).',
    en: 'This file cannot be read or written ({reason}).',
  },
  'usage.tickTooFar': {
    fr: 'L’horloge n’avance pas au {on}, à plus de {days} jours d’ici.',
    en: 'The clock does not go on to {on}, more than {days} days from now.',
  },
  'usage.notJson': { fr: '{file} n’est pas du JSON.', en: '{file} is no JSON.' },
  'usage.compare': {
    fr: 'Donnez deux années, ou une année et --editions suivi de deux numéros.',
    en: 'Give two years, or one year and --editions with two numbers.',
  },
  'usage.structure': {
    fr: 'Aucune structure n’est enregistrée sous {id}.',
    en: 'No structure is recorded under {id}.',
  },
  'imilo.noGateway': {
    fr: 'Aucune interface n’est configurée : PASSERELLE_IMILO_URL.',
    en: 'No interface is configured: PASSERELLE_IMILO_URL.',
  },
  'imilo.textUnknown': {
    fr: 'Aucune mise à jour ne porte l’identifiant {id}, ou son contenu est effacé.',
    en: 'No update has the identifier {id}, or its content is erased.',
  },
  'projection.unknown': {
    fr: 'Il n’y a pas de lecture nommée « {name} ». Connues : {known}.',
    en: 'There is no projection named {name}. Known: {known}.',
  },
  'usage.catalogue': {
    fr: 'Le catalogue ne connaît pas « {name} » : ni commande, ni événement, ni lecture, ni indicateur, ni refus de ce nom.',
    en: 'The catalogue does not know {name}: no command, event, query, indicator or refusal is so named.',
  },
});
