import type { CalendarDate } from '../../domain/kernel/calendar.js';
import { defineRefusals } from '../../domain/kernel/refusals.js';
import type { EventLog, EventRecord } from '../ports/event-log.js';
import type { RecordCodec } from '../ports/record-codec.js';
import type { PathwayRegister } from '../ports/registers.js';

export interface PathwayHistoryRequest {
  readonly pathway: string;
  /** What had happened by that day: events with `effectiveOn` ≤ it. Default: all. */
  readonly asOf?: CalendarDate | undefined;
  /** What was known at that position of the log: events at or before it. Default: all. */
  readonly knownAt?: number | undefined;
}

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
  /** Every field in the current version of the event; a personal one is `{ erased: true }` once erased. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface PathwayHistory {
  readonly pathway: string;
  /** Paths whose events are told here because they were merged into this one. */
  readonly absorbed: readonly string[];
  readonly survivor: string | null;
  /** By `effectiveOn`, then in the order of the log. */
  readonly entries: readonly HistoryEntry[];
}

export const historyRefusals = defineRefusals({
  'pathway.notFound': { fr: 'Parcours introuvable.', en: 'Pathway not found.' },
  'history.beyondLog': {
    fr: 'La position {position} dépasse la fin du journal ({head}).',
    en: 'Position {position} is beyond the head of the log ({head}).',
  },
});

/**
 * The history of a youth's path, bitemporal: as of a day, as known at a position, or both.
 * @throws DomainError `pathway.notFound`, `history.beyondLog` · IntegrityError when a ciphertext was altered
 */
export async function pathwayHistory(
  { pathway, asOf, knownAt }: PathwayHistoryRequest,
  { log, codec, register }: { readonly log: EventLog; readonly codec: RecordCodec; readonly register: PathwayRegister },
): Promise<PathwayHistory> {
  const summary = register.find(pathway);
  if (!summary) throw historyRefusals.refusal('pathway.notFound');
  const head = await log.head();
  if (knownAt !== undefined && knownAt > head) {
    throw historyRefusals.refusal('history.beyondLog', { position: knownAt, head });
  }
  const absorbed = register.absorbedBy(pathway);
  const streams = await Promise.all([pathway, ...absorbed].map((stream) => log.readStream(stream)));
  const entries = streams
    .flat()
    .filter((event) => event.position <= (knownAt ?? head) && (asOf === undefined || event.effectiveOn <= asOf))
    .sort((a, b) => compare(a.effectiveOn, b.effectiveOn) || a.position - b.position)
    .map((event): HistoryEntry => {
      const {
        position,
        type,
        stream,
        revision,
        effectiveOn,
        recordedAt,
        actor,
        legalBasis,
        purpose,
        conventionId,
        source,
      } = event;
      const { data } = codec.open(event);
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
        conventionId,
        source,
        data,
      };
    });
  return { pathway, absorbed, survivor: summary.survivor, entries };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
