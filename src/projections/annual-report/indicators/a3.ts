import { about, defineIndicator, each, rows, sql } from './definition.js';

export const A3 = defineIndicator({
  id: 'A3',
  section: 'A',
  label: { fr: 'Référents désignés au 31 décembre', en: 'Referents designated on 31 December' },
  definition: {
    fr: `Désignations en cours au 31 décembre, une par structure et par sujet (article 4.1). Celles d'une structure fermée ou fusionnée
à cette date ne comptent plus ; le référent remplacé laisse la place au nouveau.`,
    en: `Designations that stand on 31 December, one for each structure and subject (article 4.1). Those of a structure closed or
merged by then no longer count; a replaced referent gives way to the new one.`,
  },
  formula: `designated = (structure, subject) whose last event dated ≤ 31/12 designates or replaces, the structure being active on 31/12`,
  reads: [
    'ReferentDesignated',
    'ReferentReplaced',
    'ReferentEnded',
    'StructureRegistered',
    'StructureMerged',
    'StructureClosed',
  ],
  measures: [about('INSTITUTIONS', rows('designated', 'Référents désignés', 'Referents designated'))],
  breakdowns: each('subject', 'network'),
  contributions: sql`
    WITH step AS (
      SELECT stream, subject, effectiveOn, revision, position, true AS stands FROM cut_ReferentDesignated
      UNION ALL SELECT stream, subject, effectiveOn, revision, position, true FROM cut_ReferentReplaced
      UNION ALL SELECT stream, subject, effectiveOn, revision, position, false FROM cut_ReferentEnded),
    final AS (
      FROM step WHERE effectiveOn <= last_day()
      QUALIFY row_number() OVER (PARTITION BY stream, subject ORDER BY effectiveOn DESC, revision DESC) = 1)
    SELECT 'designated' AS measure, f.position, f.subject, s.network
    FROM final f JOIN structure s USING (stream)
    WHERE f.stands AND coalesce(s.endsOn > last_day(), true)`,
});
