import { z } from 'zod';
import { eventDefinition } from '../../domain/catalogue.js';
import { calendarDate, type CalendarDate } from '../../domain/kernel/calendar.js';
import { pathwayId } from '../../domain/kernel/identifiers.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { View } from '../policies/access.js';
import { ConsentsThen, crossedThen, type CrossedThen } from '../policies/crossed-then.js';
import { readableIn, type Readable } from '../policies/view.js';
import type { EventRecord, StoredEvent } from '../ports/event-log.js';
import { defineQuery, type Asked, type QueryContext } from './query.js';
import { queryRefusals } from './refusals.js';

/** One event of a path, for a reader: who did what, when, on what basis; both dates. */
export interface HistoryEntry extends Pick<
  EventRecord,
  | 'type'
  | 'stream'
  | 'revision'
  | 'effectiveOn'
  | 'recordedAt'
  | 'actor'
  | 'legalBasis'
  | 'purpose'
  | 'conventionId'
  | 'source'
> {
  readonly position: number;
  /**
   * The fields that the reader may read, in the current version of the event; others are absent. A personal one is
   * `{ erased: true }` once erased.
   */
  readonly data: Readonly<Record<string, unknown>>;
  /** What the other network could see of it when it happened; absent for a reader of that network. */
  readonly crossed?: readonly CrossedThen[];
  /** Its place in the stream's chain, for whoever checks it. */
  readonly chain?: Pick<StoredEvent, 'eventId' | 'prevHash' | 'hash'>;
}

export interface PathwayHistory {
  readonly pathway: string;
  /** Paths whose events are told here because they were merged into this one. */
  readonly absorbed: readonly string[];
  readonly survivor: string | null;
  /** By `effectiveOn`, then in the order of the log. */
  readonly entries: readonly HistoryEntry[];
}

/** The officer's ground: what it is read for, in a few words. */
export const statedGround = z.string().trim().min(3).max(200);

/**
 * The history of a youth's path, bitemporal: as of a day, as known at a position, or both. They choose the data; what may be
 * read of it is decided now.
 */
export const PathwayHistoryQuery = defineQuery({
  name: 'PathwayHistory',
  input: z.strictObject({
    pathway: pathwayId,
    /** What had happened by that day: events with `effectiveOn` ≤ it. Default: all. */
    asOf: calendarDate.optional(),
    /** What was known at that position of the log: events at or before it. Default: all. */
    knownAt: z.int().min(0).optional(),
    ground: statedGround.optional(),
  }),
  who: {
    ML_ADVISER: 'FOLLOWS',
    CMA_REFERENT: 'CONSENT',
    CFA_REFERENT: 'CONSENT',
    DPO: 'GROUND',
    AUDITOR: 'FACTS',
    YOUTH: 'OWN',
  },
  opens: ['identity', 'contact', 'contract', 'note', 'employer'],
  purpose: 'FOLLOW_UP',
  doc: 'The history of a youth’s path, as of a day, as known at a position of the log; each event with both dates and what the other network could see of it then.',
  answer: async ({ pathway, asOf, knownAt, ground }, context) => {
    const asked = await context.path(pathway, { ground });
    const { access, state } = asked;
    if (!access.granted || !state) {
      const refused = access.granted ? 'UNKNOWN' : access.reason;
      return { refused, subject: pathway, error: queryRefusals.refusal('pathway.notFound') };
    }
    const head = await context.log.head();
    if (knownAt !== undefined && knownAt > head) {
      throw queryRefusals.refusal('history.beyondLog', { position: knownAt, head });
    }
    const parts = await partsOf({ ...asked, state, view: access.view }, context);
    const categories = new Set<string>();
    const entries = parts
      .flatMap((part) => entriesOf(part, { asOf, knownAt: knownAt ?? head }, context, categories))
      .sort((a, b) => compare(a.effectiveOn, b.effectiveOn) || a.position - b.position);
    const { granted: _granted, view: _view, ...basis } = access;
    return {
      answer: {
        pathway,
        absorbed: parts.slice(1).map(({ id }) => id),
        survivor: state.lifecycle.merged?.survivor ?? null,
        entries,
      },
      consulted: [
        { subject: pathway, categories: [...categories].sort(), results: entries.length, asOf, knownAt, ...basis },
      ],
    };
  },
});

