import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventDefinitions } from '../../src/domain/catalogue.js';
import { Mirror } from '../../src/projections/annual-report/mirror/mirror.js';
import { renderJson } from '../../src/projections/annual-report/render/json.js';
import { annualReport } from '../../src/projections/annual-report/report.js';
import { mirrorOf } from './mirrored.js';
import { randomJournal } from './random-journal.js';

const journal = randomJournal(11, 40);
const head = journal.events.length;

async function bytesFrom(mirror: Mirror): Promise<string> {
  const text = renderJson(await annualReport(mirror, { year: 2025 }));
  await mirror.close();
  return text;
}

describe('the same events give the same bytes', () => {
  let folder: string;
  let expected: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mirror-'));
    expected = await bytesFrom(await mirrorOf(journal));
  });

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    [1, 1],
    [7, 2],
    [100_000, 4],
  ])('read %i at a time, on %i threads', async (batch, threads) => {
    expect(await bytesFrom(await mirrorOf(journal, { batch, threads }))).toBe(expected);
  });

  it.each(['Pacific/Auckland', 'America/Cayenne'])('in %s', (zone) => {
    const file = join(folder, 'report.json');
    const jest = join('node_modules', 'jest', 'bin', 'jest.js');
    const args = [jest, '--testMatch', '**/test/report/in-another-zone.ts', '--silent', '-w', '1'];
    execFileSync(process.execPath, args, { env: { ...process.env, TZ: zone, REPORT_FILE: file }, stdio: 'pipe' });
    expect(readFileSync(file, 'utf8')).toBe(expected);
  });

  it('mirrored as they come, by a process that starts again and again', async () => {
    const path = join(folder, 'mirror.duckdb');
    for (let upTo = 0; upTo < head; upTo += Math.ceil(head / 6)) {
      const mirror = await Mirror.open(path, { definitions: eventDefinitions });
      const events = journal.events.slice(0, upTo);
      await mirror.catchUp({
        head: () => Promise.resolve(upTo),
        read: (after, limit) => Promise.resolve(events.slice(after, after + limit)),
      });
      await mirror.close();
    }
    const mirror = await Mirror.open(path, { definitions: eventDefinitions });
    await mirror.catchUp(journal.log);
    expect(await bytesFrom(mirror)).toBe(expected);
  });

  it('whatever was recorded after the position that is asked for', async () => {
    const half = Math.floor(head / 2);
    const all = await mirrorOf(journal);
    const events = journal.events.slice(0, half);
    const early = await Mirror.open(':memory:', { definitions: eventDefinitions });
    await early.catchUp({
      head: () => Promise.resolve(half),
      read: (after, limit) => Promise.resolve(events.slice(after, after + limit)),
    });
    expect(renderJson(await annualReport(all, { year: 2025, knownAt: half }))).toBe(await bytesFrom(early));
    await all.close();
  });
});
