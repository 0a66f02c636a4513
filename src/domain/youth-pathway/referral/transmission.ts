import { type CalendarDate, latest } from '../../kernel/calendar.js';
import { type Facts, isActiveOn, isSameStructure, type StructureFacts } from '../../kernel/facts.js';
import { isErased } from '../../kernel/personal.js';
import { consent as consentRefusals } from '../consent/refusals.js';
import { type Consent, consentById, covers, isLive, isOperational, liveConsents } from '../consent/state.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { contactOf, registrationOf } from '../registration/state.js';
import { rights } from '../rights/refusals.js';
import { hasObjection, mustNotBeRestricted } from '../rights/state.js';
import type { YouthPathwayState } from '../state.js';
import type { ContactCopy } from './events.js';
import { referral as refusals } from './refusals.js';
import type { Referral } from './state.js';

/**
 * The gate through which contact details cross from one network to the other, in either direction (convention art. 4.3:
 * "ne peut s'opérer qu'avec l'accord des jeunes"). Nothing crosses anywhere else, and nobody may override it.
 */
interface Transmission {
  readonly consent: Consent;
  readonly conventionId: string;
  readonly contactCopy: ContactCopy;
}

export function transmission(
  state: YouthPathwayState,
  from: StructureFacts,
  to: StructureFacts,
  given: { readonly consentId?: string | undefined; readonly conventionId?: string | undefined },
  on: CalendarDate,
  facts: Facts,
): Transmission {
  mustBeOpen(state);
  mustNotBeRestricted(state);
  if (hasObjection(state, 'CONTACT_TRANSMISSION')) throw refusals.refusal('referral.objection');
  if (!isActiveOn(to, on)) throw refusals.refusalAt('to', 'referral.recipientInactive');
  const conventionId = conventionBetween(from, to, given.conventionId, on, facts);
  const consent = consentFor(state, to, given.consentId, on, facts);
  return { consent, conventionId, contactCopy: contactCopyUnder(consent, state) };
}

/** A structure that takes part in referrals: it receives youths itself. */
export function operational(id: string, facts: Facts): StructureFacts | undefined {
  const structure = facts.structure(id);
  return structure && isOperational(structure) ? structure : undefined;
}

/** The most local one that binds both, or the one given if it does. */
function conventionBetween(
  from: StructureFacts,
  to: StructureFacts,
  given: string | undefined,
  on: CalendarDate,
  facts: Facts,
): string {
  const inForce = facts.conventionsInForce(on, from.id, to.id).map(({ id }) => id);
  const [mostLocal] = inForce;
  if (mostLocal === undefined) throw refusals.refusal('referral.noConvention');
  if (given !== undefined && !inForce.includes(given)) {
    throw refusals.refusalAt('conventionId', 'referral.convention');
  }
  return given ?? mostLocal;
}

/**
 * The consent that lets contact details reach this structure: live on the day they are passed, and still live when that is
 * recorded.
 */
function consentFor(
  state: YouthPathwayState,
  to: StructureFacts,
  consentId: string | undefined,
  on: CalendarDate,
  facts: Facts,
): Consent {
  const candidates = consentId === undefined ? liveConsents(state, on) : [consentById(state, consentId)];
  const covering = candidates.filter(
    (consent): consent is Consent =>
      consent?.scope === 'CONTACT_TRANSMISSION' && covers(consent, to) && isStillLive(consent, on, facts),
  );
  if (covering.length === 0) throw consentRefusals.refusalAt('consentId', 'consent.missing');
  const allowed = covering.filter((consent) => !hasSaidNoSince(consent, to.id, state, facts));
  const [first] = allowed;
  if (!first) throw refusals.refusal('referral.doNotContact');
  return allowed.find(({ recipient }) => recipient === to.id) ?? first;
}

function isStillLive(consent: Consent, on: CalendarDate, facts: Facts): boolean {
  return isLive(consent, on) && latest(on, facts.recordedOn) < consent.expiresOn;
}

/** The youth told this structure, after giving the consent, not to make contact any more. */
export function hasSaidNoSince(consent: Consent, to: string, state: YouthPathwayState, facts: Facts): boolean {
  return Object.entries(state.referral.doNotContact).some(
    ([structure, at]) => at > consent.grantedAt && isSameStructure(structure, to, facts),
  );
}

/** What the recipient needs to reach the youth, no more than the consent opens. */
function contactCopyUnder(consent: Consent, state: YouthPathwayState): ContactCopy {
  const contact = contactOf(state);
  if (!contact?.phone && !contact?.email && !contact?.address) throw refusals.refusal('referral.noContact');
  const copy: Record<string, string | undefined> = { ...identityUnder(consent, state), ...contact };
  return Object.fromEntries(Object.entries(copy).filter(([, value]) => value !== undefined));
}

function identityUnder(consent: Consent, state: YouthPathwayState): ContactCopy {
  if (!consent.dataCategories.includes('IDENTITY')) return {};
  const { lastName, firstName } = registrationOf(state);
  if (isErased(lastName) || isErased(firstName)) throw rights.refusal('subject.erased');
  return { lastName, firstName };
}

/** The consent on which the referral rests is live on that day. */
export function mustRestOnALiveConsent(referral: Referral, state: YouthPathwayState, on: CalendarDate): Consent {
  const consent = consentById(state, referral.consentId);
  if (!consent || !isLive(consent, on)) throw consentRefusals.refusal('consent.missing');
  return consent;
}

/** … and still live when that is recorded. */
export function mustStillRestOnALiveConsent(
  referral: Referral,
  state: YouthPathwayState,
  on: CalendarDate,
  facts: Facts,
): void {
  const consent = mustRestOnALiveConsent(referral, state, on);
  if (!isStillLive(consent, on, facts)) throw consentRefusals.refusal('consent.missing');
}
