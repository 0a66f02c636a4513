import { todoList } from '../../src/projections/agenda/projection.js';
import { structureRegisterOn } from '../../src/projections/structure-register/projection.js';
import { codeOf, CONVENTION, idOf, Network, UNML, type Place } from './network.js';

let net: Network;
let ml: Place;
let cma: Place;
beforeEach(async () => {
  net = await Network.open();
  ml = await net.place('ML', 'M1');
  cma = await net.place('CMA', 'CMA1');
});
afterEach(() => net.close());

describe('7. Denunciation sent 2026-05-20, acknowledged 2026-05-27: renewed on the 24th, ended on the 27th', () => {
  const denounce = () =>
    net.give({
      aggregate: 'convention',
      id: CONVENTION,
      command: 'SendDenunciation',
      data: { by: UNML, trackingNumber: '1A00000000012' },
      on: '2026-05-20',
    });
  const acknowledge = () =>
    net.give({ aggregate: 'convention', id: CONVENTION, command: 'TerminateConvention', on: '2026-05-27' });
  const ends = [
    '2026-05-20 DenunciationSent',
    '2026-05-24 ConventionTacitlyRenewed',
    '2026-05-27 ConventionTerminated',
  ];
  const story = async () => [...(await net.story(CONVENTION))].slice(1).sort();
  const inForce = async (on: string) => (await net.house.executor.directory()).convention(CONVENTION)?.inForceOn(on);

  it('when the clock runs every day', async () => {
    net.clock.set('2026-06-16T10:00:00.000Z');
    await denounce();
    for (const day of ['2026-05-23', '2026-05-24', '2026-05-25']) await net.tick(day);
    await acknowledge();
    await net.tick('2026-06-15');
    expect(await story()).toEqual(ends);
    expect([await inForce('2026-05-26'), await inForce('2026-05-27')]).toEqual([true, false]);
  });

  it('when it runs after the end: the renewal that fell in between is recorded all the same, and no later one', async () => {
    net.clock.set('2028-06-16T10:00:00.000Z');
    await denounce();
    await acknowledge();
    await net.tick('2028-06-15');
    await net.tick('2028-06-15');
    expect(await story()).toEqual(ends);
  });
});

describe('8. La Réunion at 02:00 local, Guadeloupe at 21:00 local: the right calendar day', () => {
  it('what is recorded today is dated the day that it is there', async () => {
    const [reunion, guadeloupe] = [
      await net.place('ML', 'REUN', { regionCode: '04' }),
      await net.place('ML', 'GUAD', { regionCode: '01' }),
    ];
    const dated = async (at: string, place: Place, name: string): Promise<string | undefined> => {
      const youth = await net.youth(place, name);
      net.clock.set(at);
      const contact = { phone: '+262692123456' };
      await net.give({
        aggregate: 'youth-pathway',
        id: youth,
        command: 'RecordContactDetails',
        data: contact,
        actor: place.actor,
      });
      return (await net.last(youth, 'ContactDetailsRecorded'))?.effectiveOn;
    };
    // 02:00 on the 17th in La Réunion is 22:00 on the 16th in UTC; 21:00 on the 17th in Guadeloupe is 01:00 on the 18th.
    expect(await dated('2025-06-16T22:00:00.000Z', reunion, 'A1')).toBe('2025-06-17');
    expect(await dated('2025-06-18T01:00:00.000Z', guadeloupe, 'A2')).toBe('2025-06-17');
  });

  it('the clock acts on the day that has begun where the structure is', async () => {
    const zones = { REUN: '04', M2: '84', GUAD: '01' };
    const youths: string[] = [];
    for (const [name, regionCode] of Object.entries(zones)) {
      const youth = await net.youth(await net.place('ML', name, { regionCode }), `Y${name}`);
      await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2024-12-17', '2025-06-17');
      youths.push(youth);
    }
    const expired = async (): Promise<readonly boolean[]> =>
      Promise.all(youths.map(async (youth) => (await net.last(youth, 'ConsentExpired')) !== undefined));
    for (const [at, done] of [
      ['2025-06-16T19:59:00.000Z', [false, false, false]],
      ['2025-06-16T20:00:00.000Z', [true, false, false]],
      ['2025-06-16T22:00:00.000Z', [true, true, false]],
      ['2025-06-17T03:59:00.000Z', [true, true, false]],
      ['2025-06-17T04:00:00.000Z', [true, true, true]],
    ] as const) {
      net.clock.set(at);
      await net.house.tickNow();
      expect([at, await expired()]).toEqual([at, done]);
    }
    for (const youth of youths)
      expect(await net.last(youth, 'ConsentExpired')).toMatchObject({ effectiveOn: '2025-06-17' });
  });
});

