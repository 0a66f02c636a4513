import type { DuckDBConnection } from '@duckdb/node-api';
import { isCalendarDate, type CalendarDate } from '../../domain/kernel/calendar.js';
import { lastDayOf, type Cut } from './cut.js';
import { prepare, tally } from './engine.js';
import { byPlace, figuresOf, type Figure } from './figures.js';
import { DEFINITIONS_VERSION, indicators } from './indicators/index.js';
import type { Mirror } from './mirror/mirror.js';
import { annualReportRefusals } from './refusals.js';
import { sealOf } from './seal.js';
import { isProtected, protect, surroundingsOf } from './secrecy/index.js';

export const EDITIONS = ['working', 'committee', 'public'] as const;
export type Edition = (typeof EDITIONS)[number];

export interface ReportRequest {
  readonly year: number;
  readonly edition?: Edition | undefined;
  /** Rule 1: 31 March of the next year, or the last date known where that is earlier and not before 31 December. */
  readonly observedUntil?: CalendarDate | undefined;
  /** A position of the log; its head by default. */
  readonly knownAt?: number | undefined;
  /** Where given, a year that is not over on that day is refused. It changes no figure. */
  readonly today?: CalendarDate | undefined;
}

export interface AnnualReport {
  readonly year: number;
  readonly edition: Edition;
  readonly definitions: number;
  readonly observedUntil: CalendarDate;
  readonly knownAt: { readonly position: string };
  /** Over the canonical JSON (RFC 8785) of the rest. */
  readonly sha256: string;
  readonly figures: readonly Figure[];
}

/** The figures of a year, from the events that the mirror holds: the same cut of the same log gives the same bytes. */
export async function annualReport(mirror: Mirror, request: ReportRequest): Promise<AnnualReport> {
  const edition = request.edition ?? 'working';
  return mirror.session(async (connection) => {
    const cut = await cutOf(mirror, connection, request);
    await prepare(connection, cut, indicators);
    const figures: Figure[] = [];
    for (const indicator of indicators) figures.push(...figuresOf(indicator, await tally(connection, indicator)));
    figures.sort(byPlace);
    return sealed({
      year: cut.year,
      edition,
      definitions: DEFINITIONS_VERSION,
      observedUntil: cut.observedUntil,
      knownAt: { position: String(cut.knownAt) },
      figures: isProtected(edition) ? await protect(figures, edition, await surroundingsOf(connection)) : figures,
    });
  });
}

/** With its seal. */
export function sealed({ figures, ...head }: Omit<AnnualReport, 'sha256'>): AnnualReport {
  return { ...head, sha256: sealOf({ ...head, figures }), figures };
}

/** What the report takes, each default resolved (rule 1). */
export async function cutOf(mirror: Mirror, connection: DuckDBConnection, request: ReportRequest): Promise<Cut> {
  const { year, today, knownAt = mirror.position } = request;
  if (!Number.isInteger(year) || year < 1900 || year > 9998) throw annualReportRefusals.refusal('report.yearInvalid');
  const lastDay = lastDayOf(year);
  if (today !== undefined && today <= lastDay) throw annualReportRefusals.refusal('report.yearNotOver', { year });
  if (!Number.isSafeInteger(knownAt) || knownAt < 0 || knownAt > mirror.position) {
    throw annualReportRefusals.refusal('report.positionUnknown', { position: knownAt, head: mirror.position });
  }
  const dates = await datesKnown(connection, knownAt);
  if (!dates || dates.first > lastDay) throw annualReportRefusals.refusal('report.yearEmpty', { year });
  const observedUntil = request.observedUntil ?? defaultObservation(year, dates.last);
  if (!isCalendarDate(observedUntil)) throw annualReportRefusals.refusal('report.dateInvalid');
  if (observedUntil < lastDay) throw annualReportRefusals.refusal('report.yearNotOver', { year });
  return { year, observedUntil, knownAt };
}

function defaultObservation(year: number, last: CalendarDate): CalendarDate {
  const end = `${year + 1}-03-31`;
  return last < end && last >= lastDayOf(year) ? last : end;
}

async function datesKnown(
  connection: DuckDBConnection,
  knownAt: number,
): Promise<{ readonly first: CalendarDate; readonly last: CalendarDate } | undefined> {
  const reader = await connection.runAndReadAll(
    `SELECT earliest::VARCHAR, latest::VARCHAR FROM mirrored.horizon WHERE position <= ${knownAt} ORDER BY position DESC LIMIT 1`,
  );
  const [row] = reader.getRowsJS() as [CalendarDate, CalendarDate][];
  return row && { first: row[0], last: row[1] };
}
