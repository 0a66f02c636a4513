import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/kernel/canonical-json.js';

/** SHA-256 over the canonical JSON (RFC 8785) of a report without its seal. */
export function sealOf(report: object): string {
  return createHash('sha256').update(canonicalJson(report)).digest('hex');
}
