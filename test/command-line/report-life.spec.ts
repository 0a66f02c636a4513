import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { passerelle } from './passerelle.js';

/** A year of a small network, whose journal holds a meeting of the committee. */
describe('passerelle report, from the freeze to the publication', () => {
  let base: string;
  let data: string;
  let meeting: string;

  const run = (...args: string[]) => passerelle([...args, '--data', data]);
  const report = (...args: string[]) => run('report', ...args);
  const file = (name: string, content: string): string => {
    writeFileSync(join(base, name), content);
    return join(base, name);
  };

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'cli-report-'));
    data = join(base, 'data');
    const journal = await passerelle(['scenario', '--youths', '40', '--year', '2024', '--seed', '5']);
    meeting = /"meetingId":"(\w{26})","attendance"/.exec(journal.out)?.[1] ?? '';
    expect((await run('import', file('journal.ndjson', journal.out))).code).toBe(0);
  });

  afterAll(() => {
    rmSync(base, { recursive: true });
  });

  it('runs through, each step with its exit code', async () => {
    expect((await report('verify', '2024')).err).toContain('report.notOpen');
    const future = await report('freeze', '2199');
    expect([future.code, future.err.split(' : ')[1]]).toEqual([1, 'report.yearNotOver']);

    const frozen = await report('freeze', '2024', '--json');
    expect(frozen.code).toBe(0);
    const edition = JSON.parse(frozen.out) as { sha256: string; knownAt: string; observedUntil: string };
    const again = await report('2024', '--known-at', edition.knownAt, '--observed-until', edition.observedUntil);
    expect((JSON.parse(again.out) as { sha256: string }).sha256).toBe(edition.sha256);
    const second = await report('open', '2024');
    expect([second.code, second.err.split(' : ')[1]]).toEqual([1, 'report.alreadyOpen']);

    expect((await report('complete', '2024', '--figures', join(base, 'none.json'))).code).toBe(2);
    const notJson = await report('complete', '2024', '--figures', file('bad.json', '{'));
    expect([notJson.code, notJson.err.split(' : ')[1]]).toEqual([2, 'usage.notJson']);
    const figures = file('figures.json', '[{"indicator":"F1","measure":"apprentices","value":112000}]');
    const narrative = file('narrative.txt', 'Les chambres forment.\n');
    expect((await report('complete', '2024', '--figures', figures, '--narrative', narrative)).code).toBe(0);
    expect((await report('publish', '2024')).err).toContain('report.notReviewed');
    expect((await report('review', '2024', '--meeting', meeting)).code).toBe(0);
    expect((await report('publish', '2024', '--edition', '1', '--as', 'DPO')).err).toContain('actor.notAllowed');
    expect((await report('publish', '2024', '--edition', '1')).code).toBe(0);

    const verified = await report('verify', '2024');
    expect(verified.code).toBe(0);
    expect(verified.out.trim().split('\n')).toHaveLength(3);
    expect(verified.out).toContain(`working : conforme ${edition.sha256}`);
    const published = await report('2024', '--edition', 'public');
    expect(published.out).toBe(readFileSync(join(data, 'reports', '2024-1-public.json'), 'utf8'));
  });

  it('ends with 3 where what is kept was altered', async () => {
    const kept = join(data, 'reports', '2024-1-committee.json');
    const text = readFileSync(kept, 'utf8');
    writeFileSync(kept, text.replace(/"value":\d+/, '"value":1234567'));
    const { code, err } = await report('verify', '2024');
    expect([code, err.split(' : ')[1]]).toEqual([3, 'integrity.report']);
    writeFileSync(kept, text);
    expect((await report('verify', '2024')).code).toBe(0);
  });

  it('compares two years, and asks what to compare', async () => {
    const { code, out } = await report('compare', '2023', '2024');
    expect(code).toBe(0);
    expect(out).toMatch(/^2023 \(.*\)\n→ 2024 \(.*\)\n/);
    expect(out).toContain('\nC3. ');
    expect((await report('compare', '2024')).code).toBe(2);
    expect((await report('compare', '2024', '--editions', '1', '2')).err).toContain('report.editionUnknown');
  });

  it('writes a workbook', async () => {
    const out = join(base, 'r.xlsx');
    expect((await report('2024', '--edition', 'public', '--format', 'xlsx', '--out', out)).code).toBe(0);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });
});
