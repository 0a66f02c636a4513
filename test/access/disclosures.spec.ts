import { idOf, Network } from '../first-cases/network.js';
import { aWorld, by, consultations, NOT_FOUND, NOW, TODAY, type World } from './readers.js';

describe('contact details shown to the other network', () => {
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
    count += 1;
    youth = await world.net.youth(world.ml, `Y${count}`);
  });

  async function received(on = '2025-06-13', path = youth): Promise<{ consentId: string; referralId: string }> {
    const { net, ml, cma } = world;
    const consentId = await net.consent(path, 'CONTACT_TRANSMISSION', cma.id, on);
    const referralId = await net.referral(path, ml, cma, on, { consentId });
    await net.onPath(path, 'ReceiveReferral', { referralId }, on, cma.actor);
    return { consentId, referralId };
  }

  const ask = (actor: World['auditor'], referralId: string) =>
    world.net.house.questions.ask('ReferralContact', { pathway: youth, referralId }, by(actor));
  const disclosures = async () =>
    (await world.net.house.log.readStream(youth)).filter(({ type }) => type === 'ContactDetailsDisclosed');

  it('are the copy of the referral; the path says so, and the log of consultations', async () => {
    const { cma } = world;
    const { referralId, consentId } = await received();
    expect(await ask(cma.actor, referralId)).toEqual({
      referralId,
      contact: { lastName: `Famille Y${count}`, firstName: `Y${count}`, phone: '+33612345678' },
    });
    expect((await disclosures()).map(({ facts }) => facts)).toEqual([
      { recipient: cma.id, account: cma.account, fields: ['PHONE'], referralId },
    ]);
    expect((await consultations(world, youth))[0]).toMatchObject({
      query: 'ReferralContact',
      categories: ['contact'],
      consents: [consentId],
    });
  });

  it('are each time a disclosure of its own', async () => {
    const { referralId } = await received();
    await ask(world.cma.actor, referralId);
    await ask(world.cma.actor, referralId);
    expect(await disclosures()).toHaveLength(2);
  });

  it('are shown no further than the youth still agrees: what was taken back since is left out', async () => {
    const { net, ml, cma } = world;
    await net.onPath(
      youth,
      'RecordContactDetails',
      { phone: '+33612345678', email: 'y@exemple.fr' },
      '2025-06-01',
      ml.actor,
    );
    const { referralId } = await received();
    await net.onPath(youth, 'RecordContactDetails', { email: 'y@exemple.fr' }, TODAY, ml.actor);
    expect((await ask(cma.actor, referralId)).contact).toEqual({
      lastName: `Famille Y${count}`,
      firstName: `Y${count}`,
      email: 'y@exemple.fr',
    });
    expect((await disclosures())[0]?.facts.fields).toEqual(['EMAIL']);
  });

  it('wait until the referral is received', async () => {
    const { net, ml, cma } = world;
    await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-03-01');
    const referralId = await net.referral(youth, ml, cma, '2025-06-13');
    await expect(ask(cma.actor, referralId)).rejects.toMatchObject({ code: 'disclosure.referral' });
    expect(await disclosures()).toEqual([]);
    expect((await consultations(world, youth))[0]).toMatchObject({ decision: 'REFUSED', reason: 'REFERRAL' });
  });

  it('are nothing to another chamber, of another referral, or after the withdrawal', async () => {
    const { net, ml, cma, otherCma } = world;
    const { referralId, consentId } = await received();
    await expect(ask(otherCma.actor, referralId)).rejects.toMatchObject({ code: NOT_FOUND });
    await expect(ask(cma.actor, idOf('ELSE'))).rejects.toMatchObject({ code: NOT_FOUND });
    await net.onPath(youth, 'RevokeConsent', { consentId }, TODAY, ml.actor);
    await expect(ask(cma.actor, referralId)).rejects.toMatchObject({ code: NOT_FOUND });
    expect(await disclosures()).toEqual([]);
  });

  it('are not shown when the consultation cannot be recorded', async () => {
    const { referralId } = await received();
    const append = jest.spyOn(world.net.house.accessLog, 'append').mockRejectedValue(new Error('full'));
    await expect(ask(world.cma.actor, referralId)).rejects.toThrow('full');
    append.mockRestore();
  });

  describe('at the same instant as a withdrawal', () => {
    const YOUTHS = 50;
    const ROUNDS = 20;

    /** Both at once, in one order or the other; whether the details were shown. */
    async function race(path: string, disclosesFirst: boolean): Promise<boolean> {
      const { net, ml, cma } = world;
      const { consentId, referralId } = await received(TODAY, path);
      const revoke = () => net.onPath(path, 'RevokeConsent', { consentId }, TODAY, ml.actor);
      const data = { referralId, fields: ['PHONE'] };
      const disclose = () => net.onPath(path, 'DiscloseContactDetails', data, TODAY, cma.actor);
      const results = await Promise.allSettled(
        (disclosesFirst ? [disclose, revoke] : [revoke, disclose]).map((act) => act()),
      );
      const shown = results[disclosesFirst ? 0 : 1]?.status === 'fulfilled';
      const story = await net.house.log.readStream(path);
      const last = (type: string, id: unknown) =>
        story.findLastIndex(({ type: t, facts }) => t === type && [facts.consentId, facts.referralId].includes(id));
      expect(last('ConsentRevoked', consentId)).toBeGreaterThan(0);
      expect(last('ContactDetailsDisclosed', referralId)).toBeLessThan(last('ConsentRevoked', consentId));
      expect(last('ContactDetailsDisclosed', referralId) >= 0).toBe(shown);
      return shown;
    }

    it('are shown before it or not at all: 1,000 races, in both orders, fifty youths at once', async () => {
      const { net, ml } = world;
      const youths: string[] = [];
      for (let n = 0; n < YOUTHS; n += 1) youths.push(await net.youth(ml, `R${1000 + n}`));
      const outcomes = { shown: 0, refused: 0 };
      for (let round = 0; round < ROUNDS; round += 1) {
        const shown = await Promise.all(youths.map((path, n) => race(path, (round + n) % 2 === 0)));
        for (const one of shown) outcomes[one ? 'shown' : 'refused'] += 1;
      }
      expect(outcomes).toEqual({ shown: 500, refused: 500 });
    });
  });
});
