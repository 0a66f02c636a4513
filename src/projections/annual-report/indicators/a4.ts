import { about, defineIndicator, each, rate, rows, sql, units, type Measure } from './definition.js';

function distinct(name: string, fr: string, en: string): Measure {
  return units(name, name, fr, en);
}

export const A4 = defineIndicator({
  id: 'A4',
  section: 'A',
  label: { fr: 'Couverture du partenariat', en: 'Coverage of the partnership' },
  definition: {
    fr: `Missions Locales et chambres (départementales ou de région) actives au moins un jour de l'année ; parmi elles, les Missions
Locales qui ont adressé au moins une orientation à une chambre, et les chambres qui en ont reçu au moins une : elles en ont accusé
réception ou y ont répondu. Une orientation adressée à un centre de formation n'est pas reçue par une chambre. La région est celle
de la structure.`,
    en: `Missions Locales and chambers (CMA, CMAR) active on at least one day of the year; of these, Missions Locales that sent at least
one referral to the chambers' network, and chambers that received at least one: they acknowledged or answered it. A referral to a
training centre is not received by a chamber. The region is the structure's own.`,
  },
  formula: `missionsLocales, chambers = structures registered ≤ 31/12 and not ended ≤ 01/01;
missionsLocalesReferring = distinct senders (ML) of ReferralSent in the year;
chambersReceiving = distinct structures (CMA, CMAR) that received, accepted, declined or redirected a referral in the year`,
  reads: [
    'StructureRegistered',
    'StructureMerged',
    'StructureClosed',
    'ReferralSent',
    'ReferralReceived',
    'ReferralAccepted',
    'ReferralDeclined',
    'ReferralRedirected',
  ],
  measures: [
    about('INSTITUTIONS', rows('missionsLocales', 'Missions Locales', 'Missions Locales')),
    about(
      'INSTITUTIONS',
      distinct('missionsLocalesReferring', 'Missions Locales qui orientent', 'Missions Locales that refer'),
    ),
    about('INSTITUTIONS', rows('chambers', 'Chambres', 'Chambers')),
    about('INSTITUTIONS', distinct('chambersReceiving', 'Chambres qui reçoivent', 'Chambers that receive')),
  ],
  breakdowns: each('region'),
  rates: [
    rate(
      'missionsLocalesReferring',
      'missionsLocales',
      'Part des Missions Locales qui orientent',
      'Share of Missions Locales that refer',
    ),
    rate('chambersReceiving', 'chambers', 'Part des chambres qui reçoivent', 'Share of chambers that receive'),
  ],
  contributions: sql`
    WITH taken AS (
      SELECT "by", position, effectiveOn FROM cut_ReferralReceived
      UNION ALL SELECT "by", position, effectiveOn FROM cut_ReferralAccepted
      UNION ALL SELECT "by", position, effectiveOn FROM cut_ReferralDeclined
      UNION ALL SELECT "by", position, effectiveOn FROM cut_ReferralRedirected)
    SELECT CASE s.kind WHEN 'ML' THEN 'missionsLocales' ELSE 'chambers' END AS measure, s.position, s.stream AS unit, s.region
    FROM structure s
    WHERE s.kind IN ('ML', 'CMA', 'CMAR') AND s.registeredOn <= last_day() AND coalesce(s.endsOn > first_day(), true)
    UNION ALL
    SELECT 'missionsLocalesReferring', r.position, s.stream, s.region
    FROM cut_ReferralSent r JOIN structure s ON s.id = r."from" WHERE s.kind = 'ML' AND in_year(r.effectiveOn)
    UNION ALL
    SELECT 'chambersReceiving', t.position, s.stream, s.region
    FROM taken t JOIN structure s ON s.id = t."by" WHERE s.kind IN ('CMA', 'CMAR') AND in_year(t.effectiveOn)`,
});
