import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
/** Always set: without it Node accepts a tag of 4 bytes. */
const AUTH_TAG = { authTagLength: 16 };
const PADDING = 64;

/** IVs drawn at random a thousand at a time: one at a time costs more than the sealing itself. */
const pool = Buffer.alloc(IV_BYTES * 1024);
let used = pool.length;

function freshIv(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += IV_BYTES;
  return Buffer.from(pool.subarray(used - IV_BYTES, used));
}

/** AES-256-GCM: IV, tag, ciphertext. */
export function encrypt(plain: Buffer, key: Buffer, additional: Buffer, iv: Buffer = freshIv()): Buffer {
  const cipher = createCipheriv(ALGORITHM, key, iv, AUTH_TAG).setAAD(additional);
  const body = cipher.update(plain);
  const rest = cipher.final();
  return Buffer.concat([iv, cipher.getAuthTag(), body, rest]);
}

/** @returns undefined when it is not what was sealed; no plaintext is used before the tag has been checked. */
export function decrypt(sealed: Buffer, key: Buffer, additional: Buffer): Buffer | undefined {
  const body = IV_BYTES + AUTH_TAG.authTagLength;
  if (sealed.length < body) return undefined;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), AUTH_TAG)
    .setAAD(additional)
    .setAuthTag(sealed.subarray(IV_BYTES, body));
  const plain = decipher.update(sealed.subarray(body));
  try {
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/** JSON, filled with the white space that JSON allows to steps of 64 bytes: a length tells little. */
export function padded(value: unknown): Buffer {
  const json = Buffer.from(JSON.stringify(value));
  const filled = Buffer.alloc(Math.ceil(json.length / PADDING) * PADDING, ' ');
  json.copy(filled);
  return filled;
}

/** `kv=N;base64`, the form in which a ciphertext stands in a record. */
export function written(version: number, sealed: Buffer): string {
  return `kv=${version};${sealed.toString('base64')}`;
}

/** @returns undefined for anything that `written` could not have made, to the last bit */
export function parsed(text: string): { readonly version: number; readonly sealed: Buffer } | undefined {
  const match = /^kv=([1-9]\d{0,8});([A-Za-z0-9+/]+={0,2})$/.exec(text);
  if (!match) return undefined;
  const [, version = '', base64 = ''] = match;
  const sealed = Buffer.from(base64, 'base64');
  return sealed.toString('base64') === base64 ? { version: Number(version), sealed } : undefined;
}
