import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { importCommands, type ImportSummary } from '../../../application/import/import.js';
import { inHouse, type House, type OpenHouse } from '../../house.js';
import { EXIT } from '../outcome.js';
import { openOutput } from '../output.js';
import { progressLine } from '../progress.js';
import { usage } from '../refusals.js';
import { say, withCommon, type Common } from '../verb.js';

interface ImportOptions extends Common {
  readonly rejects?: string;
}

export function importVerb(open: OpenHouse): Command {
  return withCommon(new Command('import'))
    .description('exécute un journal de commandes (NDJSON), ligne par ligne ; le reprendre ne change rien')
    .argument('[fichier]', 'fichier NDJSON, ou « - » pour l’entrée standard', '-')
    .option('--rejects <fichier>', 'lignes refusées, à corriger puis à importer de nouveau')
    .action(async (file: string, options: ImportOptions) => {
      const { source, bytes } = sourceOf(file);
      const summary = await inHouse(open, options.data, (house) => importInto(house, source, bytes, options));
      if (options.json) await openOutput(undefined).write(`${JSON.stringify(summary)}\n`);
      say(options, summaryLine(summary));
      if (summary.refused > 0) process.exitCode = EXIT.refused;
    });
}

function sourceOf(file: string): { readonly source: AsyncIterable<Uint8Array>; readonly bytes: number | undefined } {
  if (file === '-') return { source: process.stdin, bytes: undefined };
  const size = statSync(file, { throwIfNoEntry: false });
  if (!size || size.isDirectory()) throw usage.refusal('usage.file', { file });
  return { source: createReadStream(file, { highWaterMark: 1 << 20 }), bytes: size.size };
}

/** Imports, brings the read models to where the log is, and does what follows across aggregates. */
export async function importInto(
  house: House,
  source: AsyncIterable<Uint8Array>,
  bytes: number | undefined,
  options: Pick<ImportOptions, 'quiet' | 'rejects'>,
): Promise<ImportSummary> {
  // Refused lines hold personal data: an erasure must find them again.
  if (options.rejects !== undefined)
    house.copies.note({ kind: 'REJECTS', file: resolve(options.rejects), at: new Date().toISOString() });
  const rejects = options.rejects === undefined ? undefined : openOutput(options.rejects);
  const progress = progressLine('Import', 'lignes', process.stderr, options.quiet);
  try {
    const summary = await importCommands(source, {
      execute: (request) => house.executor.execute(request),
      reject: async (line) => {
        if (rejects) await rejects.write(`${line}\n`);
        else process.stderr.write(`${withoutData(line)}\n`);
      },
      onProgress: ({ read, bytes: done }) => {
        progress.update(read, bytes && done > 0 ? Math.round((read * bytes) / done) : undefined);
      },
    });
    await rejects?.done();
    progress.end();
    const reading = progressLine('Lectures', 'événements', process.stderr, options.quiet);
    await house.projections.catchUp(({ done, total }) => {
      reading.update(done, total);
    });
    reading.end();
    await house.react();
    return summary;
  } catch (error) {
    // What was refused so far stays readable: the import is to be repeated, and says it again.
    await rejects?.abandon();
    throw error;
  }
}

/** On the terminal a refusal names its line and its reason; the data of the command stay out of it. */
function withoutData(line: string): string {
  const { line: number, code, message } = JSON.parse(line) as { line: number; code: string; message: string };
  return `ligne ${String(number)} : ${code} : ${message}`;
}

export function summaryLine({ read, accepted, alreadyKnown, refused }: ImportSummary): string {
  return `${String(read)} lignes lues, ${String(accepted)} acceptées, ${String(alreadyKnown)} déjà connues, ${String(refused)} refusées.`;
}
