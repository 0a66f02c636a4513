import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { ConventionSummary } from '../../application/ports/registers.js';
import type { Projection } from '../engine/projection.js';

/** The conventions with their terms, and the yearly committees (convention art. 5 and 6). */
const SCHEMA = `
  CREATE TABLE convention (
    id TEXT PRIMARY KEY,
    level TEXT NOT NULL,
    parties TEXT NOT NULL,
    territory TEXT NOT NULL,
    parent TEXT,
    signed_on TEXT NOT NULL,
    term_years INTEGER NOT NULL,
    renewal TEXT NOT NULL,
    denounced_on TEXT,
    ended_on TEXT,
    end_reason TEXT
  ) WITHOUT ROWID;
  CREATE TABLE renewal (convention TEXT NOT NULL, period_start TEXT NOT NULL, period_end TEXT NOT NULL,
    PRIMARY KEY (convention, period_start)) WITHOUT ROWID;
  CREATE TABLE milestone (position INTEGER PRIMARY KEY, convention TEXT NOT NULL, type TEXT NOT NULL, on_date TEXT NOT NULL);
  CREATE INDEX milestone_by_convention ON milestone (convention, position);
`;

/** What happens in the life of a convention besides its terms. */
const MILESTONES = new Set([
  'AmendmentSigned',
  'ConventionDiffused',
  'SteeringCommitteeConvened',
  'SteeringCommitteeHeld',
  'DecisionRecorded',
  'CommunicationRecorded',
  'DisputeOpened',
  'DisputeSettledAmicably',
  'DisputeBroughtToCourt',
]);

export const conventionRegister: Projection = {
  name: 'convention-register',
  version: 1,
  reads: new Set([
    'ConventionSigned',
    'ConventionTacitlyRenewed',
    'DenunciationSent',
    'ConventionTerminated',
    'ConventionSuperseded',
    ...MILESTONES,
  ]),
  schema: SCHEMA,
  prepare(db: Database) {
    const sign = db.prepare('INSERT INTO convention VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL)');
    const renew = db.prepare('INSERT INTO renewal VALUES (?, ?, ?)');
    const denounce = db.prepare('UPDATE convention SET denounced_on = ? WHERE id = ?');
    const end = db.prepare('UPDATE convention SET ended_on = ?, end_reason = ? WHERE id = ?');
    const note = db.prepare('INSERT INTO milestone VALUES (?, ?, ?, ?)');
    return (event: StoredEvent) => {
      const { facts, stream, effectiveOn } = event;
      if (event.type === 'ConventionSigned') {
        const [parties, territory] = [facts.parties, facts.territory].map((list) => JSON.stringify(list ?? []));
        const { level, parentId, termYears, renewal } = facts;
        sign.run(stream, level, parties, territory, parentId ?? null, effectiveOn, termYears, renewal);
      }
      if (event.type === 'ConventionTacitlyRenewed') renew.run(stream, facts.periodStart, facts.periodEnd);
      if (event.type === 'DenunciationSent') denounce.run(effectiveOn, stream);
      if (event.type === 'ConventionTerminated') end.run(effectiveOn, 'TERMINATED', stream);
      if (event.type === 'ConventionSuperseded') end.run(effectiveOn, 'SUPERSEDED', stream);
      if (MILESTONES.has(event.type)) note.run(event.position, stream, event.type, effectiveOn);
    };
  },
};

/** Conventions by level (national first) and signature. */
export function listConventions(db: Database): readonly ConventionSummary[] {
  const rows = db
    .prepare(
      `SELECT id, level, parties, territory, signed_on AS signedOn, term_years AS termYears, denounced_on AS denouncedOn, ended_on AS endedOn
       FROM convention ORDER BY CASE level WHEN 'NATIONAL' THEN 0 WHEN 'REGIONAL' THEN 1 ELSE 2 END, signed_on, id`,
    )
    .all() as (Omit<ConventionSummary, 'parties' | 'territory' | 'renewals'> & {
    parties: string;
    territory: string;
  })[];
  const renewals = db.prepare(
    'SELECT period_start AS periodStart, period_end AS periodEnd FROM renewal WHERE convention = ? ORDER BY period_start',
  );
  return rows.map((row) => ({
    ...row,
    parties: JSON.parse(row.parties) as string[],
    territory: JSON.parse(row.territory) as string[],
    renewals: renewals.all(row.id) as ConventionSummary['renewals'],
  }));
}
