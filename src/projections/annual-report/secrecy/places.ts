import type { Cell } from '../engine.js';
import type { Dimension } from '../indicators/definition.js';

export interface Place {
  readonly indicator: string;
  readonly measure: string;
  readonly by: Cell;
}

/** The same text for the same figure, whatever the order of its dimensions. */
export function placeOf({ indicator, measure, by }: Place): string {
  return JSON.stringify([indicator, measure, ...pairsOf(by)]);
}

/** The same text for the same values of the same dimensions. */
export function cellOf(by: Cell): string {
  return JSON.stringify(pairsOf(by));
}

/** The name of a breakdown: that of its dimensions, `` of none. */
export function nameOf(dimensions: readonly string[]): string {
  return [...dimensions].sort().join(' × ');
}

function pairsOf(by: Cell): readonly string[] {
  return (Object.keys(by) as Dimension[]).sort().flatMap((name) => [name, by[name] ?? '']);
}
