import { progressLine, progressText } from './progress.js';

/** French spaces between thousands are narrow and do not break. */
const plain = (text: string): string => text.replace(/\u202f|\u00a0/g, ' ');

describe('the progress line', () => {
  it('says how much is done, how fast, and how long is left', () => {
    const text = progressText('Import', 'lignes', { done: 12_000, total: 40_000, seconds: 3 });
    expect(plain(text)).toBe('Import : 12 000 / 40 000 lignes (30 %) · 4 000/s · reste 7 s');
  });

  it('counts minutes when much is left', () => {
    expect(progressText('Import', 'lignes', { done: 1, total: 101, seconds: 1 })).toContain('reste 1 min 40 s');
  });

  it('says no more than it knows', () => {
    expect(progressText('Scénario', 'lignes', { done: 500, seconds: 0 })).toBe('Scénario : 500 lignes · 0/s');
  });

  it('is silent in a pipe, and when asked to be quiet', () => {
    const written: string[] = [];
    const stream = (isTTY: boolean) =>
      ({ isTTY, write: (text: string) => written.push(text) }) as unknown as NodeJS.WriteStream;
    for (const [isTTY, quiet] of [
      [false, false],
      [true, true],
    ] as const) {
      const progress = progressLine('Import', 'lignes', stream(isTTY), quiet);
      progress.update(1, 2);
      progress.end();
    }
    expect(written).toEqual([]);
  });
});
