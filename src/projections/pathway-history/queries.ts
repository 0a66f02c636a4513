import type { Database } from 'better-sqlite3';
import type { PathwayFilter, PathwayPage, PathwayRegister, PathwaySummary } from '../../application/ports/registers.js';

/** @param db gives the database that serves now */
export function pathwayRegister(db: () => Database): PathwayRegister {
  return {
    find: (id) => findPathway(db(), id),
    absorbedBy: (id) => absorbedBy(db(), id),
    list: (page) => listPathways(db(), page),
    count: () => countPathways(db()),
  };
}

const COLUMNS = `id, mission_locale AS missionLocale, age_band AS ageBand, registered_on AS registeredOn,
  last_effective_on AS lastEffectiveOn, last_position AS lastPosition, events, closed_on AS closedOn,
  closed_reason AS closedReason, survivor, erased_on AS erasedOn`;

function findPathway(db: Database, id: string): PathwaySummary | undefined {
  return db.prepare(`SELECT ${COLUMNS} FROM pathway WHERE id = ?`).get(id) as PathwaySummary | undefined;
}

/** The paths merged into this one, directly or through another. */
function absorbedBy(db: Database, id: string): readonly string[] {
  const rows = db
    .prepare(
      `WITH RECURSIVE absorbed(id) AS (
         SELECT id FROM pathway WHERE survivor = ?
         UNION SELECT pathway.id FROM pathway JOIN absorbed ON pathway.survivor = absorbed.id
       ) SELECT id FROM absorbed ORDER BY id`,
    )
    .all(id);
  return (rows as { id: string }[]).map((row) => row.id);
}

/** Paths by latest activity, of some Missions Locales when named, a page at a time. */
function listPathways(db: Database, { missionLocales, before, limit }: PathwayFilter): PathwayPage {
  const where = missionLocales ? `AND mission_locale IN (${missionLocales.map(() => '?').join(', ')})` : '';
  const rows = db
    .prepare(`SELECT ${COLUMNS} FROM pathway WHERE last_position < ? ${where} ORDER BY last_position DESC LIMIT ?`)
    .all(before ?? Number.MAX_SAFE_INTEGER, ...(missionLocales ?? []), limit) as PathwaySummary[];
  return { rows, next: rows.length === limit ? rows.at(-1)?.lastPosition : undefined };
}

function countPathways(db: Database): number {
  return (db.prepare('SELECT count(*) AS n FROM pathway').get() as { n: number }).n;
}
