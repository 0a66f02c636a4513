import { defineIndicator, each, rows, sql } from './definition.js';

export const C2 = defineIndicator({
  id: 'C2',
  section: 'C',
  label: { fr: 'Consentements', en: 'Consents' },
  definition: {
    fr: `Consentements accordés, refusés, retirés et expirés dans l'année, un par décision du jeune et par portée ; consentements actifs
au 31 décembre : accordés au plus tard ce jour-là, ni retirés ni expirés à cette date, et dont l'échéance est postérieure. La région est
celle de l'événement ; pour un consentement actif, celle de son recueil.`,
    en: `Consents granted, refused, revoked and expired in the year, one for each decision of the youth and scope; consents active on 31
December: granted by then, neither revoked nor expired by then, and expiring later. The region is that of the event; for an active
consent, that of its grant.`,
  },
  formula: `granted, refused, revoked, expired = events of the year; activeAtYearEnd = ConsentGranted ≤ 31/12, without
ConsentRevoked or ConsentExpired ≤ 31/12, expiresOn > 31/12`,
  reads: ['ConsentGranted', 'ConsentRefused', 'ConsentRevoked', 'ConsentExpired'],
  measures: [
    rows('granted', 'Accordés', 'Granted'),
    rows('refused', 'Refusés', 'Refused'),
    rows('revoked', 'Retirés', 'Revoked'),
    rows('expired', 'Expirés', 'Expired'),
    rows('activeAtYearEnd', 'Actifs au 31 décembre', 'Active on 31 December'),
  ],
  breakdowns: each('scope', 'region'),
  contributions: sql`
    WITH ended AS (
      SELECT 'revoked' AS measure, position, stream, consentId, effectiveOn, region FROM cut_ConsentRevoked
      UNION ALL SELECT 'expired', position, stream, consentId, effectiveOn, region FROM cut_ConsentExpired)
    SELECT 'granted' AS measure, position, NULL AS also, scope, region FROM cut_ConsentGranted WHERE in_year(effectiveOn)
    UNION ALL SELECT 'refused', position, NULL, scope, region FROM cut_ConsentRefused WHERE in_year(effectiveOn)
    UNION ALL
    SELECT e.measure, e.position, [g.position], g.scope, e.region
    FROM ended e LEFT JOIN known_ConsentGranted g ON g.stream = e.stream AND g.consentId = e.consentId
    WHERE in_year(e.effectiveOn)
    UNION ALL
    SELECT 'activeAtYearEnd', g.position, NULL, g.scope, g.region
    FROM cut_ConsentGranted g
    ANTI JOIN (FROM ended WHERE effectiveOn <= last_day()) e ON e.stream = g.stream AND e.consentId = g.consentId
    WHERE g.effectiveOn <= last_day() AND g.expiresOn > last_day()`,
});
