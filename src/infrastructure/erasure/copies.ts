import { createReadStream, existsSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Database } from 'better-sqlite3';
import type { Copies, CopiesPurged, Copy, Traits } from '../../application/ports/erasure.js';
import { nameKey } from '../../domain/youth-pathway/registration/person.js';
import { openOutput } from '../cli/output.js';

interface Row {
  readonly id: number;
  readonly file: string;
}

/** Where copies of personal data were written, so that an erasure finds them again. */
export class SqliteCopies implements Copies {
  constructor(private readonly db: Database) {}

  note({ kind, pathway, file, at }: Copy): void {
    this.db
      .prepare('INSERT INTO copies (kind, pathway, file, at) VALUES (?, ?, ?, ?)')
      .run(kind, pathway ?? null, file ?? null, at);
  }

  async purge(youth: Traits): Promise<CopiesPurged> {
    let rejectedLines = 0;
    for (const { file } of this.rejects()) rejectedLines += await withoutLines(file, linesAbout(youth));
    const kept = youth.pathways.flatMap((pathway) =>
      this.db.prepare<[string], { id: number; file: string | null }>('SELECT id, file FROM copies WHERE pathway = ?').all(pathway),
    ); // prettier-ignore
    const found = kept.filter(({ file }) => file !== null && isThere(file));
    for (const { file } of found) remove(file ?? '');
    const forget = this.db.prepare('DELETE FROM copies WHERE id = ?');
    this.db.transaction(() => {
      for (const { id } of kept) forget.run(id);
    })();
    // The places that were told may themselves have named somebody.
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    return { files: found.length, rejectedLines, outOfReach: kept.length - found.length };
  }

  /** Files of lines about several youths that are still there; the others are forgotten. */
  private rejects(): readonly Row[] {
    const rows = this.db
      .prepare<[], Row>(`SELECT id, file FROM copies WHERE kind IN ('REJECTS', 'IMILO') AND file IS NOT NULL`)
      .all();
    const gone = rows.filter(({ file }) => !isThere(file));
    for (const { id } of gone) this.db.prepare('DELETE FROM copies WHERE id = ?').run(id);
    return rows.filter((row) => !gone.includes(row));
  }
}

/** Whole, or cut short while it was written. */
function isThere(file: string): boolean {
  return existsSync(file) || existsSync(`${file}.part`);
}

function remove(file: string): void {
  for (const one of [file, `${file}.part`]) rmSync(one, { force: true });
}

/** Writes the file again without these lines. @returns how many there were */
async function withoutLines(file: string, isAbout: (line: string) => boolean): Promise<number> {
  rmSync(`${file}.part`, { force: true });
  if (!existsSync(file)) return 0;
  const output = openOutput(file);
  let removed = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (isAbout(line)) removed += 1;
    else await output.write(`${line}\n`);
  }
  await (removed === 0 ? output.abandon() : output.done());
  return removed;
}

/**
 * Whether a line tells the youth: by the identifier of a path, a number, or a name and a birth date together, however they are
 * spelt or escaped. A line too many costs little: it stands in the file that was imported.
 */
function linesAbout({ pathways, lastNames, firstNames, birthDates, numbers }: Traits): (line: string) => boolean {
  const ids = pathways.map((pathway) => nameKey(pathway.slice(pathway.indexOf('-') + 1)));
  const telling = [...ids, ...numbers.map(nameKey)];
  const together = [lastNames, firstNames, birthDates].map((values) => values.map(nameKey));
  return (line) => {
    const text = nameKey(unescaped(line));
    const has = (value: string): boolean => value !== '' && text.includes(value);
    return telling.some(has) || together.every((values) => values.some(has));
  };
}

/** `\\u00e9` for é, be it in a text within a text. */
function unescaped(line: string): string {
  return line.replace(/\\+u([0-9a-fA-F]{4})/g, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)));
}
