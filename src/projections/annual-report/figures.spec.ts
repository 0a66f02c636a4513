import type { Tally } from './engine.js';
import { byPlace, figuresOf, type Figure } from './figures.js';
import { defineIndicator, delays, each, only, rows, units } from './indicators/definition.js';

const T1 = defineIndicator({
  id: 'T1',
  section: 'A',
  label: { fr: '', en: '' },
  definition: { fr: '', en: '' },
  formula: '',
  reads: [],
  measures: [rows('sent', '', ''), units('youths', 'sent', '', ''), rows('kept', '', ''), delays('delay', '', '')],
  breakdowns: [...each('region'), only('reason', 'kept')],
  contributions: '',
});

function counted(measure: string, by: Tally['by'], change: Partial<Tally> = {}): Tally {
  return { measure, by, rows: 3, units: 2, median: null, p90: null, ...change };
}

function of(figures: readonly Figure[]): readonly string[] {
  return figures.map(({ measure, by, value }) => `${measure} ${JSON.stringify(by)} ${String(value)}`);
}

describe('the figures of an indicator', () => {
  it('are all totals, be they nothing', () => {
    expect(of(figuresOf(T1, []))).toEqual([
      'delay.median {} null',
      'delay.n {} 0',
      'delay.p90 {} null',
      'kept {} 0',
      'sent {} 0',
      'youths {} 0',
    ]);
  });

  it('are in each breakdown the cells that some measure fills, the same for all of its measures', () => {
    const figures = figuresOf(T1, [
      counted('sent', {}),
      counted('sent', { region: '84' }),
      counted('kept', { reason: 'MOVED' }),
      counted('sent', { reason: 'OTHER' }),
    ]);
    expect(of(figures)).toEqual([
      'delay.median {} null',
      'delay.median {"region":"84"} null',
      'delay.n {} 0',
      'delay.n {"region":"84"} 0',
      'delay.p90 {} null',
      'delay.p90 {"region":"84"} null',
      'kept {} 0',
      'kept {"reason":"MOVED"} 3',
      'kept {"region":"84"} 0',
      'sent {} 3',
      'sent {"region":"84"} 3',
      'youths {} 2',
      'youths {"region":"84"} 2',
    ]);
  });

  it('stand in code-unit order, totals first', () => {
    const row = (indicator: string, measure: string, by: Figure['by']): Figure => ({
      indicator,
      measure,
      by,
      value: 0,
    });
    const ordered = [
      row('C3', 'sent', {}),
      row('C3', 'sent', { mode: 'CEJ' }),
      row('C3', 'sent', { region: '11' }),
      row('C3', 'sent', { region: '84' }),
      row('D3', 'observed.180', {}),
      row('D3', 'observed.45', {}),
    ];
    expect([...ordered].reverse().sort(byPlace)).toEqual(ordered);
  });
});
