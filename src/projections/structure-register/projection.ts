import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { StructureRegister, StructureSummary } from '../../application/ports/registers.js';
import type { Projection } from '../engine/projection.js';

/** The structures of both networks with their codes, accounts and referents (convention art. 4.1). Staff names stay sealed in the log. */
const SCHEMA = `
  CREATE TABLE structure (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    parent TEXT,
    registered_on TEXT NOT NULL,
    ends_on TEXT,
    merged_into TEXT
  ) WITHOUT ROWID;
  CREATE INDEX structure_by_region ON structure (region, kind);
  CREATE TABLE account (id TEXT PRIMARY KEY, structure TEXT NOT NULL, role TEXT NOT NULL, opened_on TEXT NOT NULL, deactivated_on TEXT) WITHOUT ROWID;
  CREATE INDEX account_by_structure ON account (structure);
  CREATE TABLE referent (structure TEXT NOT NULL, subject TEXT NOT NULL, account TEXT NOT NULL, since TEXT NOT NULL,
    PRIMARY KEY (structure, subject, account)) WITHOUT ROWID;
`;

export const structureRegister: Projection = {
  name: 'structure-register',
  version: 1,
  reads: new Set([
    'StructureRegistered',
    'StructureRenamed',
    'StructureMerged',
    'StructureClosed',
    'AccountOpened',
    'AccountDeactivated',
    'ReferentDesignated',
    'ReferentReplaced',
    'ReferentEnded',
  ]),
  schema: SCHEMA,
  prepare(db: Database) {
    const register = db.prepare('INSERT INTO structure VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL)');
    const rename = db.prepare('UPDATE structure SET name = ? WHERE id = ?');
    const end = db.prepare('UPDATE structure SET ends_on = ?, merged_into = ? WHERE id = ?');
    const open = db.prepare('INSERT OR REPLACE INTO account VALUES (?, ?, ?, ?, NULL)');
    const deactivate = db.prepare('UPDATE account SET deactivated_on = ? WHERE id = ?');
    const release = db.prepare('DELETE FROM referent WHERE structure = ? AND subject = ?');
    const designate = db.prepare('INSERT OR REPLACE INTO referent VALUES (?, ?, ?, ?)');
    return ({ type, facts, stream, effectiveOn }: StoredEvent) => {
      if (type === 'StructureRegistered') {
        const { kind, name, regionCode, timeZone, parentId } = facts;
        register.run(stream, kind, name, regionCode, timeZone, parentId ?? null, effectiveOn);
      }
      if (type === 'StructureRenamed') rename.run(facts.name, stream);
      if (type === 'StructureMerged') end.run(effectiveOn, facts.into, stream);
      if (type === 'StructureClosed') end.run(effectiveOn, null, stream);
      if (type === 'AccountOpened') open.run(facts.account, stream, facts.role, effectiveOn);
      if (type === 'AccountDeactivated') deactivate.run(effectiveOn, facts.account);
      if (type === 'ReferentReplaced' || type === 'ReferentEnded') release.run(stream, facts.subject);
      if (type === 'ReferentDesignated' || type === 'ReferentReplaced') {
        designate.run(stream, facts.subject, facts.account, effectiveOn);
      }
    };
  },
};

const COLUMNS = `id, kind, name, region, time_zone AS timeZone, parent, registered_on AS registeredOn, ends_on AS endsOn,
  merged_into AS mergedInto`;

export function findStructure(db: Database, id: string): StructureSummary | undefined {
  return db.prepare(`SELECT ${COLUMNS} FROM structure WHERE id = ?`).get(id) as StructureSummary | undefined;
}

export function listStructures(db: Database, kind?: string): readonly StructureSummary[] {
  const rows =
    kind === undefined
      ? db.prepare(`SELECT ${COLUMNS} FROM structure ORDER BY region, kind, name`).all()
      : db.prepare(`SELECT ${COLUMNS} FROM structure WHERE kind = ? ORDER BY region, name`).all(kind);
  return rows as StructureSummary[];
}

/** Names by id: what pages write instead of identifiers. */
export function structureNames(db: Database): ReadonlyMap<string, string> {
  const rows = db.prepare('SELECT id, name FROM structure').all() as { id: string; name: string }[];
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** @param db gives the database that serves now */
export function structureRegisterOn(db: () => Database): StructureRegister {
  return {
    list: (kind) => listStructures(db(), kind),
    standingIn: (id) => standingIn(db(), id),
  };
}

/** The structure, and those that have merged into it, directly or through another. */
function standingIn(db: Database, id: string): readonly string[] {
  return db
    .prepare(
      `WITH RECURSIVE merged(id) AS (
         SELECT ? UNION SELECT structure.id FROM structure JOIN merged ON structure.merged_into = merged.id
       ) SELECT id FROM merged ORDER BY id`,
    )
    .pluck()
    .all(id) as string[];
}

/** One open account of each role in each structure that stands, by the name of the structure. */
export function staffAccounts(db: Database): readonly StaffAccount[] {
  return db
    .prepare(
      `SELECT min(account.id) AS account, account.role, account.structure, structure.name
       FROM account JOIN structure ON structure.id = account.structure
       WHERE account.deactivated_on IS NULL AND structure.ends_on IS NULL
       GROUP BY account.structure, account.role ORDER BY structure.name, account.structure, account.role`,
    )
    .all() as StaffAccount[];
}

export interface StaffAccount {
  readonly account: string;
  readonly role: string;
  readonly structure: string;
  readonly name: string;
}
