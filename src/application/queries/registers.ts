import { z } from 'zod';
import { addDays, calendarDate, type CalendarDate } from '../../domain/kernel/calendar.js';
import type { ConventionSummary, StructureSummary } from '../ports/registers.js';
import type { WhoReads } from '../policies/access.js';
import { defineQuery, type Consulted } from './query.js';

/** Whoever works in the partnership: what it answers names no youth. */
const EVERYBODY: WhoReads = {
  ML_ADVISER: 'ANY',
  CMA_REFERENT: 'ANY',
  CFA_REFERENT: 'ANY',
  ARML: 'ANY',
  UNML: 'ANY',
  CMA_FRANCE: 'ANY',
  COMMITTEE: 'ANY',
  DPO: 'ANY',
  AUDITOR: 'ANY',
};

const OF_NOBODY = (results: number): readonly Consulted[] => [{ categories: [], results, ground: 'ROLE' }];

export const ListConventionsQuery = defineQuery({
  name: 'ListConventions',
  input: z.strictObject({}),
  who: EVERYBODY,
  opens: [],
  purpose: 'PARTNERSHIP',
  doc: 'The conventions, national first, with their renewals and whether each is in force today.',
  answer: async (_input, { registers, executor, facts }) => {
    const directory = await executor.directory();
    const answer: readonly (ConventionSummary & { readonly inForce: boolean })[] = registers.conventions
      .list()
      .map((one) => ({ ...one, inForce: directory.convention(one.id)?.inForceOn(facts.today) === true }));
    return { answer, consulted: OF_NOBODY(answer.length) };
  },
});

export const ListStructuresQuery = defineQuery({
  name: 'ListStructures',
  input: z.strictObject({ kind: z.enum(['ML', 'ARML', 'UNML', 'CMA', 'CMAR', 'CMA_FRANCE', 'CFA']).optional() }),
  who: EVERYBODY,
  opens: [],
  purpose: 'PARTNERSHIP',
  doc: 'The structures of both networks, without their staff.',
  answer: ({ kind }, { registers }) => {
    const answer: readonly StructureSummary[] = registers.structures.list(kind);
    return Promise.resolve({ answer, consulted: OF_NOBODY(answer.length) });
  },
});

/** Something due, without what its command would say. */
export interface Todo {
  readonly stream: string;
  readonly kind: string;
  readonly key: string;
  readonly dueOn: CalendarDate;
}

const DAYS_AHEAD = 30;
const TODO_AT_MOST = 500;

export const AgendaQuery = defineQuery({
  name: 'Agenda',
  input: z.strictObject({
    /** Thirty days ahead, when absent. */
    until: calendarDate.optional(),
    limit: z.int().min(1).max(TODO_AT_MOST).optional(),
  }),
  who: {
    ML_ADVISER: 'OWN',
    CMA_REFERENT: 'OWN',
    CFA_REFERENT: 'OWN',
    ARML: 'OWN',
    UNML: 'OWN',
    CMA_FRANCE: 'OWN',
  },
  opens: [],
  purpose: 'FOLLOW_UP',
  doc: 'The to-do list of the reader’s structure: the deadlines that stand open, of the paths that the reader may read.',
  answer: async ({ until, limit = 200 }, { reader, registers, facts, path }) => {
    const owners = registers.structures.standingIn(reader.actor.structure ?? '');
    const due = await registers.agenda.dueFor(owners, until ?? addDays(facts.today, DAYS_AHEAD), limit);
    const answer: Todo[] = [];
    const consulted = new Map<string, Consulted>();
    for (const { stream, kind, key, dueOn } of due) {
      if (stream.startsWith('youthPathway-')) {
        const { access } = await path(stream);
        if (!access.granted) continue;
        const { ground, consents } = access;
        const results = (consulted.get(stream)?.results ?? 0) + 1;
        consulted.set(stream, { subject: stream, categories: [], results, ground, consents });
      }
      answer.push({ stream, kind, key, dueOn });
    }
    return { answer: answer, consulted: [...consulted.values()] };
  },
});
