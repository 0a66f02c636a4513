import type { Cell } from '../engine.js';
import type { Figure } from '../figures.js';
import type { Rate } from '../indicators/definition.js';
import { indicators } from '../indicators/index.js';
import type { AnnualReport } from '../report.js';
import { isProtected, LEAST_DENOMINATOR } from '../secrecy/index.js';

/** The figures of a report by their place. */
export class FigureTable {
  private readonly values = new Map<string, Figure['value']>();
  private readonly least: number;

  constructor(report: AnnualReport) {
    this.least = isProtected(report.edition) ? LEAST_DENOMINATOR : 1;
    for (const { indicator, measure, by, value } of report.figures)
      this.values.set(place(indicator, measure, by), value);
  }

  /** `undefined` where the report has no such figure. */
  value(indicator: string, measure: string, by: Cell = {}): Figure['value'] | undefined {
    return this.values.get(place(indicator, measure, by));
  }

  /** Numerator and denominator of a rate in a cell, where both are given and it may be shown. */
  rate(indicator: string, { numerator, denominator }: Rate, by: Cell = {}): readonly [number, number] | undefined {
    const part = this.value(indicator, numerator, by);
    let whole = 0;
    for (const measure of denominator) {
      const value = this.value(indicator, measure, by);
      if (typeof value !== 'number') return undefined;
      whole += value;
    }
    return typeof part === 'number' && whole >= this.least ? [part, whole] : undefined;
  }
}

/** The rate whose numerator a measure is, if any. */
export function rateOf(indicator: string, measure: string): Rate | undefined {
  return indicators.find(({ id }) => id === indicator)?.rates?.find(({ numerator }) => numerator === measure);
}

function place(indicator: string, measure: string, by: Cell): string {
  return JSON.stringify([indicator, measure, ...Object.entries(by).sort().flat()]);
}
