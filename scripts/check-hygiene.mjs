// No committed file may name a folder or a tool of the machine that it was written on.
import { execFileSync } from 'node:child_process';
import { readFileSync, lstatSync } from 'node:fs';

// Spelled with a character class in each, so that this file does not match itself.
const TRACES = [/(^|[^\w-])\/wor[k]\//, /(^|[^\w])\.librar[y]\b/, /\.\.\/share[d]\//, /\bfar[m]-[a-z]/];

const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
let found = 0;
for (const file of files) {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) continue;
  const content = readFileSync(file);
  if (content.subarray(0, 8000).includes(0)) continue; // binary
  for (const [index, line] of content.toString('utf8').split('\n').entries()) {
    if (!TRACES.some((trace) => trace.test(line))) continue;
    console.error(`${file}:${index + 1}: ${line.trim().slice(0, 160)}`);
    found += 1;
  }
}
console.log(`${files.length} files, ${found} lines that name the workplace`);
process.exitCode = found > 0 ? 1 : 0;
