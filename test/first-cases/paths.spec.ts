import { annualReport } from '../../src/projections/annual-report/report.js';
import { CMA_FRANCE, codeOf, idOf, Network, UNML, type Place } from './network.js';

let net: Network;
let ml: Place;
let cma: Place;
let cfa: Place;
beforeEach(async () => {
  net = await Network.open();
  ml = await net.place('ML', 'M1');
  cma = await net.place('CMA', 'CMA1');
  cfa = await net.place('CFA', 'CFA1');
});
afterEach(() => net.close());

const report = async (request: { year: number; knownAt?: number }) =>
  annualReport(await net.house.mirror.caughtUp(), request);

describe('3. A youth turns 26 with an open PACEA, a live CEJ on RQTH ground and a running contract', () => {
  it('the PACEA ends on the birthday; the CEJ runs to its term, the contract to its own', async () => {
    net.clock.set('2026-07-01T10:00:00.000Z');
    const youth = await net.youth(ml, 'A1', { birthDate: '2000-03-14' }, '2025-01-06');
    const engagementContractSignedOn = '2025-01-20';
    const pacea = { plannedEndOn: '2026-03-13', diagnosticOn: '2025-01-15', engagementContractSignedOn };
    await net.onPath(youth, 'OpenPacea', pacea, '2025-01-20');
    const cej = { plannedEndOn: '2026-06-01', weeklyHours: 20, engagementContractSignedOn: '2025-06-02' };
    await net.onPath(youth, 'OpenCej', { ...cej, ageGround: 'RQTH' }, '2025-06-02');
    await net.contract(youth, cfa, '2025-08-20', { startOn: '2025-09-01', plannedEndOn: '2027-08-31' });

    await net.tick('2026-03-13');
    expect((await net.story(youth)).some((line) => line.includes('Ended'))).toBe(false);
    await net.tick('2026-03-14');
    expect(await net.last(youth, 'PaceaEnded')).toMatchObject({
      effectiveOn: '2026-03-14',
      facts: { cause: 'AGE_26' },
    });
    expect(await net.last(youth, 'CejEnded')).toBeUndefined();
    await net.tick('2026-07-01');
    expect((await net.story(youth)).filter((line) => /Cej|Pacea/.test(line))).toEqual([
      '2025-01-20 PaceaOpened',
      '2025-06-02 CejOpened',
      '2025-06-02 PaceaSuspended',
      '2026-03-14 PaceaEnded',
      '2026-06-02 CejEnded',
    ]);
    // Past 26 the next one is on the ground.
    const next = { plannedEndOn: '2026-12-31', weeklyHours: 20, engagementContractSignedOn: '2026-06-15' };
    expect(await codeOf(net.onPath(youth, 'OpenCej', next, '2026-06-15'))).toBe('cej.tooOld');
    expect(await codeOf(net.onPath(youth, 'OpenCej', { ...next, ageGround: 'RQTH' }, '2026-06-15'))).toBe('accepted');
    expect((await net.story(youth)).some((line) => line.includes('ApprenticeshipContractEnded'))).toBe(false);
  });
});

