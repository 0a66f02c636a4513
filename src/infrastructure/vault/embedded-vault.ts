import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Database, Statement } from 'better-sqlite3';
import { Unavailable } from '../../application/ports/faults.js';
import {
  SubjectErased,
  type DataKey,
  type Destruction,
  type KeyLookup,
  type KeyVault,
  type LedgerMark,
} from '../../application/ports/key-vault.js';
import { openDatabaseFile } from '../database-file/database-file.js';
import { Fences } from './fences.js';
import { loadKeks, newKek, writeKeks, type Keks } from './kek.js';
import { KeyRing, type KeyName } from './key-ring.js';
import { VAULT_LAYOUT } from './layout.js';
import { RecentKeys } from './recent-keys.js';

type KeyRow = KeyName & { readonly kek: number; readonly wrapped: Buffer };

/** The vault's own secret lies among the keys, under a name that no subject can have. */
const OWN: KeyName = { subject: '', category: 'index', version: 1 };
const KEY_BYTES = 32;
const DIGEST_BYTES = 16;

/**
 * Opens or creates the embedded vault. Keys come from the environment or `kekFile` (see `loadKeks`); a rotation or an
 * erasure that was cut short is completed first.
 * @throws DomainError `data.newer`, `data.corrupt` · Unavailable `vault.kekMissing` · IntegrityError `kek` for a wrong one
 */
export function openEmbeddedVault(
  file: string,
  kekFile: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): EmbeddedVault {
  const keks = loadKeks(kekFile, existsSync(file), env);
  return new EmbeddedVault(openDatabaseFile(file, VAULT_LAYOUT), keks, env.PASSERELLE_KEK ? undefined : kekFile);
}

export class EmbeddedVault implements KeyVault {
  private readonly ring: KeyRing;
  private readonly fences: Fences;
  private readonly recent = new RecentKeys();
  /** Handed out, not yet in the file. */
  private readonly fresh = new Map<string, { readonly name: KeyName; readonly key: DataKey }>();
  private readonly freshPersons = new Map<string, Buffer>();
  private readonly latest: Statement<[string, string], KeyRow>;
  private readonly exact: Statement<[string, string, number], KeyRow>;
  private readonly add: Statement<[string, string, number, number, Buffer]>;
  private readonly place: Statement<[string, Buffer]>;
  private readonly placed: Statement<[Buffer], string>;
  private readonly secret: Buffer;

  constructor(
    private readonly db: Database,
    keks: Keks,
    private readonly kekFile?: string,
  ) {
    this.latest = db.prepare('SELECT * FROM keys WHERE subject = ? AND category = ? ORDER BY version DESC LIMIT 1');
    this.exact = db.prepare('SELECT * FROM keys WHERE subject = ? AND category = ? AND version = ?');
    this.add = db.prepare('INSERT INTO keys VALUES (?, ?, ?, ?, ?)');
    this.place = db.prepare('INSERT OR REPLACE INTO persons VALUES (?, ?)');
    this.placed = db.prepare<[Buffer], string>('SELECT subject FROM persons WHERE digest = ?').pluck();
    this.ring = new KeyRing(db, keks);
    this.fences = new Fences(db, this.ring);
    this.secret = this.ownSecret();
    if (keks.length > 1) this.completeRotation();
    this.fences.completeAll();
  }

  keyFor(subject: string, category: string): DataKey {
    const name = `${subject}|${category}`;
    const known = this.recent.get(subject, category) ?? this.fresh.get(name)?.key;
    if (known) return known;
    if (this.fences.stands(subject, category)) throw new SubjectErased();
    const row = this.latest.get(subject, category);
    const key = row
      ? { version: row.version, key: this.ring.unwrap(row) }
      : { version: this.fences.retiredThrough(subject, category) + 1, key: randomBytes(KEY_BYTES) };
    if (!row) this.fresh.set(name, { name: { subject, category, version: key.version }, key });
    this.recent.keep(subject, category, key);
    return key;
  }

  lookup(subject: string, category: string, version: number): KeyLookup {
    const name = `${subject}|${category}`;
    const known = this.recent.get(subject, category) ?? this.fresh.get(name)?.key;
    if (known?.version === version) return { outcome: 'key', key: known };
    const row = this.exact.get(subject, category, version);
    if (!row) return { outcome: this.isGone(subject, category, version) ? 'erased' : 'unknown' };
    const key = { version, key: this.ring.unwrap(row) };
    // Only the latest version may stand in for `keyFor`, and nothing behind a fence.
    if (!known && this.latest.get(subject, category)?.version === version && !this.fences.stands(subject, category))
      this.recent.keep(subject, category, key);
    return { outcome: 'key', key };
  }

