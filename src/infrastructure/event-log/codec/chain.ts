import { hash } from 'node:crypto';

/** Leaves and nodes of the sealer's Merkle tree start with other bytes (RFC 9162): no record can pass for a node. */
const LEAF = '\0';

/** `hash = SHA-256(0x00 ‖ canonical record)`, in hexadecimal. */
export function hashOf(text: string): string {
  return hash('sha256', LEAF + text, 'hex');
}
