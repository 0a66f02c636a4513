import { REGION_NAMES } from '../../projections/annual-report/render/french.js';

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
  ageGround: 'Motif de dérogation d’âge', confirmedBy: 'Confirmé par', by: 'Par', withinSixMonths: 'Moins de six mois après le précédent',
  decaNumber: 'N° DECA', employerConfirmed: 'Employeur confirmé', diplomaConfirmed: 'Diplôme confirmé', datesConfirmed: 'Dates confirmées',
  dates: 'Dates du contrat', signedOn: 'Signé le', endedOn: 'Terminé le', annulledOn: 'Annulé le', approvedBy: 'Approuvé par',
  parties: 'Parties', signatories: 'Signataires', capacity: 'Capacité', termYears: 'Durée initiale (années)', renewal: 'Reconduction', territory: 'Territoire',
  subject: 'Sujet', periodStart: 'Début de la période', periodEnd: 'Fin de la période', trackingNumber: 'N° de recommandé', date: 'Date',
  attendance: 'Présents', representatives: 'Représentants', owner: 'Chargé de l’exécution', name: 'Nom', codes: 'Codes', system: 'Référentiel', uai: 'UAI',
  uaiLetterWarning: 'Lettre de l’UAI inattendue', regionCode: 'Région', timeZone: 'Fuseau horaire', into: 'Structure d’accueil', previous: 'Référent précédent',
  disclosure: 'Diffusion', commune: 'Commune', seats: 'Postes', durationMonths: 'Durée (mois)', pathwayId: 'Parcours', audience: 'Public', hosts: 'Organisateurs',
  place: 'Lieu', present: 'Présents', absent: 'Absents', anonymousCount: 'Participants non inscrits', cejHours: 'Heures au titre du CEJ', year: 'Année',
  edition: 'Édition', knownAt: 'Dernière position connue', observedUntil: 'Observé jusqu’au', definitions: 'Version des définitions', figures: 'Chiffres',
  indicator: 'Indicateur', measure: 'Mesure', value: 'Valeur', narrative: 'Commentaire', providerId: 'Prestataire', predecessorId: 'Convention précédente',
  parentId: 'Rattachement', successorId: 'Convention qui remplace', sentOn: 'Envoyé le',
}; // prettier-ignore

/** Identifiers and digests that mean nothing to a reader: pages leave them out, exports hold them. */
const TECHNICAL = new Set([
  'consentId', 'referralId', 'attemptId', 'contractId', 'prepaId', 'reviewId', 'updateId', 'supersededBy', 'phaseId', 'objectiveId', 'activityId',
  'immersionId', 'requestId', 'conventionId', 'amendmentId', 'meetingId', 'decisionId', 'disputeId', 'positioningId', 'offerId',
  'noticeSha256', 'sha256', 'keyFingerprints', 'certificate',
]); // prettier-ignore

