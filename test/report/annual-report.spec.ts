import { eventDefinitions } from '../../src/domain/catalogue.js';
import { annualReport, type AnnualReport } from '../../src/projections/annual-report/report.js';
import { Mirror } from '../../src/projections/annual-report/mirror/mirror.js';
import { independentReport } from './independent.js';
import type { Journal } from './journal.js';
import { randomJournal } from './random-journal.js';

async function mirrorOf(journal: Journal, options: { batch?: number; threads?: number } = {}): Promise<Mirror> {
  const threads = options.threads === undefined ? {} : { threads: options.threads };
  const mirror = await Mirror.open(':memory:', { definitions: eventDefinitions, memoryLimit: '512MB', ...threads });
  await mirror.catchUp(journal.log, options.batch === undefined ? {} : { batch: options.batch });
  return mirror;
}

/** `indicator measure {dimension=value}` → value: what the independent computation gives. */
function flat({ figures }: AnnualReport): Record<string, unknown> {
  return Object.fromEntries(
    figures.map(({ indicator, measure, by, value }) => {
      const cell = Object.entries(by).map(([dimension, of]) => `${dimension}=${of}`);
      return [`${indicator} ${measure} {${cell.join(',')}}`, value];
    }),
  );
}

describe('the annual report against an independent computation', () => {
  it.each([1, 2, 3, 4, 5, 6])('agrees on every figure of odd lives (seed %i)', async (seed) => {
    const journal = randomJournal(seed, 30);
    const mirror = await mirrorOf(journal);
    for (const year of [2024, 2025]) {
      for (const knownAt of [journal.events.length, Math.floor(journal.events.length / 2)]) {
        const report = await annualReport(mirror, { year, knownAt });
        const { observedUntil } = report;
        const expected = independentReport(journal.ndjson(), { year, observedUntil, knownAt });
        expect(flat(report)).toEqual(Object.fromEntries(expected));
      }
    }
    await mirror.close();
  });
});
