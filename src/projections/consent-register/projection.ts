import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { ConsentRegister, ConsentSummary } from '../../application/ports/registers.js';
import type { Projection } from '../engine/projection.js';

/** Every consent asked for, with what became of it (convention art. 4.3, GDPR art. 7(1): proof of consent). */
const SCHEMA = `
  CREATE TABLE consent (
    consent_id TEXT PRIMARY KEY,
    pathway TEXT NOT NULL,
    scope TEXT NOT NULL,
    recipient TEXT NOT NULL,
    status TEXT NOT NULL,
    channel TEXT,
    notice_version TEXT,
    requested_on TEXT,
    granted_on TEXT,
    expires_on TEXT,
    ended_on TEXT
  ) WITHOUT ROWID;
  CREATE INDEX consent_by_pathway ON consent (pathway);
  CREATE INDEX consent_by_recipient ON consent (recipient, status, pathway);
`;

export const consentRegister: Projection = {
  name: 'consent-register',
  version: 2,
  reads: new Set(['ConsentRequested', 'ConsentGranted', 'ConsentRefused', 'ConsentRevoked', 'ConsentExpired']),
  schema: SCHEMA,
  prepare(db: Database) {
    const open = db.prepare(`
      INSERT INTO consent (consent_id, pathway, scope, recipient, status, channel, notice_version, requested_on, granted_on, expires_on, ended_on)
      VALUES (@consentId, @pathway, @scope, @recipient, @status, @channel, @noticeVersion, @requestedOn, @grantedOn, @expiresOn, @endedOn)
      ON CONFLICT (consent_id) DO UPDATE SET
        status = excluded.status, channel = coalesce(excluded.channel, channel), notice_version = coalesce(excluded.notice_version, notice_version),
        granted_on = coalesce(excluded.granted_on, granted_on), expires_on = coalesce(excluded.expires_on, expires_on),
        ended_on = excluded.ended_on
    `);
    const end = db.prepare('UPDATE consent SET status = ?, ended_on = ? WHERE consent_id = ?');
    return (event: StoredEvent) => {
      const { facts, effectiveOn, stream } = event;
      if (event.type === 'ConsentRevoked' || event.type === 'ConsentExpired') {
        end.run(event.type === 'ConsentRevoked' ? 'REVOKED' : 'EXPIRED', effectiveOn, facts.consentId);
        return;
      }
      const status = { ConsentRequested: 'REQUESTED', ConsentGranted: 'GRANTED', ConsentRefused: 'REFUSED' }[
        event.type
      ];
      open.run({
        consentId: facts.consentId,
        pathway: stream,
        scope: facts.scope,
        recipient: facts.recipient,
        status,
        channel: facts.channel ?? null,
        noticeVersion: facts.noticeVersion ?? null,
        requestedOn: status === 'REQUESTED' ? effectiveOn : null,
        grantedOn: status === 'GRANTED' ? effectiveOn : null,
        expiresOn: facts.expiresOn ?? null,
        endedOn: status === 'REFUSED' ? effectiveOn : null,
      });
    };
  },
};

/** @param db gives the database that serves now */
export function consentRegisterOn(db: () => Database): ConsentRegister {
  return {
    ofPathway: (pathway) => consentsOf(db(), pathway),
    pathwaysGrantedTo: (recipients, page) => pathwaysGrantedTo(db(), recipients, page),
  };
}

/** The paths with a consent given to one of these recipients and not ended, in the order of their ids. */
function pathwaysGrantedTo(
  db: Database,
  recipients: readonly string[],
  { after = '', limit }: Parameters<ConsentRegister['pathwaysGrantedTo']>[1],
): readonly string[] {
  const named = recipients.map(() => '?').join(', ');
  return db
    .prepare(
      `SELECT DISTINCT pathway FROM consent
       WHERE recipient IN (${named}) AND status = 'GRANTED' AND pathway > ? ORDER BY pathway LIMIT ?`,
    )
    .pluck()
    .all(...recipients, after, limit) as string[];
}

/** The consents of one path, in the order they were asked for. */
function consentsOf(db: Database, pathway: string): readonly ConsentSummary[] {
  return db
    .prepare(
      `SELECT consent_id AS consentId, pathway, scope, recipient, status, granted_on AS grantedOn, expires_on AS expiresOn,
              ended_on AS endedOn
       FROM consent WHERE pathway = ? ORDER BY consent_id`,
    )
    .all(pathway) as ConsentSummary[];
}
