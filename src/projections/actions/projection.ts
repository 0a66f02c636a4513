import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { Projection } from '../engine/projection.js';

/** Collective actions and who is registered, present or absent (convention art. 4.2). Nobody is named for a specific public. */
const SCHEMA = `
  CREATE TABLE action (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    audience TEXT NOT NULL,
    date TEXT NOT NULL,
    place TEXT NOT NULL,
    capacity INTEGER,
    status TEXT NOT NULL,
    anonymous_count INTEGER NOT NULL,
    cej_hours REAL
  ) WITHOUT ROWID;
  CREATE INDEX action_by_date ON action (date);
  CREATE TABLE host (action TEXT NOT NULL, structure TEXT NOT NULL, PRIMARY KEY (structure, action)) WITHOUT ROWID;
  CREATE TABLE participant (
    action TEXT NOT NULL, pathway TEXT NOT NULL, state TEXT NOT NULL, position INTEGER NOT NULL,
    PRIMARY KEY (action, pathway)
  ) WITHOUT ROWID;
`;

export const actions: Projection = {
  name: 'actions',
  version: 1,
  reads: new Set([
    'ActionPlanned',
    'ActionRescheduled',
    'ActionCancelled',
    'YouthRegisteredForAction',
    'YouthUnregisteredFromAction',
    'AttendanceClosed',
  ]),
  schema: SCHEMA,
  prepare(db: Database) {
    const plan = db.prepare(`INSERT INTO action VALUES (?, ?, ?, ?, ?, ?, 'PLANNED', 0, NULL)`);
    const host = db.prepare('INSERT OR IGNORE INTO host VALUES (?, ?)');
    const move = db.prepare('UPDATE action SET date = ?, place = coalesce(?, place) WHERE id = ?');
    const cancel = db.prepare(`UPDATE action SET status = 'CANCELLED' WHERE id = ?`);
    const close = db.prepare(`UPDATE action SET status = 'CLOSED', anonymous_count = ?, cej_hours = ? WHERE id = ?`);
    const register = db.prepare(`INSERT OR REPLACE INTO participant VALUES (?, ?, 'REGISTERED', ?)`);
    const unregister = db.prepare('DELETE FROM participant WHERE action = ? AND pathway = ?');
    const attended = db.prepare('UPDATE participant SET state = ? WHERE action = ? AND pathway = ?');
    return ({ type, stream, facts, position }: StoredEvent) => {
      if (type === 'ActionPlanned') {
        const { subject, audience, date, place, capacity, hosts } = facts;
        plan.run(stream, subject, audience, date, place, capacity ?? null);
        for (const structure of hosts as readonly string[]) host.run(stream, structure);
      }
      if (type === 'ActionRescheduled') move.run(facts.date, facts.place ?? null, stream);
      if (type === 'ActionCancelled') cancel.run(stream);
      if (type === 'YouthRegisteredForAction') register.run(stream, facts.pathwayId, position);
      if (type === 'YouthUnregisteredFromAction') unregister.run(stream, facts.pathwayId);
      if (type === 'AttendanceClosed') {
        const { present, absent, anonymousCount, cejHours } = facts;
        close.run(anonymousCount, cejHours ?? null, stream);
        for (const pathway of present as readonly string[]) attended.run('PRESENT', stream, pathway);
        for (const pathway of absent as readonly string[]) attended.run('ABSENT', stream, pathway);
      }
    };
  },
};

export interface ActionRow {
  readonly id: string;
  readonly subject: string;
  readonly audience: string;
  readonly date: CalendarDate;
  readonly place: string;
  readonly capacity: number | null;
  readonly status: 'PLANNED' | 'CANCELLED' | 'CLOSED';
  readonly registered: number;
  readonly present: number;
  /** Present without being named. */
  readonly anonymousCount: number;
  readonly cejHours: number | null;
}

const ROW = `SELECT id, subject, audience, date, place, capacity, status,
    (SELECT count(*) FROM participant WHERE action = action.id) AS registered,
    (SELECT count(*) FROM participant WHERE action = action.id AND state = 'PRESENT') AS present,
    anonymous_count AS anonymousCount, cej_hours AS cejHours
  FROM action`;

export function findAction(db: Database, id: string): ActionRow | undefined {
  return db.prepare(`${ROW} WHERE id = ?`).get(id) as ActionRow | undefined;
}

/** The actions that a structure hosts, from a day on. */
export function actionsOf(db: Database, host: string, from: CalendarDate, limit = 200): readonly ActionRow[] {
  return db
    .prepare(`${ROW} WHERE id IN (SELECT action FROM host WHERE structure = ?) AND date >= ? ORDER BY date, id LIMIT ?`)
    .all(host, from, limit) as ActionRow[];
}

export interface Participant {
  readonly pathway: string;
  readonly state: 'REGISTERED' | 'PRESENT' | 'ABSENT';
}

/** In the order of registration. */
export function participantsOf(db: Database, action: string): readonly Participant[] {
  return db
    .prepare('SELECT pathway, state FROM participant WHERE action = ? ORDER BY position')
    .all(action) as Participant[];
}