describe('4. A break back-dated before an acknowledged i-milo update; a false break corrected after the report was published', () => {
  let youth: string;
  let contractId: string;
  beforeEach(async () => {
    net.clock.set('2026-06-16T10:00:00.000Z');
    youth = await net.youth(ml, 'A1', { imiloNumber: '30412345' });
    await net.consent(youth, 'SHARED_FOLLOW_UP', 'NETWORK_ML', '2025-02-03', '2026-12-31');
    contractId = await net.contract(youth, cfa, '2025-02-20');
    await net.onPath(youth, 'StartApprenticeshipContract', { contractId }, '2025-03-03');
    await net.onPath(youth, 'DeliverImiloUpdate', { contractId, channel: 'MANUAL' }, '2025-06-02');
    await net.onPath(youth, 'AcknowledgeImiloUpdate', { contractId }, '2025-06-10');
    const broken = { contractId, regime: 'AGREEMENT', declaredBy: 'CFA' };
    await net.onPath(youth, 'BreakApprenticeshipContract', broken, '2025-05-05');
  });

  it('back-dated: what was acknowledged stays, and i-milo is told the next version', async () => {
    const prepared = (await net.opened(youth)).filter(({ type }) => type === 'ImiloUpdatePrepared');
    expect(prepared.map(({ data }) => [data.version, (data.dates as { brokenOn?: string }).brokenOn])).toEqual([
      [1, undefined],
      [2, undefined],
      [3, '2025-05-05'],
    ]);
    await net.house.projections.catchUp();
    expect(net.house.imilo.updates.ofContract(contractId, 2)).toMatchObject({ state: 'ACKNOWLEDGED' });
    expect(net.house.imilo.updates.ofContract(contractId, 3)).toMatchObject({ state: 'PREPARED' });
  });

  it('corrected after publication: the edition keeps its bytes, the history keeps the break, the next edition differs', async () => {
    const published = await report({ year: 2025 });
    const knownAt = published.knownAt.position;
    const id = `report-${idOf('R2025')}`;
    const give = (command: string, data: Record<string, unknown>, on: string) =>
      net.give({ aggregate: 'annual-report', id, command, data, on });
    await give('OpenReport', { year: 2025 }, '2026-04-01');
    const { observedUntil, definitions, sha256 } = published;
    await give('FreezeFigures', { knownAt: published.knownAt, observedUntil, definitions, sha256 }, '2026-04-02');
    await give('CompleteByCmaFrance', { narrative: 'Une année.' }, '2026-04-20');
    await give('ReviewByCommittee', { meetingId: idOf('MEET') }, '2026-05-20');
    await give('PublishReport', {}, '2026-06-01');

    await net.onPath(youth, 'CorrectBreak', { contractId, cancelled: true, reason: 'WRONG_FILE' }, '2026-06-15');

    expect((await net.story(youth)).filter((line) => /Broken|BreakCorrected/.test(line))).toEqual([
      '2025-05-05 ApprenticeshipContractBroken',
      '2026-06-15 BreakCorrected',
    ]);
    expect(await report({ year: 2025, knownAt: Number(knownAt) })).toEqual(published);
    const now = await report({ year: 2025 });
    const broken = (figures: typeof now.figures): unknown =>
      figures.find(
        ({ indicator, measure, by }) => indicator === 'D3' && measure === 'broken' && Object.keys(by).length === 0,
      )?.value;
    expect([broken(published.figures), broken(now.figures)]).toEqual([1, 0]);
  });
});

describe('5. Two CFAs declare the same contract; two Missions Locales hold the same youth; merge after a referral', () => {
  it('the second declaration of the same contract is refused', async () => {
    const other = await net.place('CFA', 'CFA2');
    const youth = await net.youth(ml, 'A1');
    await net.contract(youth, cfa, '2025-02-20');
    const again = await codeOf(net.contract(youth, other, '2025-02-20', { cfaId: other.id }));
    expect(again).toMatch(/^contract\.(overlap|alreadyDeclared)$/);
  });

  it('the second Mission Locale is told that a path exists, not whose; the two are merged, and the referral goes on', async () => {
    const other = await net.place('ML', 'M2');
    const youth = await net.youth(ml, 'A1', { lastName: 'Le Goff', firstName: 'Maël' });
    const twin = { lastName: 'LE GOFF', firstName: 'Mael' };
    expect(await codeOf(net.youth(other, 'A2', twin))).toBe('registration.duplicate');
    // The other file had the name wrong; it is put right, and the two turn out to be one.
    const second = await net.youth(other, 'A2', { ...twin, lastName: 'Le Gof' });
    await net.consent(second, 'CONTACT_TRANSMISSION', cma.id, '2025-05-02');
    const referralId = await net.referral(second, other, cma, '2025-06-02');
    await net.onPath(second, 'MergePathway', { survivor: youth, confirmedBy: ml.account }, '2025-06-10', other.actor);
    // It was on its way: the chamber answers where it was asked; nothing new is sent from there.
    await net.onPath(second, 'AcceptReferral', { referralId }, '2025-06-12', cma.actor);
    expect(await codeOf(net.referral(second, other, cma, '2025-06-13', { purpose: 'PREPA' }))).toBe('pathway.merged');
    expect((await net.story(second)).slice(-2)).toEqual(['2025-06-10 PathwayMerged', '2025-06-12 ReferralAccepted']);
  });
});

