// Writes docs/reference from the built catalogue; with --check, only says what is stale (exit code 1).
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'docs', 'reference');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const built = new URL('../dist/infrastructure/reference/files.js', import.meta.url);
const { referenceFiles } = await import(built.href);

const wanted = referenceFiles(version);
const stale = [...wanted].filter(([path, text]) => read(path) !== text).map(([path]) => path);
const left = existing().filter((path) => !wanted.has(path));

if (process.argv.includes('--check')) {
  for (const path of [...stale, ...left]) console.error(`docs/reference/${path} is stale: npm run docs`);
  console.log(`${wanted.size} reference files, ${stale.length + left.length} stale`);
  process.exitCode = stale.length + left.length > 0 ? 1 : 0;
} else {
  for (const path of left) rmSync(join(folder, path));
  for (const path of stale) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), wanted.get(path));
  }
  console.log(`${wanted.size} reference files, ${stale.length} written, ${left.length} removed`);
}

function read(path) {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function existing() {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}
