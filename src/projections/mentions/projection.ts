import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { MentionRegister } from '../../application/ports/registers.js';
import type { Projection } from '../engine/projection.js';

/**
 * Where a youth is named outside their own path: positionings on offers, collective actions. Identifiers and positions alone:
 * what the youth's access package must not leave out (GDPR art. 15).
 */
const SCHEMA = `
  CREATE TABLE positioning (offer TEXT NOT NULL, id TEXT NOT NULL, pathway TEXT NOT NULL, PRIMARY KEY (offer, id)) WITHOUT ROWID;
  CREATE TABLE mention (pathway TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (pathway, position)) WITHOUT ROWID;
`;

export const mentions: Projection = {
  name: 'mentions',
  version: 1,
  reads: new Set([
    'YouthPositioned',
    'ApplicationSent',
    'InterviewHeld',
    'InterviewMissed',
    'PositioningOutcomeRecorded',
    'YouthRegisteredForAction',
    'YouthUnregisteredFromAction',
    'AttendanceClosed',
  ]),
  schema: SCHEMA,
  prepare(db: Database) {
    const position = db.prepare('INSERT OR REPLACE INTO positioning VALUES (?, ?, ?)');
    const positioned = db.prepare<[string, unknown], string>('SELECT pathway FROM positioning WHERE offer = ? AND id = ?').pluck(); // prettier-ignore
    const mention = db.prepare('INSERT OR IGNORE INTO mention VALUES (?, ?)');
    return ({ type, facts, stream, position: at }: StoredEvent) => {
      if (type === 'YouthPositioned') position.run(stream, facts.positioningId, facts.pathwayId);
      const named = [facts.pathwayId, facts.present, facts.absent, positioned.get(stream, facts.positioningId ?? null)];
      for (const pathway of named.flat()) if (typeof pathway === 'string') mention.run(pathway, at);
    };
  },
};

/** @param db gives the database that serves now */
export function mentionRegisterOn(db: () => Database): MentionRegister {
  return {
    of: (pathways) => {
      const positions = db().prepare<[string], number>('SELECT position FROM mention WHERE pathway = ?').pluck();
      return [...new Set(pathways.flatMap((pathway) => positions.all(pathway)))].sort((a, b) => a - b);
    },
  };
}
