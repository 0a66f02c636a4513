import { z } from 'zod';
import { pathwayId, ulid } from '../../domain/kernel/identifiers.js';
import { contentOf } from '../imilo/updates.js';
import { readableIn } from '../policies/view.js';
import { defineQuery } from './query.js';
import { queryRefusals } from './refusals.js';
import { statedGround } from './pathway-history.js';

export const ImiloUpdateQuery = defineQuery({
  name: 'ImiloUpdate',
  input: z.strictObject({
    pathway: pathwayId,
    updateId: ulid,
    /** The officer's ground: required of them to read the content. */
    ground: statedGround.optional(),
  }),
  who: { ML_ADVISER: 'FOLLOWS', DPO: 'GROUND' },
  opens: ['contract'],
  purpose: 'SHARED_FOLLOW_UP',
  doc: 'Employer, diploma and dates of a prepared update, which an adviser copies into i-milo (convention art. 4.4).',
  answer: async ({ pathway, updateId, ground: stated }, context) => {
    const notFound = queryRefusals.refusal('pathway.notFound');
    const { access, state } = await context.path(pathway, { ground: stated });
    if (!access.granted) return { refused: access.reason, subject: pathway, error: notFound };
    const event = (await context.log.readStream(pathway)).find(
      ({ type, facts }) => type === 'ImiloUpdatePrepared' && facts.updateId === updateId,
    );
    if (!event || !state) return { refused: 'UNKNOWN', subject: pathway, error: notFound };
    if (readableIn(access.view, event, state, context.facts)?.kind !== 'ALL')
      return { refused: 'CONSENT', subject: pathway, error: notFound };
    const content = await contentOf(context, { pathway, revision: event.revision });
    const { ground, consents } = access;
    return {
      answer: { updateId, version: Number(event.facts.version), content },
      consulted: [{ subject: pathway, categories: ['contract'], results: 1, ground, consents, stated: access.stated }],
    };
  },
});
