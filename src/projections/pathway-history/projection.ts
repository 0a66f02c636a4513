import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { Projection } from '../engine/projection.js';

/**
 * The joint paths, one row each, and the events that make their history. What a row holds is clear facts; identities stay
 * sealed in the log and are opened for a reader who may, so that an erasure has nothing to purge here.
 */
const SCHEMA = `
  CREATE TABLE pathway (
    id TEXT PRIMARY KEY,
    mission_locale TEXT NOT NULL,
    age_band TEXT,
    registered_on TEXT NOT NULL,
    last_effective_on TEXT NOT NULL,
    last_position INTEGER NOT NULL,
    events INTEGER NOT NULL,
    closed_on TEXT,
    closed_reason TEXT,
    survivor TEXT,
    erased_on TEXT
  ) WITHOUT ROWID;
  CREATE INDEX pathway_by_mission_locale ON pathway (mission_locale, last_position);
  CREATE INDEX pathway_by_position ON pathway (last_position);
  CREATE INDEX pathway_by_survivor ON pathway (survivor) WHERE survivor IS NOT NULL;
`;

const CATEGORY = 'youthPathway-';

export function pathwayHistory(types: readonly string[]): Projection {
  return { name: 'pathway-history', version: 1, reads: new Set(types), schema: SCHEMA, prepare };
}

function prepare(db: Database): (event: StoredEvent) => void {
  const insert = db.prepare('INSERT INTO pathway VALUES (?, ?, ?, ?, ?, ?, 1, NULL, NULL, NULL, NULL)');
  const touch = db.prepare(
    `UPDATE pathway SET events = events + 1, last_position = ?, last_effective_on = max(last_effective_on, ?) WHERE id = ?`,
  );
  const set = (column: string) => db.prepare(`UPDATE pathway SET ${column} = ? WHERE id = ?`);
  const close = db.prepare('UPDATE pathway SET closed_on = ?, closed_reason = ? WHERE id = ?');
  const move = set('mission_locale');
  const merge = set('survivor');
  const erase = set('erased_on');

  return (event) => {
    if (!event.stream.startsWith(CATEGORY)) return;
    const { facts, stream, effectiveOn, position } = event;
    if (event.type === 'YouthRegistered') {
      const ageBand = facts.ageBand ?? null;
      insert.run(stream, facts.missionLocaleId, ageBand, effectiveOn, effectiveOn, position);
      return;
    }
    touch.run(position, effectiveOn, stream);
    if (event.type === 'PathwayTransferred') move.run(facts.to, stream);
    if (event.type === 'PathwayClosed') close.run(effectiveOn, facts.reason, stream);
    if (event.type === 'PathwayReopened') close.run(null, null, stream);
    if (event.type === 'PathwayMerged') merge.run(facts.survivor, stream);
    if (event.type === 'PersonalDataErased') erase.run(effectiveOn, stream);
  };
}
