import type { Figure } from '../figures.js';
import type { AnnualReport, Edition } from '../report.js';
import { guardBetween, mustNotBeClose } from './guard.js';

const THRESHOLD = 11;

function figure(name: string, value: Figure['value'], by: Figure['by'] = {}): Figure {
  const [indicator = '', ...measure] = name.split('.');
  return { indicator, measure: measure.join('.'), by, value };
}

function reasons(previous: readonly Figure[], next: readonly Figure[]): readonly string[] {
  return guardBetween(previous, next, THRESHOLD).map(({ place, why }) => `${place.indicator}.${place.measure} ${why}`);
}

describe('the guard between editions', () => {
  it('lets an edition pass that changes nothing', () => {
    const figures = [figure('C3.sent', 120), figure('C4.declined', 'c'), figure('C5.referralToDecision.median', null)];
    expect(reasons(figures, figures)).toEqual([]);
  });

  it.each([
    [120, 131, []],
    [120, 109, []],
    [120, 130, ['C3.sent SMALL_CHANGE']],
    [120, 119, ['C3.sent SMALL_CHANGE']],
    [0, 11, []],
    ['c', 120, ['C3.sent SHOWN_NOW']],
    [120, 'c', ['C3.sent HIDDEN_NOW']],
    ['c', 'c', []],
  ] as const)('of a count that was %s and is %s: %j', (was, is, expected) => {
    expect(reasons([figure('C3.sent', was)], [figure('C3.sent', is)])).toEqual(expected);
  });

  it('takes a row that is not there as a zero', () => {
    const row = (value: Figure['value']): Figure => figure('C3.sent', value, { region: '94' });
    expect(reasons([], [row(12)])).toEqual([]);
    expect(reasons([], [row('c')])).toEqual(['C3.sent HIDDEN_NOW']);
    expect(reasons([row('c')], [])).toEqual(['C3.sent SHOWN_NOW']);
    expect(reasons([row(0)], [])).toEqual([]);
    expect(guardBetween([row(5)], [], THRESHOLD)).toEqual([
      { place: { indicator: 'C3', measure: 'sent', by: { region: '94' } }, was: 5, is: 0, why: 'SMALL_CHANGE' },
    ]);
  });

  it('lets the rank of a delay change with the number of its values, and only then', () => {
    const delay = (median: Figure['value'], n: number): readonly Figure[] => [
      figure('C5.referralToDecision.median', median),
      figure('C5.referralToDecision.n', n),
    ];
    expect(reasons(delay(12, 40), delay(13, 60))).toEqual([]);
    expect(reasons(delay(12, 40), delay(13, 40))).toEqual(['C5.referralToDecision.median SAME_PERSONS']);
    expect(reasons(delay(null, 0), delay(13, 40))).toEqual([]);
  });

  it('does not look at what tells of no one', () => {
    expect(reasons([figure('A1.inForce', 12)], [figure('A1.inForce', 13)])).toEqual([]);
    expect(reasons([figure('B1.held', 12)], [figure('B1.held', 13)])).toEqual([]);
  });

  it('refuses an edition that is too close, of the kinds that are protected', () => {
    const report = (edition: Edition, value: number): AnnualReport => ({
      year: 2025,
      edition,
      definitions: 1,
      observedUntil: '2026-03-31',
      knownAt: { position: '1' },
      sha256: '',
      figures: [figure('C3.sent', value)],
    });
    expect(() => { mustNotBeClose(report('public', 100), report('public', 106)); }).toThrow(
      expect.objectContaining({ code: 'report.editionTooClose' }),
    ); // prettier-ignore
    expect(() => { mustNotBeClose(report('committee', 100), report('committee', 106)); }).not.toThrow(); // prettier-ignore
    expect(() => { mustNotBeClose(report('working', 100), report('working', 101)); }).not.toThrow(); // prettier-ignore
    expect(() => { mustNotBeClose(report('public', 100), report('committee', 100)); }).toThrow(); // prettier-ignore
  });
});
