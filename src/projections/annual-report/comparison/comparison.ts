import type { Cut } from '../cut.js';
import { indicators } from '../indicators/index.js';
import type { Mirror } from '../mirror/mirror.js';
import type { AnnualReport } from '../report.js';
import { isProtected } from '../secrecy/index.js';
import { causesBetween, type Cause } from './causes.js';
import { changesBetween, type Change } from './changes.js';

/** An indicator of which something changed. */
export interface ChangedIndicator {
  readonly indicator: string;
  readonly label: string;
  readonly changes: readonly Omit<Change, 'indicator'>[];
  /** Of two editions of one year, the events that did it; between years there is none to name. */
  readonly because?: readonly Cause[];
}

export interface Side {
  readonly year: number;
  /** The number of the frozen edition, where it is one. */
  readonly number?: number | undefined;
  readonly observedUntil: string;
  readonly knownAt: { readonly position: string };
  readonly definitions: number;
  readonly sha256: string;
}

export interface Comparison {
  readonly from: Side;
  readonly to: Side;
  readonly indicators: readonly ChangedIndicator[];
}

/** What changed between two years, or between two editions of one and why. */
export async function compare(
  mirror: Mirror,
  [from, to]: readonly [AnnualReport, AnnualReport],
  numbers: readonly [number, number] | undefined,
): Promise<Comparison> {
  const changes = changesBetween(from.figures, to.figures);
  const ids = new Set(changes.map(({ indicator }) => indicator));
  const because =
    from.year === to.year ? await causesBetween(mirror, cutOf(from), cutOf(to), ids) : new Map<string, Cause[]>();
  const shown = isProtected(to.edition) ? kindsOf : (causes: readonly Cause[]) => causes;
  return {
    from: sideOf(from, numbers?.[0]),
    to: sideOf(to, numbers?.[1]),
    indicators: indicators
      .filter(({ id }) => ids.has(id))
      .map(({ id, label }) => {
        const causes = because.get(id);
        return {
          indicator: id,
          label: label.fr,
          changes: changes.flatMap(({ indicator, ...change }) => (indicator === id ? [change] : [])),
          ...(causes && { because: shown(causes) }),
        };
      }),
  };
}

/** Neither which events nor how many: few of a kind would be few persons. */
function kindsOf(causes: readonly Cause[]): readonly Cause[] {
  return [...new Map(causes.map(({ kind, type }) => [`${kind} ${type}`, { kind, type }])).values()];
}

function cutOf({ year, observedUntil, knownAt }: AnnualReport): Cut {
  return { year, observedUntil, knownAt: Number(knownAt.position) };
}

function sideOf({ year, observedUntil, knownAt, definitions, sha256 }: AnnualReport, number?: number): Side {
  return { year, ...(number !== undefined && { number }), observedUntil, knownAt, definitions, sha256 };
}
