import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { ImiloUpdates, ImiloUpdateState, ImiloUpdateSummary } from '../../application/ports/imilo.js';
import type { Projection } from '../engine/projection.js';

/** What i-milo is to be told, update by update, and how far each has come. Employer, diploma and dates stay sealed in the log. */
const SCHEMA = `
  CREATE TABLE imilo_update (
    update_id TEXT PRIMARY KEY,
    pathway TEXT NOT NULL,
    contract_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    because TEXT,
    channel TEXT,
    prepared_on TEXT NOT NULL,
    since TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX imilo_update_by_state ON imilo_update (state, position);
  CREATE INDEX imilo_update_by_contract ON imilo_update (contract_id, version);
  CREATE TABLE followed (pathway TEXT PRIMARY KEY, mission_locale TEXT NOT NULL) WITHOUT ROWID;
`;

const STATES: Readonly<Record<string, ImiloUpdateState>> = {
  ImiloUpdateDelivered: 'DELIVERED',
  ImiloUpdateAcknowledged: 'ACKNOWLEDGED',
  ImiloUpdateRejected: 'REJECTED',
  ImiloUpdateSuperseded: 'SUPERSEDED',
};

export const imiloUpdates: Projection = {
  name: 'imilo-updates',
  version: 1,
  reads: new Set(['YouthRegistered', 'PathwayTransferred', 'ImiloUpdatePrepared', ...Object.keys(STATES)]),
  schema: SCHEMA,
  prepare(db: Database) {
    const follow = db.prepare('INSERT OR REPLACE INTO followed VALUES (?, ?)');
    const prepare = db.prepare(`INSERT INTO imilo_update VALUES (?, ?, ?, ?, 'PREPARED', NULL, NULL, ?, ?, ?, ?)`);
    const step = db.prepare(
      `UPDATE imilo_update SET state = ?, because = ?, channel = coalesce(?, channel), since = ? WHERE update_id = ?`,
    );
    return (event: StoredEvent) => {
      const { type, facts, stream, effectiveOn, revision, position } = event;
      if (type === 'YouthRegistered') follow.run(stream, facts.missionLocaleId);
      if (type === 'PathwayTransferred') follow.run(stream, facts.to);
      if (type === 'ImiloUpdatePrepared') {
        const { updateId, contractId, version } = facts;
        prepare.run(updateId, stream, contractId, version, effectiveOn, effectiveOn, revision, position);
      }
      const state = STATES[type];
      if (state === undefined) return;
      step.run(state, facts.code ?? facts.reason ?? null, facts.channel ?? null, effectiveOn, facts.updateId);
    };
  },
};

const COLUMNS = `update_id AS updateId, imilo_update.pathway, contract_id AS contractId, version, state, because, channel,
  prepared_on AS preparedOn, since, revision, position, mission_locale AS missionLocale`;
const FROM = 'FROM imilo_update LEFT JOIN followed ON followed.pathway = imilo_update.pathway';

/** @param db gives the database that serves now */
export function imiloUpdateRegister(db: () => Database): ImiloUpdates {
  return {
    find: (updateId) =>
      db().prepare(`SELECT ${COLUMNS} ${FROM} WHERE update_id = ?`).get(updateId) as ImiloUpdateSummary | undefined,
    ofContract: (contractId, version) =>
      db()
        .prepare(`SELECT ${COLUMNS} ${FROM} WHERE contract_id = ? AND version = ? ORDER BY position DESC LIMIT 1`)
        .get(contractId, version) as ImiloUpdateSummary | undefined,
    list: ({ states, missionLocale, after, limit }) =>
      db()
        .prepare(
          `SELECT ${COLUMNS} ${FROM}
           WHERE state IN (SELECT value FROM json_each(@states)) AND position > @after
             AND (@missionLocale IS NULL OR mission_locale = @missionLocale)
           ORDER BY position LIMIT @limit`,
        )
        .all({
          states: JSON.stringify(states),
          missionLocale: missionLocale ?? null,
          after: after ?? 0,
          limit,
        }) as ImiloUpdateSummary[],
  };
}
