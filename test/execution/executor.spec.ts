import { DomainError } from '../../src/domain/kernel/refusals.js';
import type { CommandAnswer } from '../../src/application/execution/executor.js';
import { SubjectErased } from '../../src/application/ports/key-vault.js';
import { counter } from './counter.js';
import { codeOf, commandId, everything, openHouse, opened, TestDirectory, type House, type Request } from './house.js';

const ID = '01JE0000000000000000000001';
const STREAM = `counter-${ID}`;
const ADVISER = { kind: 'ML_ADVISER', account: 'acc-01J00000000000000000000001' } as const;

describe('the command cycle', () => {
  let directory: TestDirectory;
  let house: House;
  let count: number;

  beforeEach(() => {
    directory = new TestDirectory();
    house = openHouse(directory.path, [counter]);
    count = 0;
  });

  afterEach(async () => {
    await house.close();
    directory.remove();
  });

  function request(command: string, data: unknown = {}, more: Partial<Request> = {}): Request {
    count += 1;
    return {
      commandId: commandId(count),
      aggregate: 'counter',
      id: ID,
      command,
      actor: ADVISER,
      data,
      source: 'HTTP',
      ...more,
    };
  }
  const run = (command: string, data?: unknown, more?: Partial<Request>): Promise<CommandAnswer> =>
    house.executor.execute(request(command, data, more));
  const raise = (by = 1, more: Partial<Request> = {}): Promise<CommandAnswer> => run('RaiseCounter', { by }, more);
  const valueNow = async (): Promise<unknown> => (await house.executor.present(STREAM))?.state;

  async function restart(): Promise<void> {
    await house.close();
    house = openHouse(directory.path, [counter]);
  }

  describe('a command that is accepted', () => {
    it('is recorded, chained and answered with its position and revision', async () => {
      expect(await run('OpenCounter', { name: 'Zoé' })).toMatchObject({
        position: 1,
        revision: 0,
        events: 1,
        repeated: false,
      });
      expect(await run('RaiseCounter', { by: 2, times: 2 })).toMatchObject({ position: 3, revision: 2, events: 2 });
      const events = await everything(house);
      expect(events.map(({ prevHash }) => prevHash)).toEqual(['', events[0]!.hash, events[1]!.hash]);
      expect(events[0]).toMatchObject({
        stream: STREAM,
        effectiveOn: '2025-06-16',
        recordedAt: '2025-06-16T10:00:00.000Z',
        actor: ADVISER,
        commandId: commandId(1),
        correlationId: commandId(1),
        causationId: commandId(1),
        source: 'HTTP',
        legalBasis: 'PUBLIC_TASK',
      });
      expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(3);
      expect(await opened(house, STREAM)).toMatchObject([
        { data: { name: 'Zoé' } },
        { data: { by: 2 } },
        { data: { by: 2 } },
      ]);
    });

    it('says what it follows from when it is told', async () => {
      await run('OpenCounter', {}, { correlationId: commandId(77), causationId: 'an event' });
      expect((await everything(house))[0]).toMatchObject({ correlationId: commandId(77), causationId: 'an event' });
    });

    it('may name its aggregate by the name of its stream', async () => {
      await run('OpenCounter', {}, { id: STREAM });
      expect(await codeOf(raise())).toBe('accepted');
    });

    it('is decided on the state that the one before left, without waiting for it', async () => {
      const answers = await Promise.all([
        run('OpenCounter', { limit: 30 }),
        ...Array.from({ length: 30 }, () => raise()),
      ]);
      expect(answers.map(({ revision }) => revision)).toEqual(answers.map((_, n) => n));
      expect(await codeOf(raise())).toBe('counter.full');
      expect(await valueNow()).toEqual({ limit: 30, value: 30 });
    });

    it('leaves a receipt when it changes nothing, and no event', async () => {
      await run('OpenCounter');
      expect(await raise(0)).toMatchObject({ events: 0, position: 1, revision: 0, repeated: false });
      expect(await house.log.head()).toBe(1);
    });

    it('gives ids that follow from the command id', async () => {
      await run('OpenCounter');
      const [first, second] = (await everything(house))[0]!.facts.ids as string[];
      expect(first).toBe(house.ids.derived(commandId(1), '1'));
      expect(second).toBe(house.ids.derived(commandId(1), '2'));
    });
  });

  describe('a command id', () => {
    it('gives the same answer again: at once, later, and after a restart', async () => {
      const opening = request('OpenCounter', { name: 'Zoé' });
      const [first, twin] = await Promise.all([house.executor.execute(opening), house.executor.execute(opening)]);
      expect(twin).toEqual({ ...first, repeated: true });
      await raise();
      await restart();
      expect(await house.executor.execute(opening)).toEqual({ ...first, repeated: true });
      expect(await house.log.head()).toBe(2);
    });

    it('gives the same answer although the date it takes by default has passed', async () => {
      const opening = request('OpenCounter');
      const first = await house.executor.execute(opening);
      house.clock.set('2027-01-01T10:00:00.000Z');
      expect(await house.executor.execute(opening)).toEqual({ ...first, repeated: true });
    });

    it('is refused for another command, queued or recorded', async () => {
      const opening = request('OpenCounter');
      const other = { ...opening, data: { name: 'another' } };
      const answers = await Promise.all([
        codeOf(house.executor.execute(opening)),
        codeOf(house.executor.execute(other)),
      ]);
      expect(answers).toEqual(['accepted', 'command.idReused']);
      expect(await codeOf(house.executor.execute({ ...opening, actor: { kind: 'IMPORT' } }))).toBe('command.idReused');
      expect(await codeOf(house.executor.execute({ ...opening, effectiveOn: '2025-06-15' }))).toBe('command.idReused');
    });

    it('of a command that was refused may be used again', async () => {
      await run('OpenCounter', { limit: 1 });
      const tooMuch = request('RaiseCounter', { by: 2 });
      expect(await codeOf(house.executor.execute(tooMuch))).toBe('counter.full');
      expect(await codeOf(house.executor.execute({ ...tooMuch, data: { by: 1 } }))).toBe('accepted');
    });

    it('leaves in the log no digest by which a guess about a person could be checked', async () => {
      const { digest } = await run('OpenCounter', { name: 'Zoé' });
      const other = new TestDirectory();
      const stranger = openHouse(other.path, [counter]);
      count = 0;
      const same = await stranger.executor.execute(request('OpenCounter', { name: 'Zoé' }));
      expect(same.digest).not.toBe(digest);
      await stranger.close();
      other.remove();
    });
  });

  describe('is refused', () => {
    it.each([
      ['an unknown aggregate', { aggregate: 'nothing' }, ['aggregate']],
      ['an unknown command', { command: 'DoNothing' }, ['command']],
      ['an id that is none', { id: 'zoe' }, ['id']],
      ['a stream of another aggregate', { id: 'structure-01JE0000000000000000000001' }, ['id']],
      ['a command id that is none', { commandId: '1' }, ['commandId']],
      ['a date that is none', { effectiveOn: '2025-02-30' }, ['effectiveOn']],
      ['an actor of no kind', { actor: { kind: 'BOSS' } }, ['actor.kind']],
      ['several wrong fields', { data: { name: 4, limit: 0, more: 1 } }, ['data.name', 'data.limit', 'data.more']],
      ['data that is no object', { data: 'Zoé' }, ['data']],
      ['half a character', { data: { name: 'Zo\ud83d' } }, ['data']],
      ['a field that is unknown', { colour: 'red' }, ['colour']],
    ])('%s, with the path of each wrong field and no value', async (_case, change, paths) => {
      const wrong = { ...request('OpenCounter', { name: 'Zoé' }), ...change } as unknown as Request;
      const refusal = (await house.executor.execute(wrong).catch((error: unknown) => error)) as {
        code: string;
        message: string;
        issues: { path: string; message: string }[];
      };
      expect(refusal.code).toBe('input.invalid');
      expect(refusal.issues.map(({ path }) => path)).toEqual(paths);
      expect(JSON.stringify([refusal.issues, refusal.message])).not.toContain('Zo');
      expect(await house.log.head()).toBe(0);
    });

    it('a command about nothing, or an aggregate that is there already', async () => {
      expect(await codeOf(raise())).toBe('aggregate.unknown');
      await run('OpenCounter');
      expect(await codeOf(run('OpenCounter'))).toBe('aggregate.exists');
    });

    it('an actor who may not, or who stands in no relation', async () => {
      await run('OpenCounter');
      expect(await codeOf(raise(1, { actor: { kind: 'AUDITOR' } }))).toBe('actor.notAllowed');
      expect(await codeOf(raise(1, { actor: { kind: 'CMA_REFERENT' } }))).toBe('actor.notAllowed');
      const related = { kind: 'CMA_REFERENT', structure: 'structure-01J00000000000000000000009' } as const;
      expect(await codeOf(raise(1, { actor: related }))).toBe('accepted');
      expect(await codeOf(raise(1, { actor: { kind: 'IMPORT' } }))).toBe('accepted');
    });

    it('a broken rule, with its own code and sentence, and nothing is recorded', async () => {
      await run('OpenCounter', { limit: 3 });
      const refusal = await raise(4).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DomainError);
      expect((refusal as DomainError).in('fr')).toBe('Le compteur est plein : 3.');
      expect(await house.log.head()).toBe(1);
    });

    it('personal data behind a fence', async () => {
      await run('OpenCounter', { name: 'Zoé' });
      expect(house.vault.erase(STREAM, 'all')).toHaveLength(1);
      await house.executor.forget(STREAM);
      expect(await codeOf(run('RaiseCounter', { by: 1, remark: 'é' }))).toBe('subject.erased');
      expect(await codeOf(raise())).toBe('accepted');
      expect(() => house.vault.keyFor(STREAM, 'note')).toThrow(SubjectErased);
    });

    it('never silently a decision that asks for what its command does not need', async () => {
      await run('OpenCounter');
      await expect(run('AskTooMuch')).rejects.toThrow(/does not name among its needs/);
    });
  });

  describe('dates', () => {
    beforeEach(async () => {
      await run('OpenCounter', {}, { effectiveOn: '2024-06-15' });
    });

    it.each([
      ['today', '2025-06-16', 'accepted'],
      ['tomorrow', '2025-06-17', 'date.future'],
      ['366 days ago', '2024-06-15', 'accepted'],
      ['367 days ago', '2024-06-14', 'date.tooOld'],
    ])('%s: %s is %s', async (_case, effectiveOn, code) => {
      expect(await codeOf(raise(1, { effectiveOn }))).toBe(code);
    });

    it('a plan may lie ahead', async () => {
      expect(await codeOf(run('PlanCounter', { by: 1 }, { effectiveOn: '2026-01-01' }))).toBe('accepted');
    });

    it('an import may be older, not later', async () => {
      expect(await codeOf(raise(1, { effectiveOn: '2019-01-01', source: 'IMPORT' }))).toBe('accepted');
      expect(await codeOf(raise(1, { effectiveOn: '2025-06-17', source: 'IMPORT' }))).toBe('date.future');
    });

    it('the clock may be late, and has the date it is run for', async () => {
      const clock = { actor: { kind: 'CLOCK' }, source: 'CLOCK' } as const;
      expect(await codeOf(run('PlanCounter', { by: 1 }, { ...clock, effectiveOn: '2020-01-01' }))).toBe('accepted');
      expect(await codeOf(raise(1, { today: '2030-01-01', effectiveOn: '2029-01-01' }))).toBe('date.future');
    });

    it('recordedAt comes from an import only, and never from the future', async () => {
      const recordedAt = '2025-01-01T00:00:00.000Z';
      expect(await codeOf(raise(1, { recordedAt }))).toBe('recordedAt.notAllowed');
      expect(await codeOf(raise(1, { recordedAt: '2025-06-16T10:00:00.001Z', source: 'IMPORT' }))).toBe(
        'recordedAt.future',
      );
      expect(await codeOf(raise(1, { recordedAt: 'yesterday', source: 'IMPORT' }))).toBe('input.invalid');
    });

    it('recordedAt never goes back in a stream, whatever the clock or an import says', async () => {
      house.clock.set('2025-06-16T09:00:00.000Z');
      await raise();
      await raise(1, { recordedAt: '2020-01-01T00:00:00+01:00', source: 'IMPORT' });
      expect((await everything(house)).map(({ recordedAt }) => recordedAt)).toEqual(
        Array.from({ length: 3 }, () => '2025-06-16T10:00:00.000Z'),
      );
    });

    it.each([
      ['now', 'HTTP', {}, '2025-06-16'],
      ['an import without a date of recording', 'IMPORT', { effectiveOn: '2019-03-01' }, '2019-03-01'],
      [
        'an import with one, in Paris',
        'IMPORT',
        { effectiveOn: '2019-03-01', recordedAt: '2019-03-04T23:30:00Z' },
        '2019-03-05',
      ],
    ] as const)('what is decided knows when it is recorded: %s', async (_case, source, dates, recordedOn) => {
      const id = '01JE0000000000000000000002';
      await run('OpenCounter', {}, { id, source, ...dates });
      expect((await house.log.readStream(`counter-${id}`))[0]!.facts).toMatchObject({ recordedOn });
    });
  });

  describe('memory', () => {
    it('gives the same states after a restart as before', async () => {
      await run('OpenCounter', { limit: 1_000 });
      await Promise.all(Array.from({ length: 20 }, (_, n) => raise(n)));
      const before = await valueNow();
      await restart();
      expect(await valueNow()).toEqual(before);
      expect(await house.executor.present('counter-01JE0000000000000000000009')).toBeUndefined();
    });

    it('is bounded, and what was dropped is read again', async () => {
      await house.close();
      house = openHouse(directory.path, [counter], { statesKept: 3 });
      const ids = Array.from({ length: 10 }, (_, n) => `01JE00000000000000000000${String(n).padStart(2, '0')}`);
      for (const id of ids) await run('OpenCounter', {}, { id });
      for (const id of ids) expect(await raise(1, { id })).toMatchObject({ revision: 1 });
    });

    it('follows what another process appends', async () => {
      await run('OpenCounter', { limit: 5 });
      const other = openHouse(directory.path, [counter]);
      const elsewhere = await other.executor.execute(request('RaiseCounter', { by: 5 }));
      expect(elsewhere).toMatchObject({ revision: 1 });
      expect(await codeOf(raise())).toBe('counter.full');
      await other.close();
    });

    it('meets a conflict with another process by deciding again', async () => {
      await run('OpenCounter', { limit: 10_000 });
      const other = openHouse(directory.path, [counter]);
      const both = [house, other].map((one, from) =>
        Promise.all(
          Array.from({ length: 40 }, (_, n) =>
            one.executor.execute({
              ...request('RaiseCounter', { by: 1 }),
              commandId: commandId(1_000 * (from + 1) + n),
            }),
          ),
        ),
      );
      await Promise.all(both);
      expect(await valueNow()).toEqual({ limit: 10_000, value: 80 });
      expect((await everything(house)).map(({ revision }) => revision)).toEqual(
        Array.from({ length: 81 }, (_, n) => n),
      );
      await other.close();
    });
  });

  describe('when the disk fails', () => {
    /** Makes the next commits fail. */
    function breakLog(): { mend: () => void } {
      let broken = true;
      house.log.beforeCommit(() => {
        if (broken) throw Object.assign(new Error('disk'), { code: 'SQLITE_FULL' });
      });
      return {
        mend: () => {
          broken = false;
        },
      };
    }

    it('says unavailable, forgets what it had decided, and goes on afterwards', async () => {
      await run('OpenCounter', { limit: 3 });
      const { mend } = breakLog();
      const lost = [raise(), raise(), raise()].map(codeOf);
      expect(await Promise.all(lost)).toEqual(Array.from({ length: 3 }, () => 'log.unavailable'));
      mend();
      expect(await valueNow()).toEqual({ limit: 3, value: 0 });
      expect(await raise(3)).toMatchObject({ revision: 1 });
    });

    it('refuses nothing on the ground of what was then lost', async () => {
      await run('OpenCounter', { limit: 3 });
      const { mend } = breakLog();
      const lost = codeOf(raise(3));
      const onTop = raise(1);
      void lost.then(mend);
      // Decided while 3 of 3 seemed taken: refused then, and decided again since that was lost.
      expect(await lost).toBe('log.unavailable');
      expect(await onTop).toMatchObject({ revision: 1, events: 1 });
    });
  });
});
