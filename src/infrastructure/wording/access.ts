import type { AccessGround, RefusalReason } from '../../application/ports/access-log.js';
import type { QueryName } from '../../application/queries/catalogue.js';
import type { PersonalCategory } from '../../domain/kernel/personal.js';

/** What consultations are called where people read them. */

export const QUERY_LABELS: Readonly<Record<QueryName, string>> = {
  PathwayHistory: 'Histoire d’un parcours',
  ListPathways: 'Liste de parcours',
  PathwayConsents: 'Accords d’un jeune',
  ReferralContact: 'Coordonnées d’une orientation',
  ImiloUpdate: 'Mise à jour à recopier dans i-milo',
  Consultations: 'Consultations d’un parcours',
  OpenBreakGlass: 'Ouverture d’une lecture exceptionnelle',
  Agenda: 'Échéances',
  ListConventions: 'Conventions',
  ListStructures: 'Structures',
  AnnualReport: 'Rapport annuel',
  ExplainFigure: 'Justification d’un chiffre',
  ExportEvents: 'Export d’événements',
  AccessLog: 'Journal des consultations',
  AccessPackage: 'Dossier remis au jeune',
  Portability: 'Données remises au jeune pour un autre service',
};

export const GROUND_LABELS: Readonly<Record<AccessGround, string>> = {
  FOLLOWS: 'jeune suivi par la Mission Locale',
  FORMERLY_FOLLOWED: 'jeune suivi il y a moins de 90 jours',
  CONSENT: 'accord du jeune',
  OWN_DECLARATION: 'déclaré par la structure elle-même',
  OWN_PATH: 'parcours du jeune lui-même',
  STATED: 'motif déclaré',
  AUDIT: 'contrôle, sans donnée personnelle',
  BREAK_GLASS: 'lecture exceptionnelle',
  ROLE: 'rôle',
};

export const REFUSAL_LABELS: Readonly<Record<RefusalReason, string>> = {
  UNKNOWN: 'parcours inconnu',
  ROLE: 'rôle non habilité',
  ACCOUNT: 'compte ou structure non valable',
  RELATION: 'jeune non suivi',
  FOLLOW_UP_ENDED: 'suivi terminé depuis plus de 90 jours',
  CONSENT: 'aucun accord du jeune en cours',
  CONVENTION: 'aucune convention en vigueur',
  OBJECTION: 'opposition du jeune',
  RESTRICTED: 'traitement limité',
  REFERRAL: 'aucune orientation à lire',
};

export const CATEGORY_LABELS: Readonly<Record<PersonalCategory, string>> = {
  identity: 'identité',
  contact: 'coordonnées',
  contract: 'contrat',
  note: 'notes',
  employer: 'employeur',
  staff: 'personnel',
};

export function labelIn(labels: Readonly<Record<string, string>>, code: string | undefined): string {
  return code === undefined ? '' : (labels[code] ?? code);
}
