import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { Projection } from '../engine/projection.js';

/**
 * The offers that chambers make available to the Missions Locales (convention art. 4.3), by trade, region and expiry. The region
 * is that of the chamber; the employer's name stays sealed in the log. A positioning is counted, the youth is not named.
 */
const SCHEMA = `
  CREATE TABLE chamber (id TEXT PRIMARY KEY, region TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE offer (
    id TEXT PRIMARY KEY,
    chamber TEXT NOT NULL,
    trade TEXT NOT NULL,
    rncp TEXT NOT NULL,
    level TEXT NOT NULL,
    commune TEXT NOT NULL,
    seats INTEGER NOT NULL,
    start_on TEXT NOT NULL,
    duration_months INTEGER NOT NULL,
    disclosure TEXT NOT NULL,
    published_on TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    status TEXT NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX offer_open ON offer (trade, expires_on) WHERE status = 'OPEN';
  CREATE TABLE positioning (
    offer TEXT NOT NULL, id TEXT NOT NULL, outcome TEXT,
    PRIMARY KEY (offer, id)
  ) WITHOUT ROWID;
`;

/** Field of the event → column. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  trade: 'trade',
  rncp: 'rncp',
  qualificationLevel: 'level',
  commune: 'commune',
  seats: 'seats',
  startOn: 'start_on',
  durationMonths: 'duration_months',
  disclosure: 'disclosure',
};

const STATUS: Readonly<Record<string, string>> = {
  OfferWithdrawn: 'WITHDRAWN',
  OfferExpired: 'EXPIRED',
  OfferFilled: 'FILLED',
};

export const offers: Projection = {
  name: 'offers',
  version: 1,
  reads: new Set([
    'StructureRegistered',
    'OfferPublished',
    'OfferUpdated',
    'OfferProlonged',
    'YouthPositioned',
    'PositioningOutcomeRecorded',
    ...Object.keys(STATUS),
  ]),
  schema: SCHEMA,
  prepare(db: Database) {
    const chamber = db.prepare('INSERT INTO chamber VALUES (?, ?)');
    const publish = db.prepare(`INSERT INTO offer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')`);
    const prolong = db.prepare('UPDATE offer SET expires_on = ? WHERE id = ?');
    const end = db.prepare('UPDATE offer SET status = ? WHERE id = ?');
    const position = db.prepare('INSERT INTO positioning VALUES (?, ?, NULL)');
    const settle = db.prepare('UPDATE positioning SET outcome = ? WHERE offer = ? AND id = ?');
    const update = Object.entries(COLUMN_OF).map(([field, column]) => ({
      field,
      set: db.prepare(`UPDATE offer SET ${column} = ? WHERE id = ?`),
    }));
    return ({ type, stream, facts, effectiveOn }: StoredEvent) => {
      if (type === 'StructureRegistered') chamber.run(stream, facts.regionCode);
      if (type === 'OfferPublished') {
        const { chamberId, trade, rncp, qualificationLevel, commune, seats, startOn, durationMonths } = facts;
        const { disclosure, expiresOn } = facts;
        publish.run(
          ...[stream, chamberId, trade, rncp, qualificationLevel, commune, seats, startOn, durationMonths],
          ...[disclosure, effectiveOn, expiresOn],
        );
      }
      if (type === 'OfferUpdated')
        for (const { field, set } of update) if (facts[field] !== undefined) set.run(facts[field], stream);
      if (type === 'OfferProlonged') prolong.run(facts.expiresOn, stream);
      if (STATUS[type] !== undefined) end.run(STATUS[type], stream);
      if (type === 'YouthPositioned') position.run(stream, facts.positioningId);
      if (type === 'PositioningOutcomeRecorded') settle.run(facts.outcome, stream, facts.positioningId);
    };
  },
};

export interface OfferRow {
  readonly id: string;
  readonly chamber: string;
  readonly region: string;
  readonly trade: string;
  readonly rncp: string;
  readonly level: string;
  readonly commune: string;
  readonly seats: number;
  readonly hired: number;
  /** Youths waiting for an answer. */
  readonly waiting: number;
  readonly startOn: CalendarDate;
  readonly durationMonths: number;
  readonly disclosure: string;
  readonly publishedOn: CalendarDate;
  /** The first day on which it is no longer open. */
  readonly expiresOn: CalendarDate;
}

/** Offers open on a day, whether the clock has run or not: those that expire first come first. */
export function liveOffers(
  db: Database,
  on: CalendarDate,
  {
    trade,
    region,
    limit = 200,
  }: { readonly trade?: string | undefined; readonly region?: string | undefined; readonly limit?: number } = {},
): readonly OfferRow[] {
  return db
    .prepare(
      `SELECT offer.id, chamber, region, trade, rncp, level, commune, seats,
         (SELECT count(*) FROM positioning WHERE offer = offer.id AND outcome = 'HIRED') AS hired,
         (SELECT count(*) FROM positioning WHERE offer = offer.id AND outcome IS NULL) AS waiting,
         start_on AS startOn, duration_months AS durationMonths, disclosure, published_on AS publishedOn,
         expires_on AS expiresOn
       FROM offer JOIN chamber ON chamber.id = offer.chamber
       WHERE status = 'OPEN' AND published_on <= @on AND expires_on > @on
         AND (@trade IS NULL OR trade = @trade) AND (@region IS NULL OR region = @region)
       ORDER BY expires_on, offer.id LIMIT @limit`,
    )
    .all({ on, trade: trade ?? null, region: region ?? null, limit }) as OfferRow[];
}
