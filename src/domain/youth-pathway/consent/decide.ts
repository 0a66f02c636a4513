import { addMonths, type CalendarDate } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import type { NewEvent } from '../../kernel/event.js';
import type { Facts } from '../../kernel/facts.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { ExpireConsent, GrantConsent, RefuseConsent, RequestConsent, RevokeConsent } from './commands.js';
import { withdrawWhatRestsOn } from './consequences.js';
import {
  CATEGORIES_OF_SCOPE,
  ConsentExpired,
  ConsentGranted,
  ConsentRefused,
  ConsentRequested,
  ConsentRevoked,
  type ConsentScope,
  type ShareableCategory,
  WHOLE_NETWORKS,
} from './events.js';
import { consent as refusals } from './refusals.js';
import { type Consent, consentById, givenConsents, isOperational, requestById } from './state.js';

export const consentDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(RequestConsent, ({ data }, state, facts) => {
    registrationOf(state);
    const consentId = data.consentId ?? facts.newId();
    const before = state.consent.byId[consentId];
    if (before) {
      if (before.scope === data.scope && before.recipient === data.recipient) return [];
      throw refusals.refusalAt('consentId', 'consent.idTaken');
    }
    mustBeOpen(state);
    mustBeARecipient(data.recipient, facts);
    mustBePublished(data.noticeVersion, data.noticeSha256, facts);
    return [ConsentRequested.of({ ...data, consentId })];
  }),

  decide(GrantConsent, ({ data, effectiveOn, actor }, state, facts) => {
    registrationOf(state);
    const consentId = data.consentId ?? facts.newId();
    const { scope, recipient } = whatWasAsked(state, consentId, data);
    const before = consentById(state, consentId);
    if (before) return repeatedGrant(before, effectiveOn, data);
    const request = requestById(state, consentId);
    if (request?.status === 'REFUSED') throw refusals.refusalAt('consentId', 'consent.decided');

    mustBeOpen(state);
    mustBeARecipient(recipient, facts);
    const expiresOn = data.expiresOn ?? addMonths(effectiveOn, DEFAULT_MONTHS);
    const latest = addMonths(effectiveOn, MAX_MONTHS);
    if (expiresOn <= effectiveOn || expiresOn > latest) {
      throw refusals.refusalAt('expiresOn', 'consent.expiry', { latest });
    }
    const other = sameDecision(state, scope, recipient).find(
      (one) => effectiveOn < endOf(one) && one.grantedOn < expiresOn,
    );
    if (other) throw refusals.refusal('consent.alreadyLive', { expiresOn: endOf(other) });

    const noticeVersion = data.noticeVersion ?? request?.noticeVersion;
    if (noticeVersion === undefined)
      throw refusals.refusalAt('noticeVersion', 'consent.incomplete', { field: 'noticeVersion' });
    const shown = data.noticeSha256 ?? (noticeVersion === request?.noticeVersion ? request.noticeSha256 : undefined);
    const collectedBy = data.collectedBy ?? (actor.kind === 'YOUTH' ? undefined : actor.account);
    return [
      ConsentGranted.of({
        consentId,
        scope,
        recipient,
        dataCategories: categoriesOf(scope, data.dataCategories),
        noticeVersion,
        noticeSha256: noticeDigest(noticeVersion, shown, facts),
        channel: data.channel,
        expiresOn,
        ...(collectedBy !== undefined && { collectedBy }),
        ...(data.proof !== undefined && { proof: data.proof }),
      }),
    ];
  }),

  decide(RefuseConsent, ({ data, effectiveOn }, state, facts) => {
    registrationOf(state);
    const consentId = data.consentId ?? facts.newId();
    const { scope, recipient } = whatWasAsked(state, consentId, data);
    if (requestById(state, consentId)?.status === 'REFUSED') return [];
    if (consentById(state, consentId)) throw refusals.refusalAt('consentId', 'consent.decided');
    mustBeARecipient(recipient, facts);
    // A "no" while an agreement runs is a withdrawal: recorded as a mere refusal, it would stop nothing.
    const live = sameDecision(state, scope, recipient).find(
      (one) => one.status === 'GRANTED' && one.grantedOn <= effectiveOn && effectiveOn < one.expiresOn,
    );
    if (live) throw refusals.refusal('consent.alreadyLive', { expiresOn: live.expiresOn });
    return [ConsentRefused.of({ consentId, scope, recipient })];
  }),

  decide(RevokeConsent, ({ data, effectiveOn, actor }, state) => {
    registrationOf(state);
    const consent = consentById(state, data.consentId);
    if (!consent) return neverGranted(state, data.consentId);
    if (consent.status !== 'GRANTED') return [];
    if (effectiveOn < consent.grantedOn) {
      throw refusals.refusal('consent.revokedBeforeGranted', { grantedOn: consent.grantedOn });
    }
    // Past its term there is nothing left to withdraw: what the clock owes is recorded, as if it had run in time.
    if (consent.expiresOn <= effectiveOn) return expiry(state, consent);
    const channel = data.channel ?? (actor.kind === 'YOUTH' ? 'ONLINE' : 'OTHER');
    return [
      ConsentRevoked.of({ consentId: consent.consentId, channel }),
      ...withdrawWhatRestsOn(state, consent, 'CONSENT_REVOKED', effectiveOn),
    ];
  }),

  decide(ExpireConsent, ({ data, effectiveOn }, state) => {
    registrationOf(state);
    const consent = consentById(state, data.consentId);
    if (!consent) throw refusals.refusalAt('consentId', 'consent.unknown');
    if (consent.status !== 'GRANTED') return [];
    if (effectiveOn < consent.expiresOn) throw refusals.refusal('consent.notDue', { expiresOn: consent.expiresOn });
    return expiry(state, consent);
  }),
];

