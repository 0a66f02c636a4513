#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { runPasserelle } from './composition/command-line.js';

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

await runPasserelle(process.argv.slice(2), manifest.version);
