import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { printing } from './refusals.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const LIMIT = 120_000;

/** The page fetches nothing and runs nothing; neither does the browser that prints it. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pdf-header-footer',
];

/**
 * The page as a PDF, printed by a Chromium of this machine.
 * @throws DomainError `report.noChromium` where there is none, `report.notPrinted` where it fails
 */
export async function printed(page: string, env: NodeJS.ProcessEnv = process.env): Promise<Uint8Array> {
  const browser = browserIn(env);
  if (browser === undefined) throw printing.refusal('report.noChromium');
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-pdf-'));
  try {
    const [from, to] = [join(folder, 'report.html'), join(folder, 'report.pdf')];
    writeFileSync(from, page, { mode: 0o600 });
    const own = [`--user-data-dir=${join(folder, 'profile')}`, `--print-to-pdf=${to}`, pathToFileURL(from).href];
    const child = spawn(browser, [...FLAGS, ...own], { stdio: 'ignore', timeout: LIMIT });
    const [code] = (await once(child, 'close').catch(() => [1])) as [number | null];
    if (code !== 0) throw printing.refusal('report.notPrinted');
    return readFileSync(to);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function browserIn({ PASSERELLE_CHROMIUM: named, PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined;
  return PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
