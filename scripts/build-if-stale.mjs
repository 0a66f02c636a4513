// Builds dist when a source is newer than the last build. Fresh, it costs a few milliseconds: it only compares times.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'dist', '.built');
const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');

/** Newest change under a path; folders count too, so that a deleted or renamed file is seen. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  let latest = stat.mtimeMs;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.name.endsWith('.spec.ts')) continue;
    const child = join(path, entry.name);
    latest = Math.max(latest, entry.isDirectory() ? newest(child) : statSync(child).mtimeMs);
  }
  return latest;
}

function isStale() {
  const built = statSync(stamp, { throwIfNoEntry: false });
  if (!built) return true;
  const inputs = ['src', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'nest-cli.json'];
  return inputs.some((input) => newest(join(root, input)) > built.mtimeMs);
}

function build() {
  const started = new Date();
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) return status ?? 1;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  // The stamp tells when the build began: what was edited while it ran is newer, and built next time.
  utimesSync(stamp, started, started);
  return 0;
}

if (process.argv.includes('--force') || isStale()) {
  if (existsSync(nest)) process.exitCode = build();
  else if (!existsSync(join(root, 'dist', 'main.js'))) {
    console.error('dist is missing and the build tools are not installed: run `npm ci` with the dev dependencies.');
    process.exitCode = 1;
  } // A production install (--omit=dev) with a dist that came along runs as it is.
}
