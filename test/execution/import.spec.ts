import { importCommands, type ImportSummary } from '../../src/application/import/import.js';
import type { CommandAnswer } from '../../src/application/execution/executor.js';
import { counter } from './counter.js';
import { commandId, everything, openHouse, TestDirectory, type House, type Request } from './house.js';

const id = (n: number): string => `01JE${String(n).padStart(22, '0')}`;

/** Ten counters and what happens to them, one line in seven not acceptable. */
const journal = Array.from({ length: 400 }, (_, n) => {
  const [command, data] = n < 10 ? ['OpenCounter', { name: 'Zoé', limit: 60 }] : ['RaiseCounter', { by: 1 + (n % 3) }];
  const wrong = n % 7 === 6 ? { colour: 'red' } : {};
  const actor = { kind: 'ML_ADVISER' };
  return JSON.stringify({
    commandId: commandId(n),
    aggregate: 'counter',
    id: id(n % 10),
    command,
    effectiveOn: '2024-01-01',
    actor,
    data,
    ...wrong,
  });
}).join('\n');

async function* bytes(): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield Buffer.from(journal);
}

describe('importing into the log', () => {
  const directories: TestDirectory[] = [];
  const houses: House[] = [];

  function newHouse(): { house: House; directory: TestDirectory } {
    const directory = new TestDirectory();
    const house = openHouse(directory.path, [counter]);
    directories.push(directory);
    houses.push(house);
    return { house, directory };
  }

  afterEach(async () => {
    await Promise.all(houses.splice(0).map((house) => house.close()));
    for (const directory of directories.splice(0)) directory.remove();
  });

  async function importInto(
    house: House,
    execute = (request: Request): Promise<CommandAnswer> => house.executor.execute(request),
  ): Promise<{ summary: ImportSummary; rejects: unknown[] }> {
    const rejects: unknown[] = [];
    const summary = await importCommands(bytes(), { execute, reject: (line) => void rejects.push(JSON.parse(line)) });
    return { summary, rejects };
  }

  /** What was recorded, without ciphertexts and what they change. */
  async function recorded(house: House): Promise<unknown[]> {
    return (await everything(house)).map(({ eventId, position, revision, facts, commandId: command }) => ({
      eventId,
      position,
      revision,
      facts,
      command,
    }));
  }

  it('accepts what it can and rejects the rest', async () => {
    const { house } = newHouse();
    const { summary, rejects } = await importInto(house);
    expect(summary.read).toBe(400);
    expect(summary.accepted + summary.refused).toBe(400);
    expect(await house.log.head()).toBe(summary.accepted);
    const codes = new Set(rejects.map((reject) => (reject as { code: string }).code));
    expect([...codes].sort()).toEqual(['aggregate.unknown', 'counter.full', 'input.invalid']);
  });

  it('twice changes nothing', async () => {
    const { house } = newHouse();
    const first = await importInto(house);
    const before = await everything(house);
    const again = await importInto(house);
    expect(again.summary).toEqual({
      read: 400,
      accepted: 0,
      alreadyKnown: first.summary.accepted,
      refused: first.summary.refused,
    });
    expect(again.rejects).toEqual(first.rejects);
    expect(await everything(house)).toEqual(before);
  });

  it('cut short at any point and repeated ends as if it had not been', async () => {
    const whole = newHouse();
    const { summary } = await importInto(whole.house);
    for (const after of [1, 9, 10, 57, 256, 300]) {
      const cut = newHouse();
      let given = 0;
      const dying = (request: Request): Promise<CommandAnswer> => {
        given += 1;
        // The power goes: nothing more is taken, and nobody is answered.
        return given > after ? new Promise(() => undefined) : cut.house.executor.execute(request);
      };
      void importInto(cut.house, dying);
      await new Promise((resolve) => setTimeout(resolve, 20));
      await cut.house.close();
      const again = openHouse(cut.directory.path, [counter]);
      houses.push(again);
      const second = await importInto(again);
      expect(second.summary.accepted + second.summary.alreadyKnown).toBe(summary.accepted);
      expect(second.summary.alreadyKnown).toBeGreaterThan(0);
      expect(await recorded(again)).toEqual(await recorded(whole.house));
    }
  });
});
