import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { importCommands } from '../../src/application/import/import.js';
import { openHouse } from '../../src/composition/house.js';
import { verifyLog } from '../../src/infrastructure/event-log/sqlite/verify.js';
import type { House } from '../../src/infrastructure/house.js';
import { explain } from '../../src/projections/annual-report/explain.js';
import { annualReport, type AnnualReport } from '../../src/projections/annual-report/report.js';
import { scenario } from '../../src/scenario/scenario.js';

const YEAR = 2025;
const TODAY = '2026-06-30';
const clock = { now: () => '2026-06-30T10:00:00.000Z' };

function journalOf(youths: number, seed: number): readonly string[] {
  const lines = scenario({ youths, year: YEAR, seed, until: '2026-03-31' });
  return Array.from(lines, (line) => JSON.stringify(line));
}

async function* chunks(lines: readonly string[]): AsyncGenerator<Buffer> {
  for (let from = 0; from < lines.length; from += 100) {
    yield await Promise.resolve(
      Buffer.from(
        lines
          .slice(from, from + 100)
          .map((line) => `${line}\n`)
          .join(''),
      ),
    );
  }
}

const imported = (house: House, lines: readonly string[]) =>
  importCommands(chunks(lines), {
    execute: (request) => house.executor.execute(request),
    reject: (line) => {
      throw new Error(`refused: ${line}`);
    },
  });

const reportOf = async (house: House): Promise<AnnualReport> =>
  annualReport(await house.mirror.caughtUp(), { year: YEAR });

describe('a year of the two networks, from commands to the annual report', () => {
  const lines = journalOf(120, 7);
  let base: string;
  let first: House;
  let second: House;

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'main-job-'));
    first = await openHouse(join(base, 'first'), clock);
    await imported(first, lines);
    await first.tick(TODAY);
    second = await openHouse(join(base, 'second'), clock);
    // Cut short in the middle, closed, and taken up again from the start.
    await imported(second, lines.slice(0, Math.floor(lines.length / 2)));
    await second.close();
    second = await openHouse(join(base, 'second'), clock);
    const again = await imported(second, lines);
    expect(again.alreadyKnown).toBe(Math.floor(lines.length / 2));
    await second.tick(TODAY);
  }, 300_000);

  afterAll(async () => {
    await first.close();
    await second.close();
    rmSync(base, { recursive: true });
  });

  it('gives the same bytes from two data directories filled from the same journal', async () => {
    const [one, other] = [await reportOf(first), await reportOf(second)];
    expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    expect(one.figures.length).toBeGreaterThan(300);
  });

  it('explains every figure by as many contributions as it counts', async () => {
    const { figures } = await reportOf(first);
    const mirror = await first.mirror.caughtUp();
    for (const { indicator, measure, by, value } of figures) {
      if (measure.endsWith('.median') || measure.endsWith('.p90')) continue;
      const contributions = await explain(mirror, { year: YEAR, indicator, measure, by });
      expect({ indicator, measure, by, value: contributions.length }).toEqual({ indicator, measure, by, value });
    }
  }, 300_000);

  it('leaves nothing parked, and a clock with nothing left to do', async () => {
    await first.projections.catchUp();
    expect(first.projections.parked()).toEqual([]);
    expect((await first.tick(TODAY)).recorded).toBe(0);
  });

  it('verifies, and does not once any byte of a stored event is changed', async () => {
    const copy = join(base, 'copy.sqlite');
    await second.close();
    cpSync(join(base, 'second', 'log.sqlite'), copy);
    expect(verifyLog(copy)).toMatchObject({ ok: true });
    const db = new BetterSqlite3(copy);
    const count = db.prepare('SELECT count(*) FROM events').pluck().get() as number;
    const read = db.prepare('SELECT CAST(record AS BLOB) AS record, hash FROM events WHERE position = ?');
    const write = db.prepare('UPDATE events SET record = CAST(? AS TEXT), hash = ? WHERE position = ?');
    for (let sample = 0; sample < 40; sample += 1) {
      const position = 1 + ((sample * 7_919) % count);
      const row = read.get(position) as { record: Buffer; hash: Buffer };
      const inHash = sample % 4 === 0;
      const [record, hash] = [Buffer.from(row.record), Buffer.from(row.hash)];
      const target = inHash ? hash : record;
      const at = (sample * 104_729) % target.length;
      target.writeUInt8(target.readUInt8(at) ^ 1, at);
      write.run(record, hash, position);
      expect({ position, ...verifyLog(copy) }).toMatchObject({ position, ok: false });
      write.run(row.record, row.hash, position);
    }
    expect(verifyLog(copy)).toMatchObject({ ok: true });
    db.close();
    second = await openHouse(join(base, 'second'), clock);
  }, 120_000);
});
