import { z } from 'zod';
import { accountId, pathwayId } from '../../domain/kernel/identifiers.js';
import { mayBreakGlass } from '../policies/access.js';
import type { AccessRecord, StoredAccess } from '../ports/access-log.js';
import { BREAK_GLASS_MINUTES, OPEN_BREAK_GLASS } from './break-glass.js';
import { defineQuery } from './query.js';
import { queryRefusals } from './refusals.js';

const ALL_AT_MOST = 10_000;

/** What the officer oversees: who read what, when and why; exceptional readings among them. */
export const AccessLogQuery = defineQuery({
  name: 'AccessLog',
  input: z.strictObject({
    pathway: pathwayId.optional(),
    account: accountId.optional(),
    decision: z.enum(['GRANTED', 'REFUSED']).optional(),
    /** Exceptional readings alone: what the officer is told. */
    breakGlass: z.literal(true).optional(),
    since: z.iso.datetime().optional(),
    before: z.int().min(1).optional(),
    limit: z.int().min(1).max(1_000).optional(),
  }),
  who: { DPO: 'ANY' },
  opens: [],
  purpose: 'DATA_PROTECTION',
  doc: 'The consultations, granted and refused, the latest first; exceptional readings alone when asked.',
  answer: async ({ pathway, breakGlass, limit = 100, ...filter }, { accessLog }) => {
    const answer: readonly StoredAccess[] = await accessLog.find({
      ...filter,
      limit,
      subject: pathway,
      ...(breakGlass && { ground: 'BREAK_GLASS' }),
    });
    return { answer, consulted: [{ subject: pathway, categories: [], results: answer.length, ground: 'ROLE' }] };
  },
});

/** One consultation as the youth is told of it (GDPR art. 15): when, by which structure, why; no agent is named. */
export type Consultation = Pick<AccessRecord, 'at' | 'role' | 'structure' | 'purpose' | 'categories' | 'ground'>;

/** The consultations of one youth, for their access package: the granted ones, the oldest first. */
export function toldToTheYouth(records: readonly StoredAccess[]): readonly Consultation[] {
  return records
    .filter(({ decision }) => decision === 'GRANTED')
    .map(({ at, role, structure, purpose, categories, ground }) => ({
      at,
      role,
      structure,
      purpose,
      categories,
      ground,
    }))
    .reverse();
}

export const ConsultationsQuery = defineQuery({
  name: 'Consultations',
  input: z.strictObject({ pathway: pathwayId }),
  who: { YOUTH: 'OWN', DPO: 'GROUND' },
  opens: [],
  purpose: 'DATA_PROTECTION',
  doc: 'When, by which structures and why a youth’s data were consulted in the last 12 months; agents are not named (GDPR art. 15).',
  answer: async ({ pathway }, context) => {
    const { access } = await context.path(pathway);
    if (!access.granted) {
      return { refused: access.reason, subject: pathway, error: queryRefusals.refusal('pathway.notFound') };
    }
    const answer = toldToTheYouth(await context.accessLog.find({ subject: pathway, limit: ALL_AT_MOST }));
    const { ground } = access;
    return { answer, consulted: [{ subject: pathway, categories: [], results: answer.length, ground }] };
  },
});

/** Who reads what a break-glass opened is known by role: its reason is for the officer alone. */
export const OpenBreakGlassQuery = defineQuery({
  name: OPEN_BREAK_GLASS,
  input: z.strictObject({
    pathway: pathwayId,
    /** For the officer, without a name: why the path must be read although the follow-up has ended. */
    reason: z.string().trim().min(20).max(500),
  }),
  who: { ML_ADVISER: 'FOLLOWS' },
  opens: [],
  purpose: 'FOLLOW_UP',
  doc: `An exceptional reading inside one’s own Mission Locale, long after the follow-up ended: a reason of 20 characters, ${BREAK_GLASS_MINUTES} minutes, told to the DPO.`,
  answer: async ({ pathway, reason }, context) => {
    const { state } = await context.path(pathway);
    const refused = state ? mayBreakGlass(context.reader.actor, state, context.facts) : 'UNKNOWN';
    if (refused) return { refused, subject: pathway, error: queryRefusals.refusal('pathway.notFound') };
    const until = new Date(Date.parse(context.now) + BREAK_GLASS_MINUTES * 60_000).toISOString();
    return {
      answer: { until },
      consulted: [{ subject: pathway, categories: [], results: 0, ground: 'BREAK_GLASS', stated: reason }],
    };
  },
});
