import { defineIndicator, each, rows, sql, units } from './definition.js';

export const C3 = defineIndicator({
  id: 'C3',
  section: 'C',
  label: { fr: 'Orientations adressées', en: 'Referrals sent' },
  definition: {
    fr: `Orientations adressées dans l'année d'un réseau à l'autre, et jeunes distincts concernés (un jeune compte une fois dans chaque
case où il a une orientation). Mission Locale et chambre sont les deux parties de l'orientation, à l'envoi : dans un sens l'une l'adresse à
l'autre, dans l'autre elle la reçoit ; un centre de formation figure sous son propre nom. Une orientation transférée par son
destinataire reste une seule orientation, adressée au premier.`,
    en: `Referrals sent in the year from one network to the other, and the distinct youths they are about (once in each cell where a youth
has a referral). Mission Locale and chamber are the two parties of the referral when it is sent: one sends, the other receives; a training
centre stands under its own name. A referral that its recipient redirects stays one, sent to the first recipient.`,
  },
  formula: 'sent = ReferralSent of the year; youths = distinct surviving paths of these',
  reads: [
    'ReferralSent',
    'ReferralAccepted',
    'ReferralDeclined',
    'ReferralExpired',
    'ReferralWithdrawn',
    'ReferralCancelled',
    'PathwayMerged',
    'CejOpened',
    'CejExtended',
    'CejProlonged',
    'CejEnded',
    'PaceaOpened',
    'PaceaEnded',
    'PaceaSuspended',
    'PaceaResumed',
  ],
  measures: [
    rows('sent', 'Orientations adressées', 'Referrals sent'),
    units('youths', 'sent', 'Jeunes orientés', 'Youths referred'),
  ],
  breakdowns: each('region', 'purpose', 'mode', 'direction', 'missionLocale', 'chamber'),
  contributions: sql`
    SELECT 'sent' AS measure, r.position, r.youth AS unit, r.region, r.purpose, mode_on(r.stream, r.sentOn) AS mode,
      r.direction, r.missionLocale, r.chamber
    FROM referral r`,
});
