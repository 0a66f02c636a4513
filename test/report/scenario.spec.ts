import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCommands } from '../../src/application/import/import.js';
import { openHouse } from '../../src/composition/house.js';
import { toCloudEvent } from '../../src/infrastructure/export/cloud-event.js';
import type { House } from '../../src/infrastructure/house.js';
import { annualReport } from '../../src/projections/annual-report/report.js';
import { scenario } from '../../src/scenario/scenario.js';
import { independentReport } from './independent.js';
import { flat } from './mirrored.js';

const YEAR = 2025;
const clock = { now: () => '2026-06-30T10:00:00.000Z' };

async function* journal(): AsyncGenerator<Buffer> {
  for (const line of scenario({ youths: 150, year: YEAR, seed: 21, until: '2026-03-31' })) {
    yield await Promise.resolve(Buffer.from(`${JSON.stringify(line)}\n`));
  }
}

/** The lines of `passerelle events`. */
async function exported(house: House): Promise<readonly string[]> {
  const events = await house.log.read(0, 1_000_000);
  return events.map((event) => JSON.stringify(toCloudEvent(event)));
}

describe('the report of a year that the domain has judged', () => {
  let folder: string;
  let house: House;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'scenario-report-'));
    house = await openHouse(folder, clock);
    await importCommands(journal(), {
      execute: (request) => house.executor.execute(request),
      reject: (line) => {
        throw new Error(`refused: ${line}`);
      },
    });
    await house.tick('2026-06-30');
  }, 300_000);

  afterAll(async () => {
    await house.close();
    rmSync(folder, { recursive: true });
  });

  it.each([YEAR, YEAR - 1])('agrees with the independent computation from the exported events (%i)', async (year) => {
    const report = await annualReport(await house.mirror.caughtUp(), { year });
    const { observedUntil } = report;
    const knownAt = Number(report.knownAt.position);
    const expected = independentReport(await exported(house), { year, observedUntil, knownAt });
    expect(flat(report)).toEqual(Object.fromEntries(expected));
    // A year in which something happened, for most indicators.
    if (year === YEAR)
      expect(report.figures.filter(({ value }) => value !== 0 && value !== null).length).toBeGreaterThan(200);
  });
});
