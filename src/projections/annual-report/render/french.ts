import type { Dimension } from '../indicators/definition.js';

/** INSEE region codes, and the overseas collectivities that stand for one. */
export const REGION_NAMES: Readonly<Record<string, string>> = {
  '01': 'Guadeloupe',
  '02': 'Martinique',
  '03': 'Guyane',
  '04': 'La Réunion',
  '06': 'Mayotte',
  '11': 'Île-de-France',
  '24': 'Centre-Val de Loire',
  '27': 'Bourgogne-Franche-Comté',
  '28': 'Normandie',
  '32': 'Hauts-de-France',
  '44': 'Grand Est',
  '52': 'Pays de la Loire',
  '53': 'Bretagne',
  '75': 'Nouvelle-Aquitaine',
  '76': 'Occitanie',
  '84': 'Auvergne-Rhône-Alpes',
  '93': 'Provence-Alpes-Côte d’Azur',
  '94': 'Corse',
  '975': 'Saint-Pierre-et-Miquelon',
  '977': 'Saint-Barthélemy',
  '978': 'Saint-Martin',
  '984': 'Terres australes et antarctiques françaises',
  '986': 'Wallis-et-Futuna',
  '987': 'Polynésie française',
  '988': 'Nouvelle-Calédonie',
  '989': 'Île de Clipperton',
  FR: 'France (niveau national)',
};

const VALUES: Readonly<Partial<Record<Dimension, Readonly<Record<string, string>>>>> = {
  region: REGION_NAMES,
  level: { NATIONAL: 'Nationale', REGIONAL: 'Régionale', LOCAL: 'Locale' },
  subject: {
    ORIENTATION: 'Orientation',
    TRAINING: 'Formation',
    APPRENTICESHIP: 'Apprentissage',
    COMPANIES: 'Lien avec les entreprises',
    PREPA: 'Prépa Apprentissage',
    OTHER: 'Autre',
    CRAFT_DISCOVERY: 'Découverte des métiers',
    FAIR: 'Salon ou forum',
    SCHOOL: 'Intervention en établissement scolaire',
    COMPANY_VISIT: 'Visite d’entreprise',
    MOBILITY: 'Mobilité internationale',
    PREPA_PROMOTION: 'Promotion de la Prépa Apprentissage',
    CEJ_WORKSHOP: 'Atelier pour les jeunes en CEJ',
    ENTREPRENEURSHIP: 'Entrepreneuriat',
    EXCHANGE_DAY: 'Journée d’échange entre référents',
    RESOURCE_SHARING: 'Mutualisation de ressources',
  },
  network: { ML: 'Missions Locales', CMA: 'Chambres de métiers' },
  audience: {
    ALL: 'Tous publics',
    CEJ: 'Jeunes en CEJ',
    ASE: 'Aide sociale à l’enfance',
    JUSTICE: 'Jeunes sous main de justice',
    BPI: 'Bénéficiaires d’une protection internationale',
    DISABILITY: 'Situation de handicap',
  },
  sex: { F: 'Femmes', M: 'Hommes', OTHER: 'Autre' },
  ageBand: { '16-17': '16 et 17 ans', '18-21': '18 à 21 ans', '22-25': '22 à 25 ans', '26+': '26 ans et plus' },
  mode: { CEJ: 'CEJ', PACEA: 'PACEA', NONE: 'Ni CEJ ni PACEA' },
  entryQualification: {
    NONE: 'Sans diplôme',
    '3': 'Niveau 3 (CAP, BEP)',
    '4': 'Niveau 4 (baccalauréat)',
    '5+': 'Niveau 5 et plus',
  },
  scope: { CONTACT_TRANSMISSION: 'Transmission des coordonnées', SHARED_FOLLOW_UP: 'Suivi partagé' },
  purpose: {
    APPRENTICESHIP: 'Apprentissage',
    PREPA: 'Prépa Apprentissage',
    WELCOME: 'Accueil individuel',
    IMMERSION: 'Immersion',
    OFFER: 'Offre',
    ENTREPRENEURSHIP: 'Entrepreneuriat',
    POST_BREAK: 'Après une rupture',
    MOBILITY: 'Mobilité',
  },
  direction: { ML_TO_CMA: 'Mission Locale vers chambre', CMA_TO_ML: 'Chambre vers Mission Locale' },
  declineReason: {
    NO_TRAINING_STREAM: 'Pas de filière de formation',
    PUBLIC_MISMATCH: 'Public non concerné',
    NO_PLACE: 'Pas de place',
    DUPLICATE: 'Doublon',
    ALREADY_FOLLOWED: 'Déjà accompagné',
    YOUTH_REFUSES: 'Refus du jeune',
    OUT_OF_ZONE: 'Hors secteur',
    OTHER: 'Autre',
  },
  outcome: {
    APPRENTICESHIP: 'Apprentissage',
    OTHER_ALTERNANCE: 'Autre alternance',
    JOB: 'Emploi',
    TRAINING: 'Formation',
    SEARCH: 'En recherche',
    UNKNOWN: 'Inconnue',
  },
  qualificationLevel: { '3': 'Niveau 3', '4': 'Niveau 4', '5': 'Niveau 5', '6': 'Niveau 6' },
  regime: {
    FREE: 'Rupture libre (45 premiers jours)',
    AGREEMENT: 'Accord des parties',
    DISMISSAL: 'Licenciement',
    RESIGNATION: 'Démission',
    CFA_EXCLUSION: 'Exclusion du centre de formation',
    DIPLOMA: 'Obtention du diplôme',
    COURT: 'Décision de justice',
  },
  reason: {
    POSITIVE_EXIT_APPRENTICESHIP: 'Sortie positive : apprentissage',
    POSITIVE_EXIT_JOB: 'Sortie positive : emploi',
    POSITIVE_EXIT_TRAINING: 'Sortie positive : formation',
    AGE_LIMIT: 'Limite d’âge',
    YOUTH_REQUEST: 'À la demande du jeune',
    MOVED: 'Déménagement',
    LOST_CONTACT: 'Perdu de vue',
    DUPLICATE: 'Doublon',
    OTHER: 'Autre',
  },
  right: {
    ACCESS: 'Accès',
    RECTIFICATION: 'Rectification',
    ERASURE: 'Effacement',
    RESTRICTION: 'Limitation',
    PORTABILITY: 'Portabilité',
    OBJECTION: 'Opposition',
  },
};

/** Names of structures by stream, for the breakdowns by Mission Locale and chamber. */
export type StructureNames = ReadonlyMap<string, string>;

/** What a value of a dimension is called in French; itself where it has no other name. */
export function valueLabel(dimension: Dimension, value: string, names: StructureNames = new Map()): string {
  return VALUES[dimension]?.[value] ?? names.get(value) ?? value;
}

const NARROW_SPACE = '\u202f';

/** `12 345`: written here and not by Intl, whose spaces change with the release of Node. */
export function wholeNumber(value: number): string {
  const digits = String(Math.abs(value)).replace(/\B(?=(\d{3})+$)/g, NARROW_SPACE);
  return value < 0 ? `−${digits}` : digits;
}

/** `41,2 %`, rounded half up from whole numbers. */
export function percentage(numerator: number, denominator: number): string {
  const tenths = Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return `${wholeNumber(Math.floor(tenths / 10))},${tenths % 10}${NARROW_SPACE}%`;
}

export const MONTHS = [
  'janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre',
]; // prettier-ignore

/** `1er janvier 2026`. */
export function longDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const name = MONTHS[Number(month) - 1] ?? month;
  return `${Number(day) === 1 ? '1er' : String(Number(day))} ${name} ${year}`;
}