export function isTechnical(field: string): boolean {
  return TECHNICAL.has(field);
}

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
  RQTH: 'reconnaissance de travailleur handicapé', '16-17': '16 et 17 ans', '18-21': '18 à 21 ans', '22-25': '22 à 25 ans', '26+': '26 ans et plus',
  PHONE: 'téléphone', SMS: 'SMS', EMAIL: 'courriel', POST: 'courrier', ADDRESS: 'adresse', IN_PERSON: 'en personne', VIA_REFERENT: 'par le référent',
  NEW_PHASE: 'nouvelle phase', EXTEND: 'prolongation', CEJ: 'CEJ', PACEA: 'PACEA', END: 'fin de l’accompagnement', AGE: 'limite d’âge', ERASURE: 'effacement',
  DISCOVER: 'découvrir un métier', CONFIRM: 'confirmer un projet', RECRUIT: 'préparer un recrutement',
  BUSINESS_TAKEOVER: 'création ou reprise d’entreprise', HIGH_LEVEL_SPORT: 'sportif de haut niveau', HIGHER_DIPLOMA: 'suite d’un contrat, diplôme supérieur',
  BREAK_OUTSIDE_WILL: 'suite d’une rupture involontaire', UNFITNESS: 'suite d’une inaptitude', OBTAINED: 'obtenu', NOT_OBTAINED: 'non obtenu', UNKNOWN: 'inconnu',
  NEW_CONTRACT: 'nouveau contrat', BREAK_CANCELLED: 'rupture annulée', CONTRACT_ANNULLED: 'contrat annulé', MANUAL: 'saisie manuelle', FILE: 'fichier', API: 'interface',
  UNKNOWN_FILE: 'dossier inconnu', IDENTITY_MISMATCH: 'identité discordante', RIGHTS: 'droits insuffisants', FORMAT: 'format', NEWER_VERSION: 'version plus récente',
  SUBJECT_REQUEST: 'demande du jeune', RETENTION_ENDED: 'fin de la durée de conservation', CONSENT_WITHDRAWN: 'accord retiré', UNLAWFUL: 'traitement illicite',
  I_MILO: 'i-milo, système d’information des Missions Locales', ACCESS: 'accès', RECTIFICATION: 'rectification', RESTRICTION: 'limitation', PORTABILITY: 'portabilité',
  GRANTED: 'satisfaite', PARTLY_GRANTED: 'satisfaite en partie', REFUSED: 'refus', DISPUTE: 'litige', CONTROL: 'contrôle',
  IDENTITY: 'identité', CONTACT: 'coordonnées', EMPLOYER: 'employeur', identity: 'identité', contact: 'coordonnées', contract: 'contrat', note: 'notes',
  employer: 'employeur', staff: 'agent', PRESIDENT: 'président', DIRECTOR: 'directeur', DELEGATE: 'délégataire', YEARLY_TACIT: 'tacite, d’année en année', INTERPRETATION: 'interprétation', EXECUTION: 'exécution',
  ML: 'Mission Locale', CMA: 'chambre de métiers', CMAR: 'chambre de métiers de région', CFA: 'centre de formation d’apprentis', ARML: 'association régionale des Missions Locales',
  ORIENTATION: 'orientation', TRAINING: 'formation', COMPANIES: 'lien avec les entreprises', FULL: 'employeur nommé', ANONYMOUS: 'employeur non nommé',
  HIRED: 'embauché', YOUTH_DECLINED: 'le jeune décline', OFFER_CLOSED: 'offre close', HIRED_ELSEWHERE: 'embauché ailleurs',
  CRAFT_DISCOVERY: 'découverte des métiers', FAIR: 'salon ou forum', SCHOOL: 'établissement scolaire', COMPANY_VISIT: 'visite d’entreprise', PREPA_PROMOTION: 'promotion de la Prépa Apprentissage',
  CEJ_WORKSHOP: 'atelier pour les jeunes en CEJ', EXCHANGE_DAY: 'journée d’échange', RESOURCE_SHARING: 'mutualisation de ressources',
  ALL: 'tous publics', ASE: 'aide sociale à l’enfance', JUSTICE: 'sous main de justice', BPI: 'protection internationale', DISABILITY: 'handicap',
}; // prettier-ignore

const LEVELS = {
  NONE: 'sans diplôme',
  '3': 'niveau 3 (CAP, BEP)',
  '4': 'niveau 4 (baccalauréat)',
  '5': 'niveau 5 (bac +2)',
  '5+': 'niveau 5 et plus',
  '6': 'niveau 6 (bac +3)',
};

/** Codes that mean something only in their field: elsewhere `24` is a number, here it is a region. */
const CODES_OF_FIELD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  regionCode: REGION_NAMES,
  territory: REGION_NAMES,
  entryQualification: LEVELS,
  qualificationLevel: LEVELS,
}; // prettier-ignore

export function fieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? field;
}

/** A code in words; those of some fields are read in the light of the field. */
export function codeLabel(code: string, field = ''): string {
  return CODES_OF_FIELD[field]?.[code] ?? CODE_LABELS[code] ?? code;
}
