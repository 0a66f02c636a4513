import { inMemory } from '../engine/projection.testing.js';
import { editionsOf, reportOfYear, reports } from './projection.js';

const frozen = (edition: number) => ({
  edition,
  knownAt: String(edition * 1000),
  observedUntil: '2026-03-31',
  definitions: 1,
  sha256: String(edition).repeat(64),
});

describe('the reports', () => {
  it('say how far each has come, edition by edition', () => {
    const { db, happened } = inMemory(reports);
    const id = 'report-1';
    const stage = () => reportOfYear(db, 2025)?.stage;
    expect(stage()).toBeUndefined();
    happened(id, 'ReportOpened', '2026-04-01', { year: 2025 });
    expect(reportOfYear(db, 2025)).toEqual({ id, year: 2025, stage: 'OPENED', since: '2026-04-01' });
    happened(id, 'FiguresFrozen', '2026-04-02', frozen(1));
    happened(id, 'CompletedByCmaFrance', '2026-04-20', {});
    happened(id, 'FigureCorrected', '2026-04-21', {});
    happened(id, 'FigureCorrected', '2026-04-22', {});
    expect(stage()).toBe('COMPLETED');
    happened(id, 'ReviewedByCommittee', '2026-05-20', {});
    happened(id, 'Published', '2026-06-01', { edition: 1 });
    expect(stage()).toBe('PUBLISHED');
    happened(id, 'FiguresFrozen', '2026-09-01', frozen(2));
    expect(stage()).toBe('FROZEN');
    expect(editionsOf(db, id)).toEqual([
      {
        ...frozen(2),
        frozenOn: '2026-09-01',
        completedOn: null,
        corrections: 0,
        reviewedOn: null,
        publishedOn: null,
      },
      {
        ...frozen(1),
        frozenOn: '2026-04-02',
        completedOn: '2026-04-20',
        corrections: 2,
        reviewedOn: '2026-05-20',
        publishedOn: '2026-06-01',
      },
    ]);
  });
});
