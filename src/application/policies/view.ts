import { isSameStructure } from '../../domain/kernel/facts.js';
import { contractById, partiesTo } from '../../domain/youth-pathway/apprenticeship/state.js';
import { consentById, covers, liveConsents } from '../../domain/youth-pathway/consent/state.js';
import { missionLocaleOf } from '../../domain/youth-pathway/registration/state.js';
import { hasObjection } from '../../domain/youth-pathway/rights/state.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { StoredEvent } from '../ports/event-log.js';
import { standingFor, type AccessFacts, type View } from './access.js';
import { CROSSINGS, fieldsThatCross, OWN_ACCOMPANIMENT, type Grant } from './crossing.js';

/** What rights on an event rest on: its envelope and facts, never what is sealed in it. */
export type Told = Pick<StoredEvent, 'type' | 'stream' | 'facts' | 'actor' | 'effectiveOn'>;

/** What may be read of an event. */
export type Readable =
  | { readonly kind: 'ALL' }
  /** Its facts; nothing is opened. */
  | { readonly kind: 'FACTS' }
  /** Its facts and all that it seals but contact details, which a disclosure alone shows. */
  | { readonly kind: 'OWN' }
  | { readonly kind: 'FIELDS'; readonly fields: readonly string[] };

/** What this view opens of an event of the path, whose present state is `state`; undefined: not even that it happened. */
export function readableIn(
  view: View,
  event: Told,
  state: YouthPathwayState,
  facts: AccessFacts,
): Readable | undefined {
  if (view.kind === 'WHOLE') return { kind: 'ALL' };
  if (view.kind === 'FACTS') return { kind: 'FACTS' };
  if (view.kind === 'CROSSED') return crossed(view, event, state, facts);
  const beforeTheEnd = view.until === undefined || event.effectiveOn <= view.until;
  if (!beforeTheEnd && event.type !== 'PathwayTransferred') return undefined;
  return followed(event, state, facts);
}

/** A Mission Locale reads all of its own network; of the other one, facts, and what a shared follow-up shares (art. 4.4). */
function followed(event: Told, state: YouthPathwayState, facts: AccessFacts): Readable | undefined {
  const source = otherNetworkIn(event, state, facts);
  if (source === undefined) return { kind: 'ALL' };
  const grants = sharedWithMissionLocale(source, event, state, facts);
  if (event.type.startsWith('ImiloUpdate')) return { kind: grants.length > 0 ? 'ALL' : 'FACTS' };
  if (!isFollowUp(event.type)) return { kind: 'FACTS' };
  const fields = fieldsThatCross(event.type, grants);
  return fields && { kind: 'FIELDS', fields };
}

function isFollowUp(type: string): boolean {
  const scopes = CROSSINGS[type]?.scopes;
  return scopes?.length === 1 && scopes[0] === 'SHARED_FOLLOW_UP';
}

/** The structure of the chambers' network that declared the event, or the contract that it is about. */
export function otherNetworkIn(event: Told, state: YouthPathwayState, facts: AccessFacts): string | undefined {
  const { contractId } = event.facts;
  const declared = typeof contractId === 'string' ? contractById(state, contractId)?.declaredBy : undefined;
  const source = event.actor.structure ?? declared;
  const { kind } = event.actor;
  if (kind === 'DPO' || kind === 'YOUTH' || source === undefined) return undefined;
  return facts.structure(source)?.network === 'CMA' ? source : undefined;
}

/** Whichever network holds the datum the consent names the other: it may name either side of the contract. */
function sharedWithMissionLocale(
  source: string,
  event: Told,
  state: YouthPathwayState,
  facts: AccessFacts,
): readonly Grant[] {
  const missionLocale = standingFor(missionLocaleOf(state), facts);
  if (hasObjection(state, 'SHARED_FOLLOW_UP')) return [];
  if (facts.conventionsInForce(facts.today, source, missionLocale).length === 0) return [];
  const sides = sidesOf(source, event, state, missionLocale);
  return liveConsents(state, facts.today).filter(
    (consent) => consent.scope === 'SHARED_FOLLOW_UP' && sides.some((side) => coversStructure(consent, side, facts)),
  );
}

export function sidesOf(source: string, event: Told, state: YouthPathwayState, missionLocale: string): string[] {
  const { contractId } = event.facts;
  const contract = typeof contractId === 'string' ? contractById(state, contractId) : undefined;
  return [source, missionLocale, ...(contract ? partiesTo(contract) : [])];
}

export function coversStructure(grant: Pick<Grant, 'recipient'>, id: string, facts: AccessFacts): boolean {
  const structure = facts.structure(id);
  return structure !== undefined && covers(grant, structure);
}

/** What crosses to a structure of the other network, and what it declared itself. */
function crossed(
  { structure, grants }: Extract<View, { kind: 'CROSSED' }>,
  event: Told,
  state: YouthPathwayState,
  facts: AccessFacts,
): Readable | undefined {
  const { actor, type } = event;
  const own = actor.structure !== undefined && isSameStructure(actor.structure, structure, facts);
  if (own && (grants.length > 0 || OWN_ACCOMPANIMENT.has(type))) return { kind: 'OWN' };
  const fields = fieldsThatCross(type, grants);
  if (!fields) return undefined;
  return concerns(event, structure, state, facts) ? { kind: 'FIELDS', fields } : undefined;
}

/** Whether an event that crosses is this structure's concern. */
function concerns(event: Told, structure: string, state: YouthPathwayState, facts: AccessFacts): boolean {
  if (CROSSINGS[event.type]?.concerns === 'CONSENT') {
    const consent = consentById(state, String(event.facts.consentId));
    return consent !== undefined && coversStructure(consent, structure, facts);
  }
  const parties = partiesIn(event, state);
  return parties === undefined || parties.some((party) => isSameStructure(party, structure, facts));
}

/** The structures that alone an event concerns; undefined where it concerns whoever the consent covers. */
export function partiesIn(event: Told, state: YouthPathwayState): readonly string[] | undefined {
  const { referralId, prepaId, recipient } = event.facts;
  switch (CROSSINGS[event.type]?.concerns) {
    case 'REFERRAL': {
      const referral = state.referral.byId[String(referralId)];
      return [...new Set([referral?.from, referral?.sentTo, referral?.to])].filter((id) => id !== undefined);
    }
    case 'PREPA':
      return state.prepa.filter(({ id }) => id === prepaId).map(({ structureId }) => structureId);
    case 'RECIPIENT':
      return [String(recipient)];
    default:
      return undefined;
  }
}
