import { hash } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import type { Ids } from '../../application/ports/ids.js';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LENGTH = 10;
const RANDOM_LENGTH = 16;

export function createIds(): Ids {
  const monotonic = monotonicFactory();
  return { next: () => monotonic(), derived, eventId };
}

function derived(from: string, text: string): string {
  return from.slice(0, TIME_LENGTH) + crockford80(hash('sha256', `${from}|${text}`, 'buffer'));
}

/** The first 80 bits as 16 characters of five bits each. */
function crockford80(digest: Buffer): string {
  let text = '';
  let held = 0;
  let bits = 0;
  for (let byte = 0; text.length < RANDOM_LENGTH; byte += 1) {
    held = (held << 8) | (digest[byte] ?? 0);
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += CROCKFORD.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** RFC 9562, version 8: the layout is ours, the version and variant bits are theirs. */
function eventId(commandId: string, index: number): string {
  const digest = hash('sha256', `${commandId}#${index}`, 'hex');
  const variant = ((parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
