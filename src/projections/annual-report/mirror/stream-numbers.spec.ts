import { StreamNumbers } from './stream-numbers.js';

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;

describe('the numbers of streams', () => {
  it('are kept for as many names as come', () => {
    const numbers = new StreamNumbers();
    for (let n = 1; n <= 20_000; n += 1) numbers.set(`youthPathway-${ulid(n)}`, n);
    expect(numbers.size).toBe(20_000);
    for (let n = 1; n <= 20_000; n += 1) expect(numbers.numberOf(`youthPathway-${ulid(n)}`)).toBe(n);
    expect(numbers.numberOf(`youthPathway-${ulid(20_001)}`)).toBeUndefined();
  });

  it('tell apart names that differ in one character, wherever it is, or in their category', () => {
    const numbers = new StreamNumbers();
    const names = ['structure-', 'offer-'].flatMap((category) =>
      Array.from({ length: 26 }, (_, i) => `${category}${'0'.repeat(i)}1${'0'.repeat(25 - i)}`),
    );
    for (const [i, name] of names.entries()) numbers.set(name, i + 1);
    expect(names.map((name) => numbers.numberOf(name))).toEqual(names.map((_, i) => i + 1));
  });

  it('may be given anew', () => {
    const numbers = new StreamNumbers();
    numbers.set(`offer-${ulid(1)}`, 1);
    numbers.set(`offer-${ulid(1)}`, 2);
    expect([numbers.size, numbers.numberOf(`offer-${ulid(1)}`)]).toEqual([1, 2]);
  });

  it('are refused to what is no stream', () => {
    expect(() => new StreamNumbers().numberOf('offer')).toThrow('category-ULID');
  });
});
