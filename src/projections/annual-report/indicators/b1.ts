import { about, defineIndicator, each, rate, rows, sql } from './definition.js';

export const B1 = defineIndicator({
  id: 'B1',
  section: 'B',
  label: { fr: 'Actions collectives', en: 'Collective actions' },
  definition: {
    fr: `Actions collectives dont les présences ont été arrêtées dans l'année (article 4.2) ; dont celles que les deux réseaux
organisent ensemble ; participants : jeunes présents et public compté sans être nommé. La région est celle du premier organisateur,
« France » si c'est un organisme national.`,
    en: `Collective actions whose attendance was closed in the year (article 4.2); of these, those hosted by both networks; participants:
youths present and people counted without a name. The region is that of the first host, "France" for a national body.`,
  },
  formula: `held = AttendanceClosed in the year; joint = of these, hosts of both networks;
participants = Σ (number present + anonymousCount) of these`,
  reads: ['ActionPlanned', 'AttendanceClosed', 'StructureRegistered'],
  measures: [
    about('INSTITUTIONS', rows('held', 'Actions tenues', 'Actions held')),
    about('INSTITUTIONS', rows('joint', 'Organisées par les deux réseaux', 'Hosted by both networks')),
    rows('participants', 'Participants', 'Participants'),
  ],
  breakdowns: each('subject', 'audience', 'region'),
  rates: [rate('joint', 'held', 'Part des actions communes', 'Share of joint actions')],
  contributions: sql`
    WITH held AS (
      SELECT c.position, p.position AS plannedAt, p.subject, p.audience, json_extract_string(p.hosts, '$[*]') AS hosts,
        (coalesce(json_array_length(c.present), 0) + coalesce(c.anonymousCount, 0))::BIGINT AS participants
      FROM cut_AttendanceClosed c JOIN known_ActionPlanned p USING (stream)
      WHERE in_year(c.effectiveOn)),
    action AS (
      SELECT h.*, first.region, (SELECT count(DISTINCT s.network) FROM structure s WHERE s.id IN (SELECT unnest(h.hosts))) AS networks
      FROM held h LEFT JOIN structure first ON first.id = h.hosts[1])
    SELECT 'held' AS measure, position, [plannedAt] AS also, subject, audience, region FROM action
    UNION ALL SELECT 'joint', position, [plannedAt], subject, audience, region FROM action WHERE networks = 2
    UNION ALL SELECT 'participants', position, NULL, subject, audience, region
    FROM (SELECT *, unnest(range(participants)) FROM action)`,
});
