import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import { addDays } from '../../domain/kernel/calendar.js';
import { term } from '../../domain/convention/term.js';
import type { Projection } from '../engine/projection.js';
import { type Prepared, prepared, Ties, TIES_SCHEMA } from './ties.js';

/**
 * What crosses aggregates: from each event, which live things of other aggregates rest on what it ends. The tasks are written
 * in the transaction of the checkpoint, so none is lost and none is found twice; `application/reactions` does them.
 */
const SCHEMA = `
  ${TIES_SCHEMA}
  CREATE TABLE pathway (id TEXT PRIMARY KEY, mission_locale TEXT NOT NULL, survivor TEXT) WITHOUT ROWID;
`;

export const reactions: Projection = {
  name: 'reactions',
  version: 1,
  reads: new Set([
    'StructureMerged', 'StructureClosed', 'AccountDeactivated',
    'ConventionSigned', 'ConventionTerminated', 'ConventionSuperseded',
    'YouthRegistered', 'PathwayTransferred', 'PathwayClosed', 'PathwayReopened', 'PathwayMerged',
    'ReferentAssigned', 'ReferentReleased',
    'ReferralSent', 'ReferralRedirected', 'ReferralReceived', 'ReferralAccepted', 'ReferralDeclined', 'ReferralCancelled',
    'ReferralWithdrawn', 'ReferralExpired', 'ReferralClosed',
    'ConsentRevoked', 'ConsentExpired', 'ObjectionRecorded', 'PersonalDataErased',
    'YouthPositioned', 'ApplicationSent', 'InterviewHeld', 'InterviewMissed', 'PositioningOutcomeRecorded',
  ]), // prettier-ignore
  schema: SCHEMA,
  prepare(db: Database) {
    const ties = new Ties(db);
    const pathways = new Pathways(db);
    const takes = [ofStructures, ofConventions, ofPathways, ofReferents, ofReferrals, ofConsents, ofPositionings];
    return (event: StoredEvent) => {
      for (const take of takes) take(event, ties, pathways);
    };
  },
};

/** Which Mission Locale follows each path, and which path stands for it after merges. */
class Pathways {
  private readonly sql: Prepared;

  constructor(db: Database) {
    this.sql = prepared(db);
  }

  registered(id: string, missionLocale: string): void {
    this.sql('INSERT INTO pathway VALUES (?, ?, NULL)').run(id, missionLocale);
  }

  transferred(id: string, missionLocale: string): void {
    this.sql('UPDATE pathway SET mission_locale = ? WHERE id = ?').run(missionLocale, id);
  }

  merged(id: string, survivor: string): void {
    this.sql('UPDATE pathway SET survivor = ? WHERE id = ?').run(survivor, id);
  }

  missionLocaleOf(id: string): string | undefined {
    const row = this.sql('SELECT mission_locale AS id FROM pathway WHERE id = ?').get(id);
    return (row as { id: string } | undefined)?.id;
  }

  /** The same youth, under one name. */
  youthOf(id: string): string {
    const row = this.sql(
      `WITH RECURSIVE line(id, depth) AS (
           SELECT ?, 0
           UNION SELECT pathway.survivor, depth + 1 FROM pathway JOIN line USING (id) WHERE pathway.survivor IS NOT NULL
         ) SELECT id FROM line ORDER BY depth DESC LIMIT 1`,
    ).get(id);
    return (row as { id: string }).id;
  }
}

type Take = (event: StoredEvent, ties: Ties, pathways: Pathways) => void;

const text = (value: unknown): string => value as string;

const ofStructures: Take = (event, ties) => {
  const { type, stream: cause, facts, effectiveOn: on } = event;
  if (type === 'StructureMerged') {
    ties.ended({ cause, reaction: 'FOLLOW_MERGED_MISSION_LOCALE', on, data: { to: text(facts.into) } }, event);
  }
  if (type === 'StructureClosed') ties.ended({ cause, reaction: 'RECIPIENT_CLOSED', on }, event);
  if (type === 'AccountDeactivated') {
    // The date is the first day without access: the last day as a referent is the eve.
    ties.ended({ cause: text(facts.account), reaction: 'ACCOUNT_DEACTIVATED', on: addDays(on, -1) }, event);
  }
};

const ofConventions: Take = (event, ties) => {
  const { type, stream: cause, facts, effectiveOn: on } = event;
  const reaction = 'CONVENTION_ENDED';
  if (type === 'ConventionSigned' && facts.renewal === 'NONE') {
    const { termYears } = facts as { readonly termYears: number };
    const { end } = term({ signedOn: on, termYears } as Parameters<typeof term>[0], 0);
    ties.endsOn({ cause, reaction, on: addDays(end, 1) }, event);
  }
  if (type === 'ConventionTerminated' || type === 'ConventionSuperseded') ties.ended({ cause, reaction, on }, event);
};

