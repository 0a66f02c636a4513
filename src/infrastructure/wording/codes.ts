/** Names of fields where people read them; a field that is not here shows under its own name. */
const FIELD_LABELS: Readonly<Record<string, string>> = {
  lastName: 'Nom', firstName: 'Prénom', birthDate: 'Date de naissance', imiloNumber: 'N° i-milo', sex: 'Sexe', ageBand: 'Tranche d’âge',
  entryQualification: 'Niveau à l’entrée', priorityNeighbourhood: 'Quartier prioritaire', missionLocaleId: 'Mission Locale',
  phone: 'Téléphone', email: 'Courriel', address: 'Adresse', preferredChannel: 'Canal préféré', verifiedOn: 'Vérifié le',
  account: 'Compte', structureId: 'Structure', role: 'Rôle', from: 'De', to: 'À', reason: 'Motif', survivor: 'Parcours conservé',
  plannedEndOn: 'Fin prévue', diagnosticOn: 'Diagnostic', engagementContractSignedOn: 'Contrat d’engagement signé le',
  kind: 'Nature', category: 'Catégorie', label: 'Libellé', participants: 'Participants', result: 'Résultat', next: 'Suite', comment: 'Commentaire',
  newEndOn: 'Nouvelle fin', cause: 'Cause', weeklyHours: 'Heures par semaine', justification: 'Justification', parcours: 'Parcours',
  parcoursEndOn: 'Fin du parcours', structuring: 'Structurante', hoursDeclared: 'Heures déclarées', hoursValidated: 'Heures validées',
  scope: 'Portée', recipient: 'Destinataire', dataCategories: 'Données couvertes', noticeVersion: 'Notice d’information', channel: 'Canal',
  expiresOn: 'Échéance', collectedBy: 'Recueilli par', proof: 'Preuve', direction: 'Sens', purpose: 'Objet', message: 'Message',
  contactCopy: 'Coordonnées transmises', answerDueOn: 'Réponse attendue le', outcome: 'Issue', project: 'Projet', note: 'Note',
  hoursPerWeek: 'Heures par semaine', withinCej: 'Pendant un CEJ', situation: 'Situation', object: 'Objet', siret: 'SIRET',
  startOn: 'Début', practicalStartOn: 'Début en entreprise', employerName: 'Employeur', employerSiret: 'SIRET de l’employeur', cfaId: 'CFA',
  chamberId: 'Chambre', rncp: 'RNCP', diplomaCode: 'Code diplôme', diplomaLabel: 'Diplôme', qualificationLevel: 'Niveau de qualification',
  trade: 'Famille de métiers', derogation: 'Dérogation', diplomaResult: 'Résultat au diplôme', level: 'Niveau', motives: 'Motifs',
  regime: 'Régime', inCompanyDays: 'Jours en entreprise', declaredBy: 'Déclaré par', brokenOn: 'Date de rupture', cancelled: 'Rupture annulée', dueOn: 'Échéance',
  progress: 'Avancement', version: 'Version', code: 'Code', right: 'Droit', ground: 'Fondement', fields: 'Champs', categories: 'Catégories',
}; // prettier-ignore

const CODE_LABELS: Readonly<Record<string, string>> = {
  ML_TO_CMA: 'Mission Locale vers chambre', CMA_TO_ML: 'chambre vers Mission Locale', NETWORK_CMA: 'le réseau des CMA', NETWORK_ML: 'le réseau des Missions Locales',
  CONTACT_TRANSMISSION: 'transmission des coordonnées (art. 4.3)', SHARED_FOLLOW_UP: 'suivi partagé (art. 4.4)',
  SIGNED_PAPER: 'papier signé', ONLINE: 'en ligne', SMS_CODE: 'code par SMS', WITNESSED_ORAL: 'oral avec témoin',
  APPRENTICESHIP: 'apprentissage', PREPA: 'Prépa Apprentissage', WELCOME: 'accueil individuel', IMMERSION: 'immersion', OFFER: 'offre', ENTREPRENEURSHIP: 'entrepreneuriat',
  POST_BREAK: 'après une rupture', MOBILITY: 'mobilité', FREE: 'libre (45 premiers jours)', AGREEMENT: 'accord des parties', DISMISSAL: 'licenciement', RESIGNATION: 'démission',
  CFA_EXCLUSION: 'exclusion du CFA', DIPLOMA: 'obtention du diplôme', COURT: 'décision de justice', REACHED: 'joint ou atteint', PARTLY: 'partiellement', NOT_REACHED: 'non atteint',
  NO_ANSWER: 'sans réponse', UNREACHABLE: 'injoignable', WRONG_CONTACT: 'coordonnées erronées', DO_NOT_CONTACT: 'ne pas contacter',
  CONFIRMED: 'confirmé', CHANGED: 'modifié', ABANDONED: 'abandonné', TO_DEEPEN: 'à approfondir',
  POSITIVE_EXIT_APPRENTICESHIP: 'sortie positive : apprentissage', POSITIVE_EXIT_JOB: 'sortie positive : emploi', POSITIVE_EXIT_TRAINING: 'sortie positive : formation',
  AGE_LIMIT: 'limite d’âge', YOUTH_REQUEST: 'à la demande du jeune', MOVED: 'déménagement', LOST_CONTACT: 'perdu de vue', DUPLICATE: 'doublon', OTHER: 'autre',
  AUTONOMY: 'autonomie atteinte', AGE_26: '26 ans', MAX_DURATION: 'durée maximale', LEGACY_BREACH: 'manquement (avant 2025)', TERM: 'terme', INSERTION: 'insertion', BREACH: 'manquement',
  NO_TRAINING_STREAM: 'pas de filière', PUBLIC_MISMATCH: 'public non concerné', NO_PLACE: 'pas de place', ALREADY_FOLLOWED: 'déjà accompagné', YOUTH_REFUSES: 'refus du jeune', OUT_OF_ZONE: 'hors secteur',
  CONTRACT: 'contrat', OFFER_POSITIONED: 'positionné sur une offre', OTHER_TRAINING: 'autre formation', JOB: 'emploi', BACK_TO_ML: 'retour à la Mission Locale', NO_FOLLOW_UP: 'sans suite',
  CONSENT_REVOKED: 'accord retiré', CONSENT_EXPIRED: 'accord échu', OBJECTION: 'opposition', CONVENTION_ENDED: 'fin de la convention',
  NATIONAL: 'nationale', REGIONAL: 'régionale', LOCAL: 'locale', F: 'femme', M: 'homme', NONE: 'aucun',
  PUBLIC_TASK: 'mission d’intérêt public', CONSENT: 'accord du jeune', LEGAL_OBLIGATION: 'obligation légale',
  FOLLOW_UP: 'accompagnement', PARTNERSHIP: 'partenariat', DATA_PROTECTION: 'protection des données', REPORTING: 'bilan annuel',
  ML_ADVISER: 'conseiller de Mission Locale', CMA_REFERENT: 'référent de chambre', CFA_REFERENT: 'référent de CFA', UNML: 'UNML', CMA_FRANCE: 'CMA France',
  DPO: 'délégué à la protection des données', AUDITOR: 'auditeur', YOUTH: 'le jeune', CLOCK: 'l’horloge', IMPORT: 'reprise de données', COMMITTEE: 'comité de pilotage',
}; // prettier-ignore

export function fieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? field;
}

export function codeLabel(code: string): string {
  return CODE_LABELS[code] ?? code;
}
