import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.js';
import { annualReport, type ReportRequest } from '../../src/projections/annual-report/report.js';
import { aNetwork, Life } from './lives.js';
import { mirrorOf, reportOf } from './mirrored.js';

/** A journal whose last event is dated so. */
function lastedUntil(on: string) {
  const journal = aNetwork();
  new Life(journal, 1).isSent('2025-05-05').isSent(on, 12);
  return journal;
}

describe('what a report takes', () => {
  it.each([
    ['2025-06-30', '2026-03-31'],
    ['2025-12-30', '2026-03-31'],
    ['2025-12-31', '2025-12-31'],
    ['2026-02-10', '2026-02-10'],
    ['2026-03-31', '2026-03-31'],
    ['2026-09-09', '2026-03-31'],
  ])('with a last date of %s is observed until %s', async (last, observedUntil) => {
    expect(await reportOf(lastedUntil(last), { year: 2025 })).toMatchObject({ observedUntil });
  });

  it('is the head of the log, printed, unless a position is asked for', async () => {
    const journal = lastedUntil('2025-06-30');
    expect((await reportOf(journal, { year: 2025 })).knownAt).toEqual({ position: String(journal.events.length) });
    expect((await reportOf(journal, { year: 2025, knownAt: 7 })).knownAt).toEqual({ position: '7' });
  });

  it('is sealed over its canonical JSON', async () => {
    const { sha256, ...rest } = await reportOf(lastedUntil('2025-06-30'), { year: 2025 });
    expect(createHash('sha256').update(canonicalJson(rest)).digest('hex')).toBe(sha256);
    expect(rest).toMatchObject({ year: 2025, edition: 'working', definitions: 1 });
  });

  const refused: readonly (readonly [what: string, request: ReportRequest, code: string])[] = [
    ['no year', { year: 20.25 }, 'report.yearInvalid'],
    ['a year before any event', { year: 2018 }, 'report.yearEmpty'],
    ['a year observed too early', { year: 2025, observedUntil: '2025-12-30' }, 'report.yearNotOver'],
    ['a year that is not over', { year: 2025, today: '2025-12-31' }, 'report.yearNotOver'],
    ['no date', { year: 2025, observedUntil: '2026-02-30' }, 'report.dateInvalid'],
    ['a position beyond the log', { year: 2025, knownAt: 1000 }, 'report.positionUnknown'],
    ['nothing known yet', { year: 2025, knownAt: 0 }, 'report.yearEmpty'],
  ];
  it.each(refused)('is refused for %s', async (_, request, code) => {
    const mirror = await mirrorOf(lastedUntil('2025-06-30'));
    await expect(annualReport(mirror, request)).rejects.toMatchObject({ code });
    await mirror.close();
  });
});
