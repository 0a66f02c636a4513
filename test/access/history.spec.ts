import { addDays } from '../../src/domain/kernel/calendar.js';
import { codeOf, CONVENTION, idOf, Network } from '../first-cases/network.js';
import { aWorld, consultations, dataOf, history, NOT_FOUND, NOW, seen, TODAY, type World } from './readers.js';

describe('the history of a youth’s path, reader by reader', () => {
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
    const { net, ml } = world;
    youth = await net.youth(ml, `Y${count}`, { imiloNumber: `IM-${count}` });
    await net.onPath(
      youth,
      'OpenPacea',
      { plannedEndOn: '2026-08-31', diagnosticOn: '2024-09-02' },
      '2024-09-02',
      ml.actor,
    );
  });

  /** Sent to the chamber, received, accepted and welcomed with a note, on a consent of 1 March. */
  async function referred(recipient = world.cma.id): Promise<{ consentId: string; referralId: string }> {
    const { net, ml, cma } = world;
    const consentId = await net.consent(youth, 'CONTACT_TRANSMISSION', recipient, '2025-03-01');
    const referralId = await net.referral(youth, ml, cma, '2025-03-03', { consentId, message: 'Motivée' });
    await net.onPath(youth, 'ReceiveReferral', { referralId }, '2025-03-04', cma.actor);
    await net.onPath(youth, 'AcceptReferral', { referralId }, '2025-03-05', cma.actor);
    await net.onPath(
      youth,
      'HoldWelcome',
      { referralId, project: 'CONFIRMED', note: 'Aime le pain' },
      '2025-03-10',
      cma.actor,
    );
    return { consentId, referralId };
  }

  describe('of the Mission Locale that follows the youth', () => {
    it('tells everything of its own network, and no note of the other one', async () => {
      const { ml } = world;
      await referred();
      expect(await seen(world, ml.actor, youth)).toEqual([
        'YouthRegistered', 'ContactDetailsRecorded', 'PaceaOpened', 'ConsentGranted', 'ReferralSent', 'ReferralReceived',
        'ReferralAccepted', 'WelcomeHeld',
      ]); // prettier-ignore
      expect(await dataOf(world, ml.actor, youth, 'YouthRegistered')).toMatchObject({ imiloNumber: `IM-${count}` });
      expect(await dataOf(world, ml.actor, youth, 'ReferralSent')).toMatchObject({
        message: 'Motivée',
        contactCopy: { phone: '+33612345678' },
      });
      const welcome = await dataOf(world, ml.actor, youth, 'WelcomeHeld');
      expect(welcome).toMatchObject({ project: 'CONFIRMED' });
      expect(welcome).not.toHaveProperty('note');
    });

    it('is nothing to another Mission Locale, nor to one that took no part in the path', async () => {
      expect(await seen(world, world.otherMl.actor, youth)).toBe(NOT_FOUND);
    });

    it.each([
      ['89 days after the eve of the transfer', 89, true],
      ['90 days after', 90, true],
      ['91 days after', 91, false],
    ])('stays open to the former one until its last day: %s', async (_when, days, open) => {
      const { net, ml, otherMl } = world;
      const lastDay = addDays(TODAY, -days);
      await net.onPath(youth, 'TransferPathway', { to: otherMl.id, reason: 'MOVED' }, addDays(lastDay, 1), ml.actor);
      await net.onPath(youth, 'RecordContactDetails', { phone: '+33699999999' }, TODAY, otherMl.actor);
      const told = await seen(world, ml.actor, youth);
      if (!open) expect(told).toBe(NOT_FOUND);
      else expect(told).toEqual(['YouthRegistered', 'ContactDetailsRecorded', 'PaceaOpened', 'PathwayTransferred']);
      expect(await seen(world, otherMl.actor, youth)).toHaveLength(5);
    });

    it.each([
      [90, true],
      [91, false],
    ])('is open %i days after the path was closed: %s', async (days, open) => {
      const { net, ml } = world;
      await net.onPath(youth, 'EndPacea', { cause: 'YOUTH_REQUEST' }, addDays(TODAY, -days), ml.actor);
      await net.onPath(youth, 'ClosePathway', { reason: 'MOVED' }, addDays(TODAY, -days), ml.actor);
      const told = await seen(world, ml.actor, youth);
      if (open) expect(told).toContain('PathwayClosed');
      else expect(told).toBe(NOT_FOUND);
    });

    it('hears of a contract that a training centre declared only while a shared follow-up is agreed', async () => {
      const { net, ml, cfa } = world;
      const terms = { startOn: '2025-03-03', plannedEndOn: '2027-02-28', employerName: 'Boulangerie du Pont', employerSiret: '73282932000074', cfaId: cfa.id, rncp: 'RNCP37537', diplomaCode: '50022132', diplomaLabel: 'CAP Boulanger', qualificationLevel: '3', trade: '01' }; // prettier-ignore
      await net.onPath(youth, 'SignApprenticeshipContract', terms, '2025-02-20', cfa.actor);
      expect(await seen(world, ml.actor, youth)).not.toContain('ApprenticeshipContractSigned');
      const consentId = await net.consent(youth, 'SHARED_FOLLOW_UP', cfa.id, '2025-03-01');
      const contract = await dataOf(world, ml.actor, youth, 'ApprenticeshipContractSigned');
      expect(contract).toMatchObject({ employerName: 'Boulangerie du Pont', diplomaLabel: 'CAP Boulanger' });
      expect(contract).not.toHaveProperty('decaNumber');
      await net.onPath(youth, 'RevokeConsent', { consentId }, TODAY, ml.actor);
      expect(await seen(world, ml.actor, youth, { asOf: '2025-04-01' })).not.toContain('ApprenticeshipContractSigned');
      // The centre goes on reading what it declared itself, and nothing else.
      expect(await seen(world, cfa.actor, youth)).toEqual(['ApprenticeshipContractSigned']);
    });
  });

  describe('of the other network', () => {
    it('is what the consent lets cross and what the chamber did: other fields are absent, not null', async () => {
      const { cma } = world;
      const { consentId, referralId } = await referred();
      expect(await seen(world, cma.actor, youth)).toEqual([
        'YouthRegistered', 'ConsentGranted', 'ReferralSent', 'ReferralReceived', 'ReferralAccepted', 'WelcomeHeld',
      ]); // prettier-ignore
      expect(await dataOf(world, cma.actor, youth, 'YouthRegistered')).toEqual({
        missionLocaleId: world.ml.id,
        lastName: `Famille Y${count}`,
        firstName: `Y${count}`,
        birthDate: '2005-03-14',
      });
      expect(Object.keys((await dataOf(world, cma.actor, youth, 'ReferralSent')) ?? {}).sort()).toEqual([
        'answerDueOn', 'consentId', 'conventionId', 'direction', 'from', 'purpose', 'referralId', 'to',
      ]); // prettier-ignore
      expect(await dataOf(world, cma.actor, youth, 'WelcomeHeld')).toEqual({
        referralId,
        structureId: cma.id,
        project: 'CONFIRMED',
        note: 'Aime le pain',
      });
      const { entries } = await history(world, cma.actor, youth);
      expect(entries.find(({ type }) => type === 'ReferralSent')?.actor).toEqual({
        kind: 'ML_ADVISER',
        structure: world.ml.id,
      });
      expect(entries.every((entry) => !('crossed' in entry) && !('chain' in entry))).toBe(true);
      const [record] = await consultations(world, youth);
      expect(record).toMatchObject({ ground: 'CONSENT', consents: [consentId], categories: ['identity', 'note'] });
    });

    it('is nothing without a consent', async () => {
      expect(await seen(world, world.cma.actor, youth)).toBe(NOT_FOUND);
      expect((await consultations(world, youth))[0]).toMatchObject({
        decision: 'REFUSED',
        reason: 'CONSENT',
        results: 0,
      });
    });

    it('of a consent of the other scope, is what that scope opens', async () => {
      const { net, cma, ml } = world;
      await net.consent(youth, 'SHARED_FOLLOW_UP', cma.id, '2025-03-01');
      await net.consent(youth, 'CONTACT_TRANSMISSION', world.otherCma.id, '2025-03-01');
      await net.referral(youth, ml, world.otherCma, '2025-03-03');
      expect(await seen(world, cma.actor, youth)).toEqual(['YouthRegistered', 'ConsentGranted']);
      const asked = { pathway: youth, referralId: '01J00000000000000000000000' };
      await expect(
        net.house.questions.ask('ReferralContact', asked, { actor: cma.actor, door: 'HTTP' }),
      ).rejects.toMatchObject({ code: NOT_FOUND });
    });

    it('is nothing to another chamber of the same region, nor to the centre of the chamber that is named', async () => {
      await referred();
      expect(await seen(world, world.otherCma.actor, youth)).toBe(NOT_FOUND);
      expect(await seen(world, world.cfa.actor, youth)).toBe(NOT_FOUND);
    });

    it('on a consent to the whole network, does not tell a structure of the referrals of another', async () => {
      await referred('NETWORK_CMA');
      expect(await seen(world, world.otherCma.actor, youth)).toEqual(['YouthRegistered', 'ConsentGranted']);
    });

    it.each([
      ['the eve of its term', '2025-06-15T21:59:59.999Z', true],
      ['the day of its term, from its first instant in Paris', '2025-06-15T22:00:00.000Z', false],
    ])('ends with the consent: %s', async (_when, now, open) => {
      const { net, cma } = world;
      await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-03-01', '2025-06-16');
      net.clock.set(now);
      expect(await seen(world, cma.actor, youth)).toEqual(open ? ['YouthRegistered', 'ConsentGranted'] : NOT_FOUND);
    });

    it('is nothing after a withdrawal, also as of a day and at a position at which it was open', async () => {
      const { net, ml, cma } = world;
      const { consentId } = await referred();
      const knownAt = await net.house.log.head();
      expect(await seen(world, cma.actor, youth, { asOf: '2025-03-31', knownAt })).toHaveLength(6);
      await net.onPath(youth, 'RevokeConsent', { consentId }, TODAY, ml.actor);
      expect(await seen(world, cma.actor, youth)).toBe(NOT_FOUND);
      expect(await seen(world, cma.actor, youth, { asOf: '2025-03-31' })).toBe(NOT_FOUND);
      expect(await seen(world, cma.actor, youth, { knownAt })).toBe(NOT_FOUND);
    });

    it('is nothing while the youth objects in the scope', async () => {
      const { net, ml, cma } = world;
      await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-03-01');
      await net.onPath(youth, 'RecordObjection', { scope: 'CONTACT_TRANSMISSION' }, TODAY, ml.actor);
      expect(await seen(world, cma.actor, youth)).toBe(NOT_FOUND);
      expect((await consultations(world, youth))[0]).toMatchObject({ reason: 'OBJECTION' });
    });

    it('without the identity in the consent, names nobody', async () => {
      const { net, cma } = world;
      const data = { scope: 'CONTACT_TRANSMISSION', recipient: cma.id, dataCategories: ['CONTACT'], noticeVersion: '1.0', noticeSha256: 'a'.repeat(64), channel: 'SIGNED_PAPER' }; // prettier-ignore
      await net.onPath(youth, 'GrantConsent', data, '2025-03-01');
      expect(await dataOf(world, cma.actor, youth, 'YouthRegistered')).toEqual({ missionLocaleId: world.ml.id });
    });
  });

  it('while the processing is restricted, is open to the youth and the officer alone', async () => {
    const { net, ml, cma, auditor, dpo } = world;
    await referred();
    await net.onPath(youth, 'RestrictProcessing', { ground: 'CONTESTED' }, TODAY, ml.actor);
    for (const actor of [ml.actor, cma.actor, auditor]) {
      expect(await seen(world, actor, youth)).toBe(NOT_FOUND);
      expect((await consultations(world, youth))[0]).toMatchObject({ reason: 'RESTRICTED' });
    }
    expect(await seen(world, { kind: 'YOUTH', onBehalfOf: youth }, youth)).toContain('ProcessingRestricted');
    expect(await seen(world, dpo, youth, { ground: 'demande du jeune' })).toContain('ProcessingRestricted');
  });

  it('holds that of a path merged into it: for each network, as far as each path lets it', async () => {
    const { net, ml, otherMl, cma, otherCma } = world;
    const absorbed = await net.youth(otherMl, `M${count}`);
    await net.consent(absorbed, 'CONTACT_TRANSMISSION', cma.id, '2025-03-01');
    await net.consent(youth, 'CONTACT_TRANSMISSION', 'NETWORK_CMA', '2025-03-01');
    const data = { survivor: youth, confirmedBy: otherMl.account };
    await net.onPath(absorbed, 'MergePathway', data, '2025-04-01', { ...world.dpo });
    expect((await history(world, ml.actor, youth)).absorbed).toEqual([absorbed]);
    expect(await seen(world, ml.actor, youth)).toHaveLength(8);
    expect(await seen(world, cma.actor, youth)).toEqual([
      'YouthRegistered', 'YouthRegistered', 'ConsentGranted', 'ConsentGranted', 'PathwayMerged',
    ]); // prettier-ignore
    expect((await history(world, otherCma.actor, youth)).absorbed).toEqual([]);
    expect(await seen(world, otherCma.actor, youth)).toEqual(['YouthRegistered', 'ConsentGranted']);
    expect((await consultations(world, youth)).filter(({ decision }) => decision === 'GRANTED')).toHaveLength(5);
  });

  it('keeps the personal data of an i-milo update that a training centre’s contract gave rise to under the consent', async () => {
    const { net, ml, cfa } = world;
    const consentId = await net.consent(youth, 'SHARED_FOLLOW_UP', cfa.id, '2025-02-01');
    const terms = { startOn: '2025-03-03', plannedEndOn: '2027-02-28', employerName: 'Boulangerie du Pont', employerSiret: '73282932000074', cfaId: cfa.id, rncp: 'RNCP37537', diplomaCode: '50022132', diplomaLabel: 'CAP Boulanger', qualificationLevel: '3', trade: '01' }; // prettier-ignore
    await net.onPath(youth, 'SignApprenticeshipContract', terms, '2025-02-20', cfa.actor);
    expect(await dataOf(world, ml.actor, youth, 'ImiloUpdatePrepared')).toMatchObject({
      diplomaLabel: 'CAP Boulanger',
    });
    await net.onPath(youth, 'RevokeConsent', { consentId }, TODAY, ml.actor);
    expect(Object.keys((await dataOf(world, ml.actor, youth, 'ImiloUpdatePrepared')) ?? {}).sort()).toEqual([
      'contractId', 'updateId', 'version',
    ]); // prettier-ignore
  });

  it('to the officer, is content on a stated ground, and facts without one', async () => {
    const { dpo } = world;
    expect(await dataOf(world, dpo, youth, 'YouthRegistered')).not.toHaveProperty('lastName');
    expect((await consultations(world, youth))[0]).toMatchObject({ ground: 'AUDIT', categories: [] });
    expect(await dataOf(world, dpo, youth, 'YouthRegistered', 'contrôle')).toHaveProperty('lastName');
    expect((await consultations(world, youth))[0]).toMatchObject({
      ground: 'STATED',
      stated: 'contrôle',
      categories: ['contact', 'identity'],
    });
  });

  it('to an auditor, is envelopes, facts and the chain, with no personal datum', async () => {
    await referred();
    const { entries } = await history(world, world.auditor, youth);
    expect(entries).toHaveLength(8);
    expect(JSON.stringify(entries)).not.toMatch(/Famille|2005-03-14|\+336|IM-|Motivée|pain/);
    expect(entries.every(({ chain }) => /^[0-9a-f]{64}$/.test(chain?.hash ?? ''))).toBe(true);
    expect((await consultations(world, youth))[0]).toMatchObject({ categories: [], results: 8 });
  });

  it('to a youth, is their own path and no other', async () => {
    const other = await world.net.youth(world.ml, `Z${count}`);
    expect(await seen(world, { kind: 'YOUTH', onBehalfOf: youth }, youth)).toHaveLength(3);
    expect(await seen(world, { kind: 'YOUTH', onBehalfOf: youth }, other)).toBe(NOT_FOUND);
  });

  it('is never a row for the committee, the national and the regional bodies', async () => {
    await referred('NETWORK_CMA');
    const { committee, net, cma } = world;
    const kinds = ['UNML', 'CMA_FRANCE', 'ARML'] as const;
    for (const actor of [committee, ...kinds.map((kind) => ({ kind, structure: cma.id }))])
      expect(await seen({ ...world, net }, actor, youth)).toBe(NOT_FOUND);
    expect((await consultations(world, youth)).map(({ reason }) => reason)).toEqual(['ROLE', 'ROLE', 'ROLE', 'ROLE']);
  });

  it.each([
    ['no account', { account: undefined }],
    ['an account that nobody opened', { account: 'acc-01J00000000000000000000000' }],
    ['the account of another structure', 'otherMl'],
    ['the structure of another kind', 'cma'],
  ])('is nothing to %s', async (_what, change) => {
    const { ml } = world;
    const other = change === 'otherMl' || change === 'cma' ? world[change] : undefined;
    const changed = other
      ? change === 'cma'
        ? { structure: other.id }
        : { account: other.account }
      : (change as { account: string | undefined });
    const actor = Object.fromEntries(
      Object.entries({ ...ml.actor, ...changed }).filter(([, value]) => value !== undefined),
    );
    expect(await seen(world, actor as typeof ml.actor, youth)).toBe(NOT_FOUND);
    expect((await consultations(world, youth))[0]).toMatchObject({ decision: 'REFUSED', reason: 'ACCOUNT' });
  });

  it('is nothing to an account from the day on which it is deactivated', async () => {
    const { net, ml } = world;
    const account = 'acc-01J0000000000000000000DEAC';
    const give = (command: string, data: object, on: string) =>
      net.give({ aggregate: 'structure', id: ml.id, command, data: data as Record<string, unknown>, on });
    await give('OpenAccount', { account, role: 'ML_ADVISER' }, '2025-01-01').catch(() => undefined);
    expect(await seen(world, { ...ml.actor, account }, youth)).toHaveLength(3);
    await give('DeactivateAccount', { account }, TODAY);
    expect(await seen(world, { ...ml.actor, account }, youth)).toBe(NOT_FOUND);
  });

  it('tells, event by event, what the other network could see when it happened', async () => {
    const { net, ml, cma } = world;
    const { consentId } = await referred();
    await net.onPath(youth, 'RevokeConsent', { consentId }, TODAY, ml.actor);
    await net.onPath(youth, 'AssignReferent', { account: ml.account, structureId: ml.id, role: 'ML' }, TODAY, ml.actor);
    const { entries } = await history(world, ml.actor, youth);
    const crossed = (type: string) =>
      entries.find((entry) => entry.type === type)?.crossed?.map(({ recipient, fields }) => [recipient, fields.length]);
    // Before the consent, and after its withdrawal, nothing crossed; the Mission Locale's own follow-up never does.
    expect(crossed('YouthRegistered')).toEqual([]);
    expect(crossed('PaceaOpened')).toEqual([]);
    expect(crossed('ReferralSent')).toEqual([[cma.id, 8]]);
    expect(crossed('ConsentGranted')).toEqual([[cma.id, 6]]);
    expect(crossed('ReferentAssigned')).toEqual([]);
    expect(crossed('ReferralWithdrawn')).toEqual([]);
  });

  it('is as of a day, as known at a position, and refuses a position that is to come', async () => {
    const { ml, net } = world;
    const head = await net.house.log.head();
    await referred();
    expect(await seen(world, ml.actor, youth, { asOf: '2025-03-03' })).toHaveLength(5);
    expect(await seen(world, ml.actor, youth, { knownAt: head })).toHaveLength(3);
    expect(await seen(world, ml.actor, youth, { knownAt: 1_000_000 })).toBe('history.beyondLog');
  });

  it('is nothing once the convention has ended', async () => {
    const { net, cma, ml } = world;
    await net.consent(youth, 'CONTACT_TRANSMISSION', cma.id, '2025-03-01');
    expect(await seen(world, cma.actor, youth)).toEqual(['YouthRegistered', 'ConsentGranted']);
    const convention = (command: string, data: Record<string, unknown>, on: string) =>
      net.give({ aggregate: 'convention', id: CONVENTION, command, data, on });
    const { parties = [] } = (await net.house.log.readStream(CONVENTION))[0]?.facts as { parties?: string[] };
    await convention('SendDenunciation', { by: parties[0], trackingNumber: '1A00000000001' }, '2025-06-10');
    expect(await seen(world, cma.actor, youth)).toHaveLength(2);
    await convention('TerminateConvention', {}, TODAY);
    expect(await seen(world, cma.actor, youth)).toBe(NOT_FOUND);
    expect((await consultations(world, youth))[0]).toMatchObject({ reason: 'CONVENTION' });
    expect(await seen(world, ml.actor, youth)).toContain('YouthRegistered');
  });
});

