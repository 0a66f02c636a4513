import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparedEditions, comparedYears } from '../../src/infrastructure/report/compared.js';
import { keyFigures } from '../../src/infrastructure/report/key-figures.js';
import { renderedReport } from '../../src/infrastructure/report/rendered-report.js';
import { CMA_FRANCE, codeOf, CONVENTION, idOf, Network, UNML, type Place } from '../first-cases/network.js';

const YEAR = 2024;
const MEETING = idOf('MEET');

describe('the life of a report, through the house', () => {
  let net: Network;
  let ml: Place;
  let cma: Place;
  let cfa: Place;
  let contractId: string;
  let broken: string;

  const life = () => net.house.reportLife;
  const shown = (edition: 'working' | 'committee' | 'public') =>
    renderedReport(net.house, { year: YEAR, edition }, 'json');

  async function referred(name: string): Promise<string> {
    const youth = await net.youth(ml, name);
    await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2024-10-01');
    await net.referral(youth, ml, cma, '2024-10-10');
    return youth;
  }

  async function toReviewed(): Promise<void> {
    await life().complete(YEAR, { narrative: 'Une année de plus.' });
    await life().review(YEAR, MEETING);
  }

  beforeEach(async () => {
    net = await Network.open();
    ml = await net.place('ML', 'M1');
    cma = await net.place('CMA', 'CMA1');
    cfa = await net.place('CFA', 'CFA1');
    for (let i = 0; i < 12; i += 1) broken = await referred(`A${String(i)}`);
    contractId = await net.contract(broken, cfa, '2024-11-04', { startOn: '2024-11-11', plannedEndOn: '2026-11-10' });
    await net.onPath(broken, 'StartApprenticeshipContract', { contractId }, '2024-11-11');
    const fact = { contractId, regime: 'FREE', declaredBy: 'ML' };
    await net.onPath(broken, 'BreakApprenticeshipContract', fact, '2024-12-09');
    await net.give({
      aggregate: 'convention',
      id: CONVENTION,
      command: 'ConveneSteeringCommittee',
      data: { meetingId: MEETING, date: '2025-06-10' },
      on: '2025-05-02',
    });
    await net.give({
      aggregate: 'convention',
      id: CONVENTION,
      command: 'HoldSteeringCommittee',
      data: { meetingId: MEETING, attendance: [UNML, CMA_FRANCE] },
      on: '2025-06-10',
    });
  });
  afterEach(() => net.close());

  it('goes from the freeze to the publication, and each step waits for the one before', async () => {
    expect(await codeOf(life().complete(YEAR, { narrative: 'Trop tôt.' }))).toBe('report.notOpen');
    expect(await codeOf(life().verify(YEAR))).toBe('report.notOpen');
    expect(await codeOf(life().freeze(2025))).toBe('report.yearNotOver');
    expect(await codeOf(life().freeze(YEAR, { observedUntil: '2025-06-17' }))).toBe('report.observationNotOver');
    await life().open(YEAR);
    expect(await codeOf(life().open(YEAR))).toBe('report.alreadyOpen');
    expect(await codeOf(life().complete(YEAR, { narrative: 'Trop tôt.' }))).toBe('report.notFrozen');

    const frozen = await life().freeze(YEAR);
    expect(frozen).toMatchObject({ edition: 1, observedUntil: '2025-03-31', publishedOn: null });
    expect(JSON.parse(await shown('working'))).not.toHaveProperty('sha256', frozen.sha256);
    expect(await life().freeze(YEAR)).toEqual(frozen);

    expect(await codeOf(life().review(YEAR, MEETING))).toBe('report.notCompleted');
    const computed = { figures: [{ indicator: 'C3', measure: 'sent', value: 800 }] };
    expect(await codeOf(life().complete(YEAR, computed))).toBe('report.figureComputed');
    expect(await codeOf(life().complete(YEAR, { figures: [{ indicator: 'C3' }] }))).toBe('input.invalid');
    const figures = [{ indicator: 'F1', measure: 'apprentices', value: 112_000 }];
    await life().complete(YEAR, { figures, narrative: 'Les chambres <forment>.' });
    expect(await codeOf(life().publish(YEAR))).toBe('report.notReviewed');
    expect(await codeOf(life().review(YEAR, idOf('NEVER')))).toBe('report.meetingUnknown');
    await life().review(YEAR, MEETING);
    expect(await codeOf(life().publish(YEAR, { number: 2 }))).toBe('report.editionNumber');
    expect(await codeOf(life().publish(YEAR, { actor: { kind: 'DPO' } }))).toBe('actor.notAllowed');
    expect(await life().publish(YEAR)).toMatchObject({ edition: 1, publishedOn: '2025-06-16' });
    expect(await codeOf(life().complete(YEAR, { narrative: 'Trop tard.' }))).toBe('report.published');

    const checks = await life().verify(YEAR);
    expect(checks.map(({ edition }) => edition)).toEqual(['working', 'committee', 'public']);
    for (const { sealed, regenerated } of checks) expect(sealed).toBe(regenerated);
    expect(checks[0]?.sealed).toBe(frozen.sha256);
    const page = await renderedReport(net.house, { year: YEAR, edition: 'public' }, 'html');
    expect(page).toContain('Les chambres &lt;forment&gt;.');
    expect(page).toContain('112\u202f000');
  });

  it('gives back what was published whatever is recorded since, and says what a new edition changes and why', async () => {
    await life().freeze(YEAR);
    await toReviewed();
    await life().publish(YEAR);
    const before = [await shown('committee'), await shown('public')];
    const page = await renderedReport(net.house, { year: YEAR, edition: 'public' }, 'html');

    const late = await referred('LATE');
    await net.onPath(broken, 'CorrectBreak', { contractId, cancelled: true, reason: 'INPUT_ERROR' }, '2025-06-16');
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'RenameStructure',
      data: { name: 'Autre nom' },
      on: '2025-06-16',
    });

    expect([await shown('committee'), await shown('public')]).toEqual(before);
    const told = await keyFigures(net.house, YEAR, 'public');
    expect(told).toContainEqual({ label: 'orientations entre les réseaux', value: '12' });
    expect(told).toContainEqual({ label: 'contrats d’apprentissage signés', value: 'confidentiel' });
    expect(await keyFigures(net.house, YEAR)).toContainEqual({ label: 'orientations entre les réseaux', value: '13' });
    expect(await renderedReport(net.house, { year: YEAR, edition: 'public' }, 'html')).toBe(page);
    expect(await shown('working')).not.toBe(before[0]);
    for (const { sealed, regenerated } of await life().verify(YEAR)) expect(sealed).toBe(regenerated);

    expect(await life().freeze(YEAR)).toMatchObject({ edition: 2, publishedOn: null });
    expect(await shown('public')).toBe(before[1]);
    const { indicators } = await comparedEditions(net.house, YEAR, [1, 2], 'working');
    const of = (id: string) => indicators.find(({ indicator }) => indicator === id);
    const total = (id: string, measure: string) =>
      of(id)?.changes.find((change) => change.measure === measure && Object.keys(change.by).length === 0);
    expect(total('C3', 'sent')).toMatchObject({ was: 12, is: 13 });
    const sent = await net.last(late, 'ReferralSent');
    expect(of('C3')?.because).toContainEqual({
      kind: 'LATE_ENTRY',
      type: 'ReferralSent',
      event: { stream: late, effectiveOn: '2024-10-10', position: String(sent?.position) },
    });
    expect(of('C3')?.because?.map(({ event }) => event?.stream)).not.toContain(broken);
    expect(total('D3', 'broken')).toMatchObject({ was: 1, is: 0 });
    expect(of('D3')?.because?.map(({ kind, type }) => [kind, type])).toEqual([['CORRECTION', 'BreakCorrected']]);
    expect(of('A1')).toBeUndefined();

    const outside = await comparedEditions(net.house, YEAR, [1, 2], 'committee');
    expect(JSON.stringify(outside)).not.toContain('youthPathway-');

    // One more referral is one person: the public would know it by subtraction.
    await toReviewed();
    expect(await codeOf(life().publish(YEAR))).toBe('report.editionTooClose');
    expect(await shown('public')).toBe(before[1]);
  });

  it('publishes a later edition that is far enough, beside the first', async () => {
    await life().freeze(YEAR);
    await toReviewed();
    await life().publish(YEAR);
    for (let i = 0; i < 12; i += 1) await referred(`B${String(i)}`);
    await life().freeze(YEAR);
    await toReviewed();
    expect(await life().publish(YEAR)).toMatchObject({ edition: 2, publishedOn: '2025-06-16' });
    const files = readdirSync(net.house.directory.reports).sort();
    expect(files).toEqual([1, 2].flatMap((n) => [`2024-${String(n)}-committee.json`, `2024-${String(n)}-public.json`]));
    expect(await shown('public')).toBe(readFileSync(join(net.house.directory.reports, '2024-2-public.json'), 'utf8'));
    for (const number of [1, 2]) {
      const kept = readFileSync(join(net.house.directory.reports, `2024-${String(number)}-public.json`), 'utf8');
      expect(await renderedReport(net.house, { year: YEAR, edition: 'public', number }, 'json')).toBe(kept);
    }
    expect(await codeOf(renderedReport(net.house, { year: YEAR, number: 3 }, 'json'))).toBe('report.editionUnknown');
    const checks = await life().verify(YEAR);
    expect(checks).toHaveLength(6);
    for (const { sealed, regenerated } of checks) expect(sealed).toBe(regenerated);
  });

  it('makes a lost file again, and believes no altered one', async () => {
    await life().freeze(YEAR);
    await toReviewed();
    await life().publish(YEAR);
    const file = join(net.house.directory.reports, '2024-1-public.json');
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    expect(await shown('public')).toBe(text);
    writeFileSync(file, text.replace('"value":12', '"value":99'));
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    expect(await codeOf(shown('public'))).toBe('integrity.report');
    expect(await codeOf(life().verify(YEAR))).toBe('integrity.report');
  });

  it('tells that an edition was frozen with another seal, and does not publish it', async () => {
    const { id } = await life().open(YEAR);
    const head = String(await net.house.log.head());
    const cut = { knownAt: head, observedUntil: '2025-03-31', definitions: 1, sha256: 'b'.repeat(64) };
    await net.give({ aggregate: 'annual-report', id, command: 'FreezeFigures', data: cut, on: '2025-06-16' });
    await toReviewed();
    const [check] = await life().verify(YEAR);
    expect(check?.sealed).toBe('b'.repeat(64));
    expect(check?.regenerated).not.toBe(check?.sealed);
    expect(await codeOf(life().publish(YEAR))).toBe('integrity.report');
  });

  it('knows a report that history brought under another identifier', async () => {
    await net.give({
      aggregate: 'annual-report',
      id: idOf('OLD'),
      command: 'OpenReport',
      data: { year: YEAR },
      on: '2025-02-03',
    });
    expect(await codeOf(life().open(YEAR))).toBe('report.alreadyOpen');
    expect(await life().freeze(YEAR)).toMatchObject({ edition: 1 });
    expect(await net.story(`report-${idOf('OLD')}`)).toEqual(['2025-02-03 ReportOpened', '2025-06-16 FiguresFrozen']);
  });

  it('compares two years', async () => {
    const { from, to, indicators } = await comparedYears(net.house, [2023, YEAR], 'working', '2025-06-16');
    expect([from.year, to.year]).toEqual([2023, YEAR]);
    const sent = indicators.find(({ indicator }) => indicator === 'C3');
    expect(sent?.changes[0]).toMatchObject({ measure: 'sent', by: {}, was: 0, is: 12 });
    expect(sent?.because).toBeUndefined();
  });

  it('lets nobody but the officer and the auditors choose the cut of an edition', async () => {
    const asked = (kind: 'COMMITTEE' | 'AUDITOR', more: object) =>
      codeOf(
        net.house.questions.ask(
          'AnnualReport',
          { year: YEAR, edition: 'committee', ...more },
          { actor: { kind }, door: 'DEMONSTRATION' },
        ),
      );
    expect(await asked('COMMITTEE', {})).toBe('accepted');
    expect(await asked('COMMITTEE', { knownAt: 50 })).toBe('access.denied');
    expect(await asked('COMMITTEE', { observedUntil: '2025-01-31' })).toBe('access.denied');
    expect(await asked('AUDITOR', { observedUntil: '2025-01-31' })).toBe('accepted');
  });
});
