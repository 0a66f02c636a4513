// Ratios within one run: what is measured and what it is measured beside take turns, so that a busy machine slows both.

/**
 * @param {{ [name: string]: () => Promise<number> | number }} contenders each does its work once and says how much it did
 * @param {number} rounds
 * @returns {Promise<{ [name: string]: number }>} median of each, in units a second
 */
export async function takeTurns(contenders, rounds = 5) {
  const rates = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, work] of Object.entries(contenders)) {
      const started = performance.now();
      const done = await work();
      // The first round warms up.
      if (round > 0) rates[name].push((done * 1000) / (performance.now() - started));
    }
  }
  return Object.fromEntries(Object.entries(rates).map(([name, all]) => [name, median(all)]));
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
