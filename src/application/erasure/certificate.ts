import { canonicalJson } from '../../domain/kernel/canonical-json.js';
import { disclosuresOf, type Disclosure } from '../../domain/youth-pathway/rights/recipients.js';
import type { StoredEvent } from '../ports/event-log.js';
import type { Erasure, Signer } from '../ports/erasure.js';

/** How much of a fingerprint stands in a certificate; the events hold them whole. */
const FINGERPRINT = 16;

/**
 * What was destroyed, for whom and by whom, and who has been told; nothing personal. Signed with a key that no erasure destroys:
 * `signature.value` is over the canonical JSON (RFC 8785) of `certificate`.
 */
export interface ErasureCertificate {
  readonly format: 'passerelle-erasure-certificate';
  readonly version: 1;
  readonly erasureId: string;
  readonly pathways: readonly { readonly id: string; readonly erasedThrough: number }[];
  readonly categories: readonly string[];
  readonly ground: string;
  readonly identityCheck: string;
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly acceptedAt: string;
  readonly destroyedAt: string;
  readonly issuedAt: string;
  /** The first half of each key's SHA-256. */
  readonly keys: readonly string[];
  readonly purged: readonly string[];
  readonly copies: {
    readonly files: number;
    readonly rejectedLines: number;
    /** Handed over before: to be destroyed by whoever holds them. */
    readonly outOfReach: number;
  };
  /** Told through the register of requests (GDPR art. 19). */
  readonly recipients: readonly string[];
}

export interface SignedCertificate {
  readonly certificate: ErasureCertificate;
  readonly signature: { readonly algorithm: 'Ed25519'; readonly publicKey: string; readonly value: string };
}

/** The signed text, as it is recorded and handed over. */
export function signedCertificate(
  erasure: Erasure,
  recipients: readonly string[],
  purged: readonly string[],
  issuedAt: string,
  signer: Signer,
): string {
  const { destroyed = [], copies = { files: 0, rejectedLines: 0, outOfReach: 0 } } = erasure;
  const certificate: ErasureCertificate = {
    format: 'passerelle-erasure-certificate',
    version: 1,
    erasureId: erasure.erasureId,
    pathways: destroyed.map(({ pathway, erasedThrough }) => ({ id: pathway, erasedThrough })),
    categories: erasure.categories,
    ground: erasure.ground,
    identityCheck: erasure.identityCheck,
    requestedBy: erasure.requester.account ?? '',
    approvedBy: erasure.approvedBy,
    acceptedAt: erasure.acceptedAt,
    destroyedAt: erasure.destroyedAt ?? issuedAt,
    issuedAt,
    keys: destroyed.flatMap(({ fingerprints }) => fingerprints.map((one) => one.slice(0, FINGERPRINT))),
    purged,
    copies,
    recipients,
  };
  const value = signer.sign(canonicalJson(certificate));
  const signed: SignedCertificate = {
    certificate,
    signature: { algorithm: 'Ed25519', publicKey: signer.publicKey, value },
  };
  return canonicalJson(signed);
}

/** Everybody who was given something of the youth, as the clear facts tell. */
export function recipientsIn(events: readonly StoredEvent[]): readonly Disclosure['recipient'][] {
  const recipients = events.flatMap(({ type, facts }) => disclosuresOf(type, facts).map(({ recipient }) => recipient));
  return [...new Set(recipients)].sort();
}
