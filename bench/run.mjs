// `npm run bench`: how fast, as ratios within one run. Prints a table on standard error and JSON on standard output.
import { commandCycle } from './command-cycle.mjs';
import { reading } from './reading.mjs';

const results = [];
for (const measure of [commandCycle, reading]) results.push(...(await measure()));

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const table = results.map(({ job, rate, beside, goal }) => [
  job,
  `${number.format(rate)}/s`,
  `${number.format(beside)}/s`,
  `${(rate / beside).toFixed(2)} x`,
  goal === undefined ? '' : `${goal} x`,
]);
const header = ['', 'ours', 'bare', 'ratio', 'goal'];
const widths = header.map((title, column) => Math.max(title.length, ...table.map((row) => row[column].length)));
for (const row of [header, ...table])
  console.error(row.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]) : cell.padStart(widths[n]))).join('  '));

console.log(JSON.stringify(results.map((result) => ({ ...result, ratio: result.rate / result.beside }))));
