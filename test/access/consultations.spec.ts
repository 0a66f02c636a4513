import { Unavailable } from '../../src/application/ports/faults.js';
import { idOf, Network } from '../first-cases/network.js';
import { aWorld, by, consultations, history, NOT_FOUND, NOW, seen, TODAY, type World } from './readers.js';

const NOWHERE = `youthPathway-${idOf('N0B0DY')}`;

describe('consultations', () => {
  let world: World;
  let youth: string;
  let count = 100;

  beforeAll(async () => {
    world = await aWorld(await Network.open(NOW));
  });

  afterAll(async () => {
    await world.net.close();
  });

  beforeEach(async () => {
    world.net.clock.set(NOW);
    count += 1;
    youth = await world.net.youth(world.ml, `Y${count}`);
  });

  const all = () => world.net.house.accessLog.find({ limit: 1_000 });

  it('leave one record each: who, for whom, when, about whom, what, why; never the data', async () => {
    const before = (await all()).length;
    const { entries } = await history(world, world.ml.actor, youth, { asOf: '2025-01-01' });
    const records = await all();
    expect(records).toHaveLength(before + 1);
    expect(records[0]).toEqual({
      number: records[0]?.number,
      at: NOW,
      role: 'ML_ADVISER',
      account: world.ml.account,
      structure: world.ml.id,
      door: 'HTTP',
      query: 'PathwayHistory',
      subject: youth,
      purpose: 'FOLLOW_UP',
      categories: ['contact', 'identity'],
      decision: 'GRANTED',
      ground: 'FOLLOWS',
      asOf: '2025-01-01',
      results: entries.length,
    });
    expect(JSON.stringify(records)).not.toMatch(/Famille|\+336/);
  });

  it('are exactly one for every reading, whoever reads', async () => {
    const { ml, otherMl, cma, cfa, otherCma, dpo, auditor, committee } = world;
    await world.net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-03-01');
    const actors = [ml, otherMl, cma, cfa, otherCma].map(({ actor }) => actor);
    for (const actor of [...actors, dpo, auditor, committee, { kind: 'YOUTH', onBehalfOf: youth } as const]) {
      const before = (await all()).length;
      const told = await seen(world, actor, youth);
      const [record, ...others] = (await all()).slice(0, (await all()).length - before);
      expect(others).toEqual([]);
      expect(record).toMatchObject({ subject: youth, decision: told === NOT_FOUND ? 'REFUSED' : 'GRANTED' });
    }
  });

  it('of an unknown path and of a forbidden one are refused alike', async () => {
    const refusal = async (pathway: string) => {
      try {
        return await history(world, world.cma.actor, pathway);
      } catch (error) {
        const { code, wording, args, field } = error as Record<string, unknown>;
        return { code, wording, args, field };
      }
    };
    expect(await refusal(NOWHERE)).toEqual(await refusal(youth));
    expect((await all()).slice(0, 2)).toMatchObject([
      { subject: youth, decision: 'REFUSED', reason: 'CONSENT' },
      { subject: NOWHERE, decision: 'REFUSED', reason: 'UNKNOWN' },
    ]);
  });

  it('that cannot be recorded show nothing: neither an answer nor a refusal', async () => {
    const { accessLog } = world.net.house;
    const append = jest.spyOn(accessLog, 'append').mockRejectedValue(new Unavailable('accessLog.unavailable'));
    try {
      expect(await seen(world, world.ml.actor, youth)).toBe('accessLog.unavailable');
      expect(await seen(world, world.cma.actor, youth)).toBe('accessLog.unavailable');
      expect(append).toHaveBeenCalledTimes(2);
    } finally {
      append.mockRestore();
    }
    expect(await seen(world, world.ml.actor, youth)).toHaveLength(2);
  });

  it('wait for their record to be on the disk', async () => {
    const { accessLog } = world.net.house;
    let written: () => void = () => undefined;
    const append = jest.spyOn(accessLog, 'append').mockReturnValue(new Promise((resolve) => (written = resolve)));
    let answered = false;
    const asked = history(world, world.ml.actor, youth).then(() => (answered = true));
    while (append.mock.calls.length === 0) await new Promise(setImmediate);
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    written();
    await asked;
    append.mockRestore();
  });

  it('of a list are one a youth, written together; of those the reader may not read there is none', async () => {
    const { net, ml, cma, otherCma } = world;
    const other = await net.youth(ml, `Z${count}`);
    await net.consent(other, 'CONTACT_TRANSMISSION', 'NETWORK_CMA', '2025-03-01');
    await net.consent(youth, 'CONTACT_TRANSMISSION', otherCma.id, '2025-03-01');
    await net.house.projections.catchUp();
    const append = jest.spyOn(net.house.accessLog, 'append');
    const list = await net.house.questions.ask('ListPathways', { limit: 200 }, by(cma.actor));
    expect(list.rows).toContainEqual({
      id: other,
      missionLocale: ml.id,
      name: { firstName: `Z${count}`, lastName: `Famille Z${count}` },
    });
    expect(list.rows.map(({ id }) => id)).not.toContain(youth);
    expect(append).toHaveBeenCalledTimes(1);
    expect(append.mock.calls[0]?.[0].map(({ subject, categories }) => [subject, categories])).toEqual(
      list.rows.map(({ id }) => [id, ['identity']]),
    );
    append.mockRestore();
  });

  it('of lists tell each reader their own youths, page by page, and an auditor no name', async () => {
    const { net, ml, otherMl, auditor, dpo, committee } = world;
    const theirs = [await net.youth(otherMl, `A${count}`), await net.youth(otherMl, `B${count}`)];
    await net.house.projections.catchUp();
    const list = (actor: typeof auditor, more: object = {}) => net.house.questions.ask('ListPathways', more, by(actor));
    expect((await list(otherMl.actor)).rows.map(({ id }) => id)).toEqual([...theirs].reverse());
    const first = await list(otherMl.actor, { limit: 1 });
    const second = await list(otherMl.actor, { limit: 1, before: first.next });
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual([...theirs].reverse());
    expect((await list(otherMl.actor, { limit: 1, before: second.next })).rows).toEqual([]);
    expect((await list(otherMl.actor, { missionLocale: ml.id })).rows).toEqual([]);
    const rows = (await list(auditor, { missionLocale: otherMl.id })).rows;
    expect(rows.map((row) => 'name' in row)).toEqual([false, false]);
    expect((await list(dpo, { missionLocale: otherMl.id })).rows[0]).not.toHaveProperty('name');
    expect((await list(dpo, { missionLocale: otherMl.id, ground: 'contrôle' })).rows[0]).toHaveProperty('name');
    await expect(list(committee)).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('are told to the youth by structure and purpose, without an agent, and to no adviser', async () => {
    const { net, ml, dpo } = world;
    await history(world, ml.actor, youth);
    await seen(world, world.cma.actor, youth);
    const own = by({ kind: 'YOUTH', onBehalfOf: youth });
    const told = await net.house.questions.ask('Consultations', { pathway: youth }, own);
    expect(told).toEqual([
      {
        at: NOW,
        role: 'ML_ADVISER',
        structure: ml.id,
        purpose: 'FOLLOW_UP',
        categories: ['contact', 'identity'],
        ground: 'FOLLOWS',
      },
    ]);
    const ask = net.house.questions.ask('Consultations', { pathway: youth }, by(ml.actor));
    await expect(ask).rejects.toMatchObject({ code: NOT_FOUND });
    const log = await net.house.questions.ask('AccessLog', { pathway: youth }, by(dpo));
    expect(log.map(({ query, decision }) => [query, decision])).toEqual([
      ['Consultations', 'REFUSED'],
      ['Consultations', 'GRANTED'],
      ['PathwayHistory', 'REFUSED'],
      ['PathwayHistory', 'GRANTED'],
    ]);
    await expect(net.house.questions.ask('AccessLog', {}, by(ml.actor))).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  it('of the to-do list are those of paths that the reader may read', async () => {
    const { net, ml } = world;
    await net.consent(youth, 'CONTACT_TRANSMISSION', 'NETWORK_CMA', '2024-09-03', '2025-07-01');
    const todo = () => net.house.questions.ask('Agenda', { until: '2025-07-31', limit: 500 }, by(ml.actor));
    expect((await todo()).filter(({ stream }) => stream === youth)).toContainEqual(
      expect.objectContaining({ kind: 'CONSENT_EXPIRY', dueOn: '2025-07-01' }),
    );
    expect((await consultations(world, youth))[0]).toMatchObject({ query: 'Agenda', categories: [] });
    await net.onPath(youth, 'RestrictProcessing', { ground: 'CONTESTED' }, TODAY, ml.actor);
    expect((await todo()).filter(({ stream }) => stream === youth)).toEqual([]);
  });

  it('are kept 12 months: the clock of each day purges those before', async () => {
    const { net, ml } = world;
    await history(world, ml.actor, youth);
    const kept = await consultations(world, youth);
    expect(kept).toHaveLength(1);
    const [{ number: _number, ...record }] = kept as [(typeof kept)[number]];
    await net.house.accessLog.append([{ ...record, at: '2024-06-14T10:00:00.000Z' }]);
    expect(await consultations(world, youth)).toHaveLength(2);
    await net.house.tickNow();
    expect((await consultations(world, youth)).map(({ at }) => at)).toEqual([NOW]);
  });

  describe('in exceptional readings', () => {
    const REASON = 'Le jeune revient, sa conseillère est absente.';
    const open = (actor: World['auditor'], reason = REASON, pathway = youth) =>
      world.net.house.questions.ask('OpenBreakGlass', { pathway, reason }, by(actor));
    const closed = async (): Promise<void> => {
      await world.net.onPath(youth, 'ClosePathway', { reason: 'MOVED' }, '2025-01-15', world.ml.actor);
    };

    it('are open for 60 minutes to whoever gave a reason, and to nobody else; the officer is told', async () => {
      const { net, ml, dpo } = world;
      await closed();
      expect(await seen(world, ml.actor, youth)).toBe(NOT_FOUND);
      expect(await open(ml.actor)).toEqual({ until: '2025-06-16T11:00:00.000Z' });
      net.clock.set('2025-06-16T10:59:59.999Z');
      expect(await seen(world, ml.actor, youth)).toContain('PathwayClosed');
      const [reading] = await consultations(world, youth);
      expect(reading).toMatchObject({ ground: 'BREAK_GLASS', stated: REASON, query: 'PathwayHistory' });
      expect(await seen(world, { kind: 'ML_ADVISER', structure: ml.id, account: world.otherMl.account }, youth)).toBe(
        NOT_FOUND,
      );
      const told = await net.house.questions.ask('AccessLog', { breakGlass: true, limit: 2 }, by(dpo));
      expect(told.map(({ query, stated }) => [query, stated])).toEqual([
        ['PathwayHistory', REASON],
        ['OpenBreakGlass', REASON],
      ]);
      net.clock.set('2025-06-16T11:00:00.000Z');
      expect(await seen(world, ml.actor, youth)).toBe(NOT_FOUND);
    });

    it('ask for a reason of 20 characters', async () => {
      await closed();
      for (const reason of ['a'.repeat(19), `${' '.repeat(10)}${'a'.repeat(19)}`])
        await expect(open(world.ml.actor, reason)).rejects.toMatchObject({
          code: 'input.invalid',
          issues: [{ path: 'reason' }],
        });
      expect(await seen(world, world.ml.actor, youth)).toBe(NOT_FOUND);
      await open(world.ml.actor, 'a'.repeat(20));
      expect(await seen(world, world.ml.actor, youth)).toContain('PathwayClosed');
    });

    it('stay inside one’s own Mission Locale, never cross the networks, and never lift a restriction', async () => {
      const { net, ml, otherMl, cma, dpo } = world;
      await closed();
      for (const actor of [otherMl.actor, cma.actor, dpo])
        await expect(open(actor)).rejects.toMatchObject({ code: NOT_FOUND });
      await expect(open(ml.actor, REASON, NOWHERE)).rejects.toMatchObject({ code: NOT_FOUND });
      expect((await consultations(world, youth)).map(({ reason }) => reason)).toEqual(['ROLE', 'ROLE', 'RELATION']);
      await open(ml.actor);
      await net.onPath(youth, 'RestrictProcessing', { ground: 'CONTESTED' }, TODAY, ml.actor);
      expect(await seen(world, ml.actor, youth)).toBe(NOT_FOUND);
      await expect(open(ml.actor)).rejects.toMatchObject({ code: NOT_FOUND });
    });
  });
});