describe('9. A Mission Locale merges mid-year', () => {
  it('its youths, its advisers and its to-do list go on under the code of the one that stands for it', async () => {
    const code = (value: string) => ({ codes: [{ system: 'IMILO_ML', code: value }] });
    const old = await net.place('ML', 'ML93031', { regionCode: '11', ...code('93031') });
    const heir = await net.place('ML', 'ML93066', { regionCode: '11', ...code('93066') });
    const youth = await net.youth(old, 'A1');
    await net.onPath(youth, 'AssignReferent', { account: old.account, structureId: old.id, role: 'ML' }, '2024-09-02');
    await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-05-02');
    await net.referral(youth, old, cma, '2025-06-02');
    await net.give({
      aggregate: 'structure',
      id: old.id,
      command: 'MergeStructure',
      data: { into: heir.id },
      on: '2025-06-10',
    });
    await net.house.react();

    expect(await net.last(youth, 'PathwayTransferred')).toMatchObject({
      effectiveOn: '2025-06-10',
      facts: { from: old.id, to: heir.id, reason: 'STRUCTURE_MERGED' },
    });
    // Both the adviser of before and a colleague of the heir follow the youth; the rest of the network does not.
    const objective = (actor: Place['actor']) =>
      net.onPath(youth, 'RecordContactDetails', { phone: '+33612345679' }, '2025-06-12', actor);
    expect(await codeOf(objective(heir.actor))).toBe('accepted');
    expect(await codeOf(objective(old.actor))).toBe('accepted');
    expect(await codeOf(objective(ml.actor))).toBe('aggregate.unknown');
    expect(await codeOf(net.youth(old, 'A2', {}, '2025-06-12'))).toBe('registration.missionLocale');
    // The reminder that the referral is unanswered, and the expiry of the consent, are the heir's.
    await net.house.settleAgenda();
    const register = () => net.house.projections.db('structure-register');
    const standing = structureRegisterOn(register).standingIn(heir.id);
    expect([...standing].sort()).toEqual([old.id, heir.id].sort());
    const kinds = todoList(net.house.projections.db('agenda'), standing, '2026-12-31', 100).map(({ kind }) => kind);
    expect(kinds).toEqual(expect.arrayContaining(['REFERRAL_EXPIRY', 'CONSENT_EXPIRY', 'CONSENT_EXPIRY_30']));
    // Codes are attributes with a validity, never keys: the one of before still tells which structure it was.
    expect((await net.last(old.id, 'StructureRegistered'))?.facts.codes).toMatchObject([{ code: '93031' }]);
  });
});

