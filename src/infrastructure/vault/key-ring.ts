import { hash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { IntegrityError } from '../../application/ports/faults.js';
import { canonicalJson } from '../../domain/kernel/canonical-json.js';
import { decrypt, encrypt } from '../event-log/codec/cipher.js';
import type { Keks } from './kek.js';

/** Which data key: wrapped for another it does not open. */
export interface KeyName {
  readonly subject: string;
  readonly category: string;
  readonly version: number;
}

interface KeyRow extends KeyName {
  readonly kek: number;
  readonly wrapped: Buffer;
}

const BATCH = 1_000;

/** The key-encryption keys by version, and what they do: wrap and unwrap data keys. */
export class KeyRing {
  private readonly byVersion = new Map<number, Buffer>();
  private current = 0;

  /** @throws IntegrityError `kek` when the vault's keys are wrapped by a key that is not among these */
  constructor(
    private readonly db: Database,
    keks: Keks,
  ) {
    for (const kek of keks) {
      const version = this.versionOf(kek);
      if (version !== undefined) this.hold(version, kek);
    }
    const [newest] = keks.slice(-1);
    if (newest && this.versionOf(newest) === undefined) this.add(newest);
    const used = db.prepare<[], number>('SELECT DISTINCT kek FROM keys').pluck().all();
    if (!used.every((version) => this.byVersion.has(version))) throw new IntegrityError('kek');
  }

  wrap(name: KeyName, key: Buffer): { readonly kek: number; readonly wrapped: Buffer } {
    return { kek: this.current, wrapped: encrypt(key, this.held(this.current), bound(name, this.current)) };
  }

  unwrap({ kek, wrapped, subject, category, version }: KeyRow): Buffer {
    const key = decrypt(wrapped, this.held(kek), bound({ subject, category, version }, kek));
    if (!key) throw new IntegrityError('key');
    return key;
  }

  /** From now on this one wraps. */
  add(kek: Buffer): void {
    const last = this.db.prepare<[], number>('SELECT ifnull(max(version), 0) FROM keks').pluck().get() ?? 0;
    // Of a vault that has keys, the key that wraps them must be at hand before another one takes over.
    if (last > 0 && !this.byVersion.has(last)) throw new IntegrityError('kek');
    this.db.prepare('INSERT INTO keks VALUES (?, ?)').run(last + 1, fingerprintOf(kek));
    this.hold(last + 1, kek);
  }

  /**
   * Wraps every data key anew by the current one and forgets the others. A thousand keys a transaction: cut short, each
   * key is wrapped by exactly one, and the next call goes on from there. Touches no event.
   */
  rewrapAll(): void {
    const next = this.db.prepare<[number], KeyRow>(`SELECT * FROM keys WHERE kek <> ? LIMIT ${BATCH}`);
    const update = this.db.prepare(
      'UPDATE keys SET kek = ?, wrapped = ? WHERE subject = ? AND category = ? AND version = ?',
    );
    const batch = this.db.transaction((rows: readonly KeyRow[]) => {
      for (const row of rows) {
        const { kek, wrapped } = this.wrap(row, this.unwrap(row));
        update.run(kek, wrapped, row.subject, row.category, row.version);
      }
    });
    for (let rows = next.all(this.current); rows.length > 0; rows = next.all(this.current)) batch.immediate(rows);
    this.db.prepare('DELETE FROM keks WHERE version <> ?').run(this.current);
    for (const version of this.byVersion.keys()) if (version !== this.current) this.byVersion.delete(version);
  }

  private versionOf(kek: Buffer): number | undefined {
    return this.db
      .prepare<[string], number>('SELECT version FROM keks WHERE fingerprint = ?')
      .pluck()
      .get(fingerprintOf(kek));
  }

  private hold(version: number, kek: Buffer): void {
    this.byVersion.set(version, kek);
    this.current = Math.max(this.current, version);
  }

  private held(version: number): Buffer {
    const kek = this.byVersion.get(version);
    if (!kek) throw new IntegrityError('kek');
    return kek;
  }
}

/** Tells a key that was drawn at random from another, and nothing about it. */
export function fingerprintOf(key: Buffer): string {
  return hash('sha256', key, 'hex');
}

function bound({ subject, category, version }: KeyName, kek: number): Buffer {
  return Buffer.from(canonicalJson({ subject, category, version, kek }));
}
