import { latest } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { type Facts, isAccountOf, isSameStructure, type StructureFacts } from '../../kernel/facts.js';
import { liveConsentCovering } from '../consent/state.js';
import { about, type Referral } from '../referral/state.js';
import { hasSaidNoSince } from '../referral/transmission.js';
import { contactOf, registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { DiscloseContactDetails } from './commands.js';
import { ContactDetailsDisclosed } from './events.js';
import { rights } from './refusals.js';
import { hasObjection, mustNotBeRestricted } from './state.js';

/**
 * Showing contact details to the other network: only to whom the youth was referred, on a consent that is live now
 * (convention art. 4.3). Each time is a fact of its own: the youth can see who looked, and when.
 */
export const disclosureDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(DiscloseContactDetails, ({ data, effectiveOn, actor }, state, facts) => {
    registrationOf(state);
    mustNotBeRestricted(state);
    if (hasObjection(state, 'CONTACT_TRANSMISSION')) throw rights.refusal('disclosure.objection');

    const referral = state.referral.byId[data.referralId];
    const recipient = facts.structure(data.recipient ?? actor.structure ?? referral?.to ?? '');
    if (!recipient || !isAddressedTo(referral, recipient, facts)) throw rights.refusal('disclosure.referral');
    const accountId = data.account ?? actor.account;
    const account = accountId === undefined ? undefined : facts.account(accountId);
    if (!account || !isAccountOf(account, recipient.id, effectiveOn, facts)) throw rights.refusal('disclosure.account');

    const now = latest(effectiveOn, facts.recordedOn);
    const consent = liveConsentCovering(state, 'CONTACT_TRANSMISSION', recipient, now);
    if (!consent?.dataCategories.includes('CONTACT') || consent.grantedOn > effectiveOn) {
      throw rights.refusal('disclosure.consent');
    }
    if (hasSaidNoSince(consent, recipient.id, state, facts)) throw rights.refusal('disclosure.doNotContact');

    const contact = contactOf(state);
    const known = { PHONE: contact?.phone, EMAIL: contact?.email, ADDRESS: contact?.address };
    const fields = [...new Set(data.fields)];
    if (fields.some((field) => known[field] === undefined)) throw rights.refusalAt('fields', 'disclosure.fields');

    const { referralId } = data;
    return [
      ContactDetailsDisclosed.of({ recipient: recipient.id, account: account.id, fields, referralId }, about(referral)),
    ];
  }),
];

/** Received or accepted by this structure, or by one that has merged into it. */
function isAddressedTo(referral: Referral | undefined, recipient: StructureFacts, facts: Facts): referral is Referral {
  const answered = referral?.status === 'RECEIVED' || referral?.status === 'ACCEPTED';
  return answered && isSameStructure(referral.to, recipient.id, facts);
}
