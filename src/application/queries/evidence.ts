import { z } from 'zod';
import type { ActorKind } from '../../domain/kernel/actor.js';
import { calendarDate } from '../../domain/kernel/calendar.js';
import type { WhoReads } from '../policies/access.js';
import type { StoredEvent } from '../ports/event-log.js';
import { REPORT_EDITIONS, REPORT_FORMATS, type FigureEvidence, type ReportEdition } from '../ports/reports.js';
import { defineQuery } from './query.js';
import { queryRefusals } from './refusals.js';

const EVENTS_AT_MOST = 1_000;

export const ExportEventsQuery = defineQuery({
  name: 'ExportEvents',
  input: z.strictObject({
    after: z.int().min(0).optional(),
    limit: z.int().min(1).max(EVENTS_AT_MOST).optional(),
    stream: z.string().min(1).max(64).optional(),
  }),
  who: { AUDITOR: 'FACTS', DPO: 'ANY' },
  opens: [],
  purpose: 'AUDIT',
  doc: 'The events in log order, in the fixed format: envelopes, facts and ciphertexts; nothing is opened.',
  answer: async ({ after = 0, limit = EVENTS_AT_MOST, stream }, { log }) => {
    const events = stream === undefined ? await log.read(after, limit) : await log.readStream(stream);
    const answer: readonly StoredEvent[] = events.filter(({ position }) => position > after).slice(0, limit);
    const subject = stream?.startsWith('youthPathway-') ? stream : undefined;
    return { answer, consulted: [{ subject, categories: [], results: answer.length, ground: 'AUDIT' }] };
  },
});

const PROTECTED: readonly ReportEdition[] = ['committee', 'public'];
const EDITIONS_OF: Readonly<Partial<Record<ActorKind, readonly ReportEdition[]>>> = {
  DPO: REPORT_EDITIONS,
  AUDITOR: REPORT_EDITIONS,
  COMMITTEE: PROTECTED,
  UNML: PROTECTED,
  CMA_FRANCE: PROTECTED,
  ARML: PROTECTED,
};

/** The editions that a reader may have, the fullest first. The one that is not protected is for the officer and auditors alone. */
function editionsFor(kind: ActorKind): readonly ReportEdition[] {
  return EDITIONS_OF[kind] ?? ['public'];
}

const OF_THE_REPORT: WhoReads = {
  ML_ADVISER: 'ANY', CMA_REFERENT: 'ANY', CFA_REFERENT: 'ANY', ARML: 'ANY', UNML: 'ANY', CMA_FRANCE: 'ANY', COMMITTEE: 'ANY',
  DPO: 'ANY', AUDITOR: 'ANY', YOUTH: 'ANY',
}; // prettier-ignore

const cut = {
  year: z.int().min(1900).max(2199),
  observedUntil: calendarDate.optional(),
  knownAt: z.int().min(0).optional(),
};

export const AnnualReportQuery = defineQuery({
  name: 'AnnualReport',
  input: z.strictObject({
    ...cut,
    /** The fullest that the reader may have, when absent. */
    edition: z.enum(REPORT_EDITIONS).optional(),
    format: z.enum(REPORT_FORMATS).optional(),
  }),
  who: OF_THE_REPORT,
  opens: [],
  purpose: 'REPORTING',
  doc: 'The annual report: the working edition for the DPO and auditors, the committee’s for the national and regional bodies, the public one for anybody.',
  answer: async ({ edition, format = 'json', ...request }, { reader, reports }) => {
    const editions = editionsFor(reader.actor.kind);
    const chosen = edition ?? editions[0] ?? 'public';
    // Protected editions at cuts of one's choice, laid side by side, would tell of few persons what no single one does.
    const choosesTheCut = request.observedUntil !== undefined || request.knownAt !== undefined;
    if (!editions.includes(chosen) || (choosesTheCut && !editions.includes('working')))
      return { refused: 'ROLE', error: queryRefusals.refusal('access.denied') };
    const answer = await reports.rendered({ ...request, edition: chosen, format });
    return { answer, consulted: [{ categories: [], results: 1, ground: 'ROLE' }] };
  },
});

export const ExplainFigureQuery = defineQuery({
  name: 'ExplainFigure',
  input: z.strictObject({
    ...cut,
    indicator: z.string().regex(/^[A-E]\d{1,2}$/, { error: 'C3' }),
    measure: z.string().regex(/^[A-Za-z0-9.]{1,40}$/, { error: 'sent' }),
    by: z.record(z.string().max(40), z.string().max(64)).optional(),
  }),
  who: { AUDITOR: 'FACTS', DPO: 'ANY' },
  opens: [],
  purpose: 'REPORTING',
  doc: 'The events that make up a figure, for auditors and the DPO alone.',
  answer: async (question, { reports }) => {
    const answer: readonly FigureEvidence[] = await reports.explain(question);
    return { answer, consulted: [{ categories: [], results: answer.length, ground: 'AUDIT' }] };
  },
});