const ofPathways: Take = (event, ties, pathways) => {
  const { type, stream, facts, effectiveOn: since } = event;
  const reaction = 'FOLLOW_MERGED_MISSION_LOCALE';
  const followedBy = (cause: string): void => {
    ties.tie({ stream, reaction, key: '', cause, since }, event);
  };
  if (type === 'YouthRegistered') {
    pathways.registered(stream, text(facts.missionLocaleId));
    followedBy(text(facts.missionLocaleId));
  }
  if (type === 'PathwayTransferred') {
    pathways.transferred(stream, text(facts.to));
    followedBy(text(facts.to));
  }
  if (type === 'PathwayClosed' || type === 'PathwayMerged') ties.untie(stream, reaction, '');
  if (type === 'PathwayReopened') {
    const missionLocale = pathways.missionLocaleOf(stream);
    if (missionLocale !== undefined) followedBy(missionLocale);
  }
  if (type === 'PathwayMerged') {
    const before = pathways.youthOf(stream);
    pathways.merged(stream, text(facts.survivor));
    ties.moved('HIRED_ELSEWHERE', before, pathways.youthOf(stream));
  }
};

const ofReferents: Take = (event, ties) => {
  const { type, stream, facts, effectiveOn: since } = event;
  const { role, account, structureId } = facts as { role: string; account: string; structureId: string };
  if (type === 'ReferentAssigned') {
    const data = { account, structureId };
    ties.tie({ stream, reaction: 'ACCOUNT_DEACTIVATED', key: role, cause: account, since, data }, event);
  }
  if (type === 'ReferentReleased') ties.untie(stream, 'ACCOUNT_DEACTIVATED', role);
};

const STEPS = new Set(['ReferralReceived', 'ReferralAccepted']);
const ENDS = new Set([
  'ReferralDeclined',
  'ReferralCancelled',
  'ReferralWithdrawn',
  'ReferralExpired',
  'ReferralClosed',
]);

const ofReferrals: Take = (event, ties) => {
  const { type, stream, facts, effectiveOn: since } = event;
  const key = text(facts.referralId);
  if (type === 'ReferralSent' || type === 'ReferralRedirected') {
    const data = { to: text(facts.to), ...(type === 'ReferralSent' && { from: text(facts.from) }) };
    const known = ties.dataOf(stream, 'CONVENTION_ENDED', key);
    const rest = { stream, key, since, data: { ...known, ...data } };
    ties.tie({ ...rest, reaction: 'RECIPIENT_CLOSED', cause: data.to }, event);
    ties.tie({ ...rest, reaction: 'CONVENTION_ENDED', cause: text(facts.conventionId) }, event);
  }
  if (STEPS.has(type)) ties.stepped(stream, key, since);
  if (ENDS.has(type)) {
    ties.untie(stream, 'RECIPIENT_CLOSED', key);
    ties.untie(stream, 'CONVENTION_ENDED', key);
  }
};

/**
 * A withdrawal or an objection: the youth no longer agrees. An expiry, or an erasure after the time of keeping: nobody
 * answered in time. What rests on the consent falls with it, whatever other consent there is, as referrals do.
 */
const ofConsents: Take = (event, ties, pathways) => {
  const { type, stream, facts, effectiveOn: on } = event;
  const reaction = 'POSITIONING_WITHOUT_CONSENT';
  const outcome = type === 'ConsentRevoked' || type === 'ObjectionRecorded' ? 'YOUTH_DECLINED' : 'NO_ANSWER';
  if (type === 'ConsentRevoked' || type === 'ConsentExpired')
    ties.ended({ cause: text(facts.consentId), reaction, on, data: { outcome } }, event);
  if ((type === 'ObjectionRecorded' && facts.scope === 'CONTACT_TRANSMISSION') || type === 'PersonalDataErased') {
    const cause = pathways.youthOf(stream);
    for (const tie of ties.restingOn(cause, 'HIRED_ELSEWHERE'))
      ties.task(tie, { cause, reaction, on }, JSON.stringify({ outcome }), event);
  }
};

const ofPositionings: Take = (event, ties, pathways) => {
  const { type, stream, facts, effectiveOn: since } = event;
  const key = text(facts.positioningId);
  if (type === 'YouthPositioned') {
    const cause = pathways.youthOf(text(facts.pathwayId));
    // Somebody who was hired may be positioned again later, after a break for one.
    ties.tie({ stream, reaction: 'HIRED_ELSEWHERE', key, cause, since }, event, (hiredOn) => hiredOn < since);
    ties.tie({ stream, reaction: 'POSITIONING_WITHOUT_CONSENT', key, cause: text(facts.consentId), since }, event);
  }
  if (type === 'ApplicationSent' || type === 'InterviewHeld' || type === 'InterviewMissed')
    ties.stepped(stream, key, since);
  if (type === 'PositioningOutcomeRecorded') {
    ties.untie(stream, 'HIRED_ELSEWHERE', key);
    ties.untie(stream, 'POSITIONING_WITHOUT_CONSENT', key);
    if (facts.outcome !== 'HIRED') return;
    const cause = pathways.youthOf(text(facts.pathwayId));
    ties.ended({ cause, reaction: 'HIRED_ELSEWHERE', on: since }, event);
  }
};
