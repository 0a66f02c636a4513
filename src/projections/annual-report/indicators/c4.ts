import { defineIndicator, each, only, rate, rows, sql } from './definition.js';

const FATES = ['accepted', 'declined', 'expired', 'withdrawn', 'cancelled', 'pending'] as const;

export const C4 = defineIndicator({
  id: 'C4',
  section: 'C',
  label: { fr: 'Suites données aux orientations', en: 'What became of the referrals' },
  definition: {
    fr: `Ce que sont devenues, à la date d'observation, les orientations adressées dans l'année ; la somme des six est le nombre
d'orientations adressées (C3). Une orientation acceptée le reste, quoi qu'il advienne ensuite (clôture, retrait du consentement). Sinon
compte la dernière de ses issues : refus, expiration sans réponse, retrait, annulation ; à défaut, elle est en attente. Une orientation
transférée a le sort que lui réserve son dernier destinataire. La région est celle de l'orientation.`,
    en: `What had become, by the day of observation, of the referrals sent in the year; the six add up to the referrals sent (C3). A
referral once accepted is accepted, whatever follows (closing, withdrawal of the consent). Else the last of its outcomes counts:
declined, expired without an answer, withdrawn, cancelled; without any it is pending. A redirected referral has the fate it meets at its last
recipient. The region is that of the referral.`,
  },
  formula: 'accepted + declined + expired + withdrawn + cancelled + pending = C3 sent',
  reads: [
    'ReferralSent',
    'ReferralAccepted',
    'ReferralDeclined',
    'ReferralExpired',
    'ReferralWithdrawn',
    'ReferralCancelled',
  ],
  measures: [
    rows('accepted', 'Acceptées', 'Accepted'),
    rows('declined', 'Refusées', 'Declined'),
    rows('expired', 'Sans réponse', 'Expired'),
    rows('withdrawn', 'Retirées', 'Withdrawn'),
    rows('cancelled', 'Annulées', 'Cancelled'),
    rows('pending', 'En attente', 'Pending'),
  ],
  breakdowns: [...each('region'), only('declineReason', 'declined')],
  rates: [rate('accepted', FATES, "Taux d'acceptation", 'Acceptance rate')],
  contributions: sql`
    SELECT r.fate AS measure, r.position, [r.fateAt] AS also, r.region, r.declineReason
    FROM referral r`,
});