describe('a command on a path in which one takes no part', () => {
  it('is answered as for an id that nothing stands under, and to whoever has not the role, as always', async () => {
    const world = await aWorld(await Network.open(NOW));
    const { net, ml, otherMl, otherCma, auditor } = world;
    const known = await net.youth(ml, 'KN0WN');
    const unknown = `youthPathway-${idOf('N0B0DY')}`;
    const refusal = async (id: string, actor: typeof auditor) => {
      try {
        return await net.onPath(id, 'OpenPacea', { plannedEndOn: '2026-08-31', diagnosticOn: TODAY }, TODAY, actor);
      } catch (error) {
        const { code, wording, args, field } = error as Record<string, unknown>;
        return { code, wording, args, field };
      }
    };
    for (const [actor, code] of [
      [otherMl.actor, 'aggregate.unknown'],
      [otherCma.actor, 'actor.notAllowed'],
      [auditor, 'actor.notAllowed'],
    ] as const) {
      const answer = await refusal(known, actor);
      expect(answer).toMatchObject({ code });
      expect(answer).toEqual(await refusal(unknown, actor));
    }
    const referral = { referralId: idOf('A') };
    for (const id of [known, unknown])
      expect(await codeOf(net.onPath(id, 'ReceiveReferral', referral, TODAY, otherCma.actor))).toBe(
        'aggregate.unknown',
      );
    await net.close();
  });
});
