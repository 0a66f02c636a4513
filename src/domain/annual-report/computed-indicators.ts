/**
 * The indicators that are counted from events, and from nothing else. Who completes the report brings others: two sources
 * for one figure would leave nobody sure of either.
 */
export const COMPUTED_INDICATORS: ReadonlySet<string> = new Set([
  'A1', 'A2', 'A3', 'A4',
  'B1', 'B2',
  'C1', 'C2', 'C3', 'C4', 'C5', 'C6',
  'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7',
  'E1', 'E2',
]); // prettier-ignore