describe('6. A long CFA block: day 60 on the calendar, 20 in the company: FREE is accepted when declared', () => {
  it('so it is, and only then', async () => {
    const youth = await net.youth(ml, 'A1');
    const contractId = await net.contract(youth, cfa, '2025-02-20');
    await net.onPath(youth, 'StartApprenticeshipContract', { contractId }, '2025-03-03');
    const broken = (data: object) =>
      net.onPath(youth, 'BreakApprenticeshipContract', { contractId, declaredBy: 'CFA', ...data }, '2025-05-02');
    expect(await codeOf(broken({}))).toBe('break.regimeRequired');
    expect(await codeOf(broken({ regime: 'FREE' }))).toBe('break.freePeriodOver');
    expect(await codeOf(broken({ regime: 'FREE', inCompanyDays: 46 }))).toBe('break.freePeriodOver');
    expect(await codeOf(broken({ regime: 'FREE', inCompanyDays: 20 }))).toBe('accepted');
  });
});

describe('10. A region with one chamber, one employer, three youths', () => {
  it('what is shown outside tells nothing of them; the working edition counts them', async () => {
    net.clock.set('2026-06-16T10:00:00.000Z');
    const small = await net.place('ML', 'MSMALL', { regionCode: '94' });
    const chamber = await net.place('CMAR', 'CSMALL', { regionCode: '94' });
    const centre = await net.place('CFA', 'FSMALL', { regionCode: '94' });
    const signed = async (from: Place, at: Place, name: string): Promise<void> => {
      const youth = await net.youth(from, name);
      await net.contract(youth, at, '2025-02-20', { chamberId: at === centre ? chamber.id : cma.id });
    };
    for (const n of [1, 2, 3]) await signed(small, centre, `S${String(n)}`);
    for (let n = 0; n < 40; n += 1) await signed(ml, cfa, `B${String(n)}`);
    const mirror = await net.house.mirror.caughtUp();
    const inCorsica = (figures: Awaited<ReturnType<typeof report>>['figures']) =>
      figures.filter(({ indicator, measure, by }) => indicator === 'D2' && measure === 'signed' && by.region === '94');
    const working = await annualReport(mirror, { year: 2025, edition: 'working' });
    expect(inCorsica(working.figures).some(({ value }) => value === 3)).toBe(true);
    for (const edition of ['committee', 'public'] as const) {
      const { figures } = await annualReport(mirror, { year: 2025, edition });
      for (const { value } of inCorsica(figures)) expect([edition, value]).not.toEqual([edition, 3]);
      // Nor by subtraction: the total less the only other region.
      const of = (region: string | undefined): unknown =>
        figures.find(
          ({ indicator, measure, by }) =>
            indicator === 'D2' &&
            measure === 'signed' &&
            by.region === region &&
            Object.keys(by).length === (region === undefined ? 0 : 1),
        )?.value;
      const [total, other] = [of(undefined), of('84')];
      if (typeof total === 'number' && typeof other === 'number') expect(total - other).not.toBe(3);
    }
  });
});

