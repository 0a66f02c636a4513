import loadHighs, { type Highs } from 'highs';
import type { Figure } from '../../../src/projections/annual-report/figures.js';

/**
 * A reader who wants to know what is hidden: has the protected document, the text of REPORT.md and common knowledge (which
 * Mission Locale lies where), nothing of the code. What the reader believes is written here anew, line by line.
 */
export interface Equation {
  /** Σ times × figure … */
  readonly terms: readonly (readonly [place: string, times: number])[];
  /** … equals 0, or is at least 0. */
  readonly is: 'ZERO' | 'AT_LEAST_ZERO';
}

export type By = Readonly<Record<string, string>>;

export function placeOf(indicator: string, measure: string, by: By = {}): string {
  const pairs = Object.entries(by).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${indicator}.${measure}${pairs.map(([name, value]) => ` ${name}=${value}`).join('')}`;
}

export class Reader {
  private readonly values = new Map<string, Figure['value']>();
  private readonly rows: readonly Figure[];

  constructor(protectedFigures: readonly Figure[]) {
    this.rows = protectedFigures.filter(({ measure }) => !/\.(median|p90)$/.test(measure));
    for (const { indicator, measure, by, value } of this.rows) {
      this.values.set(placeOf(indicator, measure, by), value);
    }
  }

  get hidden(): readonly string[] {
    return [...this.values].filter(([, value]) => value === 'c').map(([place]) => place);
  }

  /** A row that is not there is a zero. */
  value(place: string): number | 'c' {
    return this.values.get(place) ?? 0;
  }

  /** The equations of REPORT.md; `holds` tells those that its author leaves open and that are true. */
  equations(
    holds: (equation: Equation) => boolean,
    regionOf: ReadonlyMap<string, string> = new Map(),
  ): readonly Equation[] {
    return [...this.breakdowns(), ...this.definitions(), ...this.territories(regionOf)].filter(holds);
  }

  /** What every combination of the equations gives away to the unit: Gauss and Jordan's elimination. */
  differencing(equations: readonly Equation[]): readonly string[] {
    const unknowns = this.hidden;
    const index = new Map(unknowns.map((place, i) => [place, i]));
    const matrix = equations
      .filter(({ is }) => is === 'ZERO')
      .map(({ terms }) => {
        const row = new Array<number>(unknowns.length + 1).fill(0);
        for (const [place, times] of terms) {
          const value = this.value(place);
          if (value === 'c') row[index.get(place)!]! += times;
          else row[unknowns.length]! -= times * value;
        }
        return row;
      })
      .filter((row) => row.slice(0, -1).some((times) => times !== 0));
    let rank = 0;
    for (let column = 0; column < unknowns.length && rank < matrix.length; column += 1) {
      const pivot = matrix.findIndex((row, i) => i >= rank && Math.abs(row[column]!) > 1e-9);
      if (pivot < 0) continue;
      [matrix[rank], matrix[pivot]] = [matrix[pivot]!, matrix[rank]!];
      const head = matrix[rank]!;
      const scale = head[column]!;
      for (let i = 0; i < head.length; i += 1) head[i]! /= scale;
      for (const [i, row] of matrix.entries()) {
        const times = row[column]!;
        if (i !== rank && times !== 0) for (let j = 0; j < row.length; j += 1) row[j]! -= times * head[j]!;
      }
      rank += 1;
    }
    return matrix
      .map((row) => unknowns.filter((_, i) => Math.abs(row[i]!) > 1e-9))
      .filter((involved) => involved.length === 1)
      .map(([place]) => place!);
  }

  /** Lowest and highest that each hidden cell can be; in CPLEX's own text, through the solver's other door. */
  async bounds(equations: readonly Equation[]): Promise<ReadonlyMap<string, readonly [number, number]>> {
    const highs = await solver();
    const name = new Map(this.hidden.map((place, i) => [place, `x${i}`]));
    const constraints: string[] = [];
    for (const { terms, is } of equations) {
      const open: string[] = [];
      let known = 0;
      for (const [place, times] of terms) {
        const value = this.value(place);
        if (value === 'c') open.push(`${times < 0 ? '-' : '+'} ${Math.abs(times)} ${name.get(place)!}`);
        else known += times * value;
      }
      if (open.length > 0) constraints.push(`${open.join(' ')} ${is === 'ZERO' ? '=' : '>='} ${-known}`);
    }
    const rest = `Subject To\n ${constraints.join('\n ')}\nBounds\n ${[...name.values()].map((x) => `0 <= ${x} <= 1000000`).join('\n ')}\nEnd`;
    const bounds = new Map<string, readonly [number, number]>();
    for (const [place, x] of name) {
      const [least, most] = ['Minimize', 'Maximize'].map((way) => {
        const solution = highs.solve(`${way}\n obj: ${x}\n${rest}`, { output_flag: false });
        if (solution.Status !== 'Optimal') throw new Error(`${place}: ${solution.Status}`);
        return solution.ObjectiveValue;
      });
      bounds.set(place, [Math.ceil(least! - 1e-6), Math.floor(most! + 1e-6)]);
    }
    return bounds;
  }

  private breakdowns(): readonly Equation[] {
    const groups = new Map<string, Figure[]>();
    for (const figure of this.rows) {
      const dimensions = Object.keys(figure.by);
      if (dimensions.length === 0) continue;
      const key = `${figure.indicator}|${figure.measure}|${dimensions.sort().join('×')}`;
      groups.set(key, [...(groups.get(key) ?? []), figure]);
    }
    return [...groups.values()].flatMap((cells): Equation[] => {
      const [{ indicator, measure }] = cells as [Figure];
      const total = placeOf(indicator, measure);
      const parts = cells.map(({ by }) => [placeOf(indicator, measure, by as By), 1] as const);
      return [
        { terms: [[total, 1], ...parts.map(([place]) => [place, -1] as const)], is: 'ZERO' },
        { terms: [[total, 1], ...parts.map(([place]) => [place, -1] as const)], is: 'AT_LEAST_ZERO' },
        { terms: [[total, -1], ...parts], is: 'AT_LEAST_ZERO' },
        ...parts.map(([place]): Equation => ({ terms: [[total, 1], [place, -1]], is: 'AT_LEAST_ZERO' })),
      ]; // prettier-ignore
    });
  }

  /** Where a Mission Locale or a chamber lies is public. */
  private territories(regionOf: ReadonlyMap<string, string>): readonly Equation[] {
    const equations: Equation[] = [];
    for (const { indicator, measure, by } of this.rows) {
      const { region } = by;
      if (region === undefined) continue;
      for (const kind of ['missionLocale', 'chamber'] as const) {
        const inside = this.rows.filter(
          (row) =>
            row.indicator === indicator && row.measure === measure && regionOf.get(row.by[kind] ?? '') === region,
        );
        const parts = inside.map((row) => [placeOf(indicator, measure, row.by as By), -1] as const);
        if (parts.length > 0)
          equations.push({ terms: [[placeOf(indicator, measure, { region }), 1], ...parts], is: 'ZERO' });
      }
    }
    return equations;
  }

  private definitions(): readonly Equation[] {
    const places = (indicator: string): readonly By[] => {
      const seen = new Map<string, By>([['', {}]]);
      for (const { indicator: id, by } of this.rows) if (id === indicator) seen.set(JSON.stringify(by), by);
      return [...seen.values()];
    };
    const equations: Equation[] = [];
    const same = (whole: string, parts: readonly string[], indicator: string): void => {
      for (const by of places(indicator)) {
        const terms = [[at(whole, by), 1], ...parts.map((part) => [at(part, by), -1] as const)] as const;
        equations.push({ terms, is: 'ZERO' });
      }
    };
    const atMost = (less: string, more: string, indicator: string): void => {
      for (const by of places(indicator)) {
        const terms = [[at(more, by), 1], [at(less, by), -1]] as const; // prettier-ignore
        equations.push({ terms, is: 'AT_LEAST_ZERO' });
      }
    };
    const fates = ['accepted', 'declined', 'expired', 'withdrawn', 'cancelled', 'pending'];
    same('C3.sent', fates.map((fate) => `C4.${fate}`), 'C4'); // prettier-ignore
    same('D4.ofBroken', ['D3.broken'], 'D4');
    same('D5.ofContracts', ['D2.started'], 'D5');
    atMost('C3.youths', 'C3.sent', 'C3');
    for (const delay of ['consentToReferral', 'referralToDecision', 'referralToContract']) {
      atMost(`C5.${delay}.n`, 'C3.sent', 'C5');
    }
    atMost('C6.enteredInCej', 'C6.entered', 'C6');
    atMost('D1.hired', 'D1.positioned', 'D1');
    atMost('D4.returned', 'D4.ofBroken', 'D4');
    atMost('D5.contractsReviewed', 'D5.ofContracts', 'D5');
    atMost('D6.delay.n', 'D6.acknowledged', 'D6');
    atMost('E1.inTime', 'E1.received', 'E1');
    for (const days of [45, 90, 180, 365]) {
      atMost(`D3.within.${days}`, `D3.observed.${days}`, 'D3');
      atMost(`D3.observed.${days}`, 'D2.started', 'D3');
    }
    same('D2.started', ['D3.observed.45'], 'D3');
    same('D3.observed.45', ['D3.observed.90'], 'D3');
    same('C3.sent', ['C5.consentToReferral.n'], 'C5');
    atMost('D3.observed.180', 'D3.observed.90', 'D3');
    atMost('D3.observed.365', 'D3.observed.180', 'D3');
    atMost('D3.within.45', 'D3.within.90', 'D3');
    equations.push({ terms: [[at('C1.youths', {}), 1], [at('C3.youths', {}), -1]], is: 'AT_LEAST_ZERO' }); // prettier-ignore
    return equations;
  }
}

function at(measure: string, by: By): string {
  const [indicator = '', ...name] = measure.split('.');
  return placeOf(indicator, name.join('.'), by);
}

/** Whether an equation is true of the working figures, and speaks of figures that they have. */
export function holdsIn(working: readonly Figure[]): (equation: Equation) => boolean {
  const values = new Map(
    working.map(({ indicator, measure, by, value }) => [placeOf(indicator, measure, by as By), value]),
  );
  return ({ terms, is }) => {
    const sum = terms.reduce((total, [place, times]) => total + times * Number(values.get(place) ?? 0), 0);
    return is === 'ZERO' ? sum === 0 : sum >= 0;
  };
}

let loaded: Promise<Highs> | undefined;

async function solver(): Promise<Highs> {
  return (loaded ??= (loadHighs as unknown as typeof loadHighs.default)());
}
