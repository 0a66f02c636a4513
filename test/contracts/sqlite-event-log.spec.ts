import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { ConcurrencyConflict } from '../../src/application/ports/event-log.js';
import { openDatabaseFile } from '../../src/infrastructure/database-file/database-file.js';
import { LOG_LAYOUT } from '../../src/infrastructure/event-log/sqlite/layout.js';
import { openEmbeddedLog, SqliteEventLog } from '../../src/infrastructure/event-log/sqlite/sqlite-event-log.js';
import { verifyLog } from '../../src/infrastructure/event-log/sqlite/verify.js';
import { eventLogContract } from './event-log.contract.js';
import { appendOf, id, streamOf } from './records.js';

function newDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'log-'));
}

eventLogContract('embedded', () => {
  const directory = newDirectory();
  return Promise.resolve({
    open: () => Promise.resolve(openEmbeddedLog(join(directory, 'log.sqlite'))),
    remove: () => {
      rmSync(directory, { recursive: true });
      return Promise.resolve();
    },
  });
});

describe('the embedded log', () => {
  let directory: string;
  let file: string;

  beforeEach(() => {
    directory = newDirectory();
    file = join(directory, 'log.sqlite');
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it('waits for the disk at every open, not only at the first', async () => {
    await openEmbeddedLog(file).close();
    const db = openDatabaseFile(file, LOG_LAYOUT);
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    db.close();
  });

  it('commits what was called in one turn at once', async () => {
    const log = openEmbeddedLog(file);
    let commits = 0;
    log.beforeCommit(() => (commits += 1));
    await Promise.all(Array.from({ length: 100 }, (_, n) => log.append(appendOf(streamOf(n), -1, n))));
    expect(commits).toBe(1);
    await log.append(appendOf(streamOf(1), 0, 1_000));
    expect(commits).toBe(2);
    await log.close();
  });

  it('does not let a group grow without bound', async () => {
    const log = openEmbeddedLog(file);
    let commits = 0;
    log.beforeCommit(() => (commits += 1));
    await Promise.all(Array.from({ length: 50 }, (_, n) => log.append(appendOf(streamOf(n), -1, n, { count: 100 }))));
    expect(commits).toBe(3);
    expect(await log.head()).toBe(5_000);
    await log.close();
  });

  it('keeps two processes on one file apart: the second to come meets a conflict, then goes on', async () => {
    const [one, other] = [openEmbeddedLog(file), openEmbeddedLog(file)];
    await one.append(appendOf(streamOf(1), -1, 1));
    await other.append(appendOf(streamOf(2), -1, 2));
    const lastOf = async (n: number) => ({ prevHash: (await one.readStream(streamOf(n))).at(-1)?.hash ?? '' });
    await one.append(appendOf(streamOf(2), 0, 3, await lastOf(2)));
    // Both believe that stream 2 is where they left it.
    const late = other.append(appendOf(streamOf(2), 0, 4));
    const unhurt = other.append(appendOf(streamOf(3), -1, 5));
    await expect(late).rejects.toEqual(new ConcurrencyConflict(streamOf(2), 0, 1));
    await expect(unhurt).resolves.toMatchObject({ position: 4 });
    await expect(other.append(appendOf(streamOf(2), 1, 4, await lastOf(2)))).resolves.toMatchObject({
      position: 5,
      revision: 2,
    });
    // A command that the other process has recorded meanwhile is not recorded twice.
    const twice = appendOf(streamOf(9), -1, 6);
    await one.append(twice);
    await expect(other.append(twice)).resolves.toMatchObject({ position: 6 });
    expect(await other.head()).toBe(6);
    await one.close();
    await other.close();
    expect(verifyLog(file)).toEqual({ ok: true, events: 6, streams: 4 });
  });

  it('says when the disk is full, keeps what it had, and goes on when there is room again', async () => {
    const db = openDatabaseFile(file, LOG_LAYOUT);
    const log = new SqliteEventLog(db);
    await log.append(appendOf(streamOf(1), -1, 1, { count: 10 }));
    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    const lost = [log.append(appendOf(streamOf(1), 9, 2, { count: 200 })), log.append(appendOf(streamOf(2), -1, 3))];
    for (const one of await Promise.allSettled(lost))
      expect(one).toMatchObject({ reason: { code: 'log.unavailable' } });
    expect(await log.head()).toBe(10);
    expect(await log.receipt(id(2))).toBeUndefined();
    db.pragma('max_page_count = 1000000');
    await expect(log.append(appendOf(streamOf(1), 9, 2))).resolves.toMatchObject({ position: 11 });
    await log.close();
  });

  it.each([
    ['random bytes', Buffer.from('this is no database, and never was one. '.repeat(200))],
    ['a database of somebody else', undefined],
  ])('leaves alone a file that it did not write: %s', (_case, content) => {
    if (content) writeFileSync(file, content);
    else {
      const db = new BetterSqlite3(file);
      db.exec('CREATE TABLE theirs (a)');
      db.close();
    }
    const before = readFileSync(file);
    expect(() => openEmbeddedLog(file)).toThrow(expect.objectContaining({ code: 'data.corrupt' }));
    expect(readFileSync(file)).toEqual(before);
    expect(readdirSync(directory)).toEqual(['log.sqlite']);
  });

  it('refuses a file of a newer format, untouched', async () => {
    await openEmbeddedLog(file).close();
    const db = new BetterSqlite3(file);
    db.prepare(`UPDATE meta SET value = 999 WHERE name = 'format'`).run();
    db.close();
    const before = readFileSync(file);
    expect(() => openEmbeddedLog(file)).toThrow(expect.objectContaining({ code: 'data.newer' }));
    expect(() => verifyLog(file)).toThrow(expect.objectContaining({ code: 'data.newer' }));
    expect(readFileSync(file)).toEqual(before);
  });

  it('starts anew on a file that a first start left empty', async () => {
    writeFileSync(file, '');
    const log = openEmbeddedLog(file);
    await expect(log.append(appendOf(streamOf(1), -1, 1))).resolves.toMatchObject({ position: 1 });
    await log.close();
  });
});
