import type { DuckDBConnection } from '@duckdb/node-api';
import type { CalendarDate } from '../../../domain/kernel/calendar.js';
import { lastDayOf, type Cut } from '../cut.js';
import { prepare } from '../engine.js';
import type { Indicator } from '../indicators/definition.js';
import { indicators } from '../indicators/index.js';
import type { Mirror } from '../mirror/mirror.js';
import { quoted } from '../mirror/schema.js';

/**
 * Why a later edition counts otherwise: a `CORRECTION` of what was known · a `LATE_ENTRY`, dated by the end of the year and
 * recorded since · a `FOLLOW_UP`, dated after the year and recorded since · `OBSERVED_LONGER`, known already, but dated beyond
 * the first observation.
 */
export type CauseKind = 'CORRECTION' | 'LATE_ENTRY' | 'FOLLOW_UP' | 'OBSERVED_LONGER';

export interface Cause {
  readonly kind: CauseKind;
  readonly type: string;
  /** Which event it is: left out of what goes to others than the DPO and the auditors. */
  readonly event?: {
    readonly stream: string;
    readonly effectiveOn: CalendarDate;
    readonly position: string;
  };
}

/** Taken whatever their date (rule 6). */
const RESTATED = ['ApprenticeshipContractAnnulled', 'BreakCorrected', 'IdentityCorrected'];

/** What takes back or restates what is recorded, and mergers, which make of two what is one. */
const CORRECTIONS = [
  ...RESTATED,
  'ApprenticeshipContractAmended',
  'PathwayMerged',
  'SharedReviewWithdrawn',
  'StructureCodeChanged',
  'ActionCancelled',
];

/** The events that make the figures of these indicators differ between two cuts of one year, by indicator. */
export async function causesBetween(
  mirror: Mirror,
  first: Cut,
  second: Cut,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly Cause[]>> {
  const concerned = indicators.filter(({ id }) => ids.has(id));
  const candidates = await mirror.session((connection) => candidatesFor(connection, concerned, first, second));
  const before = await mirror.session((connection) => footprints(connection, concerned, first, candidates));
  const after = await mirror.session((connection) => footprints(connection, concerned, second, candidates));
  return new Map(
    concerned.map(({ id }) => {
      const own = candidates.get(id) ?? [];
      const changed = new Set(
        own.flatMap(({ number }) => (before.get(id)?.get(number) === after.get(id)?.get(number) ? [] : [number])),
      );
      // Where no stream counts otherwise by itself, what was recorded elsewhere does it: a structure, a merger.
      const causes = changed.size > 0 ? own.filter(({ number }) => changed.has(number)) : own;
      return [id, causes.map(({ kind, type, event }) => ({ kind, type, ...(event && { event }) }))];
    }),
  );
}

type Candidate = Cause & { readonly number: number };

/** What an indicator reads and the second cut takes, but not the first. */
async function candidatesFor(
  connection: DuckDBConnection,
  concerned: readonly Indicator[],
  first: Cut,
  second: Cut,
): Promise<ReadonlyMap<string, readonly Candidate[]>> {
  const found = new Map<string, readonly Candidate[]>();
  const [restated, corrections] = [RESTATED, CORRECTIONS].map((types) => types.map((type) => `'${type}'`).join(', '));
  for (const { id, reads } of concerned) {
    const reader = await connection.runAndReadAll(`
      SELECT e.stream, s.name, e.type, e.effectiveOn::VARCHAR, e.position,
        CASE WHEN e.position <= ${first.knownAt} THEN 'OBSERVED_LONGER'
          WHEN e.type IN (${corrections}) THEN 'CORRECTION'
          WHEN e.effectiveOn <= DATE '${lastDayOf(second.year)}' THEN 'LATE_ENTRY' ELSE 'FOLLOW_UP' END
      FROM (${eventsOf(reads)}) e JOIN mirrored.stream s ON s.number = e.stream
      WHERE e.position <= ${second.knownAt}
        AND (e.effectiveOn <= DATE '${second.observedUntil}' OR e.type IN (${restated}))
        AND NOT (e.position <= ${first.knownAt}
          AND (e.effectiveOn <= DATE '${first.observedUntil}' OR e.type IN (${restated})))
      ORDER BY e.position`);
    const rows = reader.getRowsJS() as [number, string, string, CalendarDate, number, CauseKind][];
    const own = rows.map(([number, stream, type, effectiveOn, position, kind]) => ({
      ...{ number, kind, type },
      event: { stream, effectiveOn, position: String(position) },
    }));
    found.set(id, own);
  }
  return found;
}

/** What the streams concerned bring to each indicator, as text that differs where what they bring does. */
async function footprints(
  connection: DuckDBConnection,
  concerned: readonly Indicator[],
  cut: Cut,
  candidates: ReadonlyMap<string, readonly Candidate[]>,
): Promise<ReadonlyMap<string, ReadonlyMap<number, string>>> {
  const found = new Map<string, ReadonlyMap<number, string>>();
  await prepare(connection, cut, concerned);
  for (const { id, reads, contributions } of concerned) {
    const streams = [...new Set((candidates.get(id) ?? []).map(({ number }) => number))];
    const reader = await connection.runAndReadAll(`
      WITH counted AS (SELECT * FROM (${contributions})), event AS (${eventsOf(reads)})
      SELECT event.stream, list_sort(list(counted::VARCHAR))::VARCHAR
      FROM counted JOIN event ON event.position = counted.position
      WHERE event.stream IN (SELECT unnest([${streams.join(', ')}]::UINTEGER[]))
      GROUP BY event.stream`);
    found.set(id, new Map(reader.getRowsJS() as [number, string][]));
  }
  return found;
}

function eventsOf(types: readonly string[]): string {
  return types
    .map((type) => `SELECT position, stream, effectiveOn, '${type}' AS type FROM mirrored.${quoted(type)}`)
    .join(' UNION ALL ');
}
