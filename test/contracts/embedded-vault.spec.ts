import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { IntegrityError } from '../../src/application/ports/faults.js';
import { newKek, writeKeks } from '../../src/infrastructure/vault/kek.js';
import { openEmbeddedVault, type EmbeddedVault } from '../../src/infrastructure/vault/embedded-vault.js';
import { keyVaultContract } from './key-vault.contract.js';

const YOUTH = 'youthPathway-01J00000000000000000000001';

function newDirectory(): string {
  return mkdtempSync(join(tmpdir(), 'vault-'));
}

keyVaultContract('embedded', () => {
  const directory = newDirectory();
  return {
    open: () => openEmbeddedVault(join(directory, 'vault.sqlite'), join(directory, 'kek.key'), {}),
    remove: () => {
      rmSync(directory, { recursive: true });
    },
  };
});

describe('the embedded vault', () => {
  let directory: string;
  let file: string;
  let kekFile: string;

  beforeEach(() => {
    directory = newDirectory();
    file = join(directory, 'vault.sqlite');
    kekFile = join(directory, 'kek.key');
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  const open = (env: Record<string, string> = {}): EmbeddedVault => openEmbeddedVault(file, kekFile, env);
  /** Everything that lies on the disk. */
  const bytes = (): Buffer => Buffer.concat(readdirSync(directory).map((name) => readFileSync(join(directory, name))));
  const wrappedOf = (subject: string): Buffer[] => {
    const db = new BetterSqlite3(file, { readonly: true });
    const rows = db.prepare<[string], Buffer>('SELECT wrapped FROM keys WHERE subject = ?').pluck().all(subject);
    db.close();
    return rows;
  };
  const ascending = (from: number, count: number): string[] =>
    Array.from({ length: count }, (_, n) => `youthPathway-${String(from + n)}`);

  it('makes its key-encryption key once, for its owner alone', () => {
    open().close();
    expect(statSync(kekFile).mode & 0o777).toBe(0o600);
    const kek = readFileSync(kekFile, 'utf8');
    open().close();
    expect(readFileSync(kekFile, 'utf8')).toBe(kek);
  });

  it('holds no data key in clear', () => {
    const vault = open();
    const { key } = vault.keyFor(YOUTH, 'identity');
    vault.flush();
    expect(bytes().includes(key)).toBe(false);
    vault.close();
  });

  it('takes its key from the environment and then writes none', () => {
    const env = { PASSERELLE_KEK: newKek().toString('base64') };
    const vault = open(env);
    const key = vault.keyFor(YOUTH, 'identity');
    vault.close();
    expect(readdirSync(directory)).toEqual(['vault.sqlite']);
    const again = open(env);
    expect(again.keyFor(YOUTH, 'identity')).toEqual(key);
    again.close();
  });

  it('does not open under another key, and changes nothing', () => {
    const vault = open();
    vault.keyFor(YOUTH, 'identity');
    vault.close();
    const before = readFileSync(file);
    expect(() => open({ PASSERELLE_KEK: newKek().toString('base64') })).toThrow(IntegrityError);
    expect(readFileSync(file)).toEqual(before);
    open().close();
  });

  it('does not make a new key where the old one is missing', () => {
    open().close();
    rmSync(kekFile);
    expect(open).toThrow(expect.objectContaining({ code: 'vault.kekMissing' }));
    expect(readdirSync(directory)).not.toContain('kek.key');
  });

  it.each(['', 'short', Buffer.alloc(31).toString('base64')])('refuses %j as a key', (text) => {
    writeFileSync(kekFile, text);
    expect(open).toThrow(IntegrityError);
  });

  it('refuses a file of a newer format, untouched', () => {
    open().close();
    const db = new BetterSqlite3(file);
    db.prepare(`UPDATE meta SET value = 999 WHERE name = 'format'`).run();
    db.close();
    const before = readFileSync(file);
    expect(open).toThrow(expect.objectContaining({ code: 'data.newer' }));
    expect(readFileSync(file)).toEqual(before);
  });

  it('finds a wrapped key that was changed, or put in the place of another', () => {
    const vault = open();
    vault.keyFor(YOUTH, 'identity');
    vault.keyFor(YOUTH, 'contact');
    vault.close();
    const db = new BetterSqlite3(file);
    db.prepare(
      `UPDATE keys SET wrapped = (SELECT wrapped FROM keys k WHERE k.subject = keys.subject AND k.category = 'contact')
       WHERE subject = ? AND category = 'identity'`,
    ).run(YOUTH);
    db.close();
    const again = open();
    expect(() => again.lookup(YOUTH, 'identity', 1)).toThrow(IntegrityError);
    expect(again.lookup(YOUTH, 'contact', 1)).toMatchObject({ outcome: 'key' });
    again.close();
  });

  describe('an erasure', () => {
    it('leaves no trace of the wrapped keys on the disk', () => {
      const vault = open();
      for (const subject of ascending(0, 200)) vault.keyFor(subject, 'identity');
      vault.keyFor(YOUTH, 'identity');
      vault.keyFor(YOUTH, 'contact');
      vault.flush();
      const wrapped = wrappedOf(YOUTH);
      expect(wrapped).toHaveLength(2);
      for (const one of wrapped) expect(bytes().includes(one)).toBe(true);
      vault.erase(YOUTH, 'all');
      for (const one of wrapped) expect(bytes().includes(one)).toBe(false);
      vault.close();
    });

    it('is not done while a reader holds old pages; it is at the next call', () => {
      const vault = open();
      vault.keyFor(YOUTH, 'identity');
      vault.flush();
      const wrapped = wrappedOf(YOUTH);
      const reader = new BetterSqlite3(file, { readonly: true });
      reader.exec('BEGIN');
      reader.prepare('SELECT count(*) FROM keys').get();
      const db = (vault as unknown as { db: BetterSqlite3.Database }).db;
      db.pragma('busy_timeout = 10');
      expect(() => vault.erase(YOUTH, 'all')).toThrow(expect.objectContaining({ code: 'erasure.incomplete' }));
      expect(vault.lookup(YOUTH, 'identity', 1)).toEqual({ outcome: 'erased' });
      reader.exec('COMMIT');
      reader.close();
      expect(vault.erase(YOUTH, 'all')).toHaveLength(1);
      for (const one of wrapped) expect(bytes().includes(one)).toBe(false);
      vault.close();
    });

    it('that was cut short after the fence is completed at the next start', () => {
      const vault = open();
      vault.keyFor(YOUTH, 'identity');
      vault.index('somebody', YOUTH);
      vault.close();
      const wrapped = wrappedOf(YOUTH);
      const db = new BetterSqlite3(file);
      db.prepare(`INSERT INTO fences VALUES (?, '*', 3, '["f1"]', 0)`).run(YOUTH);
      db.close();
      const again = open();
      expect(again.lookup(YOUTH, 'identity', 1)).toEqual({ outcome: 'erased' });
      expect(again.indexed('somebody')).toEqual([]);
      expect(wrappedOf(YOUTH)).toEqual([]);
      for (const one of wrapped) expect(bytes().includes(one)).toBe(false);
      expect(again.erase(YOUTH, 'all')).toEqual(['f1']);
      again.close();
    });

    it('destroys again what a restored backup brought back', () => {
      const vault = open();
      vault.keyFor(YOUTH, 'identity');
      vault.close();
      const backup = readFileSync(file);
      const erasing = open();
      const fingerprints = erasing.erase(YOUTH, 'all');
      erasing.close();
      writeFileSync(file, backup);
      const restored = open();
      expect(restored.lookup(YOUTH, 'identity', 1)).toMatchObject({ outcome: 'key' });
      expect(restored.erase(YOUTH, 'all')).toEqual(fingerprints);
      expect(restored.lookup(YOUTH, 'identity', 1)).toEqual({ outcome: 'erased' });
      restored.close();
    });
  });

  describe('a rotation of the key-encryption key', () => {
    const subjects = ascending(0, 2_500);

    function filled(): Map<string, Buffer> {
      const vault = open();
      const keys = new Map(subjects.map((subject) => [subject, vault.keyFor(subject, 'identity').key]));
      vault.close();
      return keys;
    }

    function expectAll(vault: EmbeddedVault, keys: ReadonlyMap<string, Buffer>): void {
      for (const [subject, key] of keys)
        expect(vault.lookup(subject, 'identity', 1)).toEqual({ outcome: 'key', key: { version: 1, key } });
    }

    it('wraps every key anew, and the old one opens nothing more', () => {
      const keys = filled();
      const old = readFileSync(kekFile, 'utf8').trim();
      const vault = open();
      const digest = vault.digest('a command');
      vault.rotate();
      expectAll(vault, keys);
      vault.close();
      expect(readFileSync(kekFile, 'utf8')).not.toContain(old);
      expect(statSync(kekFile).mode & 0o777).toBe(0o600);
      const again = open();
      expectAll(again, keys);
      expect(again.digest('a command')).toBe(digest);
      again.close();
      expect(() => open({ PASSERELLE_KEK: old })).toThrow(IntegrityError);
    });

    it('that was cut short anywhere is completed at the next start', () => {
      const keys = filled();
      const old = Buffer.from(readFileSync(kekFile, 'utf8'), 'base64');
      const fresh = newKek();
      // The file has both, and some keys are wrapped by the one, some by the other.
      writeKeks(kekFile, [old, fresh]);
      const cut = open();
      cut.close();
      const db = new BetterSqlite3(file);
      expect(db.prepare('SELECT DISTINCT kek FROM keys').pluck().all()).toEqual([2]);
      db.close();
      const again = open();
      expectAll(again, keys);
      again.close();
      expect(readFileSync(kekFile, 'utf8')).toBe(`${fresh.toString('base64')}\n`);
    });

    it('goes on from where a batch was left', () => {
      const keys = filled();
      const vault = open();
      const db = (vault as unknown as { db: BetterSqlite3.Database }).db;
      db.exec(`CREATE TEMP TRIGGER cut BEFORE UPDATE ON main.keys WHEN old.subject = 'youthPathway-999'
               BEGIN SELECT RAISE(ABORT, 'cut'); END`);
      expect(() => {
        vault.rotate();
      }).toThrow(/cut/);
      vault.close();
      const kept = new BetterSqlite3(file, { readonly: true });
      expect(kept.prepare('SELECT DISTINCT kek FROM keys ORDER BY kek').pluck().all()).toEqual([1, 2]);
      kept.close();
      const again = open();
      expectAll(again, keys);
      again.close();
    });

    it('by the environment takes both keys, once', () => {
      const [old, fresh] = [newKek().toString('base64'), newKek().toString('base64')];
      const first = open({ PASSERELLE_KEK: old });
      const key = first.keyFor(YOUTH, 'identity');
      expect(() => {
        first.rotate();
      }).toThrow(expect.objectContaining({ code: 'vault.kekFromEnvironment' }));
      first.close();
      open({ PASSERELLE_KEK: fresh, PASSERELLE_KEK_PREVIOUS: old }).close();
      const after = open({ PASSERELLE_KEK: fresh });
      expect(after.keyFor(YOUTH, 'identity')).toEqual(key);
      after.close();
      expect(() => open({ PASSERELLE_KEK: old })).toThrow(IntegrityError);
    });
  });

  it('says when it cannot write, and keeps what it handed out for the next time', () => {
    const vault = open();
    const db = (vault as unknown as { db: BetterSqlite3.Database }).db;
    db.pragma(`max_page_count = ${String(db.pragma('page_count', { simple: true }))}`);
    const keys = ascending(0, 500).map((subject) => vault.keyFor(subject, 'identity'));
    expect(() => {
      vault.flush();
    }).toThrow(expect.objectContaining({ code: 'vault.unavailable' }));
    db.pragma('max_page_count = 1000000');
    vault.flush();
    vault.close();
    const again = open();
    expect(ascending(0, 500).map((subject) => again.keyFor(subject, 'identity'))).toEqual(keys);
    again.close();
  });

  it('hands out the same key again although thousands of others were used since', () => {
    const vault = open();
    const key = vault.keyFor(YOUTH, 'identity');
    for (const subject of ascending(0, 21_000)) vault.keyFor(subject, 'identity');
    expect(vault.keyFor(YOUTH, 'identity')).toEqual(key);
    vault.close();
  });
});
