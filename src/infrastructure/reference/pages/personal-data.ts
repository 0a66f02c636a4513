import type { EventDefinition } from '../../../domain/kernel/event.js';
import { PERSONAL_CATEGORIES, type PersonalCategory } from '../../../domain/kernel/personal.js';
import { processingRegister, type Processing, type RetentionRule } from '../../../domain/processing-register.js';
import { fieldLabel } from '../../wording/codes.js';
import { code, codes, page, table } from '../markdown.js';

/** What each category is for, whom it is about, and what ends it. */
const CATEGORIES: Readonly<Record<PersonalCategory, { about: string; crosses: string; ends: string }>> = {
  identity: {
    about: 'who the youth is, proofs of consent, grounds of an age derogation',
    crosses: 'name and birth date under a live consent that covers IDENTITY',
    ends: 'erasure of the youth',
  },
  contact: {
    about: 'how to reach the youth; the copy that a referral hands over',
    crosses:
      'under a live CONTACT_TRANSMISSION consent (convention art. 4.3), as a copy sealed with the key of that consent',
    ends: 'erasure of the youth; for the copy, the end of the consent',
  },
  contract: {
    about: 'employer, diploma and dates of an apprenticeship contract, of an immersion',
    crosses: 'under a live SHARED_FOLLOW_UP consent (convention art. 4.4)',
    ends: 'erasure of the youth',
  },
  note: { about: 'free text of an adviser or a referent', crosses: 'never', ends: 'erasure of the youth' },
  employer: {
    about: 'the name of an employer who is a natural person',
    crosses: 'with the offer, unless it is published without a name',
    ends: 'erasure of that employer',
  },
  staff: {
    about: 'name, phone and e-mail of whoever has an account',
    crosses: 'to those who work with that account',
    ends: 'erasure of that account',
  },
};

const KEPT: Readonly<Record<RetentionRule, string>> = {
  FOLLOW_UP_24_MONTHS_OR_AGE_28:
    'follow-up and 24 months, at most the 26th birthday and two years unless a contract or a CEJ is live',
  FOLLOW_UP_24_MONTHS_OR_AGE_28_CEJ_10_YEARS: 'the same; ten years after a CEJ, as the proof of who had it',
  CONSENT: 'until the consent ends',
  ACCOUNT: 'as long as the account',
  OFFER: 'as long as the offer',
};

const GIVEN_TO: Readonly<Record<Processing['recipients'][number], string>> = {
  MISSION_LOCALE: 'the Mission Locale that follows the youth',
  OTHER_NETWORK: 'the other network, under a live consent',
  I_MILO: 'i-milo',
};

/** The register of processing (GDPR art. 30), from the marks on the fields of events. */
export function personalDataPage(definitions: readonly EventDefinition[]): string {
  const rows = definitions.flatMap(({ type, personal }) =>
    Object.entries(personal).map(([field, { category, under }]) => ({ type, field, category, under })),
  );
  return page(
    'Personal data: register of processing (GDPR art. 30)',
    'Every personal field of every event, from the mark on its schema: the one mark that the codec, the exports and this page read. ' +
      'What is not here is clear and coarse: codes, calendar dates, ids of structures. Each category of a person has a data key of ' +
      'its own (AES-256-GCM); erasing destroys keys, never events.',
    '## Categories',
    table(
      ['Category', 'About', 'Crosses between the networks', 'Ends with'],
      PERSONAL_CATEGORIES.map((category) => {
        const { about, crosses, ends } = CATEGORIES[category];
        return [code(category), about, crosses, ends];
      }),
    ),
    '## Processing, by purpose and legal basis',
    table(
      ['Purpose', 'Legal basis', 'Categories, and how long', 'Given to', 'Events'],
      processingRegister().map(({ purpose, legalBasis, retention, recipients, fields }) => [
        code(purpose),
        code(legalBasis),
        Object.entries(retention)
          .map(([category, rule]) => `${code(category)}: ${KEPT[rule]}`)
          .join('; '),
        recipients.map((recipient) => GIVEN_TO[recipient]).join(', '),
        codes([...new Set(fields.map(({ event }) => event))]),
      ]),
    ),
    'An event of a referral bears the purpose of the referral. Held longer while a dispute or a control lasts.',
    '## Field by field',
    table(
      ['Event', 'Field', 'French', 'Category', 'Sealed with the key of'],
      rows.map(({ type, field, category, under }) => [
        code(type),
        code(field),
        fieldLabel(field),
        category,
        under ? `the ${under.kind} in ${code(under.field)}` : 'the subject of the stream',
      ]),
    ),
    '## Never stored',
    'Social security number (NIR), nationality, allowances, sanctions, pay. Belonging to a specific public (youth justice, child ' +
      'welfare, international protection, disability: convention art. 4.2) is the audience of a collective action, never a datum of ' +
      'a person; recorded disabled-worker status is only ever the sealed ground of an age derogation.',
  );
}
