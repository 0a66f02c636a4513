import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import BetterSqlite3 from 'better-sqlite3';
import { openHouse } from '../../src/composition/house.js';
import { verifyLog } from '../../src/infrastructure/event-log/sqlite/verify.js';
import type { House } from '../../src/infrastructure/house.js';
import { CANARIES, clock, found, foundNetwork, give, order, reading, tellLife } from './youths.js';

const LOADER = pathToFileURL(join(__dirname, '..', 'faults', 'typescript-loader.mjs')).href;
const typesOf = async (house: House, pathway: string): Promise<string[]> =>
  (await house.log.readStream(pathway)).map(({ type }) => type);
const times = (types: readonly string[], type: string): number => types.filter((one) => one === type).length;

describe('an erasure that is cut short', () => {
  let base: string;
  let told: string;
  let youth: string;

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'cut-short-'));
    told = join(base, 'told');
    const house = await openHouse(told, clock);
    await foundNetwork(house);
    youth = await tellLife(house);
    await house.settleAgenda();
    await house.close();
  });

  afterAll(() => {
    rmSync(base, { recursive: true });
  });

  const copyOf = (name: string): string => {
    const data = join(base, name);
    cpSync(told, data, { recursive: true });
    return data;
  };

  const points = [
    'ASKED',
    'ACCEPTED',
    'COPIES_PURGED',
    'fence',
    'destroy',
    'DESTROYED',
    'PURGED',
    'CERTIFIED',
    'append',
    'RECORDED',
  ];

  it.each(points)('by kill -9 at %s is taken up again at the next start, and ends exactly once', async (point) => {
    const data = copyOf(point);
    const child = spawnSync(process.execPath, ['--import', LOADER, join(__dirname, 'killed.ts'), data, youth, point], {
      encoding: 'utf8',
    });
    expect([child.signal, child.stderr]).toEqual(['SIGKILL', '']);

    const house = await openHouse(data, clock);
    const types = await typesOf(house, youth);
    expect(times(types, 'PersonalDataErased')).toBe(1);
    expect(times(types, 'ReferralWithdrawn')).toBe(1);
    expect(readdirSync(join(data, 'certificates'))).toHaveLength(1);
    const [erased] = (await house.log.readStream(youth)).filter(({ type }) => type === 'PersonalDataErased');
    expect(erased?.facts.keyFingerprints).toHaveLength(5);
    expect(await reading(house, youth)).not.toContain('Canariole');
    // Nothing is left to do, and nothing is barred any more.
    expect(await house.erasures.resume()).toBe(0);
    expect(await house.erasures.erase(order(youth))).toMatchObject({ already: true });
    expect(await give(house, youth, 'RestrictProcessing', '2026-03-03', { ground: 'CHECK' })).toBe(1);
    await house.close();
    expect(found(data, CANARIES)).toEqual([]);
    expect(verifyLog(join(data, 'log.sqlite'))).toMatchObject({ ok: true });
    const again = await openHouse(data, clock);
    expect(times(await typesOf(again, youth), 'PersonalDataErased')).toBe(1);
    await again.close();
  });

  it('leaves no way in between: nothing else is decided on the path until it is recorded', async () => {
    const data = copyOf('barred');
    const refused: Promise<unknown>[] = [];
    const house = await openHouse(data, clock, (step) => {
      if (step === 'RECORDED') return;
      // The latest a dispute could be told without being heard.
      const late = give(house, youth, 'HoldRetention', '2026-02-02', { ground: 'DISPUTE' });
      refused.push(late.catch((error: unknown) => (error as { code?: string }).code));
    });
    await house.erasures.erase(order(youth));
    expect(await Promise.all(refused)).toEqual(Array.from({ length: 6 }, () => 'erasure.underWay'));
    expect(times(await typesOf(house, youth), 'RetentionHeld')).toBe(0);
    await house.close();
  });

  it('by a reader of the vault waits with its certificate, and completes once the reader has left', async () => {
    const data = copyOf('busy');
    const house = await openHouse(data, clock);
    const reader = new BetterSqlite3(join(data, 'vault.sqlite'), { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM keys').get();

    await expect(house.erasures.erase(order(youth))).rejects.toMatchObject({ code: 'erasure.incomplete' });
    expect(times(await typesOf(house, youth), 'PersonalDataErased')).toBe(0);
    expect(readdirSync(data)).not.toContain('certificates');
    // Already unreadable, for whoever comes through the vault; no key is made there again.
    expect(await reading(house, youth)).not.toContain('Canariole');
    expect(() => house.vault.keyFor(youth, 'contact')).toThrow(expect.objectContaining({ name: 'SubjectErased' }));
    await expect(house.erasures.erase(order(youth))).rejects.toMatchObject({ code: 'erasure.incomplete' });

    reader.exec('COMMIT');
    reader.close();
    expect(await house.erasures.resume()).toBe(1);
    expect(times(await typesOf(house, youth), 'PersonalDataErased')).toBe(1);
    expect(readdirSync(join(data, 'certificates'))).toHaveLength(1);
    await house.close();
    expect(found(data, CANARIES)).toEqual([]);
  });
});
