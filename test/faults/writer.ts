import { setTimeout as sleep } from 'node:timers/promises';
import { counter } from '../execution/counter.js';
import { commandId, openHouse } from '../execution/house.js';

/**
 * Until it is killed: commands on eight counters, eight at once. Each command that was answered is told on standard output,
 * and only then.
 */
const [directory = '', from = '0'] = process.argv.slice(2);
const house = openHouse(directory, [counter]);
const actor = { kind: 'IMPORT' } as const;

async function client(n: number): Promise<void> {
  const id = `01JE${String(Number(from) + n).padStart(22, '0')}`;
  const tell = (command: string): boolean => process.stdout.write(`${command}\n`);
  for (let step = 0; ; step += 1) {
    const command = commandId(Number(from) * 1_000_000 + n * 100_000 + step);
    const [name, data] =
      step === 0 ? ['OpenCounter', { name: 'Zoé' }] : ['RaiseCounter', { by: 1, times: 3, remark: 'é' }];
    await house.executor.execute({
      commandId: command,
      aggregate: 'counter',
      id,
      command: name,
      actor,
      data,
      source: 'CLI',
    });
    tell(command);
    if (step % 50 === 0) await sleep(1);
  }
}

void Promise.all(Array.from({ length: 8 }, (_, n) => client(n)));
