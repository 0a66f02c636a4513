import type { PersonalCategory } from '../../domain/kernel/personal.js';

/** What the categories of personal data are called where people read them. */
const CATEGORY_LABELS: Readonly<Record<PersonalCategory, string>> = {
  identity: 'identité',
  contact: 'coordonnées',
  contract: 'contrat',
  note: 'notes',
  employer: 'employeur',
  staff: 'agent',
};

export function categoryLabel(category: string): string {
  return (CATEGORY_LABELS as Readonly<Record<string, string>>)[category] ?? category;
}
