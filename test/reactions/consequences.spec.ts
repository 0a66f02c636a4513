import { DomainError } from '../../src/domain/kernel/refusals.js';
import { CONVENTION, idOf, Network, type Place } from '../first-cases/network.js';

/** What crosses aggregates, through the house: executor, read models, clock. */
describe('consequences across aggregates', () => {
  let net: Network;
  let ml: Place;
  let cma: Place;
  beforeEach(async () => {
    net = await Network.open();
    ml = await net.place('ML', 'M1');
    cma = await net.place('CMA', 'CMA1');
  });
  afterEach(() => net.close());

  const withdrawn = async (youth: string): Promise<readonly string[]> =>
    (await net.story(youth)).filter((line) => line.includes('Referral'));

  it('a merged Mission Locale: its successor follows its youths from that day, whoever advised them goes on', async () => {
    const successor = await net.place('ML', 'M2');
    const youth = await net.youth(ml, 'A1');
    const closed = await net.youth(ml, 'A2');
    await net.onPath(youth, 'AssignReferent', { account: ml.account, structureId: ml.id, role: 'ML' }, '2024-09-02');
    await net.onPath(closed, 'ClosePathway', { reason: 'MOVED' }, '2025-01-10');
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'MergeStructure',
      data: { into: successor.id },
      on: '2025-06-01',
    });
    expect(await net.house.react()).toBe(1);
    const transferred = await net.last(youth, 'PathwayTransferred');
    expect(transferred).toMatchObject({
      effectiveOn: '2025-06-01',
      facts: { from: ml.id, to: successor.id, reason: 'STRUCTURE_MERGED' },
      actor: { kind: 'CLOCK' },
      source: 'REACTION',
    });
    const merged = await net.last(ml.id, 'StructureMerged');
    expect(transferred?.causationId).toBe(merged?.eventId);
    expect(transferred?.correlationId).toBe(merged?.correlationId);
    expect((await net.story(youth)).some((line) => line.includes('ReferentReleased'))).toBe(false);
    expect((await net.story(closed)).some((line) => line.includes('PathwayTransferred'))).toBe(false);
    // Taken up again, the path is the successor's too.
    await net.onPath(closed, 'ReopenPathway', {}, '2025-06-10');
    expect(await net.house.react()).toBe(1);
    expect(await net.last(closed, 'PathwayTransferred')).toMatchObject({ effectiveOn: '2025-06-10' });
  });

  it('a line of mergers is followed to its end, also when all of it is known at once', async () => {
    const second = await net.place('ML', 'M2');
    const third = await net.place('ML', 'M3');
    const youth = await net.youth(ml, 'A1');
    const merge = (from: Place, into: Place, on: string) =>
      net.give({ aggregate: 'structure', id: from.id, command: 'MergeStructure', data: { into: into.id }, on });
    await merge(ml, second, '2025-02-01');
    await merge(second, third, '2025-05-01');
    await net.house.react();
    expect((await net.story(youth)).slice(-2)).toEqual([
      '2025-02-01 PathwayTransferred',
      '2025-05-01 PathwayTransferred',
    ]);
    expect(await net.last(youth, 'PathwayTransferred')).toMatchObject({ facts: { to: third.id } });
    expect(net.house.reactions.status()).toEqual({ open: 0, refused: [] });
  });

  it('a closed structure: what waited there is cancelled, what it had accepted is closed without follow-up', async () => {
    const other = await net.place('CMA', 'CMA2');
    const [waiting, accepted, elsewhere] = [
      await net.youth(ml, 'A1'),
      await net.youth(ml, 'A2'),
      await net.youth(ml, 'A3'),
    ];
    for (const youth of [waiting, accepted, elsewhere])
      await net.consent(youth, 'CONTACT_TRANSMISSION', 'NETWORK_CMA', '2025-05-02');
    await net.referral(waiting, ml, cma, '2025-06-02');
    const referralId = await net.referral(accepted, ml, cma, '2025-06-02');
    await net.referral(elsewhere, ml, other, '2025-06-02');
    await net.onPath(accepted, 'AcceptReferral', { referralId }, '2025-06-04', cma.actor);
    await net.give({ aggregate: 'structure', id: cma.id, command: 'CloseStructure', on: '2025-06-10' });
    await net.house.react();
    expect(await net.last(waiting, 'ReferralCancelled')).toMatchObject({
      effectiveOn: '2025-06-10',
      facts: { by: ml.id, reason: 'RECIPIENT_CLOSED' },
    });
    expect(await net.last(accepted, 'ReferralClosed')).toMatchObject({
      effectiveOn: '2025-06-10',
      facts: { by: ml.id, outcome: 'NO_FOLLOW_UP' },
    });
    expect((await withdrawn(elsewhere)).at(-1)).toBe('2025-06-02 ReferralSent');
    expect(net.house.reactions.status().refused).toEqual([]);
  });

  it('a deactivated account: its holder is a referent until the eve', async () => {
    const youth = await net.youth(ml, 'A1');
    const other = await net.youth(ml, 'A2');
    await net.onPath(youth, 'AssignReferent', { account: ml.account, structureId: ml.id, role: 'ML' }, '2024-10-01');
    const colleague = `acc-${idOf('C0EAGUE')}`;
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'OpenAccount',
      data: { account: colleague, role: 'ML_ADVISER' },
      on: '2024-01-01',
    });
    await net.onPath(other, 'AssignReferent', { account: colleague, structureId: ml.id, role: 'ML' }, '2024-10-01');
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'DeactivateAccount',
      data: { account: ml.account },
      on: '2025-06-10',
    });
    await net.house.react();
    expect(await net.last(youth, 'ReferentReleased')).toMatchObject({
      effectiveOn: '2025-06-09',
      facts: { account: ml.account, role: 'ML' },
    });
    expect(await net.last(other, 'ReferentReleased')).toBeUndefined();
  });

  describe('an ended convention', () => {
    let youth: string;
    const sign = (name: string, data: Record<string, unknown>, on: string) =>
      net.give({ aggregate: 'convention', id: `convention-${idOf(name)}`, command: 'SignConvention', data, on });
    const terminate = async (id: string, on: string): Promise<void> => {
      await net.give({
        aggregate: 'convention',
        id,
        command: 'SendDenunciation',
        data: { trackingNumber: '1A00000000012', by: (await partiesOf(id))[0] },
        on,
      });
      await net.give({ aggregate: 'convention', id, command: 'TerminateConvention', on });
    };
    const partiesOf = async (id: string) =>
      (await net.last(id, 'ConventionSigned'))?.facts.parties as readonly string[];
    const local = { level: 'LOCAL', termYears: 1, parentId: CONVENTION };

    beforeEach(async () => {
      youth = await net.youth(ml, 'A1');
      await net.consent(youth, 'CONTACT_TRANSMISSION', 'NETWORK_CMA', '2025-05-02');
    });

    it('withdraws the live referrals that rest on it, on the day it ends', async () => {
      const referralId = await net.referral(youth, ml, cma, '2025-06-02');
      await net.onPath(youth, 'AcceptReferral', { referralId }, '2025-06-04', cma.actor);
      await terminate(CONVENTION, '2025-06-12');
      await net.house.react();
      expect(await net.last(youth, 'ReferralWithdrawn')).toMatchObject({
        effectiveOn: '2025-06-12',
        facts: { referralId, reason: 'CONVENTION_ENDED' },
      });
    });

    it('leaves them while another covers both, and withdraws them when that one ends', async () => {
      const parties = [ml.id, cma.id];
      await sign('L1', { ...local, parties, renewal: 'YEARLY_TACIT' }, '2025-01-06');
      await net.referral(youth, ml, cma, '2025-06-02', { conventionId: CONVENTION });
      await terminate(CONVENTION, '2025-06-10');
      await net.house.react();
      expect(await net.last(youth, 'ReferralWithdrawn')).toBeUndefined();
      expect(net.house.reactions.status()).toEqual({ open: 0, refused: [] });
      await terminate(`convention-${idOf('L1')}`, '2025-06-14');
      await net.house.react();
      expect(await net.last(youth, 'ReferralWithdrawn')).toMatchObject({ effectiveOn: '2025-06-14' });
    });

    it('is ended by its term when it is not renewed, on that day, however late the clock runs', async () => {
      await sign('L1', { ...local, parties: [ml.id, cma.id], renewal: 'NONE' }, '2024-06-20');
      await net.referral(youth, ml, cma, '2025-06-09', { answerDueOn: '2025-07-30' });
      await terminate(CONVENTION, '2025-06-12');
      await net.house.react();
      expect(await net.last(youth, 'ReferralWithdrawn')).toBeUndefined();
      await net.tick('2025-06-19');
      expect(await net.last(youth, 'ReferralWithdrawn')).toBeUndefined();
      net.clock.set('2025-08-20T10:00:00.000Z');
      await net.tick('2025-08-20');
      expect(await net.last(youth, 'ReferralWithdrawn')).toMatchObject({ effectiveOn: '2025-06-20' });
      // The answer that was due in July is not awaited any more.
      expect(await net.last(youth, 'ReferralExpired')).toBeUndefined();
    });
  });

  describe('offers', () => {
    const offerId = (n: number) => `offer-${idOf('0FFER', n)}`;
    const positioningId = (n: number) => idOf('P0S', n);
    const publish = async (n: number): Promise<void> => {
      await net.give({
        aggregate: 'offer',
        id: offerId(n),
        command: 'PublishOffer',
        data: {
          trade: '01',
          rncp: 'RNCP37537',
          qualificationLevel: '3',
          commune: '69123',
          seats: 2,
          startOn: '2025-09-01',
          durationMonths: 24,
        },
        on: '2025-06-02',
        actor: cma.actor,
      });
    };
    const positioned = (n: number, youth: string, on = '2025-06-05') =>
      net.give({
        aggregate: 'offer',
        id: offerId(n),
        command: 'PositionYouth',
        data: { positioningId: positioningId(n), pathwayId: youth },
        on,
        actor: ml.actor,
      });
    const outcome = (n: number, what: string) =>
      net.give({
        aggregate: 'offer',
        id: offerId(n),
        command: 'RecordPositioningOutcome',
        data: { positioningId: positioningId(n), outcome: what },
        on: '2025-06-12',
        actor: cma.actor,
      });
    const outcomes = async (n: number): Promise<readonly unknown[]> =>
      (await net.house.log.readStream(offerId(n)))
        .filter(({ type }) => type === 'PositioningOutcomeRecorded')
        .map(({ facts, effectiveOn }) => [facts.outcome, effectiveOn]);

    let youth: string;
    let consentId: string;
    beforeEach(async () => {
      youth = await net.youth(ml, 'A1');
      consentId = await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-05-02');
      for (const n of [1, 2, 3]) {
        await publish(n);
        await positioned(n, youth);
      }
    });

    it('being hired ends the other positionings, once', async () => {
      await outcome(1, 'HIRED');
      expect(await net.house.react()).toBe(2);
      expect(await net.house.react()).toBe(0);
      expect(await outcomes(1)).toEqual([['HIRED', '2025-06-12']]);
      for (const n of [2, 3]) expect(await outcomes(n)).toEqual([['HIRED_ELSEWHERE', '2025-06-12']]);
    });

    it('two hires at once both stand, and the others end once', async () => {
      await Promise.all([outcome(1, 'HIRED'), outcome(2, 'HIRED')]);
      await Promise.all([net.house.react(), net.house.react()]);
      expect([await outcomes(1), await outcomes(2), await outcomes(3)]).toEqual([
        [['HIRED', '2025-06-12']],
        [['HIRED', '2025-06-12']],
        [['HIRED_ELSEWHERE', '2025-06-12']],
      ]);
    });

    it('a positioning that comes to be known after the hire ends too; one of a later day does not', async () => {
      await publish(4);
      await publish(5);
      await outcome(1, 'HIRED');
      await positioned(4, youth, '2025-06-11');
      await positioned(5, youth, '2025-06-14');
      await net.house.react();
      expect(await outcomes(4)).toEqual([['HIRED_ELSEWHERE', '2025-06-12']]);
      expect(await outcomes(5)).toEqual([]);
    });

    it('a hire on the path that survived a merge ends what the absorbed one waited for', async () => {
      const survivor = await net.youth(ml, 'A2');
      const data = { survivor, confirmedBy: cma.account };
      await net.onPath(youth, 'MergePathway', data, '2025-06-10', ml.actor);
      await net.consent(survivor, 'CONTACT_TRANSMISSION', cma.id, '2025-06-10');
      await publish(4);
      await positioned(4, survivor, '2025-06-11');
      await outcome(4, 'HIRED');
      await net.house.react();
      for (const n of [1, 2, 3]) expect(await outcomes(n)).toEqual([['HIRED_ELSEWHERE', '2025-06-12']]);
    });

    it('a withdrawn consent ends the positionings that rest on it: the youth no longer agrees', async () => {
      await outcome(1, 'NO_ANSWER');
      await net.onPath(youth, 'RevokeConsent', { consentId, channel: 'PHONE' }, '2025-06-13', ml.actor);
      await net.house.react();
      expect(await outcomes(1)).toEqual([['NO_ANSWER', '2025-06-12']]);
      for (const n of [2, 3]) expect(await outcomes(n)).toEqual([['YOUTH_DECLINED', '2025-06-13']]);
    });

    it('so does an objection, and nobody is positioned while it lasts', async () => {
      await net.onPath(youth, 'RecordObjection', { scope: 'CONTACT_TRANSMISSION' }, '2025-06-13', ml.actor);
      await net.house.react();
      for (const n of [1, 2, 3]) expect(await outcomes(n)).toEqual([['YOUTH_DECLINED', '2025-06-13']]);
      await publish(4);
      await expect(positioned(4, youth, '2025-06-14')).rejects.toMatchObject({ code: 'positioning.consentMissing' });
    });

    it('a consent that runs out ends them without an answer, on its last day', async () => {
      net.clock.set('2026-07-01T10:00:00.000Z');
      await net.tick('2026-07-01');
      for (const n of [1, 2, 3]) expect(await outcomes(n)).toEqual([['NO_ANSWER', '2026-05-02']]);
    });
  });

  it('cut short between a command and its mark, or built anew, ends the same', async () => {
    const successor = await net.place('ML', 'M2');
    const youths = [];
    for (const n of [1, 2, 3]) youths.push(await net.youth(ml, `A${String(n)}`));
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'MergeStructure',
      data: { into: successor.id },
      on: '2025-06-01',
    });
    await net.house.projections.catchUp();
    // The process dies when the second path has been transferred, and before anything was marked.
    let given = 0;
    const execute = net.house.executor.execute.bind(net.house.executor);
    const spy = jest.spyOn(net.house.executor, 'execute').mockImplementation(async (request) => {
      given += 1;
      if (given === 3) throw new Error('killed');
      return execute(request);
    });
    await expect(net.house.react()).rejects.toThrow('killed');
    spy.mockRestore();
    expect(net.house.reactions.status().open).toBe(3);
    await net.reopen();
    await net.house.react();
    await net.house.projections.rebuild('reactions');
    await net.house.react();
    for (const youth of youths)
      expect((await net.story(youth)).filter((line) => line.includes('PathwayTransferred'))).toEqual([
        '2025-06-01 PathwayTransferred',
      ]);
    expect(net.house.reactions.status()).toEqual({ open: 0, refused: [] });
  });

  it('waits for an erasure that is under way on the path, and is done once that is recorded', async () => {
    const successor = await net.place('ML', 'M2');
    const [erased, other] = [await net.youth(ml, 'A1'), await net.youth(ml, 'A2')];
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'MergeStructure',
      data: { into: successor.id },
      on: '2025-06-01',
    });
    const execute = net.house.executor.execute.bind(net.house.executor);
    const underWay = new DomainError('erasure.underWay', { fr: 'Plus tard.', en: 'Later.' });
    const spy = jest.spyOn(net.house.executor, 'execute').mockImplementation((request) => {
      return request.id === erased ? Promise.reject(underWay) : execute(request);
    });
    expect(await net.house.react()).toBe(1);
    expect(await net.last(other, 'PathwayTransferred')).toBeDefined();
    expect(net.house.reactions.status()).toEqual({ open: 1, refused: [] });
    spy.mockRestore();
    expect(await net.house.react()).toBe(1);
    expect(await net.last(erased, 'PathwayTransferred')).toBeDefined();
  });

  it('keeps a refused command with its code, does not try it again by itself, and does when asked', async () => {
    const successor = await net.place('ML', 'M2');
    const youth = await net.youth(ml, 'A1');
    await net.give({
      aggregate: 'structure',
      id: ml.id,
      command: 'MergeStructure',
      data: { into: successor.id },
      on: '2025-06-01',
    });
    const refusal = new DomainError('transfer.structure', { fr: 'Non.', en: 'No.' });
    const spy = jest.spyOn(net.house.executor, 'execute').mockRejectedValue(refusal);
    await net.house.react();
    await net.house.react();
    expect(spy).toHaveBeenCalledTimes(1);
    spy.mockRestore();
    expect(net.house.reactions.status()).toEqual({
      open: 0,
      refused: [
        {
          reaction: 'FOLLOW_MERGED_MISSION_LOCALE',
          stream: youth,
          effectiveOn: '2025-06-01',
          code: 'transfer.structure',
        },
      ],
    });
    expect(net.house.reactions.reopenRefused()).toBe(1);
    expect(await net.house.react()).toBe(1);
    expect(net.house.reactions.status().refused).toEqual([]);
  });
});
