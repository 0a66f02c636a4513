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

/** The subject whose key seals what the other network receives under a consent. */
export function shareOf(consentId: string): string {
  return `consent-${consentId}`;
}

/** What is to be destroyed of a subject. */
export interface Destruction {
  readonly subject: string;
  readonly categories: readonly string[] | 'all';
  /** The last revision whose data it covers, kept with the fence. */
  readonly erasedThrough?: number | undefined;
}

/** An event of the log, told by its hash: in another log, or in one that was cut back, it is not the same. */
export interface LedgerMark {
  readonly position: number;
  readonly hash: string;
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
  /** Blind index (HMAC under the vault's index key): which subjects stand under this text. */
  indexed(text: string): readonly string[];
  /** Puts a subject under a text, and under no other any more; behind a fence, under none. Durable before `flush` resolves. */
  index(text: string, subject: string): void;
  /**
   * A digest of a text under a secret of the vault: what may be stored beside the log where a bare hash would let
   * guesses about a person be checked.
   */
  digest(text: string): string;
  /**
   * Writes the fence, then destroys the keys. Idempotent; the fingerprints of all keys destroyed are returned.
   * @param erasedThrough the last revision whose data it covers, kept with the fence
   * @throws Unavailable `erasure.incomplete` when old pages could not be wiped yet: to be called again
   */
  erase(subject: string, categories: readonly string[] | 'all', erasedThrough?: number): readonly string[];
  /** As `erase`, of many at once. @returns the fingerprints of the keys of each, in their order */
  eraseAll(destructions: readonly Destruction[]): readonly (readonly string[])[];
  /**
   * Destroys the keys of a category up to a version, without a fence: what they sealed is erased, the next key is a new one.
   * Idempotent.
   * @throws Unavailable `erasure.incomplete` as `erase`
   */
  retire(subject: string, category: string, through: number): void;
  /** How far the log's erasures were carried out here: it lies among the keys, so that a restored vault knows what it missed. */
  ledger(): LedgerMark | undefined;
  keepLedger(mark: LedgerMark): void;
  /** Whether a fence stands before this category of the subject; without one, before the whole subject. */
  isErased(subject: string, category?: string): boolean;
  close(): void;
}
