import { z } from 'zod';
import { structureId } from '../../domain/kernel/identifiers.js';
import { isErased, type Erased, ERASED } from '../../domain/kernel/personal.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { PathwayAccess, View } from '../policies/access.js';
import type { PathwaySummary } from '../ports/registers.js';
import { statedGround } from './pathway-history.js';
import { defineQuery, type Consulted, type QueryContext } from './query.js';

/** A path in a list. What the reader may not read is absent. */
export type PathwayRow = Pick<PathwaySummary, 'id' | 'missionLocale'> &
  Partial<Omit<PathwaySummary, 'id' | 'missionLocale'>> & {
    readonly name?: { readonly firstName: string; readonly lastName: string } | Erased;
  };

export interface PathwayList {
  readonly rows: readonly PathwayRow[];
  /** Undefined on the last page. */
  readonly next: string | undefined;
}

const LARGEST_PAGE = 200;
/** A page is filled from this many pages of candidates at most. */
const ROUNDS = 20;

export const ListPathwaysQuery = defineQuery({
  name: 'ListPathways',
  input: z.strictObject({
    /** One Mission Locale, for whoever may see several. */
    missionLocale: structureId.optional(),
    /** The `next` of the page before. */
    before: z.string().max(64).optional(),
    limit: z.int().min(1).max(LARGEST_PAGE).optional(),
    ground: statedGround.optional(),
  }),
  who: { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'CONSENT', CFA_REFERENT: 'CONSENT', DPO: 'GROUND', AUDITOR: 'FACTS' },
  opens: ['identity'],
  purpose: 'FOLLOW_UP',
  doc: 'The paths that the reader may read, a page at a time; for the other network, those whose consent lets it.',
  answer: async ({ missionLocale, before, limit = 50, ground }, context) => {
    const candidates = candidatesFor(context, missionLocale);
    const rows: PathwayRow[] = [];
    const consulted: Consulted[] = [];
    let next = before;
    for (let round = 0; round < ROUNDS && rows.length < limit; round += 1) {
      const page = candidates(next, limit);
      for (const { id, cursor } of page) {
        if (rows.length === limit) break;
        next = cursor;
        const { access, state } = await context.path(id, { ground });
        const summary = context.registers.pathways.find(id);
        if (!access.granted || !state || !summary) continue;
        if (missionLocale !== undefined && summary.missionLocale !== missionLocale) continue;
        const row = rowOf(summary, access.view, state);
        rows.push(row);
        consulted.push(consultationOf(row, access));
      }
      if (page.length < limit) {
        const last = page.at(-1);
        if (!last || last.cursor === next) return { answer: { rows, next: undefined }, consulted };
      }
    }
    return { answer: { rows, next }, consulted };
  },
});

interface Candidate {
  readonly id: string;
  readonly cursor: string;
}

/** Where to look: what the decision on each path then sorts out. */
function candidatesFor(
  { reader, registers }: QueryContext,
  missionLocale: string | undefined,
): (after: string | undefined, limit: number) => readonly Candidate[] {
  const { kind, structure = '' } = reader.actor;
  if (kind === 'CMA_REFERENT' || kind === 'CFA_REFERENT') {
    const recipients = [structure, 'NETWORK_CMA'];
    return (after, limit) =>
      registers.consents.pathwaysGrantedTo(recipients, { after, limit }).map((id) => ({ id, cursor: id }));
  }
  const own = kind === 'ML_ADVISER' ? registers.structures.standingIn(structure) : undefined;
  const missionLocales = own ?? (missionLocale === undefined ? undefined : [missionLocale]);
  return (after, limit) =>
    registers.pathways
      .list({ missionLocales, before: after === undefined ? undefined : positionIn(after), limit })
      .rows.map(({ id, lastPosition }) => ({ id, cursor: String(lastPosition) }));
}

function positionIn(cursor: string): number {
  return /^\d{1,15}$/.test(cursor) ? Number(cursor) : 0;
}

function rowOf(summary: PathwaySummary, view: View, state: YouthPathwayState): PathwayRow {
  const { id, missionLocale } = summary;
  const name = mayBeNamed(view) ? nameOf(state) : undefined;
  const row = view.kind === 'CROSSED' ? { id, missionLocale } : summary;
  return { ...row, ...(name && { name }) };
}

function mayBeNamed(view: View): boolean {
  if (view.kind === 'FACTS') return false;
  return view.kind !== 'CROSSED' || view.grants.some(({ dataCategories }) => dataCategories.includes('IDENTITY'));
}

function nameOf(state: YouthPathwayState): PathwayRow['name'] {
  const { registered } = state.registration;
  if (!registered) return undefined;
  const { firstName, lastName } = registered;
  return isErased(firstName) || isErased(lastName) ? ERASED : { firstName, lastName };
}

function consultationOf(row: PathwayRow, access: Extract<PathwayAccess, { granted: true }>): Consulted {
  const { ground, consents, stated } = access;
  return { subject: row.id, categories: row.name ? ['identity'] : [], results: 1, ground, consents, stated };
}
