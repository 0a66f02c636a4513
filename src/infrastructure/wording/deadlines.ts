/** What each kind of deadline asks of whoever sees it. One entry a kind of the domain; a test holds them together. */
const DEADLINE_LABELS: Readonly<Record<string, string>> = {
  CONVENTION_ANNIVERSARY: 'Reconduction tacite de la convention',
  STEERING_COMMITTEE_DUE: 'Comité de pilotage à tenir avant la fin de l’année',
  STEERING_COMMITTEE_MISSED: 'Aucun comité de pilotage tenu dans l’année',
  CONSENT_EXPIRY: 'Accord du jeune arrivant à échéance',
  CONSENT_EXPIRY_30: 'Accord du jeune à renouveler : échéance dans 30 jours',
  REFERRAL_UNANSWERED_7: 'Orientation sans réponse depuis 7 jours',
  REFERRAL_UNANSWERED_15: 'Orientation sans réponse depuis 15 jours',
  REFERRAL_EXPIRY: 'Orientation expirant faute de réponse',
  PACEA_AGE_26: 'Fin du PACEA : 26 ans',
  PACEA_24_MONTHS: 'Fin du PACEA : 24 mois',
  PACEA_24_MONTHS_60: 'PACEA arrivant à 24 mois dans 60 jours',
  PACEA_24_MONTHS_30: 'PACEA arrivant à 24 mois dans 30 jours',
  PACEA_PLANNED_END: 'Fin prévue du PACEA : à évaluer ou à prolonger',
  PHASE_OVERDUE_15: 'Phase du PACEA à évaluer : fin prévue dépassée de 15 jours',
  CEJ_END: 'Fin du CEJ',
  CEJ_END_30: 'CEJ arrivant à son terme dans 30 jours',
  PREPA_OUTCOME: 'Situation à mesurer 30 jours après la Prépa Apprentissage',
  CONTRACT_START: 'Début du contrat d’apprentissage à confirmer',
  REVIEW_DUE: 'Bilan partagé à tenir',
  REBOUND_DUE: 'Solution à trouver après la rupture du contrat',
  IMILO_UNACKNOWLEDGED: 'Mise à jour i-milo transmise il y a 7 jours, sans réponse',
  IMILO_REJECTED: 'Mise à jour i-milo rejetée : à corriger',
  OFFER_EXPIRY: 'Offre arrivant à échéance',
  OFFER_EXPIRY_7: 'Offre à prolonger ou à retirer : échéance dans 7 jours',
  OFFER_EXPIRY_1: 'Offre à prolonger ou à retirer : échéance demain',
  SUBJECT_REQUEST_20: 'Demande d’exercice de droits : 20 jours écoulés sur un mois',
  SUBJECT_REQUEST_27: 'Demande d’exercice de droits : 27 jours écoulés sur un mois',
  SUBJECT_REQUEST_DUE: 'Demande d’exercice de droits : dernier jour pour répondre',
  RETENTION_DUE: 'Durée de conservation atteinte : données à effacer',
};

export const DEADLINE_KINDS: readonly string[] = Object.keys(DEADLINE_LABELS);

export function deadlineLabel(kind: string): string {
  return DEADLINE_LABELS[kind] ?? kind;
}
