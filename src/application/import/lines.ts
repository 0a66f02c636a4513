const NEWLINE = 10;

/** A line longer than this is not kept: memory stays bounded whatever the file holds. */
export const LONGEST_LINE = 1024 * 1024;

export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; undefined for a line that is too long. */
  readonly bytes: Uint8Array | undefined;
}

/** Cuts a stream of bytes into lines. The last one may lack its end. */
export async function* linesOf(source: AsyncIterable<Uint8Array>): AsyncGenerator<readonly Line[]> {
  let number = 0;
  let kept = new Uint8Array();
  let tooLong = false;
  for await (const chunk of source) {
    const lines: Line[] = [];
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      number += 1;
      const bytes = joined(kept, chunk.subarray(start, end));
      lines.push({ number, bytes: tooLong || bytes.length > LONGEST_LINE ? undefined : bytes });
      kept = new Uint8Array();
      tooLong = false;
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    tooLong ||= kept.length + rest.length > LONGEST_LINE;
    kept = tooLong ? new Uint8Array() : joined(kept, rest).slice();
    yield lines;
  }
  if (tooLong || kept.length > 0) yield [{ number: number + 1, bytes: tooLong ? undefined : kept }];
}

function joined(head: Uint8Array, tail: Uint8Array): Uint8Array<ArrayBuffer> {
  if (head.length === 0) return tail as Uint8Array<ArrayBuffer>;
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