describe('11. Erasure while a dispute holds; erasure of a youth counted in a published report', () => {
  const order = (pathway: string) => ({
    pathway,
    requestedBy: `acc-${idOf('DP01')}`,
    approvedBy: `acc-${idOf('DP02')}`,
    ground: 'SUBJECT_REQUEST',
    identityCheck: 'ID_CARD_SEEN',
  });
  beforeEach(async () => {
    for (const n of ['DP01', 'DP02'])
      await net.give({
        aggregate: 'structure',
        id: n === 'DP01' ? UNML : CMA_FRANCE,
        command: 'OpenAccount',
        data: { account: `acc-${idOf(n)}`, role: 'DPO' },
        on: '2024-01-01',
      });
  });

  it('is refused while the dispute holds, and done once it is over', async () => {
    const youth = await net.youth(ml, 'A1');
    await net.onPath(youth, 'HoldRetention', { ground: 'DISPUTE' }, '2025-06-02');
    expect(await codeOf(net.house.erasures.erase(order(youth)))).toBe('erasure.held');
    expect((await net.opened(youth))[0]?.data.firstName).toBe('A1');
    await net.onPath(youth, 'ReleaseRetention', {}, '2025-06-10');
    await net.house.erasures.erase(order(youth));
    expect((await net.opened(youth))[0]?.data.firstName).toEqual({ erased: true });
  });

  it('changes no figure of a published report', async () => {
    net.clock.set('2026-06-16T10:00:00.000Z');
    const youth = await net.youth(ml, 'A1');
    await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-05-02', '2026-12-31');
    await net.referral(youth, ml, cma, '2025-07-01');
    await net.contract(youth, cfa, '2025-02-20');
    const published = await report({ year: 2025 });
    await net.house.erasures.erase(order(youth));
    expect(await report({ year: 2025, knownAt: Number(published.knownAt.position) })).toEqual(published);
    expect((await net.opened(youth))[0]?.data.lastName).toEqual({ erased: true });
  });
});

describe('12. La Poste SIRETs, a UAI with a wrong letter, foreign phones, 2A/2B/97x codes', () => {
  it('are taken as they are', async () => {
    const youth = await net.youth(ml, 'A1');
    const taken = [
      net.contract(youth, cfa, '2025-02-20', { employerSiret: '35600000000048' }),
      net.onPath(youth, 'RecordContactDetails', { phone: '+262692123456' }, '2025-03-01'),
      net.onPath(youth, 'RecordContactDetails', { phone: '+4915112345678' }, '2025-03-02'),
      net.give({
        aggregate: 'structure',
        id: `structure-${idOf('CFAC0RSE')}`,
        command: 'RegisterStructure',
        data: { kind: 'CFA', name: 'CFA de Corse', regionCode: '94', uai: '7200124A' },
        on: '2020-01-01',
      }),
    ];
    for (const commune of ['2A004', '2B033', '97411', '98818'])
      taken.push(
        net.give({
          aggregate: 'offer',
          id: `offer-${idOf('0FFER', taken.length)}`,
          command: 'PublishOffer',
          data: {
            trade: '01', rncp: 'RNCP37537', qualificationLevel: '3', commune, seats: 1, startOn: '2025-09-01', durationMonths: 24,
          },
          on: '2025-06-02',
          actor: cma.actor,
        }),
      ); // prettier-ignore
    expect(await Promise.all(taken.map(codeOf))).toEqual(taken.map(() => 'accepted'));
    expect(await net.last(`structure-${idOf('CFAC0RSE')}`, 'StructureRegistered')).toMatchObject({
      facts: { uai: '7200124A', uaiLetterWarning: true },
    });
  });

  it.each([
    ['a SIRET that is none', { employerSiret: '35600000000049' }],
    ['another SIRET of no key', { employerSiret: '73282932000075' }],
  ])('but not %s', async (_, wrong) => {
    const youth = await net.youth(ml, 'A1');
    expect(await codeOf(net.contract(youth, cfa, '2025-02-20', wrong))).toBe('input.invalid');
    expect(await codeOf(net.onPath(youth, 'RecordContactDetails', { phone: '0612345678' }, '2025-03-01'))).toBe(
      'input.invalid',
    );
  });
});
