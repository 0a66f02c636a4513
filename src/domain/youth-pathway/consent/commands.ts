import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { accountId, sha256Hex, ulid } from '../../kernel/identifiers.js';
import {
  anyChannel,
  consentRecipient,
  consentScope,
  dataCategories,
  grantChannel,
  noticeVersion,
  proof,
} from './events.js';

/** Who may ask and collect: whoever receives the youth, in either network, and the youth online. */
const COLLECTORS = { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' } as const;

export const RequestConsent = defineCommand({
  name: 'RequestConsent',
  data: z.strictObject({
    consentId: ulid.optional(),
    scope: consentScope,
    recipient: consentRecipient,
    noticeVersion,
    noticeSha256: sha256Hex.optional(),
    channel: anyChannel,
  }),
  who: COLLECTORS,
  doc: 'Asks the youth for an agreement, with the information notice of that version (GDPR art. 7 and 13, convention art. 4.3).',
});

export const GrantConsent = defineCommand({
  name: 'GrantConsent',
  data: z.strictObject({
    consentId: ulid.optional(),
    /** Scope, recipient and notice are those of the request where there was one. */
    scope: consentScope.optional(),
    recipient: consentRecipient.optional(),
    dataCategories: dataCategories.optional(),
    noticeVersion: noticeVersion.optional(),
    noticeSha256: sha256Hex.optional(),
    channel: grantChannel,
    expiresOn: calendarDate.optional(),
    collectedBy: accountId.optional(),
    proof: proof.optional(),
  }),
  who: { ...COLLECTORS, YOUTH: 'OWN' },
  doc: 'Records the agreement of the youth for one scope and one recipient of the other network: 12 months, 24 at most (convention art. 4.3 and 4.4).',
});

export const RefuseConsent = defineCommand({
  name: 'RefuseConsent',
  data: z.strictObject({
    consentId: ulid.optional(),
    scope: consentScope.optional(),
    recipient: consentRecipient.optional(),
  }),
  who: { ...COLLECTORS, YOUTH: 'OWN' },
  doc: 'Records that the youth does not agree; it never closes nor degrades the pathway (GDPR art. 7(4)).',
});

export const RevokeConsent = defineCommand({
  name: 'RevokeConsent',
  data: z.strictObject({ consentId: ulid, channel: anyChannel.optional() }),
  who: { ...COLLECTORS, YOUTH: 'OWN', DPO: 'ANY' },
  doc: 'Withdraws an agreement, at any time, by any channel, without a reason; the live referrals that rest on it are withdrawn with it (GDPR art. 7(3)).',
});

export const ExpireConsent = defineCommand({
  name: 'ExpireConsent',
  data: z.strictObject({ consentId: ulid }),
  who: { CLOCK: 'ANY', IMPORT: 'ANY' },
  byClock: true,
  doc: 'Ends an agreement on its term; the live referrals that rest on it are withdrawn with it.',
});
