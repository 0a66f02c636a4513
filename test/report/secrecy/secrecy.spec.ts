import { eventDefinitions } from '../../../src/domain/catalogue.js';
import {
  annualReport,
  sealed,
  type AnnualReport,
  type Edition,
} from '../../../src/projections/annual-report/report.js';
import { Mirror } from '../../../src/projections/annual-report/mirror/mirror.js';
import type { Journal } from '../journal.js';
import { randomJournal } from '../random-journal.js';
import { holdsIn, placeOf, Reader, type By } from './attack.js';
import { Network, times } from './network.js';

const FIRST_SHOWN = { committee: 5, public: 11 } as const;
const PROTECTED = ['committee', 'public'] as const;
/** What tells of no person, employer or training centre. */
const OPEN = /^(A\d|B1\.(held|joint))/;

async function editionsOf(journal: Journal): Promise<Readonly<Record<Edition, AnnualReport>>> {
  const mirror = await Mirror.open(':memory:', { definitions: eventDefinitions, memoryLimit: '512MB' });
  await mirror.catchUp(journal.log);
  const [working, committee, open] = [
    await annualReport(mirror, { year: 2025 }),
    await annualReport(mirror, { year: 2025, edition: 'committee' }),
    await annualReport(mirror, { year: 2025, edition: 'public' }),
  ];
  await mirror.close();
  return { working, committee, public: open };
}

function valueIn({ figures }: AnnualReport, place: string): number | null | 'c' | undefined {
  return figures.find(({ indicator, measure, by }) => placeOf(indicator, measure, by as By) === place)?.value;
}

/** The bounds that a reader finds, of the cells that they find too much of. */
async function tooMuch(
  working: AnnualReport,
  edition: AnnualReport,
  threshold: number,
  regionOf?: ReadonlyMap<string, string>,
) {
  const reader = new Reader(edition.figures);
  const equations = reader.equations(holdsIn(working.figures), regionOf);
  const bounds = await reader.bounds(equations);
  const narrow = [...bounds].filter(([, [least, most]]) => most - least < threshold);
  return { recovered: reader.differencing(equations), narrow, hidden: reader.hidden.length };
}

describe.each([11, 12])('the protected editions of odd lives (seed %i)', (seed) => {
  const journal = randomJournal(seed, 160);
  let editions: Readonly<Record<Edition, AnnualReport>>;
  beforeAll(async () => {
    editions = await editionsOf(journal);
  });

  it.each(PROTECTED)('%s: hide every small count, and change nothing else', (name) => {
    const { working, [name]: edition } = editions;
    expect(edition.figures.map(({ indicator, measure, by }) => placeOf(indicator, measure, by as By))).toEqual(
      working.figures.map(({ indicator, measure, by }) => placeOf(indicator, measure, by as By)),
    );
    const shown = edition.figures.filter(({ value }) => value !== 'c');
    for (const { indicator, measure, by, value } of shown) {
      expect(value).toBe(valueIn(working, placeOf(indicator, measure, by as By)));
      if (OPEN.test(`${indicator}.${measure}`) || /median|p90/.test(measure)) continue;
      // An offer is one employer's: three of them are units enough.
      const first = `${indicator}.${measure}` === 'D1.published' ? 3 : FIRST_SHOWN[name];
      expect([placeOf(indicator, measure, by as By), value === 0 || Number(value) >= first]).toEqual([
        placeOf(indicator, measure, by as By),
        true,
      ]);
    }
    expect(shown.some(({ value }) => value === 0)).toBe(true);
    expect(shown.length).toBeGreaterThan(edition.figures.length / 4);
  });

  it.each(PROTECTED)('%s: no reader works a hidden cell out, nor bounds it tightly', async (name) => {
    const { working, [name]: edition } = editions;
    const { recovered, narrow, hidden } = await tooMuch(working, edition, FIRST_SHOWN[name]);
    expect(hidden).toBeGreaterThan(50);
    expect(recovered).toEqual([]);
    expect(narrow).toEqual([]);
  });

  it.each(PROTECTED)('%s: give the rank of a delay only where its number is given', (name) => {
    const { [name]: edition } = editions;
    const ranks = edition.figures.filter(({ measure }) => /\.(median|p90)$/.test(measure));
    for (const { indicator, measure, by, value } of ranks) {
      const n = valueIn(edition, placeOf(indicator, measure.replace(/(median|p90)$/, 'n'), by));
      expect(value === 'c').toBe(n === 'c');
    }
  });

  it('seal each edition over its own bytes, the same every time', async () => {
    expect(await editionsOf(journal)).toEqual(editions);
    expect(new Set(Object.values(editions).map(({ sha256 }) => sha256)).size).toBe(3);
    for (const { sha256, ...rest } of Object.values(editions)) expect(sealed(rest).sha256).toBe(sha256);
  });
});

