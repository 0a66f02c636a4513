import { z } from 'zod';
import { pathwayId } from '../../domain/kernel/identifiers.js';
import type { ShareableCategory } from '../../domain/youth-pathway/consent/events.js';
import { liveConsents } from '../../domain/youth-pathway/consent/state.js';
import type { ConsentSummary } from '../ports/registers.js';
import { statedGround } from '../queries/pathway-history.js';
import { defineQuery } from '../queries/query.js';
import { queryRefusals } from '../queries/refusals.js';
import type { ToldEvent } from './told.js';
import { dossierOf, type Dossier } from './youth.js';

/**
 * What the youth provided and that rests on consent (GDPR art. 20): who they are and how to reach them, as far as a live consent
 * covers it, what they wrote in shared reviews, and their consents themselves. What the public task rests on is no part of it:
 * it is in the access package.
 */
export interface Portability {
  readonly format: 'passerelle-portability';
  readonly version: 1;
  readonly pathways: readonly string[];
  readonly madeAt: string;
  readonly consents: readonly ConsentSummary[];
  readonly identity?: Readonly<Record<string, unknown>>;
  readonly contact?: Readonly<Record<string, unknown>>;
  readonly writings: readonly { readonly on: string; readonly type: string; readonly text: unknown }[];
}

const IDENTITY = ['lastName', 'firstName', 'birthDate'];
const CONTACT = ['phone', 'email', 'address', 'preferredChannel'];

export const PortabilityQuery = defineQuery({
  name: 'Portability',
  input: z.strictObject({ pathway: pathwayId, ground: statedGround.optional() }),
  who: { YOUTH: 'OWN', DPO: 'GROUND' },
  opens: ['identity', 'contact', 'note'],
  purpose: 'DATA_PROTECTION',
  doc: 'What a youth provided and that rests on consent, for another service to take up (GDPR art. 20).',
  answer: async ({ pathway, ground }, context) => {
    const asked = await context.path(pathway, { ground });
    const { access, state } = asked;
    if (!access.granted || access.view.kind !== 'WHOLE' || !state) {
      const refused = access.granted ? 'RELATION' : access.reason;
      return { refused, subject: pathway, error: queryRefusals.refusal('pathway.notFound') };
    }
    const dossier = await dossierOf({ ...asked, state }, context);
    const covered = new Set<ShareableCategory>(
      dossier.states.flatMap((one) => liveConsents(one, context.facts.today)).flatMap((one) => one.dataCategories),
    );
    const identity = covered.has('IDENTITY')
      ? latestOf(dossier, ['YouthRegistered', 'IdentityCorrected'], IDENTITY)
      : {};
    const contact = covered.has('CONTACT') ? latestOf(dossier, ['ContactDetailsRecorded'], CONTACT) : {};
    const writings = dossier.told.filter(({ type }) => type === 'SharedReviewContested').flatMap(writingIn);
    const answer: Portability = {
      format: 'passerelle-portability',
      version: 1,
      pathways: dossier.pathways,
      madeAt: context.now,
      consents: dossier.pathways.flatMap((id) => context.registers.consents.ofPathway(id)),
      ...(Object.keys(identity).length > 0 && { identity }),
      ...(Object.keys(contact).length > 0 && { contact }),
      writings,
    };
    const categories = [
      ...(answer.contact ? ['contact'] : []),
      ...(answer.identity ? ['identity'] : []),
      ...(writings.length > 0 ? ['note'] : []),
    ];
    const { granted: _granted, view: _view, ...basis } = access;
    return {
      answer,
      consulted: dossier.pathways.map((subject) => ({ subject, categories, results: categories.length, ...basis })),
    };
  },
});

/** The fields as last recorded; a later record of contact details replaces the one before as a whole. */
function latestOf({ told }: Dossier, types: readonly string[], fields: readonly string[]): Record<string, unknown> {
  const records = told.filter(({ type }) => types.includes(type));
  const kept = types.includes('ContactDetailsRecorded') ? records.slice(-1) : records;
  const latest: Record<string, unknown> = {};
  for (const { field, value } of kept.flatMap(({ data }) => data))
    if (fields.includes(field) && value !== undefined) latest[field] = value;
  return latest;
}

function writingIn({ effectiveOn: on, type, data }: ToldEvent): Portability['writings'] {
  return data
    .filter(({ category, value }) => category === 'note' && value !== undefined)
    .map(({ value }) => ({ on, type, text: value }));
}
