const QUOTE = 34;
const COMMA = 44;
const OPEN_ARRAY = 91;
const BACKSLASH = 92;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/**
 * What `JSON.parse` lets pass without a word: a key that stands twice in an object (the last would win), or one named
 * `__proto__`. For a text that is JSON.
 */
export function doubtfulKey(text: string): 'repeated' | 'forbidden' | undefined {
  /** The keys of each object that is open; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  let keys: Set<string> | undefined;
  let keyNext = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case OPEN_OBJECT:
        open.push(keys);
        keys = new Set();
        keyNext = true;
        break;
      case OPEN_ARRAY:
        open.push(keys);
        keys = undefined;
        keyNext = false;
        break;
      case CLOSE_OBJECT:
      case CLOSE_ARRAY:
        keys = open.pop();
        keyNext = false;
        break;
      case COMMA:
        keyNext = keys !== undefined;
        break;
      case QUOTE: {
        const end = endOfString(text, at);
        if (keyNext && keys) {
          const key = JSON.parse(text.slice(at, end + 1)) as string;
          if (key === '__proto__') return 'forbidden';
          if (keys.has(key)) return 'repeated';
          keys.add(key);
          keyNext = false;
        }
        at = end;
        break;
      }
      default:
    }
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0 || end < 0) return end;
  }
}
