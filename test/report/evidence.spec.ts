import { explain, type Contribution } from '../../src/projections/annual-report/explain.js';
import type { Mirror } from '../../src/projections/annual-report/mirror/mirror.js';
import { annualReport } from '../../src/projections/annual-report/report.js';
import { mirrorOf } from './mirrored.js';
import { randomJournal } from './random-journal.js';

const journal = randomJournal(12, 25);

/** The rank of these tenths among the values of the contributions. */
function rank(contributions: readonly Contribution[], tenths: number): number | null {
  const values = contributions.map(({ value }) => value!).sort((a, b) => a - b);
  return values.length < 5 ? null : values[Math.ceil((values.length * tenths) / 10) - 1]!;
}

function figureOf(measure: string, contributions: readonly Contribution[]): number | null {
  if (measure.endsWith('.median')) return rank(contributions, 5);
  return measure.endsWith('.p90') ? rank(contributions, 9) : contributions.length;
}

describe('the evidence of a figure', () => {
  let mirror: Mirror;

  beforeAll(async () => {
    mirror = await mirrorOf(journal);
  });
  afterAll(() => mirror.close());

  it('makes it up, for every row of a report', async () => {
    const { figures } = await annualReport(mirror, { year: 2025 });
    const byPosition = new Map(journal.events.map((event) => [String(event.position), event]));
    // Small cells are alike: of each indicator every total, and the cells of its first values.
    const seen = new Map<string, number>();
    for (const { indicator, measure, by, value } of figures) {
      const kind = `${indicator} ${measure} ${Object.keys(by).join()}`;
      const times = seen.get(kind) ?? 0;
      seen.set(kind, times + 1);
      if (times >= 2) continue;
      const contributions = await explain(mirror, { year: 2025, indicator, measure, by });
      expect({ indicator, measure, by, value: figureOf(measure, contributions) }).toEqual({
        indicator,
        measure,
        by,
        value,
      });
      for (const one of contributions.flatMap((contribution) => [contribution, ...contribution.also])) {
        const { stream, type, effectiveOn } = byPosition.get(one.position)!;
        expect(one).toMatchObject({ stream, type, effectiveOn });
      }
    }
  }, 240_000);

  it.each([
    [{ indicator: 'Z9', measure: 'sent' }, 'report.indicatorUnknown'],
    [{ indicator: 'C3', measure: 'received' }, 'report.measureUnknown'],
    [{ indicator: 'C3', measure: 'sent', by: { sex: 'F' } }, 'report.breakdownUnknown'],
    [{ indicator: 'C4', measure: 'accepted', by: { declineReason: 'OTHER' } }, 'report.breakdownUnknown'],
  ])('is refused for %j', async (question, code) => {
    await expect(explain(mirror, { year: 2025, ...question })).rejects.toMatchObject({ code });
  });

  it('of a cell that nothing makes up is empty', async () => {
    const by = { region: '53' };
    expect(await explain(mirror, { year: 2025, indicator: 'C3', measure: 'sent', by })).toEqual([]);
  });
});
