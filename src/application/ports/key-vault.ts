/** A data key of one subject and category. `version` stands in the ciphertext (`kv=1;…`). */
export interface DataKey {
  readonly version: number;
  readonly key: Buffer;
}

export type KeyLookup =
  | { readonly outcome: 'key'; readonly key: DataKey }
  /** Destroyed: what it sealed is erased. */
  | { readonly outcome: 'erased' }
  /** Never made: a ciphertext that names it is corrupt. */
  | { readonly outcome: 'unknown' };

export class SubjectErased extends Error {
  override readonly name = 'SubjectErased';
}

/**
 * Keys of subjects (a youth's path, a consent's share, an account, an employer), wrapped by a key-encryption key.
 * A store of its own, apart from the log, with its own backup.
 */
export interface KeyVault {
  /**
   * The current key, made when there is none. Durable before `flush` resolves.
   * @throws SubjectErased behind a fence: no key is ever minted again there
   */
  keyFor(subject: string, category: string): DataKey;
  lookup(subject: string, category: string, version: number): KeyLookup;
  /** Makes every key handed out so far durable. Awaited before the events that they seal are appended. */
  flush(): void;
  /** Blind index (HMAC under the vault's index key): which subjects were registered under this text. */
  indexed(text: string): readonly string[];
  index(text: string, subject: string): void;
  /** Writes the fence, then destroys the keys. Idempotent; the keys' fingerprints are returned. */
  erase(subject: string, categories: readonly string[] | 'all'): readonly string[];
  close(): void;
}
