import type { Mirror } from './mirror/mirror.js';

/** What structures are called as known at a position of the log, by stream: for the breakdowns by Mission Locale and chamber. */
export async function structureNames(
  mirror: Mirror,
  knownAt: number = mirror.position,
): Promise<ReadonlyMap<string, string>> {
  return mirror.session(async (connection) => {
    const reader = await connection.runAndReadAll(`
      SELECT s.name, max_by(e.name, e.revision)
      FROM (SELECT stream, revision, name FROM mirrored."StructureRegistered" WHERE position <= ${knownAt}
            UNION ALL SELECT stream, revision, name FROM mirrored."StructureRenamed" WHERE position <= ${knownAt}) e
      JOIN mirrored.stream s ON s.number = e.stream GROUP BY s.name`);
    return new Map(reader.getRowsJS() as [string, string][]);
  });
}
