const ULID_LENGTH = 26;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const WORDS = 5;

const VALUE_OF = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i += 1) VALUE_OF[ALPHABET.charCodeAt(i)] = i;

/**
 * Dense numbers for stream names, 1, 2, 3 … A Map of 1.3 million names costs hundreds of megabytes; here a name
 * (`category-ULID`) is five 32-bit words in an open-addressing table: 50 MB.
 */
export class StreamNumbers {
  private readonly categories = new Map<string, number>();
  private capacity = 1 << 12;
  private words = new Int32Array(this.capacity * WORDS);
  private numbers = new Int32Array(this.capacity);
  private held = 0;
  private readonly key = new Int32Array(WORDS);

  /** How many names it holds. */
  get size(): number {
    return this.held;
  }

  numberOf(name: string): number | undefined {
    this.encode(name);
    const number = this.numbers[this.slot()];
    return number === 0 ? undefined : number;
  }

  set(name: string, number: number): void {
    if (this.held * 2 >= this.capacity) this.grow();
    this.encode(name);
    const slot = this.slot();
    if (!this.numbers[slot]) this.held += 1;
    this.numbers[slot] = number;
    this.words.set(this.key, slot * WORDS);
  }

  /** 26 characters of 5 bits, of which the first has 3: 128 bits, and the category. */
  private encode(name: string): void {
    const start = name.length - ULID_LENGTH;
    if (start < 2 || name[start - 1] !== '-') throw new Error('a stream is named category-ULID');
    const category = name.slice(0, start - 1);
    let code = this.categories.get(category);
    if (code === undefined) {
      code = this.categories.size + 1;
      this.categories.set(category, code);
    }
    const { key } = this;
    key[0] = code;
    for (let word = 1; word < WORDS; word += 1) key[word] = 0;
    // Six characters, 30 bits, in each of four words; the last two stand beside the category.
    for (let i = 0; i < ULID_LENGTH; i += 1) {
      const value = VALUE_OF[name.charCodeAt(start + i)] ?? 0;
      const word = i < 24 ? 1 + Math.floor(i / 6) : 0;
      key[word] = ((key[word] ?? 0) << 5) | value;
    }
  }

  private slot(): number {
    const { key, words, numbers, capacity } = this;
    let hash = 0x811c9dc5;
    for (let word = 0; word < WORDS; word += 1) {
      hash = Math.imul(hash ^ (key[word] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    let slot = hash & (capacity - 1);
    while (numbers[slot]) {
      const at = slot * WORDS;
      let same = true;
      for (let word = 0; word < WORDS && same; word += 1) same = words[at + word] === key[word];
      if (same) break;
      slot = (slot + 1) & (capacity - 1);
    }
    return slot;
  }

  private grow(): void {
    const { words, numbers, capacity } = this;
    this.capacity = capacity * 2;
    this.words = new Int32Array(this.capacity * WORDS);
    this.numbers = new Int32Array(this.capacity);
    for (let slot = 0; slot < capacity; slot += 1) {
      const number = numbers[slot];
      if (!number) continue;
      this.key.set(words.subarray(slot * WORDS, (slot + 1) * WORDS));
      const to = this.slot();
      this.numbers[to] = number;
      this.words.set(this.key, to * WORDS);
    }
  }
}
