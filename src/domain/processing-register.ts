import { aggregates } from './catalogue.js';
import type { LegalBasis, Purpose } from './kernel/event.js';
import { PERSONAL_CATEGORIES, type PersonalCategory, type PersonalMark } from './kernel/personal.js';

/** Whose datum it is, hence whose key seals it. */
type DataSubject = 'YOUTH' | 'STAFF' | 'EMPLOYER';

/** One personal field of one event, as its schema marks it. */
export interface PersonalField {
  readonly aggregate: string;
  readonly event: string;
  readonly field: string;
  readonly category: PersonalCategory;
  readonly subject: DataSubject;
  /** A copy for the other network, under the share key of a consent: it goes with the consent. */
  readonly isShared: boolean;
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
}

/** How long a category is kept, as a code that the reference pages put into words. */
export type RetentionRule =
  'FOLLOW_UP_24_MONTHS_OR_AGE_28' | 'FOLLOW_UP_24_MONTHS_OR_AGE_28_CEJ_10_YEARS' | 'CONSENT' | 'ACCOUNT' | 'OFFER';

/** Who is given data of it, besides the Mission Locale that follows the youth. */
type RecipientKind = 'OTHER_NETWORK' | 'MISSION_LOCALE' | 'I_MILO';

/** One processing: what is done for one purpose on one legal basis (GDPR art. 30(1)). */
export interface Processing {
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
  readonly subjects: readonly DataSubject[];
  readonly categories: readonly PersonalCategory[];
  readonly recipients: readonly RecipientKind[];
  readonly retention: Readonly<Partial<Record<PersonalCategory, RetentionRule>>>;
  readonly fields: readonly PersonalField[];
}

/** Every personal field of every event, from the one mark beside its schema. */
export function personalFields(): readonly PersonalField[] {
  return aggregates.flatMap(({ name: aggregate, evolutions }) =>
    evolutions.flatMap(({ definition: { type: event, personal, purpose, legalBasis } }) =>
      Object.entries(personal).map(([field, mark]) => ({
        aggregate,
        event,
        field,
        category: mark.category,
        subject: subjectOf(mark),
        isShared: mark.under?.kind === 'consent',
        purpose,
        legalBasis,
      })),
    ),
  );
}

/** The register of processing (GDPR art. 30): nothing in it is written by hand that a schema already says. */
export function processingRegister(): readonly Processing[] {
  const byActivity = new Map<string, PersonalField[]>();
  for (const field of personalFields()) {
    const name = `${field.purpose}|${field.legalBasis}`;
    byActivity.set(name, [...(byActivity.get(name) ?? []), field]);
  }
  return [...byActivity.values()].map(processingOf);
}

function processingOf(fields: readonly PersonalField[]): Processing {
  const [{ purpose, legalBasis }] = fields as readonly [PersonalField, ...PersonalField[]];
  const categories = PERSONAL_CATEGORIES.filter((category) => fields.some((field) => field.category === category));
  return {
    purpose,
    legalBasis,
    subjects: [...new Set(fields.map(({ subject }) => subject))],
    categories,
    recipients: recipientsOf(fields),
    retention: Object.fromEntries(categories.map((category) => [category, ruleOf(category, fields)])),
    fields,
  };
}

function subjectOf({ category }: PersonalMark): DataSubject {
  if (category === 'staff') return 'STAFF';
  return category === 'employer' ? 'EMPLOYER' : 'YOUTH';
}

/** What rests on consent is what crosses (convention art. 4.3 and 4.4); employer, diploma and dates go to i-milo. */
function recipientsOf(fields: readonly PersonalField[]): readonly RecipientKind[] {
  const isOfYouths = fields.some(({ subject }) => subject === 'YOUTH');
  return [
    ...(isOfYouths ? ['MISSION_LOCALE' as const] : []),
    ...(fields.some(({ legalBasis, isShared }) => isShared || legalBasis === 'CONSENT')
      ? ['OTHER_NETWORK' as const]
      : []),
    ...(fields.some(({ event }) => event.startsWith('ImiloUpdate')) ? ['I_MILO' as const] : []),
  ];
}

function ruleOf(category: PersonalCategory, fields: readonly PersonalField[]): RetentionRule {
  const ofIt = fields.filter((field) => field.category === category);
  if (ofIt.every(({ isShared }) => isShared)) return 'CONSENT';
  if (category === 'staff') return 'ACCOUNT';
  if (category === 'employer') return 'OFFER';
  return category === 'identity' ? 'FOLLOW_UP_24_MONTHS_OR_AGE_28_CEJ_10_YEARS' : 'FOLLOW_UP_24_MONTHS_OR_AGE_28';
}
