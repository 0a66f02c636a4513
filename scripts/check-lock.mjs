// The lock must install anywhere: no address of a registry of somebody's own, an integrity for every package,
// and every optional binary that a package names (npm leaves out silently what its registry lacked that day).
import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8');
const { packages } = JSON.parse(text);
const problems = [];

for (const [path, entry] of Object.entries(packages)) {
  if (path === '' || entry.link) continue;
  if (!entry.integrity && !entry.inBundle) problems.push(`${path}: no integrity`);
  if (entry.resolved && new URL(entry.resolved).host !== 'registry.npmjs.org')
    problems.push(`${path}: resolved at ${entry.resolved}`);
  for (const name of Object.keys(entry.optionalDependencies ?? {}))
    if (!isLocked(path, name)) problems.push(`${path}: optional dependency ${name} is missing`);
}

/** Looks where Node would: beside the package, then in each folder above. */
function isLocked(from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

for (const problem of problems) console.error(problem);
console.log(`${Object.keys(packages).length - 1} packages locked, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