describe('a reader with the small cells alone hidden', () => {
  it('would work some of them out', async () => {
    const { working } = await editionsOf(randomJournal(11, 160));
    const naive = {
      ...working,
      figures: working.figures.map((figure) =>
        Number(figure.value) > 0 && Number(figure.value) < 5 ? { ...figure, value: 'c' as const } : figure,
      ),
    };
    const { recovered, narrow } = await tooMuch(working, naive, 5);
    expect(recovered.length).toBeGreaterThan(0);
    expect(narrow.length).toBeGreaterThan(recovered.length);
  });
});

describe('a region with one chamber, one employer, three youths (DOMAIN, case 10)', () => {
  const network = new Network();
  const [big, small] = [network.structure('ML', '84'), network.structure('ML', '94')];
  const [chamber, island] = [network.structure('CMA', '84'), network.structure('CMA', '94')];
  const centres = [1, 2, 3].map(() => network.structure('CFA', '84'));
  const [away] = [network.structure('CFA', '94')];
  times(40, () => network.referral(big, chamber, 'Accepted'));
  times(20, () => network.referral(big, chamber, 'Declined'));
  for (const centre of centres) times(20, () => { network.contract(network.youth(big), centre, chamber); }); // prettier-ignore
  times(3, () => { network.contract(network.referral(small, island, 'Accepted'), away, island, true); }); // prettier-ignore
  const journal = network.close(big);

  it.each(PROTECTED)('%s: tells of none of the three, not even by the nation less the other regions', async (name) => {
    const { working, [name]: edition } = await editionsOf(journal);
    expect(valueIn(working, 'C3.sent region=94')).toBe(3);
    for (const place of [
      'C1.youths',
      'C3.sent',
      'C4.accepted',
      'D2.signed',
      'D2.started',
      'D3.broken',
      'D3.within.45',
    ]) {
      expect([place, valueIn(edition, `${place} region=94`)]).toEqual([place, 'c']);
    }
    expect(valueIn(edition, `C3.sent missionLocale=${small}`)).toBe('c');
    expect(valueIn(edition, `C3.sent chamber=${island}`)).toBe('c');
    expect(valueIn(edition, 'D3.broken')).toBe('c');
    const { recovered, narrow } = await tooMuch(working, edition, FIRST_SHOWN[name], network.regionOf);
    expect([recovered, narrow]).toEqual([[], []]);
  });

  it('keeps what tells of no one: structures, and the zeros', async () => {
    const { public: edition } = await editionsOf(journal);
    expect(valueIn(edition, 'A4.chambers region=94')).toBe(1);
    expect(valueIn(edition, 'C4.cancelled region=94')).toBe(0);
  });
});

describe('training centres', () => {
  function contracts(counts: readonly number[], rest = true): Journal {
    const network = new Network();
    const missionLocale = network.structure('ML', '84');
    const chamber = network.structure('CMA', '84');
    for (const count of counts) {
      const centre = network.structure('CFA', '84');
      times(count, () => { network.contract(network.youth(missionLocale), centre, chamber); }); // prettier-ignore
    }
    if (rest) {
      const elsewhere = network.structure('ML', '11');
      const other = network.structure('CMA', '11');
      for (const centre of [1, 2, 3].map(() => network.structure('CFA', '11')))
        times(40, () => { network.contract(network.youth(elsewhere), centre, other); }); // prettier-ignore
    }
    return network.close(missionLocale);
  }

  it.each([
    ['three of them', [30, 30, 30], 90],
    ['one with exactly 85 % of the contracts', [85, 10, 5], 100],
    ['one with more than 85 %', [86, 10, 4], 'c'],
    ['two of them', [50, 50], 'c'],
    ['one alone', [60], 'c'],
  ])('%s', async (_, counts, expected) => {
    const { committee } = await editionsOf(contracts(counts));
    expect(valueIn(committee, 'D2.signed region=84')).toBe(expected);
  });

  it('hide the nation where it is one region', async () => {
    const { working, committee } = await editionsOf(contracts([60], false));
    expect(valueIn(working, 'D2.signed')).toBe(60);
    expect(valueIn(committee, 'D2.signed')).toBe('c');
    expect(valueIn(committee, 'D5.ofContracts')).toBe('c');
  });

  it('by its own name a centre is one unit', async () => {
    const network = new Network();
    const missionLocale = network.structure('ML', '84');
    const [chamber, centre] = [network.structure('CMA', '84'), network.structure('CFA', '84')];
    const others = [1, 2].map(() => network.structure('CMA', '84'));
    times(30, () => network.referral(missionLocale, centre));
    for (const to of [chamber, ...others]) times(30, () => network.referral(missionLocale, to));
    const { committee } = await editionsOf(network.close(missionLocale));
    expect(valueIn(committee, `C3.sent chamber=${centre}`)).toBe('c');
    expect(valueIn(committee, 'C3.sent')).toBe(120);
  });
});
