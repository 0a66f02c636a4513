import type { Command } from 'commander';

/** What every verb takes: `--data`, `--json`, `--quiet`. */
export interface Common {
  readonly data: string;
  readonly json: boolean;
  readonly quiet: boolean;
}

const DEFAULT_DATA = process.env.PASSERELLE_DATA ?? './data';

export function withCommon(command: Command): Command {
  return command
    .option('--data <répertoire>', 'répertoire des données', DEFAULT_DATA)
    .option('--json', 'réponse en JSON, pour les programmes', false)
    .option('--quiet', 'sans progression ni résumé', false)
    .helpOption('-h, --help', 'affiche cette aide');
}

/** A word to whoever runs the verb: on standard error, so that what is asked for can be piped. */
export function say(common: Pick<Common, 'quiet'>, text: string): void {
  if (!common.quiet) process.stderr.write(`${text}\n`);
}
