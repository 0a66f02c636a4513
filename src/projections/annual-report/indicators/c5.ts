import { defineIndicator, delays, each, sql } from './definition.js';

export const C5 = defineIndicator({
  id: 'C5',
  section: 'C',
  label: { fr: "Délais de l'orientation", en: 'Delays of the referrals' },
  definition: {
    fr: `En jours calendaires, pour les orientations adressées dans l'année : du consentement sur lequel elle repose à l'envoi ; de l'envoi
à la première décision (acceptation ou refus) ; de l'envoi au premier contrat d'apprentissage non annulé que le même jeune signe
ensuite (le même jour, s'il est inscrit après). Ne comptent que les délais échus à la date d'observation. La région est celle de l'orientation.`,
    en: `In calendar days, of the referrals sent in the year: from the consent it rests on to the sending; from the sending to the first
decision (accepted or declined); from the sending to the first apprenticeship contract, not annulled, that the same youth signs after it
(on the same day, if recorded after). Only delays that have run out by the day of observation. The region is that of the referral.`,
  },
  formula: `consentToReferral = ReferralSent − ConsentGranted; referralToDecision = first ReferralAccepted or ReferralDeclined −
ReferralSent; referralToContract = first ApprenticeshipContractSigned after ReferralSent (date, then position) − ReferralSent; median, p90: nearest rank`,
  reads: [
    'ReferralSent',
    'ReferralAccepted',
    'ReferralDeclined',
    'ReferralExpired',
    'ReferralWithdrawn',
    'ReferralCancelled',
    'ConsentGranted',
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
    'PathwayMerged',
  ],
  measures: [
    delays('consentToReferral', 'Du consentement à l’orientation', 'Consent to referral'),
    delays('referralToDecision', "De l'orientation à la décision", 'Referral to decision'),
    delays('referralToContract', "De l'orientation au contrat", 'Referral to contract'),
  ],
  breakdowns: each('region'),
  contributions: sql`
    SELECT 'consentToReferral' AS measure, r.position, [g.position] AS also, r.sentOn - g.effectiveOn AS value, r.region
    FROM referral r JOIN cut_ConsentGranted g ON g.stream = r.stream AND g.consentId = r.consentId
    UNION ALL
    SELECT 'referralToDecision', r.position, [r.decidedAt], r.decidedOn - r.sentOn, r.region
    FROM referral r WHERE r.decidedAt IS NOT NULL
    UNION ALL
    SELECT 'referralToContract', r.position, [min_by(c.signedAt, (c.signedOn, c.signedAt))], min(c.signedOn) - r.sentOn, r.region
    FROM referral r JOIN contract c ON c.youth = r.youth
      AND (c.signedOn > r.sentOn OR (c.signedOn = r.sentOn AND c.signedAt > r.position))
    GROUP BY r.position, r.sentOn, r.region`,
});
