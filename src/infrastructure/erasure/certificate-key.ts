import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { IntegrityError } from '../../application/ports/faults.js';
import type { SignedCertificate } from '../../application/erasure/certificate.js';
import type { Signer } from '../../application/ports/erasure.js';
import { canonicalJson } from '../../domain/kernel/canonical-json.js';

/**
 * The key that signs certificates of erasure: from `PASSERELLE_CERTIFICATE_KEY` (PKCS #8 in base64), else from a file that only
 * its owner may read, made when it is first needed. It is no data key: no erasure destroys it.
 */
export function certificateSigner(
  file: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Signer {
  let held: KeyObject | undefined;
  const key = (): KeyObject => (held ??= loadKey(file, env));
  return {
    get publicKey() {
      return createPublicKey(key()).export({ type: 'spki', format: 'der' }).toString('base64');
    },
    sign: (text) => sign(null, Buffer.from(text), key()).toString('base64'),
  };
}

function loadKey(file: string, env: Readonly<Record<string, string | undefined>>): KeyObject {
  const given = env.PASSERELLE_CERTIFICATE_KEY;
  if (!given && !existsSync(file)) writeKey(file);
  try {
    const pem = given ? { key: Buffer.from(given, 'base64'), format: 'der' as const, type: 'pkcs8' as const } : readFileSync(file); // prettier-ignore
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (error) {
    throw new IntegrityError('certificateKey', {}, { cause: error });
  }
  throw new IntegrityError('certificateKey', { detail: 'not Ed25519' });
}

/** The public key is written beside it, for whoever checks a certificate. */
function writeKey(file: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  writeFileSync(`${file}.pub`, publicKey.export({ type: 'spki', format: 'pem' }));
  writeFileSync(`${file}.new`, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
}

/** Whether this very text was signed by the holder of this key (SubjectPublicKeyInfo in base64). */
export function isCertificateValid(text: string, publicKey: string): boolean {
  const { certificate, signature } = JSON.parse(text) as SignedCertificate;
  if (signature.publicKey !== publicKey || canonicalJson({ certificate, signature }) !== text) return false;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(canonicalJson(certificate)), key, Buffer.from(signature.value, 'base64'));
}
