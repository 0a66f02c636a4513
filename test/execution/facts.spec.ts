import { aggregates } from '../../src/domain/catalogue.js';
import type { CommandAnswer } from '../../src/application/execution/executor.js';
import { codeOf, commandId, openHouse, TestDirectory, type House, type Request } from './house.js';

const id = (n: number): string => `01JE${String(n).padStart(22, '0')}`;
const [UNML, CMA_FRANCE, LYON, REUNION, GUADELOUPE, CHAMBER] = [1, 2, 3, 4, 5, 6].map((n) => `structure-${id(n)}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const IMPORT = { kind: 'IMPORT' } as const;

/** What decisions know of other streams, with the real catalogue. */
describe('facts of other streams', () => {
  let directory: TestDirectory;
  let house: House;
  let count = 0;

  beforeEach(async () => {
    directory = new TestDirectory();
    house = openHouse(directory.path, aggregates);
    await structure(UNML, { kind: 'UNML', name: 'UNML', regionCode: '11' });
    await structure(CMA_FRANCE, { kind: 'CMA_FRANCE', name: 'CMA France', regionCode: '11' });
    await structure(LYON, { kind: 'ML', name: 'Mission Locale de Lyon', regionCode: '84' });
    await structure(REUNION, { kind: 'ML', name: 'Mission Locale Nord', regionCode: '04' });
    await structure(GUADELOUPE, { kind: 'ML', name: 'Mission Locale de Guadeloupe', regionCode: '01' });
    await structure(CHAMBER, { kind: 'CMA', name: 'CMA du Rhône', regionCode: '84' });
  });

  afterEach(async () => {
    await house.close();
    directory.remove();
  });

  async function restart(): Promise<void> {
    await house.close();
    house = openHouse(directory.path, aggregates);
  }

  function run(
    aggregate: string,
    n: string,
    command: string,
    data: unknown,
    more: Partial<Request> = {},
  ): Promise<CommandAnswer> {
    count += 1;
    const request = {
      commandId: commandId(count),
      aggregate,
      id: n,
      command,
      data,
      actor: IMPORT,
      source: 'HTTP',
      ...more,
    };
    return house.executor.execute(request as Request);
  }

  function structure(stream: string, data: unknown): Promise<CommandAnswer> {
    return run('structure', stream, 'RegisterStructure', data, { effectiveOn: '2010-01-01', source: 'IMPORT' });
  }

  function register(
    n: number,
    more: Partial<Request> = {},
    person: object = {},
    missionLocaleId = LYON,
  ): Promise<CommandAnswer> {
    const data = {
      lastName: 'D’Alméïda-Œuvrard',
      firstName: 'Zoé',
      birthDate: '2006-02-28',
      missionLocaleId,
      sex: 'F',
      entryQualification: '3',
      ...person,
    };
    const actor = {
      kind: 'ML_ADVISER',
      account: 'acc-01J00000000000000000000001',
      structure: missionLocaleId,
    } as const;
    return run('youth-pathway', id(n), 'RegisterYouth', data, { actor, ...more });
  }

  describe('a person', () => {
    const spelt = { lastName: 'd almeida oeuvrard', firstName: 'ZOE' };

    it('is found again however the name is spelt, also while the first registration is on its way', async () => {
      const answers = await Promise.all([codeOf(register(100)), codeOf(register(101, {}, spelt))]);
      expect(answers).toEqual(['accepted', 'registration.duplicate']);
      await restart();
      expect(await codeOf(register(102, {}, spelt))).toBe('registration.duplicate');
      expect(await codeOf(register(103, {}, { ...spelt, birthDate: '2006-03-01' }))).toBe('accepted');
    });

    it('may have a path again once the first is closed', async () => {
      await register(100);
      await run('youth-pathway', id(100), 'ClosePathway', { reason: 'MOVED' });
      expect(await codeOf(register(101, {}, spelt))).toBe('accepted');
    });

    it('is found under a corrected identity and no longer under the wrong one', async () => {
      await register(100);
      await run('youth-pathway', id(100), 'CorrectIdentity', { birthDate: '2005-02-28', reason: 'TYPING_ERROR' });
      expect(await codeOf(register(101, {}, { ...spelt, birthDate: '2005-02-28' }))).toBe('registration.duplicate');
      expect(await codeOf(register(102))).toBe('accepted');
    });

    it('stands under the old identity again when the correction could not be recorded', async () => {
      await register(100);
      let broken = true;
      house.log.beforeCommit(() => {
        if (broken) throw Object.assign(new Error('disk'), { code: 'SQLITE_FULL' });
      });
      const correction = { birthDate: '2005-02-28', reason: 'TYPING_ERROR' };
      expect(await codeOf(run('youth-pathway', id(100), 'CorrectIdentity', correction))).toBe('log.unavailable');
      broken = false;
      expect(await codeOf(register(101, {}, { birthDate: '2005-02-28' }))).toBe('accepted');
      expect(await codeOf(register(102))).toBe('registration.duplicate');
    });

    it('is not found once erased', async () => {
      await register(100);
      house.vault.erase(`youthPathway-${id(100)}`, 'all');
      await house.executor.forget(`youthPathway-${id(100)}`);
      expect(await codeOf(register(101))).toBe('accepted');
    });
  });

  describe('the day', () => {
    it('is that of the structure: 02:00 in La Réunion, 21:00 in Guadeloupe', async () => {
      // Still the 15th in Paris, already the 16th in Saint-Denis.
      house.clock.set('2025-06-15T21:30:00.000Z');
      expect(await codeOf(register(100, { effectiveOn: '2025-06-16' }, {}, REUNION))).toBe('accepted');
      expect(await codeOf(register(101, { effectiveOn: '2025-06-16' }, { firstName: 'Ana' }, LYON))).toBe(
        'date.future',
      );
      // Already the 16th in Paris, still the 15th in Basse-Terre.
      house.clock.set('2025-06-16T01:00:00.000Z');
      expect(await codeOf(register(102, { effectiveOn: '2025-06-16' }, { firstName: 'Léa' }, LYON))).toBe('accepted');
      expect(await codeOf(register(103, { effectiveOn: '2025-06-16' }, { firstName: 'Eva' }, GUADELOUPE))).toBe(
        'date.future',
      );
      expect((await register(104, {}, { firstName: 'Mia' }, GUADELOUPE)).revision).toBe(0);
      expect((await house.log.readStream(`youthPathway-${id(104)}`))[0]!.effectiveOn).toBe('2025-06-15');
    });
  });

  describe('a structure', () => {
    it('is known as soon as it is registered, and after a restart', async () => {
      const fresh = `structure-${id(7)}`;
      const [, answer] = await Promise.all([
        structure(fresh, { kind: 'ML', name: 'Nouvelle', regionCode: '84' }),
        codeOf(register(100, {}, {}, fresh)),
      ]);
      expect(answer).toBe('accepted');
      await restart();
      expect(await codeOf(register(101, {}, { firstName: 'Ana' }, fresh))).toBe('accepted');
      expect(await codeOf(register(102, {}, { firstName: 'Léa' }, `structure-${id(8)}`))).not.toBe('accepted');
    });

    it('is unknown again when its registration could not be recorded', async () => {
      let broken = true;
      house.log.beforeCommit(() => {
        if (broken) throw Object.assign(new Error('disk'), { code: 'SQLITE_FULL' });
      });
      const fresh = `structure-${id(7)}`;
      expect(await codeOf(structure(fresh, { kind: 'ML', name: 'Nouvelle', regionCode: '84' }))).toBe(
        'log.unavailable',
      );
      broken = false;
      expect(await codeOf(register(100, {}, {}, fresh))).not.toBe('accepted');
      expect((await house.executor.directory()).structure(fresh)).toBeUndefined();
    });

    it('lets nobody act for it who cannot work there', async () => {
      const adviserOfAChamber = {
        kind: 'ML_ADVISER',
        account: 'acc-01J00000000000000000000001',
        structure: CHAMBER,
      } as const;
      expect(await codeOf(register(100, { actor: adviserOfAChamber }))).toBe('actor.notAllowed');
    });

    it('stands for those that merged into it', async () => {
      await run('structure', REUNION, 'MergeStructure', { into: LYON }, { effectiveOn: '2025-06-01' });
      const known = await house.executor.directory();
      expect(known.successorOf(REUNION)?.id).toBe(LYON);
      expect(known.successorOf('structure-nowhere')).toBeUndefined();
    });
  });

  describe('a convention', () => {
    const CONVENTION = id(20);
    const sign = (): Promise<CommandAnswer> =>
      run(
        'convention',
        CONVENTION,
        'SignConvention',
        { level: 'NATIONAL', parties: [UNML, CMA_FRANCE], termYears: 3, renewal: 'YEARLY_TACIT' },
        { effectiveOn: '2023-05-24', source: 'IMPORT' },
      );

    it('is in force between the structures that it covers, from its day on', async () => {
      expect((await house.executor.directory()).conventionsInForce('2025-06-16', LYON, CHAMBER)).toEqual([]);
      await sign();
      for (const state of ['now', 'after a restart']) {
        const known = await house.executor.directory();
        const inForce = (on: string, a = LYON, b = CHAMBER): string[] =>
          known.conventionsInForce(on, a, b).map((one) => one.id);
        expect([state, inForce('2025-06-16')]).toEqual([state, [`convention-${CONVENTION}`]]);
        expect(inForce('2023-05-23')).toEqual([]);
        expect(inForce('2025-06-16', LYON, 'structure-nowhere')).toEqual([]);
        expect(known.convention(`convention-${CONVENTION}`)?.level).toBe('NATIONAL');
        await restart();
      }
    });

    it('lets a youth be positioned with a consent, and it is known where until there is an outcome', async () => {
      await sign();
      await register(100);
      const [pathwayId, other] = [`youthPathway-${id(100)}`, `youthPathway-${id(101)}`];
      const referent = { kind: 'CMA_REFERENT', account: 'acc-01J00000000000000000000002', structure: CHAMBER } as const;
      const terms = {
        trade: '12',
        rncp: 'RNCP37537',
        qualificationLevel: '3',
        commune: '69123',
        seats: 2,
        startOn: '2025-09-01',
        durationMonths: 24,
      };
      for (const offer of [30, 31]) await run('offer', id(offer), 'PublishOffer', terms, { actor: referent });
      const position = (offer: number): Promise<string> =>
        codeOf(run('offer', id(offer), 'PositionYouth', { pathwayId }, { actor: referent }));
      expect(await position(30)).not.toBe('accepted');
      const consent = {
        scope: 'CONTACT_TRANSMISSION',
        recipient: CHAMBER,
        noticeVersion: '2025-1',
        noticeSha256: 'a'.repeat(64),
        channel: 'SIGNED_PAPER',
        proof: 'registre 12',
      };
      await run('youth-pathway', id(100), 'GrantConsent', consent);
      expect(await position(30)).toBe('accepted');
      const first = await house.executor.openPositionings(pathwayId);
      expect(first).toEqual([{ offerId: `offer-${id(30)}`, positioningId: expect.any(String) as string }]);
      expect(await position(31)).toBe('accepted');
      await restart();
      expect(await house.executor.openPositionings(pathwayId)).toHaveLength(2);
      expect(await house.executor.openPositionings(other)).toEqual([]);
      const outcome = { positioningId: first[0]!.positioningId, outcome: 'REFUSED', code: 'PROFILE' };
      await run('offer', id(30), 'RecordPositioningOutcome', outcome, { actor: referent });
      expect(await house.executor.openPositionings(pathwayId)).toMatchObject([{ offerId: `offer-${id(31)}` }]);
    });
  });
});