/** One stream of the path, with what the reader sees of it. */
interface Part {
  readonly id: string;
  readonly state: YouthPathwayState;
  readonly view: View;
  readonly events: readonly StoredEvent[];
}

/** The path itself, and those merged into it: as far as the reader sees each. */
async function partsOf(
  path: { readonly id: string; readonly state: YouthPathwayState; readonly view: View },
  context: QueryContext,
): Promise<readonly Part[]> {
  const read = async (part: Omit<Part, 'events'>): Promise<Part> => ({
    ...part,
    events: await context.log.readStream(part.id),
  });
  const parts = [await read(path)];
  for (const id of context.registers.pathways.absorbedBy(path.id)) {
    const absorbed = await context.path(id);
    const view = viewOfAbsorbed(path.view, absorbed, context);
    if (view && absorbed.state) parts.push(await read({ id, state: absorbed.state, view }));
  }
  return parts;
}

/** Whoever follows the survivor follows the absorbed path; what crosses rests on each path's own consents. */
function viewOfAbsorbed(view: View, { access, state }: Asked, { reader }: QueryContext): View | undefined {
  if (view.kind === 'CROSSED') return access.granted ? access.view : undefined;
  const mayReadRestricted = reader.actor.kind === 'YOUTH' || reader.actor.kind === 'DPO';
  return state?.rights.restricted === true && !mayReadRestricted ? undefined : view;
}

function entriesOf(
  { state, view, events }: Part,
  { asOf, knownAt }: { readonly asOf: CalendarDate | undefined; readonly knownAt: number },
  context: QueryContext,
  categories: Set<string>,
): HistoryEntry[] {
  const consents = view.kind === 'CROSSED' ? undefined : new ConsentsThen(events);
  const entries: HistoryEntry[] = [];
  for (const event of events) {
    if (event.position > knownAt || (asOf !== undefined && event.effectiveOn > asOf)) continue;
    const readable = readableIn(view, event, state, context.facts);
    if (!readable) continue;
    const { data, opened } = read(event, readable, context);
    for (const category of opened) categories.add(category);
    entries.push({
      ...told(event, view, readable),
      data,
      ...(consents && { crossed: crossedThen(event, consents, state, context.facts) }),
    });
  }
  return entries;
}

/** Opens no more than what may be read. */
function read(event: StoredEvent, readable: Readable, { codec }: QueryContext) {
  const sealed = Object.keys(event.sealed);
  if (readable.kind === 'ALL') return { data: codec.open(event).data, opened: sealed };
  if (readable.kind === 'FACTS') return { data: codec.open(event, []).data, opened: [] };
  if (readable.kind === 'OWN') {
    const opened = sealed.filter((category) => category !== 'contact');
    return { data: codec.open(event, opened).data, opened };
  }
  const marks = eventDefinition(event.type)?.personal ?? {};
  const wanted = new Set<string | undefined>(readable.fields.map((field) => marks[field]?.category));
  const opened = sealed.filter((category) => wanted.has(category));
  const { data } = codec.open(event, opened);
  const kept = readable.fields.filter((field) => field in data).map((field) => [field, data[field]] as const);
  return { data: Object.fromEntries(kept), opened };
}

/** The envelope; across the networks and to the youth, whose act it was by structure and role, not by account. */
function told(event: StoredEvent, view: View, readable: Readable): Omit<HistoryEntry, 'data'> {
  const { position, type, stream, revision, effectiveOn, recordedAt, legalBasis, purpose, conventionId, source } =
    event;
  const { kind, structure } = event.actor;
  const named = view.kind !== 'CROSSED' || readable.kind === 'OWN';
  const actor = named ? event.actor : { kind, ...(structure !== undefined && { structure }) };
  const { eventId, prevHash, hash } = event;
  return {
    position,
    type,
    stream,
    revision,
    effectiveOn,
    recordedAt,
    actor,
    legalBasis,
    purpose,
    ...(conventionId !== undefined && { conventionId }),
    source,
    ...(view.kind === 'FACTS' && { chain: { eventId, prevHash, hash } }),
  };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
