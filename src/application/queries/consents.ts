import { z } from 'zod';
import { pathwayId } from '../../domain/kernel/identifiers.js';
import type { View } from '../policies/access.js';
import type { ConsentSummary } from '../ports/registers.js';
import { defineQuery } from './query.js';
import { queryRefusals } from './refusals.js';

export const PathwayConsentsQuery = defineQuery({
  name: 'PathwayConsents',
  input: z.strictObject({ pathway: pathwayId }),
  who: {
    ML_ADVISER: 'FOLLOWS',
    CMA_REFERENT: 'CONSENT',
    CFA_REFERENT: 'CONSENT',
    DPO: 'GROUND',
    AUDITOR: 'FACTS',
    YOUTH: 'OWN',
  },
  opens: [],
  purpose: 'DATA_PROTECTION',
  doc: 'The consents of a youth, with what became of each; for the other network, those that name it.',
  answer: async ({ pathway }, context) => {
    const { access } = await context.path(pathway);
    if (!access.granted) {
      return { refused: access.reason, subject: pathway, error: queryRefusals.refusal('pathway.notFound') };
    }
    const all = context.registers.consents.ofPathway(pathway);
    const answer: readonly ConsentSummary[] = all.filter((consent) => concerns(consent, access.view));
    const { ground, consents } = access;
    return { answer, consulted: [{ subject: pathway, categories: [], results: answer.length, ground, consents }] };
  },
});

function concerns({ consentId }: ConsentSummary, view: View): boolean {
  return view.kind !== 'CROSSED' || view.grants.some((grant) => grant.consentId === consentId);
}
