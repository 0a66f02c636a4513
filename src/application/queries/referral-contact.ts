import { z } from 'zod';
import { pathwayId, ulid } from '../../domain/kernel/identifiers.js';
import { isErased, type Erased, ERASED } from '../../domain/kernel/personal.js';
import { DomainError } from '../../domain/kernel/refusals.js';
import { isSameStructure } from '../../domain/kernel/facts.js';
import { rights } from '../../domain/youth-pathway/rights/refusals.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { View } from '../policies/access.js';
import type { StoredEvent } from '../ports/event-log.js';
import { defineQuery, type QueryContext } from './query.js';
import { queryRefusals } from './refusals.js';

/** How to reach the youth, as it was passed on with the referral. */
interface ReferralContact {
  readonly referralId: string;
  /** Gone once the consent has ended: its share key is destroyed. */
  readonly contact: Readonly<Record<string, string>> | Erased;
}

const CONTACT_FIELDS = { phone: 'PHONE', email: 'EMAIL', address: 'ADDRESS' } as const;

/**
 * Contact details, shown to the structure to which the youth was referred: the copy sealed with the consent's share key. The
 * disclosure is recorded in the path, where the youth can see it, before anything is shown (convention art. 4.3).
 */
export const ReferralContactQuery = defineQuery({
  name: 'ReferralContact',
  input: z.strictObject({ pathway: pathwayId, referralId: ulid }),
  who: { CMA_REFERENT: 'CONSENT', CFA_REFERENT: 'CONSENT', ML_ADVISER: 'FOLLOWS' },
  opens: ['contact'],
  purpose: 'REFERRAL',
  doc: 'The contact details passed on with a referral, for its recipient; records the disclosure first (convention art. 4.3).',
  answer: async ({ pathway, referralId }, context) => {
    const refuse = (refused: 'UNKNOWN' | 'CONSENT' | 'REFERRAL', error: DomainError) => ({
      refused,
      subject: pathway,
      error,
    });
    const notFound = queryRefusals.refusal('pathway.notFound');
    const { access, state } = await context.path(pathway);
    if (!access.granted || !state) {
      return { refused: access.granted ? 'UNKNOWN' : access.reason, subject: pathway, error: notFound };
    }
    if (!opensContact(access.view)) return refuse('CONSENT', notFound);
    const sent = await lastSentTo(pathway, referralId, context);
    if (!sent) return refuse('REFERRAL', notFound);
    const copy = copyIn(sent, context);
    if (!copy) return refuse('CONSENT', notFound);
    const fields = fieldsToShow(copy, state);
    if (fields.length === 0) return refuse('REFERRAL', rights.refusal('disclosure.fields'));
    try {
      await disclose(pathway, referralId, fields, context);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // That it is too early, the reader may know. The rest is as if there were no path.
      const early = error.code === 'disclosure.referral';
      return refuse(early ? 'REFERRAL' : 'CONSENT', early ? error : notFound);
    }
    // Opened again: a consent that has just ended has taken its key with it.
    const shown = copyIn(sent, context);
    const answer: ReferralContact = { referralId, contact: shown ? only(shown, fields) : ERASED };
    const { ground, consents } = access;
    return {
      answer,
      consulted: [{ subject: pathway, categories: ['contact'], results: 1, ground, consents }],
    };
  },
});

function opensContact(view: View): boolean {
  if (view.kind !== 'CROSSED') return true;
  return view.grants.some(
    ({ scope, dataCategories }) => scope === 'CONTACT_TRANSMISSION' && dataCategories.includes('CONTACT'),
  );
}

/** The sending that brought the referral to the reader's structure. */
async function lastSentTo(
  pathway: string,
  referralId: string,
  { log, reader, facts }: QueryContext,
): Promise<StoredEvent | undefined> {
  const own = reader.actor.structure ?? '';
  const events = await log.readStream(pathway);
  return events
    .filter(({ type }) => type === 'ReferralSent' || type === 'ReferralRedirected')
    .filter((event) => event.facts.referralId === referralId && isSameStructure(String(event.facts.to), own, facts))
    .at(-1);
}

type ContactField = keyof typeof CONTACT_FIELDS;
type Copy = Readonly<Record<string, string>>;

/** Passed on then, and not taken back since by the youth. */
function fieldsToShow(copy: Copy, { registration }: YouthPathwayState): readonly ContactField[] {
  const all = Object.keys(CONTACT_FIELDS) as ContactField[];
  return all.filter((field) => copy[field] !== undefined && registration.contact?.[field] !== undefined);
}

async function disclose(
  pathway: string,
  referralId: string,
  fields: readonly ContactField[],
  { executor, ids, reader }: QueryContext,
): Promise<void> {
  await executor.execute({
    commandId: ids.next(),
    aggregate: 'youth-pathway',
    id: pathway,
    command: 'DiscloseContactDetails',
    actor: reader.actor,
    data: { referralId, fields: fields.map((field) => CONTACT_FIELDS[field]) },
    source: reader.door === 'CLI' ? 'CLI' : 'HTTP',
  });
}

function copyIn(sent: StoredEvent, { codec }: QueryContext): Copy | undefined {
  const { contactCopy } = codec.open(sent, ['contact']).data as { readonly contactCopy?: unknown };
  return isErased(contactCopy) ? undefined : (contactCopy as Copy);
}

/** What was disclosed, and whom to ask for. */
function only(copy: Copy, fields: readonly ContactField[]): Copy {
  const hidden = Object.keys(CONTACT_FIELDS).filter((field) => !fields.includes(field as ContactField));
  return Object.fromEntries(Object.entries(copy).filter(([field]) => !hidden.includes(field)));
}
