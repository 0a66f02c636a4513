/** Measures that add up to another, in all and in each cell of the breakdowns that they share. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

export interface Bound {
  readonly less: readonly string[];
  readonly more: string;
  /** Where both are equal, readers know that they are. */
  readonly tight?: boolean;
  /** True of the totals, not of the cells. */
  readonly total?: boolean;
}

export interface Part {
  readonly part: string;
  readonly whole: string;
}

/** What the definitions of the dictionary say of one another: anyone can read it in the annex of the report. */
export const SAME: readonly Sum[] = [
  {
    whole: 'C3.sent',
    parts: ['C4.accepted', 'C4.declined', 'C4.expired', 'C4.withdrawn', 'C4.cancelled', 'C4.pending'],
  },
  { whole: 'D4.ofBroken', parts: ['D3.broken'] },
  { whole: 'D5.ofContracts', parts: ['D2.started'] },
];

/** Those of a group to whom something happened; the others are a group too, and can be few. */
export const PARTS: readonly Part[] = [
  { part: 'C6.enteredInCej', whole: 'C6.entered' },
  { part: 'D1.hired', whole: 'D1.positioned' },
  { part: 'D3.within.45', whole: 'D3.observed.45' },
  { part: 'D3.within.90', whole: 'D3.observed.90' },
  { part: 'D3.within.180', whole: 'D3.observed.180' },
  { part: 'D3.within.365', whole: 'D3.observed.365' },
  { part: 'D4.returned', whole: 'D4.ofBroken' },
  { part: 'D5.contractsReviewed', whole: 'D5.ofContracts' },
  { part: 'E1.inTime', whole: 'E1.received' },
];

export const AT_MOST: readonly Bound[] = [
  { less: ['C3.youths'], more: 'C3.sent' },
  { less: ['C3.youths'], more: 'C1.youths', total: true },
  { less: ['C5.consentToReferral.n'], more: 'C3.sent', tight: true },
  { less: ['C5.referralToDecision.n'], more: 'C3.sent' },
  { less: ['C4.accepted', 'C4.declined'], more: 'C5.referralToDecision.n', tight: true },
  { less: ['C5.referralToContract.n'], more: 'C3.sent' },
  { less: ['D3.observed.45'], more: 'D2.started', tight: true },
  { less: ['D3.observed.90'], more: 'D3.observed.45', tight: true },
  { less: ['D3.observed.180'], more: 'D3.observed.90', tight: true },
  { less: ['D3.observed.365'], more: 'D3.observed.180', tight: true },
  { less: ['D6.delay.n'], more: 'D6.acknowledged', tight: true },
];

/** A contract that is observed for longer and still runs was observed for less, and ran then. */
export const UNBROKEN: readonly (readonly [later: string, earlier: string])[] = [
  ['D3.within.90', 'D3.within.45'],
  ['D3.within.180', 'D3.within.90'],
  ['D3.within.365', 'D3.within.180'],
];
