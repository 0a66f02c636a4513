import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openEmbeddedLog } from '../../src/infrastructure/event-log/sqlite/sqlite-event-log.js';
import { verifyLog } from '../../src/infrastructure/event-log/sqlite/verify.js';
import { appendOf, streamOf } from '../contracts/records.js';
import { counter } from '../execution/counter.js';
import { everything, openHouse, TestDirectory } from '../execution/house.js';

/** Lets a child write until it has told so many answers, then kills it without a warning. */
async function writeUntilKilled(directory: string, from: number, answers: number): Promise<string[]> {
  const here = join(process.cwd(), 'test', 'faults');
  const loader = pathToFileURL(join(here, 'typescript-loader.mjs')).href;
  const child = spawn(process.execPath, ['--import', loader, join(here, 'writer.ts'), directory, String(from)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let told = '';
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString();
      if (told.split('\n').length > answers) child.kill('SIGKILL');
    });
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`the child ended by itself (${String(code)})`));
    });
  });
  return told.split('\n').slice(0, -1);
}

describe('a process that is killed', () => {
  const directory = new TestDirectory();
  afterAll(() => {
    directory.remove();
  });

  it('loses nothing that it had answered, leaves nothing half done, and every time it starts again', async () => {
    const answered: string[] = [];
    for (const [round, answers] of [40, 333, 1_500, 7].entries()) {
      answered.push(...(await writeUntilKilled(directory.path, (round + 1) * 100, answers)));
      const house = openHouse(directory.path, [counter]);
      const events = await everything(house);
      const recorded = new Map<string, number>();
      for (const { commandId } of events) recorded.set(commandId, (recorded.get(commandId) ?? 0) + 1);
      for (const commandId of answered) {
        expect(recorded.has(commandId)).toBe(true);
        expect(await house.log.receipt(commandId)).toMatchObject({ events: recorded.get(commandId) });
      }
      // All three events of a command, or none; and every key that sealed one was durable before it.
      for (const [commandId, count] of recorded) expect([commandId, [1, 3].includes(count)]).toEqual([commandId, true]);
      for (const event of events) expect(house.codec.open(event).data).not.toHaveProperty('erased');
      await house.close();
      expect(verifyLog(join(directory.path, 'log.sqlite'))).toMatchObject({ ok: true, events: events.length });
    }
    expect(answered.length).toBeGreaterThan(1_800);
  });
});

describe('a write that was torn', () => {
  const directory = new TestDirectory();
  afterAll(() => {
    directory.remove();
  });

  it('at whatever byte: the log opens on what was whole before, and goes on', async () => {
    const file = join(directory.path, 'log.sqlite');
    const torn = join(directory.path, 'torn.sqlite');
    const log = openEmbeddedLog(file);
    let prevHash = '';
    for (let n = 0; n < 12; n += 1) {
      const append = appendOf(streamOf(1), n - 1, n, { prevHash });
      prevHash = append.events[0]!.hash;
      await log.append(append);
    }
    const size = statSync(`${file}-wal`).size;
    const heads = new Set<number>();
    for (let length = size; length >= 0; length -= Math.ceil(size / 60)) {
      copyFileSync(file, torn);
      copyFileSync(`${file}-wal`, `${torn}-wal`);
      truncateSync(`${torn}-wal`, length);
      if (existsSync(`${torn}-shm`)) truncateSync(`${torn}-shm`, 0);
      const again = openEmbeddedLog(torn);
      const events = await again.read(0, 100);
      heads.add(events.length);
      expect(events.map(({ revision }) => revision)).toEqual(events.map((_, n) => n));
      const last = events.at(-1);
      const next = appendOf(streamOf(1), events.length - 1, 99, { prevHash: last?.hash ?? '' });
      await again.append(next);
      await again.close();
      expect(verifyLog(torn)).toMatchObject({ ok: true, events: events.length + 1 });
    }
    expect(heads.size).toBeGreaterThan(5);
    await log.close();
    expect(readFileSync(file).length).toBeGreaterThan(0);
  });
});
