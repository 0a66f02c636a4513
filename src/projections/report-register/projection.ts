import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { Projection } from '../engine/projection.js';

/** How far each year's report has come, and every edition that was frozen: what regenerates it and what proves it. */
const SCHEMA = `
  CREATE TABLE report (id TEXT PRIMARY KEY, year INTEGER NOT NULL, stage TEXT NOT NULL, since TEXT NOT NULL) WITHOUT ROWID;
  CREATE INDEX report_by_year ON report (year);
  CREATE TABLE edition (
    report TEXT NOT NULL,
    edition INTEGER NOT NULL,
    known_at TEXT NOT NULL,
    observed_until TEXT NOT NULL,
    definitions INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    frozen_on TEXT NOT NULL,
    completed_on TEXT,
    corrections INTEGER NOT NULL,
    reviewed_on TEXT,
    published_on TEXT,
    PRIMARY KEY (report, edition)
  ) WITHOUT ROWID;
`;

const STAGES: Readonly<Record<string, ReportRow['stage']>> = {
  FiguresFrozen: 'FROZEN',
  CompletedByCmaFrance: 'COMPLETED',
  ReviewedByCommittee: 'REVIEWED',
  Published: 'PUBLISHED',
};

export const reports: Projection = {
  name: 'reports',
  version: 1,
  reads: new Set(['ReportOpened', 'FigureCorrected', ...Object.keys(STAGES)]),
  schema: SCHEMA,
  prepare(db: Database) {
    const open = db.prepare(`INSERT INTO report VALUES (?, ?, 'OPENED', ?)`);
    const advance = db.prepare('UPDATE report SET stage = ?, since = ? WHERE id = ?');
    const freeze = db.prepare('INSERT INTO edition VALUES (?, ?, ?, ?, ?, ?, ?, NULL, 0, NULL, NULL)');
    const last = 'WHERE report = @report AND edition = (SELECT max(edition) FROM edition WHERE report = @report)';
    const step = (change: string) => db.prepare(`UPDATE edition SET ${change} ${last}`);
    const correct = step('corrections = corrections + 1');
    const steps: Readonly<Record<string, ReturnType<typeof step>>> = {
      CompletedByCmaFrance: step('completed_on = @on'),
      ReviewedByCommittee: step('reviewed_on = @on'),
      Published: step('published_on = @on'),
    };
    return ({ type, stream: report, facts, effectiveOn: on }: StoredEvent) => {
      if (type === 'ReportOpened') open.run(report, facts.year, on);
      if (type === 'FiguresFrozen') {
        const { edition, knownAt, observedUntil, definitions, sha256 } = facts;
        freeze.run(report, edition, knownAt, observedUntil, definitions, sha256, on);
      }
      if (type === 'FigureCorrected') correct.run({ report });
      steps[type]?.run({ report, on });
      const stage = STAGES[type];
      if (stage !== undefined) advance.run(stage, on, report);
    };
  },
};

export interface ReportRow {
  readonly id: string;
  readonly year: number;
  readonly stage: 'OPENED' | 'FROZEN' | 'COMPLETED' | 'REVIEWED' | 'PUBLISHED';
  /** Since when it is at this stage. */
  readonly since: CalendarDate;
}

export interface EditionRow {
  readonly edition: number;
  readonly knownAt: string;
  readonly observedUntil: CalendarDate;
  readonly definitions: number;
  readonly sha256: string;
  readonly frozenOn: CalendarDate;
  readonly completedOn: CalendarDate | null;
  readonly corrections: number;
  readonly reviewedOn: CalendarDate | null;
  readonly publishedOn: CalendarDate | null;
}

export function reportOfYear(db: Database, year: number): ReportRow | undefined {
  return db.prepare('SELECT id, year, stage, since FROM report WHERE year = ? ORDER BY id LIMIT 1').get(year) as
    ReportRow | undefined;
}

/** The latest first. */
export function editionsOf(db: Database, report: string): readonly EditionRow[] {
  return db
    .prepare(
      `SELECT edition, known_at AS knownAt, observed_until AS observedUntil, definitions, sha256, frozen_on AS frozenOn,
         completed_on AS completedOn, corrections, reviewed_on AS reviewedOn, published_on AS publishedOn
       FROM edition WHERE report = ? ORDER BY edition DESC`,
    )
    .all(report) as EditionRow[];
}
