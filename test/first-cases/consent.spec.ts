import { codeOf, Network, type Place } from './network.js';

describe('1. Consent revoked between ReferralSent and ReferralAccepted, and at the same instant as the acceptance', () => {
  let net: Network;
  let ml: Place;
  let cma: Place;
  beforeEach(async () => {
    net = await Network.open();
    ml = await net.place('ML', 'M1');
    cma = await net.place('CMA', 'CMA1');
  });
  afterEach(() => net.close());

  const referred = async (name: string) => {
    const youth = await net.youth(ml, name);
    const consentId = await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-06-02');
    const referralId = await net.referral(youth, ml, cma, '2025-06-10');
    const revoke = () => net.onPath(youth, 'RevokeConsent', { consentId, channel: 'PHONE' }, '2025-06-16', ml.actor);
    const accept = () => net.onPath(youth, 'AcceptReferral', { referralId }, '2025-06-16', cma.actor);
    return { youth, revoke, accept };
  };

  it('in between: the referral is withdrawn, and cannot be accepted any more, be it for a day before', async () => {
    const { youth, revoke, accept } = await referred('A1');
    await revoke();
    expect((await net.story(youth)).slice(-2)).toEqual(['2025-06-16 ConsentRevoked', '2025-06-16 ReferralWithdrawn']);
    expect(await codeOf(accept())).toBe('consent.missing');
  });

  it('at the same instant, 200 times: never an acceptance after the withdrawal, and the withdrawal always stands', async () => {
    const races = await Promise.all(Array.from({ length: 200 }, (_, n) => referred(`R${String(n)}`)));
    const answers = await Promise.all(
      races.map(async ({ revoke, accept }, n) => {
        const [first, second] = n % 2 === 0 ? [revoke, accept] : [accept, revoke];
        const [one, other] = await Promise.all([codeOf(first()), codeOf(second())]);
        return n % 2 === 0 ? [one, other] : [other, one];
      }),
    );
    const won = { revocation: 0, acceptance: 0 };
    for (const [n, { youth }] of races.entries()) {
      const [revoked, accepted] = answers[n] ?? [];
      const types = (await net.house.log.readStream(youth)).map(({ type }) => type);
      const at = types.indexOf('ConsentRevoked');
      expect(revoked).toBe('accepted');
      expect(types.lastIndexOf('ReferralAccepted')).toBeLessThan(at);
      expect(types.slice(at)).toEqual(['ConsentRevoked', 'ReferralWithdrawn']);
      expect(accepted).toBe(types.includes('ReferralAccepted') ? 'accepted' : 'consent.missing');
      won[types.includes('ReferralAccepted') ? 'acceptance' : 'revocation'] += 1;
    }
    // Both orders did happen: the race was one.
    expect(won.revocation).toBeGreaterThan(0);
    expect(won.acceptance).toBeGreaterThan(0);
  });
});

describe('2. Revoked after a contract is signed: the past stays, sharing stops, an update not yet delivered is cancelled', () => {
  it('so it is', async () => {
    const net = await Network.open();
    const ml = await net.place('ML', 'M1');
    const cfa = await net.place('CFA', 'CFA1');
    const youth = await net.youth(ml, 'A1', { imiloNumber: '30412345' });
    const consentId = await net.consent(youth, 'SHARED_FOLLOW_UP', 'NETWORK_ML', '2025-02-03');
    const contractId = await net.contract(youth, cfa, '2025-02-20');
    const before = await net.story(youth);
    expect(before.slice(-2)).toEqual(['2025-02-20 ApprenticeshipContractSigned', '2025-02-20 ImiloUpdatePrepared']);

    await net.onPath(youth, 'RevokeConsent', { consentId, channel: 'IN_PERSON' }, '2025-06-16', ml.actor);

    expect(await net.story(youth)).toEqual([
      ...before,
      '2025-06-16 ConsentRevoked',
      '2025-06-16 ImiloUpdateSuperseded',
    ]);
    const signed = (await net.opened(youth)).find(({ type }) => type === 'ApprenticeshipContractSigned');
    expect(signed?.data.employerName).toBe('Boulangerie du Pont');
    expect(await codeOf(net.onPath(youth, 'PrepareImiloUpdate', { contractId }, '2025-06-16', ml.actor))).toBe(
      'sharing.consentMissing',
    );
    await net.house.projections.catchUp();
    expect(net.house.imilo.updates.list({ states: ['PREPARED', 'DELIVERED'], limit: 10 })).toEqual([]);
    await net.close();
  });
});
