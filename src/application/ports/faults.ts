/**
 * Something stored is not what was written: a hash, a ciphertext, a key or a file does not hold. Never confused with
 * erasure. The command line ends with exit code 3. The message names places, never contents.
 */
export class IntegrityError extends Error {
  override readonly name = 'IntegrityError';
  readonly code: string;

  constructor(
    /** What does not hold: `ciphertext`, `key`, `record`, `schema`, `kek` … */
    readonly kind: string,
    readonly place: { readonly stream?: string; readonly revision?: number; readonly detail?: string } = {},
    options?: ErrorOptions,
  ) {
    const at = place.stream === undefined ? '' : ` at ${place.stream}@${String(place.revision ?? '?')}`;
    super(`integrity of ${kind} broken${at}${place.detail === undefined ? '' : `: ${place.detail}`}`, options);
    this.code = `integrity.${kind}`;
  }
}

/**
 * A store could not do it now (disk full, busy, lost connection). Nothing is half done; the same command may be given
 * again. Exit code 4.
 */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(
    /** `log.unavailable`, `vault.unavailable`, `vault.kekMissing`, `erasure.incomplete` … */
    readonly code: string,
    options?: ErrorOptions,
  ) {
    super(code, options);
  }
}