describe('13. The clock did not run for 40 days; then it runs twice', () => {
  /** The same life in two houses: everything that a clock and what follows from it may touch. */
  const life = async (network: Network): Promise<readonly string[]> => {
    const [m1, m2, c1, c2] = [
      await network.place('ML', 'L1'),
      await network.place('ML', 'L2'),
      await network.place('CMA', 'K1'),
      await network.place('CMA', 'K2'),
    ];
    const youths = [];
    for (const n of [1, 2, 3, 4])
      youths.push(await network.youth(n === 4 ? m2 : m1, `Y${String(n)}`, {}, '2024-06-20'));
    const [a, b, c, d] = youths as [string, string, string, string];
    await network.consent(a, 'CONTACT_TRANSMISSION', c1.id, '2024-07-01', '2025-07-01');
    await network.referral(a, m1, c1, '2025-06-10', { answerDueOn: '2025-07-15' });
    const positioned = async (n: number, chamber: Place, youth: string): Promise<void> => {
      const id = `offer-${idOf('0FFER', n)}`;
      const offer = {
        trade: '01', rncp: 'RNCP37537', qualificationLevel: '3', commune: '69123', seats: 2, startOn: '2025-09-01', durationMonths: 24, expiresOn: '2025-07-20',
      }; // prettier-ignore
      await network.give({
        aggregate: 'offer',
        id,
        command: 'PublishOffer',
        data: offer,
        on: '2025-06-02',
        actor: chamber.actor,
      });
      const data = { positioningId: idOf('P0S', n), pathwayId: youth };
      await network.give({ aggregate: 'offer', id, command: 'PositionYouth', data, on: '2025-06-05', actor: m1.actor });
    };
    await positioned(1, c1, a);
    await network.consent(b, 'CONTACT_TRANSMISSION', 'NETWORK_CMA', '2025-06-02');
    await network.referral(b, m1, c2, '2025-06-16');
    await network.onPath(c, 'OpenPacea', { plannedEndOn: '2025-12-31', diagnosticOn: '2024-06-20', engagementContractSignedOn: '2024-06-20' }, '2024-06-24'); // prettier-ignore
    const cej = { plannedEndOn: '2025-06-30', weeklyHours: 15, engagementContractSignedOn: '2024-07-05' };
    await network.onPath(c, 'OpenCej', cej, '2024-07-05');
    const local = { level: 'LOCAL', termYears: 1, parentId: CONVENTION, parties: [m2.id, c2.id], renewal: 'NONE' };
    await network.give({
      aggregate: 'convention', id: `convention-${idOf('L0C')}`, command: 'SignConvention', data: local, on: '2024-07-10',
    }); // prettier-ignore
    await network.consent(d, 'CONTACT_TRANSMISSION', c2.id, '2025-06-02');
    await network.referral(d, m2, c2, '2025-06-12', { answerDueOn: '2025-07-28' });
    return [...youths, ...[1].map((n) => `offer-${idOf('0FFER', n)}`), CONVENTION];
  };
  const outcome = async (network: Network, streams: readonly string[]) => {
    const all: unknown[] = [];
    for (const stream of streams)
      for (const { type, effectiveOn, facts, actor } of await network.house.log.readStream(stream))
        all.push([stream, type, effectiveOn, facts, actor]);
    return all;
  };

  it('it ends where one that ran every day does, and the second run changes nothing', async () => {
    const [late, daily] = [await Network.open(), await Network.open()];
    try {
      const streams = await life(late);
      await life(daily);
      for (let day = 16; day <= 56; day += 1) {
        const on = new Date(Date.UTC(2025, 5, day)).toISOString().slice(0, 10);
        daily.clock.set(`${on}T10:00:00.000Z`);
        await daily.tick(on);
      }
      late.clock.set('2025-07-26T10:00:00.000Z');
      await late.tick('2025-07-26');
      const told = await outcome(late, streams);
      const head = await late.house.log.head();
      await late.tick('2025-07-26');
      expect(await late.house.log.head()).toBe(head);
      expect(told).toEqual(await outcome(daily, streams));
      const happened = told.map((one) => (one as string[])[1]);
      expect(happened).toEqual(
        expect.arrayContaining(['ConsentExpired', 'ReferralWithdrawn', 'PositioningOutcomeRecorded', 'ReferralExpired', 'CejEnded', 'PaceaResumed', 'OfferExpired']),
      ); // prettier-ignore
    } finally {
      await Promise.all([late.close(), daily.close()]);
    }
  });
});
