import fc from 'fast-check';
import type { Cell } from '../engine.js';
import type { Figure } from '../figures.js';
import type { Surroundings } from './counts.js';
import { placeOf } from './places.js';
import { protect } from './protect.js';
import { PROTECTED_EDITIONS, THRESHOLDS } from './rules.js';

/** Where each Mission Locale lies. */
const REGION_OF: Readonly<Record<string, string>> = { a: '84', b: '84', c: '84', d: '11', e: '11', f: '94' };
const FATES = ['accepted', 'declined', 'expired', 'withdrawn', 'cancelled', 'pending'] as const;
const surroundings: Surroundings = {
  concentrated: new Set(),
  structures: new Map(Object.entries(REGION_OF).map(([id, region]) => [id, { kind: 'ML', region }])),
};

interface Referral {
  readonly youth: number;
  readonly missionLocale: string;
  readonly purpose: string;
  readonly fate: (typeof FATES)[number];
  readonly reason: string;
}

const referrals = fc.array(
  fc.record<Referral>({
    youth: fc.nat({ max: 60 }),
    missionLocale: fc.constantFrom(...Object.keys(REGION_OF)),
    purpose: fc.constantFrom('PREPA', 'OFFER', 'WELCOME'),
    fate: fc.constantFrom(...FATES),
    reason: fc.constantFrom('NO_PLACE', 'OTHER'),
  }),
  { maxLength: 140 },
);

/** C3, C4 and a delay of C5, as the report has them. */
function figuresOf(all: readonly Referral[]): readonly Figure[] {
  const figures: Figure[] = [];
  const add = (indicator: string, measure: string, by: Cell, value: number | null): void => {
    figures.push({ indicator, measure, by, value });
  };
  const regionOf = ({ missionLocale }: Referral): string => REGION_OF[missionLocale] ?? '';
  const sent = (by: Cell, some: readonly Referral[]): void => {
    add('C3', 'sent', by, some.length);
    add('C3', 'youths', by, new Set(some.map(({ youth }) => youth)).size);
  };
  const became = (by: Cell, some: readonly Referral[]): void => {
    for (const fate of FATES) add('C4', fate, by, some.filter((one) => one.fate === fate).length);
    const decided = some.filter(({ fate }) => fate === 'accepted' || fate === 'declined').length;
    add('C5', 'referralToDecision.n', by, decided);
    add('C5', 'referralToDecision.median', by, decided < 5 ? null : 7);
  };
  const each = (valueOf: (one: Referral) => string, tell: (value: string, some: readonly Referral[]) => void): void => {
    for (const value of new Set(all.map(valueOf))) tell(value, all.filter((one) => valueOf(one) === value)); // prettier-ignore
  };
  sent({}, all);
  became({}, all);
  each(regionOf, (region, some) => { sent({ region }, some); became({ region }, some); }); // prettier-ignore
  each(({ missionLocale }) => missionLocale, (missionLocale, some) => { sent({ missionLocale }, some); }); // prettier-ignore
  each(({ purpose }) => purpose, (purpose, some) => { sent({ purpose }, some); }); // prettier-ignore
  const declined = all.filter(({ fate }) => fate === 'declined');
  for (const declineReason of new Set(declined.map(({ reason }) => reason))) {
    add('C4', 'declined', { declineReason }, declined.filter(({ reason }) => reason === declineReason).length);
  }
  return figures;
}

describe.each(PROTECTED_EDITIONS)('the %s edition of any referrals', (edition) => {
  it('shows no small count, changes none that it shows, and passes its audit', async () => {
    await fc.assert(
      fc.asyncProperty(referrals, async (all) => {
        const figures = figuresOf(all);
        const shown = await protect(figures, edition, surroundings);
        for (const [i, { value }] of shown.entries()) {
          if (value === 'c') continue;
          expect(value).toBe(figures[i]!.value);
          if (figures[i]!.measure.endsWith('.median')) continue;
          expect(value === 0 || Number(value) >= THRESHOLDS[edition]).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('hides the same cells whatever the order of the rows', async () => {
    const shuffled = referrals.chain((all) => {
      const figures = figuresOf(all);
      return fc.tuple(fc.constant(figures), fc.shuffledSubarray([...figures], { minLength: figures.length }));
    });
    await fc.assert(
      fc.asyncProperty(shuffled, async ([figures, others]) => {
        const hidden = async (some: readonly Figure[]): Promise<readonly string[]> =>
          (await protect(some, edition, surroundings)).filter(({ value }) => value === 'c').map(placeOf).sort(); // prettier-ignore
        expect(await hidden(others)).toEqual(await hidden(figures));
      }),
      { numRuns: 25 },
    );
  });
});

describe('offers of employers', () => {
  it('are hidden where there are fewer than three, which are fewer than three employers', async () => {
    const published = (value: number, by: Cell = {}): Figure => ({ indicator: 'D1', measure: 'published', by, value });
    const shown = async (trade: number): Promise<readonly Figure['value'][]> => {
      const figures = [published(60), published(trade, { trade: '23' }), published(60 - trade, { trade: '31' })];
      return (await protect(figures, 'committee', surroundings)).map(({ value }) => value);
    };
    expect(await shown(2)).toEqual([60, 'c', 'c']);
    expect(await shown(3)).toEqual([60, 3, 57]);
  });
});
