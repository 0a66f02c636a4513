import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { IntegrityError, Unavailable } from '../../application/ports/faults.js';

const KEY_BYTES = 32;

/** Key-encryption keys, the current one last; those before it only unwrap, until a rotation is complete. */
export type Keks = readonly [Buffer, ...Buffer[]];

/**
 * From `PASSERELLE_KEK` (base64, 32 bytes; `PASSERELLE_KEK_PREVIOUS` while rotating), else from a file that only its
 * owner may read, made when the vault is new.
 * @throws Unavailable `vault.kekMissing` when a vault is there and its key is not: a new one could open nothing
 */
export function loadKeks(
  file: string,
  vaultExists: boolean,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Keks {
  if (env.PASSERELLE_KEK) {
    const current = decoded(env.PASSERELLE_KEK);
    return env.PASSERELLE_KEK_PREVIOUS ? [decoded(env.PASSERELLE_KEK_PREVIOUS), current] : [current];
  }
  if (!existsSync(file)) {
    if (vaultExists) throw new Unavailable('vault.kekMissing');
    writeKeks(file, [newKek()]);
  }
  const [first, ...rest] = readFileSync(file, 'utf8').trim().split('\n').map(decoded);
  if (!first) throw new IntegrityError('kek');
  return [first, ...rest];
}

export function newKek(): Buffer {
  return randomBytes(KEY_BYTES);
}

/** Replaces the file as a whole: at no instant is there half a key, or none. */
export function writeKeks(file: string, keks: Keks): void {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, 'w', 0o600);
  try {
    writeSync(descriptor, keks.map((kek) => `${kek.toString('base64')}\n`).join(''));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function decoded(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new IntegrityError('kek', { detail: 'not 32 bytes in base64' });
  return key;
}
