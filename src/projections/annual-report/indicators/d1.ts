import { about, defineIndicator, each, rate, rows, sql } from './definition.js';

export const D1 = defineIndicator({
  id: 'D1',
  section: 'D',
  label: { fr: 'Offres et positionnements', en: 'Offers and positionings' },
  definition: {
    fr: `Offres d'apprentissage publiées par les chambres dans l'année ; positionnements de jeunes faits dans l'année, sur une offre publiée
cette année-là ou avant ; parmi ces positionnements, ceux dont la dernière issue connue à la date d'observation est l'embauche. La région est
celle de la chambre qui publie, la famille de métiers celle de l'offre telle que publiée.`,
    en: `Apprenticeship offers published by the chambers in the year; positionings of youths made in the year, on an offer published then or
before; of these positionings, those whose last outcome known by the day of observation is the hiring. The region is that of the chamber
that publishes, the craft family that of the offer as published.`,
  },
  formula: `published = OfferPublished of the year; positioned = YouthPositioned of the year; hired = of these, last
PositioningOutcomeRecorded is HIRED`,
  reads: ['OfferPublished', 'YouthPositioned', 'PositioningOutcomeRecorded', 'StructureRegistered'],
  measures: [
    about('OFFERS', rows('published', 'Offres publiées', 'Offers published')),
    rows('positioned', 'Positionnements', 'Positionings'),
    rows('hired', 'Embauches', 'Hired'),
  ],
  breakdowns: each('region', 'trade'),
  rates: [rate('hired', 'positioned', "Taux d'embauche", 'Hiring rate')],
  contributions: sql`
    WITH offer AS (
      SELECT o.stream, o.position, o.effectiveOn, o.trade, s.region
      FROM known_OfferPublished o LEFT JOIN structure s ON s.id = o.chamberId),
    outcome AS (
      SELECT stream, positioningId, max_by({ outcome: outcome, position: position }, revision) AS last
      FROM cut_PositioningOutcomeRecorded GROUP BY stream, positioningId),
    positioned AS (
      SELECT p.position, o.position AS publishedAt, o.trade, o.region, u.last
      FROM cut_YouthPositioned p
      LEFT JOIN offer o ON o.stream = p.stream
      LEFT JOIN outcome u ON u.stream = p.stream AND u.positioningId = p.positioningId
      WHERE in_year(p.effectiveOn))
    SELECT 'published' AS measure, position, NULL AS also, trade, region FROM offer WHERE in_year(effectiveOn)
    UNION ALL SELECT 'positioned', position, [publishedAt], trade, region FROM positioned
    UNION ALL SELECT 'hired', position, [publishedAt, last.position], trade, region FROM positioned WHERE last.outcome = 'HIRED'`,
});
