// The main job from nothing: `npm start` on an empty data folder must answer, show the report and stop when asked.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const UP_WITHIN_MS = 240_000;
const DOWN_WITHIN_MS = 30_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const data = mkdtempSync(join(tmpdir(), 'passerelle-cold-'));
const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const started = Date.now();

const server = spawn('npm', ['start'], {
  cwd: root,
  env: { ...process.env, PASSERELLE_DATA: data, PORT: String(port) },
  stdio: ['ignore', 'pipe', 'pipe'],
  detached: true, // its own process group: nothing of it outlives this script
});
let output = '';
server.stdout.on('data', (chunk) => (output = (output + chunk).slice(-8000)));
server.stderr.on('data', (chunk) => (output = (output + chunk).slice(-8000)));
const exited = new Promise((resolve) => server.on('exit', (code, signal) => resolve(signal ?? code)));
let gone = false;
void exited.then(() => (gone = true));

try {
  const page = await firstAnswer();
  console.log(`GET / answered 200 after ${seconds(started)}`);
  await reportPage(page);
  await stop();
  console.log('cold start: ok');
} catch (error) {
  console.error(`cold start: ${error.message}\n--- output of npm start ---\n${output}`);
  process.exitCode = 1;
} finally {
  killGroup('SIGKILL');
  rmSync(data, { recursive: true, force: true });
}

async function firstAnswer() {
  let last = 'nothing listened';
  while (Date.now() - started < UP_WITHIN_MS) {
    if (gone) throw new Error(`npm start ended by itself (${await exited})`);
    try {
      const response = await fetch(`${base}/`, { signal: AbortSignal.timeout(30_000) });
      if (response.status === 200) return await response.text();
      last = `GET / answered ${response.status}`;
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    await sleep(250);
  }
  throw new Error(`no page within ${UP_WITHIN_MS / 1000} s: ${last}`);
}

/** Follows the first link of the home page to a report; a home page that links to none is the report itself. */
async function reportPage(home) {
  const links = [...home.matchAll(/href="([^"]*)"/g)].map(([, href]) => new URL(href.replaceAll('&amp;', '&'), base));
  const report = links.find((link) => link.origin === base && /report|rapport/i.test(link.pathname));
  if (!report) return console.log('no link to a report on the home page');
  const response = await fetch(report, { signal: AbortSignal.timeout(60_000) });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`GET ${report.pathname} answered ${response.status}`);
  console.log(`GET ${report.pathname} answered 200 after ${seconds(started)}`);
}

async function stop() {
  const asked = Date.now();
  server.kill('SIGTERM');
  while (!gone || (await isListening())) {
    if (Date.now() - asked > DOWN_WITHIN_MS) throw new Error(`still there ${seconds(asked)} after SIGTERM`);
    await sleep(100);
  }
  console.log(`stopped ${seconds(asked)} after SIGTERM (${await exited})`);
}

function killGroup(signal) {
  try {
    process.kill(-server.pid, signal);
  } catch {
    // Already gone, as it should be.
  }
}

async function isListening() {
  try {
    await fetch(`${base}/`, { signal: AbortSignal.timeout(1000) });
    return true;
  } catch (error) {
    return error.name === 'TimeoutError';
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}
