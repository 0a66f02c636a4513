import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { openEmbeddedLog } from '../../src/infrastructure/event-log/sqlite/sqlite-event-log.js';
import { verifyLog, type Verification } from '../../src/infrastructure/event-log/sqlite/verify.js';
import { hashOf } from '../../src/infrastructure/event-log/codec/chain.js';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.js';
import { appendOf, streamOf } from '../contracts/records.js';

describe('verify', () => {
  let directory: string;
  let original: string;
  let copy: string;
  let texts: string[];

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'verify-'));
    original = join(directory, 'log.sqlite');
    copy = join(directory, 'copy.sqlite');
    const log = openEmbeddedLog(original);
    texts = [];
    const last = new Map<string, string>();
    for (let n = 0; n < 12; n += 1) {
      const stream = streamOf(n % 3);
      const revision = Math.floor(n / 3) - 1;
      const append = appendOf(stream, revision, n, { prevHash: last.get(stream) ?? '' });
      last.set(stream, append.events[0]!.hash);
      texts.push(append.events[0]!.text);
      await log.append(append);
    }
    await log.close();
  });

  afterAll(() => {
    rmSync(directory, { recursive: true });
  });

  /** A copy with this content, without the write-ahead log of the one before. */
  function newCopy(content: Buffer): void {
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
    writeFileSync(copy, content);
  }

  /** What verify says of a copy in which something was changed with SQLite's own means. */
  function after(...statements: string[]): Verification {
    newCopy(readFileSync(original));
    const db = new BetterSqlite3(copy);
    for (const statement of statements) db.exec(statement);
    db.close();
    return verifyLog(copy);
  }

  /** Where the text of a record lies: split pages keep remains of others, which nobody reads. */
  function placeOf(bytes: Buffer, text: string): number {
    for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) {
      const changed = Buffer.from(bytes);
      changed[at] = 0;
      newCopy(changed);
      if (!saysOk()) return at;
    }
    throw new Error('no such record');
  }

  it('says OK, how many events and streams, and changes nothing', () => {
    const before = readFileSync(original);
    expect(verifyLog(original)).toEqual({ ok: true, events: 12, streams: 3 });
    expect(readFileSync(original)).toEqual(before);
  });

  it('says OK of a log that is being written', async () => {
    newCopy(readFileSync(original));
    const log = openEmbeddedLog(copy);
    await log.append(appendOf(streamOf(77), -1, 77));
    expect(verifyLog(copy)).toEqual({ ok: true, events: 13, streams: 4 });
    await log.close();
  });

  it('finds a byte that was changed in the file, wherever it stands in a record', () => {
    const bytes = readFileSync(original);
    const record = Buffer.from(texts[5]!);
    const start = placeOf(bytes, texts[5]!);
    for (let at = 0; at < record.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[start + at]! ^= 1 << (at % 8);
      newCopy(changed);
      expect(verifyLog(copy)).toEqual({
        ok: false,
        break: { kind: 'hash', stream: streamOf(2), revision: 1, position: 6 },
      });
    }
  });

  it.each([
    ['a hash', `UPDATE events SET hash = zeroblob(32) WHERE position = 4`, { kind: 'hash', position: 4 }],
    ['a record', `UPDATE events SET record = replace(record, '2025', '2024') WHERE position = 4`, { kind: 'hash' }],
    ['a position', `UPDATE events SET position = 99 WHERE position = 12`, { kind: 'position', position: 99 }],
    ['an event in the middle', `DELETE FROM events WHERE position = 5`, { kind: 'position', position: 6 }],
    ['a revision', `UPDATE events SET revision = 9 WHERE position = 12`, { kind: 'columns', position: 12 }],
    ['the stream of an event', `UPDATE events SET stream = 1, revision = 8 WHERE position = 12`, { kind: 'columns' }],
    ['the name of a stream', `UPDATE streams SET name = name || 'X' WHERE id = 2`, { kind: 'columns', position: 2 }],
    ['the category of a stream', `UPDATE streams SET category = 'offer' WHERE id = 2`, { kind: 'head' }],
    ['the head of a stream', `UPDATE streams SET revision = 2 WHERE id = 2`, { kind: 'head', revision: 2 }],
    ['the last event of the log', `DELETE FROM events WHERE position = 12`, { kind: 'head', stream: streamOf(2) }],
    ['a stream', `PRAGMA foreign_keys = OFF; DELETE FROM streams WHERE id = 3`, { kind: 'columns', position: 3 }],
  ])('finds that somebody changed %s', (_what, statement, expected) => {
    expect(after(statement)).toMatchObject({ ok: false, break: expected });
  });

  it('finds a record that was changed and hashed anew', () => {
    const forged = canonicalJson({ ...(JSON.parse(texts[3]!) as object), effectiveOn: '2020-01-01' });
    const change = `UPDATE events SET record = '${forged}', hash = x'${hashOf(forged)}' WHERE position = 4`;
    expect(after(change)).toEqual({
      ok: false,
      break: { kind: 'chain', stream: streamOf(0), revision: 2, position: 7 },
    });
  });

  it('finds that the beginning of a stream was cut off and the rest renumbered', () => {
    const result = after(
      'DELETE FROM events WHERE position = 1',
      'UPDATE events SET position = position - 1',
      'UPDATE events SET revision = revision - 1 WHERE stream = 1',
    );
    expect(result).toMatchObject({ ok: false, break: { kind: 'columns' } });
  });

  it('finds an index that misses an event', () => {
    newCopy(readFileSync(original));
    const db = new BetterSqlite3(copy);
    db.unsafeMode();
    db.pragma('writable_schema = ON');
    db.exec(`UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master WHERE name = 'receipts')
             WHERE name = 'streams_by_category'`);
    db.close();
    expect(verifyLog(copy)).toEqual({ ok: false, break: { kind: 'file' } });
  });

  it('never says OK of a file in which a byte of any page was changed, unless that byte holds nothing', () => {
    const bytes = readFileSync(original);
    const silent: number[] = [];
    for (let at = 100; at < bytes.length; at += 97) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 0xff;
      newCopy(changed);
      if (saysOk()) silent.push(at);
    }
    // Free space inside pages, receipts and what SQLite does not check: never a byte of an event.
    const events = texts.map((text) => placeOf(bytes, text));
    for (const at of silent)
      expect(events.some((start, n) => at >= start && at < start + Buffer.byteLength(texts[n]!))).toBe(false);
  });

  function saysOk(): boolean {
    try {
      return verifyLog(copy).ok;
    } catch (error) {
      expect(error).toMatchObject({ code: 'data.corrupt' });
      return false;
    }
  }
});
