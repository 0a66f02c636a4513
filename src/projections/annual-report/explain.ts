import type { DuckDBConnection } from '@duckdb/node-api';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import { prepare, type Cell } from './engine.js';
import { isFor, measureNames } from './figures.js';
import type { Dimension, Indicator, Measure } from './indicators/definition.js';
import { indicators } from './indicators/index.js';
import type { Mirror } from './mirror/mirror.js';
import { quoted } from './mirror/schema.js';
import { annualReportRefusals } from './refusals.js';
import { cutOf, type ReportRequest } from './report.js';

/** An event that a figure rests on. */
export interface Evidence {
  /** The pathway's id, or that of the other stream it stands in. */
  readonly stream: string;
  readonly type: string;
  readonly effectiveOn: CalendarDate;
  readonly position: string;
}

/** One of the things counted: the event that makes it, the others it rests on, and, of a delay, its days. */
export interface Contribution extends Evidence {
  readonly also: readonly Evidence[];
  readonly value?: number;
}

export interface Question extends Omit<ReportRequest, 'edition'> {
  readonly indicator: string;
  readonly measure: string;
  readonly by?: Readonly<Record<string, string>> | undefined;
}

/**
 * Rule 8: exactly what makes a figure up, in log order; their number is the figure. For the median or the ninth decile of a
 * delay: the values it is drawn from. A youth counted once is explained by the first event that counts, the others beside it.
 */
export async function explain(mirror: Mirror, question: Question): Promise<readonly Contribution[]> {
  const indicator = indicators.find(({ id }) => id === question.indicator);
  if (!indicator) throw annualReportRefusals.refusal('report.indicatorUnknown', { indicator: question.indicator });
  const measure = indicator.measures.find((one) => measureNames(one).includes(question.measure));
  if (!measure)
    throw annualReportRefusals.refusal('report.measureUnknown', { indicator: indicator.id, measure: question.measure });
  const by = cellOf(indicator, measure, question);
  return mirror.session(async (connection) => {
    await prepare(connection, await cutOf(mirror, connection, question), [indicator]);
    return contributionsOf(connection, indicator, measure, by);
  });
}

function cellOf(indicator: Indicator, measure: Measure, { by = {} }: Question): Cell {
  const asked = Object.keys(by).sort().join(' × ');
  const known = indicator.breakdowns.some(
    (breakdown) => isFor(breakdown, measure.name) && [...breakdown.by].sort().join(' × ') === asked,
  );
  if (asked !== '' && !known) {
    const names = { indicator: indicator.id, measure: measure.name, dimensions: asked };
    throw annualReportRefusals.refusal('report.breakdownUnknown', names);
  }
  return by;
}

interface Row {
  readonly position: string;
  readonly also?: readonly (string | null)[] | null;
  readonly unit?: string | number;
  readonly value?: string | number | null;
}

async function contributionsOf(
  connection: DuckDBConnection,
  indicator: Indicator,
  measure: Measure,
  by: Cell,
): Promise<readonly Contribution[]> {
  const dimensions = Object.keys(by) as Dimension[];
  const where = ['measure = $1', ...dimensions.map((name, i) => `${quoted(name)} = $${i + 2}`)];
  const values = [measure.of ?? measure.name, ...dimensions.map((name) => by[name] ?? '')];
  await connection.run(
    `CREATE TEMP TABLE evidence AS SELECT * FROM (${indicator.contributions}) WHERE ${where.join(' AND ')}`,
    values,
  );
  const reader = await connection.runAndReadAll('FROM evidence ORDER BY position');
  const rows = (reader.getRowObjectsJson() as unknown as Row[]).map(asCounted);
  const counted = measure.counting === 'UNITS' ? onceEach(rows) : rows;
  const events = await eventsOf(connection, indicator, reader.columnNames().includes('also'));
  return counted.map(({ position, also, value }) => ({
    ...eventAt(events, position),
    also: also.map((other) => eventAt(events, other)),
    ...(value === undefined ? {} : { value }),
  }));
}

interface Counted {
  readonly position: number;
  readonly also: readonly number[];
  readonly unit?: number | undefined;
  readonly value?: number;
}

function asCounted({ position, also, unit, value }: Row): Counted {
  const others = (also ?? []).filter((other) => other !== null).map(Number);
  return {
    position: Number(position),
    also: others,
    ...(unit === undefined ? {} : { unit: Number(unit) }),
    ...(value === undefined || value === null ? {} : { value: Number(value) }),
  };
}

/** The first row of each unit, the positions of its other rows beside. */
function onceEach(rows: readonly Counted[]): readonly Counted[] {
  const first = new Map<number | undefined, Counted>();
  for (const row of rows) {
    const before = first.get(row.unit);
    first.set(row.unit, before ? { ...before, also: [...before.also, row.position, ...row.also] } : row);
  }
  return [...first.values()];
}

/** Every event that the evidence names, by position. */
async function eventsOf(
  connection: DuckDBConnection,
  { reads }: Indicator,
  withOthers: boolean,
): Promise<ReadonlyMap<number, Evidence>> {
  const tables = reads.map(
    (type) => `SELECT position, stream, effectiveOn, '${type}' AS type FROM mirrored.${quoted(type)}`,
  );
  const others = withOthers ? 'UNION ALL SELECT unnest(also) FROM evidence' : '';
  const reader = await connection.runAndReadAll(`
    SELECT e.position, s.name, e.type, e.effectiveOn::VARCHAR
    FROM (${tables.join(' UNION ALL ')}) e JOIN mirrored.stream s ON s.number = e.stream
    WHERE e.position IN (SELECT position FROM evidence ${others})`);
  const rows = reader.getRowsJS() as [number, string, string, CalendarDate][];
  return new Map(
    rows.map(([position, stream, type, effectiveOn]) => [
      position,
      { stream, type, effectiveOn, position: String(position) },
    ]),
  );
}

function eventAt(events: ReadonlyMap<number, Evidence>, position: number): Evidence {
  const found = events.get(position);
  if (!found) throw new Error(`no event at position ${position} among those the indicator says it reads`);
  return found;
}
