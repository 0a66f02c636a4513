import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import { addDays, type CalendarDate } from '../../domain/kernel/calendar.js';
import { disclosuresOf } from '../../domain/youth-pathway/rights/recipients.js';
import type { Projection } from '../engine/projection.js';

/**
 * The register of data-subject requests (GDPR art. 12(3)), and of what recipients are to be told (art. 19): whoever was given
 * something of a youth is told of its rectification, its erasure and its restriction. A notice stands from the event on.
 */
const SCHEMA = `
  CREATE TABLE request (
    id TEXT PRIMARY KEY,
    pathway TEXT NOT NULL,
    right TEXT NOT NULL,
    received_on TEXT NOT NULL,
    due_on TEXT NOT NULL,
    extended_on TEXT,
    reason TEXT,
    answered_on TEXT,
    outcome TEXT
  ) WITHOUT ROWID;
  CREATE INDEX request_open ON request (due_on) WHERE answered_on IS NULL;
  CREATE TABLE recipient (
    pathway TEXT NOT NULL, recipient TEXT NOT NULL, received TEXT NOT NULL, first_on TEXT NOT NULL, last_on TEXT NOT NULL,
    PRIMARY KEY (pathway, recipient, received)
  ) WITHOUT ROWID;
  CREATE TABLE notice (
    position INTEGER NOT NULL, recipient TEXT NOT NULL, pathway TEXT NOT NULL, subject TEXT NOT NULL, since TEXT NOT NULL,
    PRIMARY KEY (position, recipient)
  ) WITHOUT ROWID;
  CREATE INDEX notice_by_recipient ON notice (recipient, position);
`;

const DISCLOSING = ['ReferralSent', 'ReferralRedirected', 'ContactDetailsDisclosed', 'SharedReviewHeld', 'ImiloUpdateDelivered'] as const; // prettier-ignore

/** What recipients are told of. */
const NOTICES: Readonly<Record<string, NoticeRow['subject']>> = {
  IdentityCorrected: 'RECTIFICATION',
  PersonalDataErased: 'ERASURE',
  ProcessingRestricted: 'RESTRICTION',
  RestrictionLifted: 'RESTRICTION_LIFTED',
};

export const requests: Projection = {
  name: 'requests',
  version: 1,
  reads: new Set([
    'SubjectRequestReceived',
    'SubjectRequestExtended',
    'SubjectRequestAnswered',
    ...DISCLOSING,
    ...Object.keys(NOTICES),
  ]),
  schema: SCHEMA,
  prepare(db: Database) {
    const receive = db.prepare('INSERT INTO request VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)');
    const extend = db.prepare('UPDATE request SET due_on = ?, extended_on = ?, reason = ? WHERE id = ?');
    const answer = db.prepare('UPDATE request SET answered_on = ?, outcome = ? WHERE id = ?');
    const disclose = db.prepare(`
      INSERT INTO recipient VALUES (@pathway, @recipient, @received, @on, @on) ON CONFLICT DO UPDATE SET
        first_on = min(first_on, excluded.first_on), last_on = max(last_on, excluded.last_on)`);
    const notify = db.prepare(`
      INSERT INTO notice SELECT DISTINCT @position, recipient, @pathway, @subject, @on FROM recipient WHERE pathway = @pathway`);
    return ({ type, facts, stream: pathway, effectiveOn: on, position }: StoredEvent) => {
      const { requestId, right, dueOn, reason, outcome } = facts;
      if (type === 'SubjectRequestReceived') receive.run(requestId, pathway, right, on, dueOn);
      if (type === 'SubjectRequestExtended') extend.run(dueOn, on, reason, requestId);
      if (type === 'SubjectRequestAnswered') answer.run(on, outcome ?? null, requestId);
      for (const { recipient, received } of disclosuresOf(type, facts))
        disclose.run({ pathway, recipient, received, on });
      const subject = NOTICES[type];
      if (subject !== undefined) notify.run({ position, pathway, subject, on });
    };
  },
};

export interface RequestRow {
  readonly requestId: string;
  readonly pathway: string;
  readonly right: string;
  readonly receivedOn: CalendarDate;
  /** With the extension, where there was one. */
  readonly dueOn: CalendarDate;
  readonly extendedOn: CalendarDate | null;
  readonly reason: string | null;
  readonly answeredOn: CalendarDate | null;
  readonly outcome: string | null;
  /** Whether it is overdue on the day that is asked about, or was answered late. */
  readonly status: 'OPEN' | 'DUE_SOON' | 'OVERDUE' | 'ANSWERED' | 'ANSWERED_LATE';
}

/** How many days before its term a request is marked: the agenda reminds then too. */
const SOON = 10;

/** The requests, the most urgent first; those already answered last. */
export function subjectRequests(db: Database, on: CalendarDate, { open = false } = {}): readonly RequestRow[] {
  const rows = db
    .prepare(
      `SELECT id AS requestId, pathway, right, received_on AS receivedOn, due_on AS dueOn, extended_on AS extendedOn,
         reason, answered_on AS answeredOn, outcome
       FROM request WHERE received_on <= @on AND (@open = 0 OR answered_on IS NULL)
       ORDER BY answered_on IS NOT NULL, due_on, id`,
    )
    .all({ on, open: open ? 1 : 0 }) as Omit<RequestRow, 'status'>[];
  return rows.map((row) => ({ ...row, status: statusOf(row, on) }));
}

function statusOf({ answeredOn, dueOn }: Omit<RequestRow, 'status'>, on: CalendarDate): RequestRow['status'] {
  if (answeredOn !== null) return answeredOn > dueOn ? 'ANSWERED_LATE' : 'ANSWERED';
  if (dueOn < on) return 'OVERDUE';
  return dueOn <= addDays(on, SOON) ? 'DUE_SOON' : 'OPEN';
}

export interface NoticeRow {
  readonly recipient: string;
  readonly pathway: string;
  readonly subject: 'RECTIFICATION' | 'ERASURE' | 'RESTRICTION' | 'RESTRICTION_LIFTED';
  readonly since: CalendarDate;
  readonly position: number;
}

/** What recipients are told, the latest first; one recipient's own when named. */
export function recipientNotices(db: Database, recipient?: string, limit = 10_000): readonly NoticeRow[] {
  return db
    .prepare(
      `SELECT recipient, pathway, subject, since, position FROM notice WHERE (@recipient IS NULL OR recipient = @recipient)
       ORDER BY position DESC, recipient LIMIT @limit`,
    )
    .all({ recipient: recipient ?? null, limit }) as NoticeRow[];
}
