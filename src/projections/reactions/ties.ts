import type { Database, Statement } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { Reaction } from '../../application/ports/reactions.js';
import { latest, type CalendarDate } from '../../domain/kernel/calendar.js';

/**
 * What rests on what: "when `cause` ends, `reaction` follows in `stream`". What has ended is remembered, so that a tie that
 * comes to be known after its cause has ended (a line imported late, two things at once) is not lost.
 */
export const TIES_SCHEMA = `
  CREATE TABLE tie (
    stream TEXT NOT NULL,
    reaction TEXT NOT NULL,
    key TEXT NOT NULL,
    cause TEXT NOT NULL,
    since TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (stream, reaction, key)
  ) WITHOUT ROWID;
  CREATE INDEX tie_by_cause ON tie (cause, reaction);
  CREATE TABLE ended (
    cause TEXT NOT NULL, reaction TEXT NOT NULL, ended_on TEXT NOT NULL, data TEXT NOT NULL,
    PRIMARY KEY (cause, reaction)
  ) WITHOUT ROWID;
  CREATE TABLE planned_end (
    cause TEXT NOT NULL, reaction TEXT NOT NULL, ends_on TEXT NOT NULL,
    event_id TEXT NOT NULL, command_id TEXT NOT NULL, correlation_id TEXT NOT NULL,
    PRIMARY KEY (cause, reaction)
  ) WITHOUT ROWID;
  CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    reaction TEXT NOT NULL,
    event_id TEXT NOT NULL,
    command_id TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    key TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    data TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'OPEN',
    code TEXT,
    UNIQUE (event_id, reaction, stream, key, effective_on)
  );
  CREATE INDEX task_open ON task (id) WHERE state = 'OPEN';
  CREATE INDEX task_refused ON task (id) WHERE state = 'REFUSED';
`;

/** The event that a task follows from. */
export type Trigger = Pick<StoredEvent, 'eventId' | 'commandId' | 'correlationId'>;

export type Prepared = (sql: string) => Statement;

/** Each statement is compiled once. */
export function prepared(db: Database): Prepared {
  const known = new Map<string, Statement>();
  return (sql) => {
    const statement = known.get(sql) ?? db.prepare(sql);
    known.set(sql, statement);
    return statement;
  };
}

export interface Tie {
  readonly stream: string;
  readonly reaction: Reaction;
  /** What in the stream: a referral, a positioning, a role. */
  readonly key: string;
  readonly cause: string;
  readonly since: CalendarDate;
  readonly data?: Readonly<Record<string, string>>;
}

interface StoredTie {
  readonly stream: string;
  readonly reaction: Reaction;
  readonly key: string;
  readonly since: CalendarDate;
  readonly data: string;
}

export interface End {
  readonly cause: string;
  readonly reaction: Reaction;
  readonly on: CalendarDate;
  readonly data?: Readonly<Record<string, string>>;
}

type Fields = Readonly<Record<string, string>>;

/** The statements on those tables. */
export class Ties {
  private readonly sql: Prepared;

  constructor(db: Database) {
    this.sql = prepared(db);
  }

  /** @param lasting whether it stands although its cause has ended before */
  tie(tie: Tie, trigger: Trigger, lasting: (endedOn: CalendarDate) => boolean = () => false): void {
    const { stream, reaction, key, cause, since, data = {} } = tie;
    const text = JSON.stringify(data);
    this.sql('INSERT OR REPLACE INTO tie VALUES (?, ?, ?, ?, ?, ?)').run(stream, reaction, key, cause, since, text);
    const end = this.sql('SELECT ended_on AS endedOn, data FROM ended WHERE cause = ? AND reaction = ?').get(
      cause,
      reaction,
    ) as { endedOn: CalendarDate; data: string } | undefined;
    if (!end || lasting(end.endedOn)) return;
    this.task({ stream, reaction, key, since, data: text }, { cause, reaction, on: end.endedOn }, end.data, trigger);
  }

  /** It has ended, or rests on nothing any more. */
  untie(stream: string, reaction: Reaction, key: string): void {
    this.sql('DELETE FROM tie WHERE stream = ? AND reaction = ? AND key = ?').run(stream, reaction, key);
  }

  /** Another step: what follows is dated on that day at the earliest. */
  stepped(stream: string, key: string, on: CalendarDate): void {
    this.sql('UPDATE tie SET since = max(since, ?) WHERE stream = ? AND key = ?').run(on, stream, key);
  }

  /** What rested on the one rests on the other from now on. */
  moved(reaction: Reaction, from: string, to: string): void {
    this.sql('UPDATE tie SET cause = ? WHERE cause = ? AND reaction = ?').run(to, from, reaction);
  }

  /** Something has ended: a task for each thing that rests on it. */
  ended(end: End, trigger: Trigger): void {
    const { cause, reaction, on, data = {} } = end;
    const text = JSON.stringify(data);
    this.sql('INSERT OR REPLACE INTO ended VALUES (?, ?, ?, ?)').run(cause, reaction, on, text);
    this.sql('DELETE FROM planned_end WHERE cause = ? AND reaction = ?').run(cause, reaction);
    for (const tie of this.restingOn(cause, reaction)) this.task(tie, end, text, trigger);
  }

  /** It will have ended on a day that is known already, unless something ends it before. */
  endsOn(end: Omit<End, 'data'>, { eventId, commandId, correlationId }: Trigger): void {
    this.sql('INSERT OR REPLACE INTO planned_end VALUES (?, ?, ?, ?, ?, ?)').run(
      end.cause,
      end.reaction,
      end.on,
      eventId,
      commandId,
      correlationId,
    );
  }

  /** The planned ends that have come by a day. */
  reached(on: CalendarDate): void {
    const due = this.sql(
      `SELECT cause, reaction, ends_on AS endsOn, event_id AS eventId, command_id AS commandId,
           correlation_id AS correlationId FROM planned_end WHERE ends_on <= ? ORDER BY ends_on, cause`,
    ).all(on) as (Trigger & { cause: string; reaction: Reaction; endsOn: CalendarDate })[];
    for (const { cause, reaction, endsOn, ...trigger } of due) this.ended({ cause, reaction, on: endsOn }, trigger);
  }

  restingOn(cause: string, reaction: Reaction): readonly StoredTie[] {
    return this.sql(
      'SELECT stream, reaction, key, since, data FROM tie WHERE cause = ? AND reaction = ? ORDER BY stream, key',
    ).all(cause, reaction) as StoredTie[];
  }

  dataOf(stream: string, reaction: Reaction, key: string): Fields {
    const row = this.sql('SELECT data FROM tie WHERE stream = ? AND reaction = ? AND key = ?').get(
      stream,
      reaction,
      key,
    ) as { data: string } | undefined;
    return row ? (JSON.parse(row.data) as Fields) : {};
  }

  /** One thing to do about a tie; the same event never asks for it twice. */
  task(tie: StoredTie, end: End, endData: string, { eventId, commandId, correlationId }: Trigger): void {
    const { stream, key, since } = tie;
    const data = JSON.stringify({ ...(JSON.parse(tie.data) as Fields), ...(JSON.parse(endData) as Fields) });
    const on = latest(end.on, since);
    this.sql(
      `INSERT OR IGNORE INTO task (reaction, event_id, command_id, correlation_id, stream, key, effective_on, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(end.reaction, eventId, commandId, correlationId, stream, key, on, data);
  }
}
