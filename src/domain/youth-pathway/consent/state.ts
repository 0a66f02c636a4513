import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { Network, StructureFacts } from '../../kernel/facts.js';
import type { YouthPathwayState } from '../state.js';
import {
  ConsentExpired,
  ConsentGranted,
  ConsentRefused,
  ConsentRequested,
  ConsentRevoked,
  type ConsentScope,
  type ShareableCategory,
  type WholeNetwork,
} from './events.js';

interface Asked {
  readonly consentId: string;
  readonly scope: ConsentScope;
  /** A structure, or a network as a whole. */
  readonly recipient: string;
}

/** The youth was asked, or said no: nothing may cross. */
interface ConsentRequest extends Asked {
  readonly status: 'REQUESTED' | 'REFUSED';
  readonly noticeVersion: string | undefined;
  readonly noticeSha256: string | undefined;
}

/** Once given: live from `grantedOn` to the eve of `expiresOn`, or of the day on which it ended. */
export interface Consent extends Asked {
  readonly status: 'GRANTED' | 'REVOKED' | 'EXPIRED';
  readonly dataCategories: readonly ShareableCategory[];
  readonly grantedOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  /** The day of its withdrawal or expiry, once recorded. */
  readonly endedOn: CalendarDate | undefined;
  /** Revision of the grant in the path: what came before it and what after. */
  readonly grantedAt: number;
}

export interface ConsentState {
  readonly byId: Readonly<Record<string, ConsentRequest | Consent>>;
}

export const initialConsent: ConsentState = { byId: {} };

function recorded(state: YouthPathwayState, entry: ConsentRequest | Consent): YouthPathwayState {
  return { ...state, consent: { byId: { ...state.consent.byId, [entry.consentId]: entry } } };
}

function ended(
  state: YouthPathwayState,
  consentId: string,
  status: 'REVOKED' | 'EXPIRED',
  endedOn: CalendarDate,
): YouthPathwayState {
  const consent = consentById(state, consentId);
  return consent ? recorded(state, { ...consent, status, endedOn }) : state;
}

export const consentEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(ConsentRequested, (state, { data: { consentId, scope, recipient, noticeVersion, noticeSha256 } }) =>
    recorded(state, { consentId, scope, recipient, status: 'REQUESTED', noticeVersion, noticeSha256 }),
  ),
  when(ConsentGranted, (state, { data, effectiveOn, revision }) =>
    recorded(state, {
      consentId: data.consentId,
      scope: data.scope,
      recipient: data.recipient,
      status: 'GRANTED',
      dataCategories: data.dataCategories,
      grantedOn: effectiveOn,
      expiresOn: data.expiresOn,
      endedOn: undefined,
      grantedAt: revision,
    }),
  ),
  when(ConsentRefused, (state, { data: { consentId, scope, recipient } }) =>
    recorded(state, {
      consentId,
      scope,
      recipient,
      status: 'REFUSED',
      noticeVersion: undefined,
      noticeSha256: undefined,
    }),
  ),
  when(ConsentRevoked, (state, { data, effectiveOn }) => ended(state, data.consentId, 'REVOKED', effectiveOn)),
  when(ConsentExpired, (state, { data, effectiveOn }) => ended(state, data.consentId, 'EXPIRED', effectiveOn)),
];

/** Every consent that was once given, in the order of the grants' identifiers in the path. */
export function givenConsents(state: YouthPathwayState): readonly Consent[] {
  return Object.values(state.consent.byId).filter(isGiven);
}

function isGiven(entry: ConsentRequest | Consent): entry is Consent {
  return entry.status !== 'REQUESTED' && entry.status !== 'REFUSED';
}

/** A consent that was given under this id, whatever became of it. */
export function consentById(state: YouthPathwayState, consentId: string): Consent | undefined {
  const entry = state.consent.byId[consentId];
  return entry && isGiven(entry) ? entry : undefined;
}

/** What the youth was asked, or refused, under this id. */
export function requestById(state: YouthPathwayState, consentId: string): ConsentRequest | undefined {
  const entry = state.consent.byId[consentId];
  return entry && !isGiven(entry) ? entry : undefined;
}

/**
 * Live for a decision about this day: given by then, its term not reached, and no end recorded. A withdrawal takes effect
 * when it is recorded: from then on the consent founds nothing more, not even what would be dated before it.
 */
export function isLive(consent: Consent, on: CalendarDate): boolean {
  return consent.status === 'GRANTED' && consent.grantedOn <= on && on < consent.expiresOn;
}

export function liveConsents(state: YouthPathwayState, on: CalendarDate): readonly Consent[] {
  return givenConsents(state).filter((consent) => isLive(consent, on));
}

const WHOLE_NETWORK: Readonly<Record<Network, WholeNetwork>> = { ML: 'NETWORK_ML', CMA: 'NETWORK_CMA' };
const OPERATIONAL = new Set<string>(['ML', 'CMA', 'CMAR', 'CFA']);

/** Whether the structure itself receives youths; regional and national bodies never read a row. */
export function isOperational(structure: StructureFacts): boolean {
  return OPERATIONAL.has(structure.kind);
}

/** Named itself, or through its network as a whole; never through a parent. */
export function covers(consent: Pick<Consent, 'recipient'>, structure: StructureFacts): boolean {
  if (!isOperational(structure)) return false;
  return consent.recipient === structure.id || consent.recipient === WHOLE_NETWORK[structure.network];
}

/** The live consent of this scope that covers the structure; the one that names it before that of its network. */
export function liveConsentCovering(
  state: YouthPathwayState,
  scope: ConsentScope,
  structure: StructureFacts,
  on: CalendarDate,
): Consent | undefined {
  const covering = liveConsents(state, on).filter((consent) => consent.scope === scope && covers(consent, structure));
  return covering.find(({ recipient }) => recipient === structure.id) ?? covering[0];
}