  flush(): void {
    if (this.fresh.size === 0 && this.freshPersons.size === 0) return;
    asAvailable(() => {
      this.db
        .transaction(() => {
          for (const { name, key } of this.fresh.values()) {
            const { kek, wrapped } = this.ring.wrap(name, key.key);
            this.add.run(name.subject, name.category, name.version, kek, wrapped);
          }
          for (const [subject, digest] of this.freshPersons) this.place.run(subject, digest);
        })
        .immediate();
    });
    this.fresh.clear();
    this.freshPersons.clear();
  }

  indexed(text: string): readonly string[] {
    const digest = this.hmac('person', text);
    const moved = (subject: string) => this.freshPersons.has(subject);
    const here = [...this.freshPersons].filter(([, one]) => one.equals(digest)).map(([subject]) => subject);
    return [...this.placed.all(digest).filter((subject) => !moved(subject)), ...here];
  }

  index(text: string, subject: string): void {
    if (this.fences.stands(subject, 'identity')) return;
    this.freshPersons.set(subject, this.hmac('person', text));
  }

  digest(text: string): string {
    return this.hmac('digest', text).toString('hex');
  }

  erase(subject: string, categories: readonly string[] | 'all', erasedThrough?: number): readonly string[] {
    return this.eraseAll([{ subject, categories, erasedThrough }]).flat();
  }

  eraseAll(destructions: readonly Destruction[]): readonly (readonly string[])[] {
    const covered = destructions.map(({ categories, ...rest }) => ({
      ...rest,
      categories: categories === 'all' ? ['*'] : categories,
    }));
    const each = covered.flatMap(({ categories, ...rest }) => categories.map((category) => ({ ...rest, category })));
    // What was handed out and not yet used to seal anything durable must be known to the fence as well.
    this.flush();
    for (const { subject, category } of each) this.recent.forget(subject, category);
    return asAvailable(() => {
      this.fences.raise(each);
      this.fences.completeAll();
      return covered.map(({ subject, categories }) => this.fences.fingerprints(subject, categories));
    });
  }

  retire(subject: string, category: string, through: number): void {
    this.flush();
    const isNew = this.fences.retiredThrough(subject, category) < through;
    if (isNew) this.recent.forget(subject, category);
    asAvailable(() => {
      if (isNew) this.fences.retire(subject, category, through);
      this.fences.completeAll();
    });
  }

  ledger(): LedgerMark | undefined {
    const stored = this.db.prepare<[], string>(`SELECT value FROM meta WHERE name = 'ledger'`).pluck().get();
    return stored === undefined ? undefined : (JSON.parse(stored) as LedgerMark);
  }

  keepLedger({ position, hash }: LedgerMark): void {
    const value = JSON.stringify({ position, hash });
    asAvailable(() => this.db.prepare(`INSERT OR REPLACE INTO meta VALUES ('ledger', ?)`).run(value));
  }

  isErased(subject: string, category = '*'): boolean {
    return this.fences.stands(subject, category);
  }

  /**
   * A new key-encryption key takes over: in the file first, then every data key is wrapped anew, then the old one goes.
   * @returns how many keys it wraps now
   * @throws Unavailable `vault.kekFromEnvironment`: set PASSERELLE_KEK and PASSERELLE_KEK_PREVIOUS and start again
   */
  rotate(): number {
    if (this.kekFile === undefined) throw new Unavailable('vault.kekFromEnvironment');
    const [current] = loadKeks(this.kekFile, true, {}).slice(-1);
    if (!current) throw new Unavailable('vault.kekMissing');
    const fresh = newKek();
    writeKeks(this.kekFile, [current, fresh]);
    this.ring.add(fresh);
    this.completeRotation();
    return this.db.prepare<[], number>('SELECT count(*) FROM keys').pluck().get() ?? 0;
  }

  close(): void {
    if (!this.db.open) return;
    this.flush();
    this.db.close();
  }

  private completeRotation(): void {
    this.ring.rewrapAll();
    this.fences.wipe();
    if (this.kekFile === undefined) return;
    const [current] = loadKeks(this.kekFile, true, {}).slice(-1);
    if (current) writeKeks(this.kekFile, [current]);
  }

  private isGone(subject: string, category: string, version: number): boolean {
    return this.fences.stands(subject, category) || version <= this.fences.retiredThrough(subject, category);
  }

  private ownSecret(): Buffer {
    const row = this.exact.get(OWN.subject, OWN.category, OWN.version);
    if (row) return this.ring.unwrap(row);
    const key = randomBytes(KEY_BYTES);
    const { kek, wrapped } = this.ring.wrap(OWN, key);
    this.add.run(OWN.subject, OWN.category, OWN.version, kek, wrapped);
    return key;
  }

  private hmac(purpose: 'person' | 'digest', text: string): Buffer {
    return createHmac('sha256', this.secret).update(`${purpose}|${text}`).digest().subarray(0, DIGEST_BYTES);
  }
}

function asAvailable<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (/^SQLITE_(FULL|IOERR|BUSY|LOCKED|READONLY)/.test(code))
      throw new Unavailable('vault.unavailable', { cause: error });
    throw error;
  }
}
