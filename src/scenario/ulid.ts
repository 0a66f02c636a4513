const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Two characters hold ten bits. */
const PAIRS: readonly string[] = Array.from(
  { length: 1024 },
  (_, bits) => CROCKFORD.charAt(bits >>> 5) + CROCKFORD.charAt(bits & 31),
);

function pair(bits: number): string {
  return PAIRS[bits & 1023] ?? '';
}

/** A ULID of an instant (ms since 1970) and 80 bits out of three draws of 32. */
export function ulidAt(instant: number, x: number, y: number, z: number): string {
  const high = Math.floor(instant / 1_048_576);
  const low = instant % 1_048_576;
  const time = pair(high >>> 20) + pair(high >>> 10) + pair(high) + pair(low >>> 10) + pair(low);
  const chance =
    pair(x) + pair(x >>> 10) + pair(x >>> 20) + pair(y) + pair(y >>> 10) + pair(y >>> 20) + pair(z) + pair(z >>> 10);
  return time + chance;
}
