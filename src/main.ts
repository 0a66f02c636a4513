#!/usr/bin/env node
import { runPasserelle } from './composition/command-line.js';

await runPasserelle(process.argv.slice(2));
