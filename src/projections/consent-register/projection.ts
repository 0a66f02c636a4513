import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { ConsentSummary } from '../../application/ports/registers.js';
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
  CREATE INDEX consent_by_recipient ON consent (recipient, status);
`;

export const consentRegister: Projection = {
  name: 'consent-register',
  version: 1,
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

/** The consents of one path, in the order they were asked for. */
export function consentsOf(db: Database, pathway: string): readonly ConsentSummary[] {
  return db
    .prepare(
      `SELECT consent_id AS consentId, pathway, scope, recipient, status, granted_on AS grantedOn, expires_on AS expiresOn,
              ended_on AS endedOn
       FROM consent WHERE pathway = ? ORDER BY consent_id`,
    )
    .all(pathway) as ConsentSummary[];
}
