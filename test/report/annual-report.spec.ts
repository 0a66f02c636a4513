import { annualReport } from '../../src/projections/annual-report/report.js';
import { independentReport } from './independent.js';
import { flat, mirrorOf } from './mirrored.js';
import { randomJournal } from './random-journal.js';

describe('the annual report against an independent computation', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('agrees on every figure of odd lives (seed %i)', async (seed) => {
    const journal = randomJournal(seed, 30);
    const mirror = await mirrorOf(journal);
    const head = journal.events.length;
    for (const [year, knownAt] of [
      [2024, head],
      [2025, head],
      [2025, Math.floor(head / 2)],
    ] as const) {
      // prettier-ignore
      const report = await annualReport(mirror, { year, knownAt });
      const { observedUntil } = report;
      const expected = independentReport(journal.ndjson(), { year, observedUntil, knownAt });
      expect(flat(report)).toEqual(Object.fromEntries(expected));
    }
    await mirror.close();
  });

  it('agrees however far it observes', async () => {
    const journal = randomJournal(9, 30);
    const mirror = await mirrorOf(journal);
    const knownAt = journal.events.length;
    for (const observedUntil of ['2025-12-31', '2026-02-14', '2027-06-30']) {
      const report = await annualReport(mirror, { year: 2025, observedUntil });
      const expected = independentReport(journal.ndjson(), { year: 2025, observedUntil, knownAt });
      expect(flat(report)).toEqual(Object.fromEntries(expected));
    }
    await mirror.close();
  });
});