/** A choice of the networks, well within what the reading of GDPR art. 7 allows: long enough for a year of training. */
const DEFAULT_MONTHS = 12;
const MAX_MONTHS = 24;

function expiry(state: YouthPathwayState, consent: Consent): readonly NewEvent[] {
  const { consentId, expiresOn } = consent;
  return [
    ConsentExpired.of({ consentId }, { effectiveOn: expiresOn }),
    ...withdrawWhatRestsOn(state, consent, 'CONSENT_EXPIRED', expiresOn),
  ];
}

function repeatedGrant(
  before: Consent,
  effectiveOn: CalendarDate,
  data: { readonly expiresOn?: CalendarDate | undefined; readonly dataCategories?: readonly string[] | undefined },
): readonly NewEvent[] {
  const same =
    before.grantedOn === effectiveOn &&
    (data.expiresOn ?? before.expiresOn) === before.expiresOn &&
    new Set([...before.dataCategories, ...(data.dataCategories ?? [])]).size === before.dataCategories.length;
  if (before.status === 'GRANTED' && same) return [];
  throw refusals.refusalAt('consentId', 'consent.decided');
}

/** Nobody can withdraw what was not given; a withdrawal after a refusal changes nothing. */
function neverGranted(state: YouthPathwayState, consentId: string): readonly NewEvent[] {
  const request = requestById(state, consentId);
  if (!request) throw refusals.refusalAt('consentId', 'consent.unknown');
  if (request.status === 'REFUSED') return [];
  throw refusals.refusal('consent.notGranted');
}

interface Asked {
  readonly scope: ConsentScope;
  readonly recipient: string;
}

/** Scope and recipient as given, or as asked under the same id; never two different ones. */
function whatWasAsked(
  state: YouthPathwayState,
  consentId: string,
  data: { readonly [Field in keyof Asked]?: Asked[Field] | undefined },
): Asked {
  const asked = state.consent.byId[consentId];
  const told = <F extends keyof Asked>(field: F): Asked[F] => {
    const said = data[field] ?? asked?.[field];
    if (said === undefined) throw refusals.refusalAt(field, 'consent.incomplete', { field });
    if (asked && said !== asked[field]) {
      throw asked.status === 'REQUESTED'
        ? refusals.refusalAt(field, 'consent.requestMismatch', { field })
        : refusals.refusalAt('consentId', 'consent.idTaken');
    }
    return said;
  };
  return { scope: told('scope'), recipient: told('recipient') };
}

function sameDecision(state: YouthPathwayState, scope: ConsentScope, recipient: string): readonly Consent[] {
  return givenConsents(state).filter((one) => one.scope === scope && one.recipient === recipient);
}

/** The first day on which a consent is no longer live, as far as is known. */
function endOf(consent: Consent): CalendarDate {
  return consent.endedOn ?? consent.expiresOn;
}

/** Either direction is possible (convention art. 4.3): which network it must be depends on who will pass what to whom. */
function mustBeARecipient(recipient: string, facts: Facts): void {
  if ((WHOLE_NETWORKS as readonly string[]).includes(recipient)) return;
  const structure = facts.structure(recipient);
  if (!structure || !isOperational(structure)) throw refusals.refusalAt('recipient', 'consent.recipient');
}

function categoriesOf(scope: ConsentScope, given: readonly ShareableCategory[] | undefined): ShareableCategory[] {
  const allowed = CATEGORIES_OF_SCOPE[scope];
  if (!given) return [...allowed];
  if (given.some((category) => !allowed.includes(category))) {
    throw refusals.refusalAt('dataCategories', 'consent.categories', { allowed: allowed.join(', ') });
  }
  if (scope === 'CONTACT_TRANSMISSION' && !given.includes('CONTACT')) {
    throw refusals.refusalAt('dataCategories', 'consent.noContactCategory');
  }
  return allowed.filter((category) => given.includes(category));
}

/** A request older than today is history: which notices were published then is not known here. */
function mustBePublished(version: string, given: string | undefined, facts: Facts): void {
  const isHistory = facts.recordedOn < facts.today && given === undefined && facts.noticeSha256(version) === undefined;
  if (!isHistory) noticeDigest(version, given, facts);
}

/** The digest of the text shown: that of the published notice, or, for any other version, the one given as proof. */
function noticeDigest(version: string, given: string | undefined, facts: Facts): string {
  const published = facts.noticeSha256(version);
  const digest = published ?? given;
  if (digest === undefined) throw refusals.refusalAt('noticeVersion', 'consent.noticeUnknown', { version });
  if (given !== undefined && given !== digest) {
    throw refusals.refusalAt('noticeSha256', 'consent.noticeMismatch', { version });
  }
  return digest;
}
