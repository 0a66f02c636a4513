import { Command, CommanderError } from 'commander';
import { exitCodeOf, lineOf } from './outcome.js';

/**
 * Runs one command line. Failures end in one line on standard error and the exit code that programs rely on; what
 * commander has already said (usage, help) is not said twice.
 */
export async function run(verbs: readonly Command[], argv: readonly string[], version: string): Promise<void> {
  const program = new Command('passerelle')
    .description(
      'Parcours co-accompagnés par les Missions Locales et les Chambres de métiers : audit, histoire, rapport annuel.',
    )
    .version(version, '-V, --version', 'affiche la version')
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand('help [commande]', 'affiche l’aide d’une commande');
  for (const verb of verbs) program.addCommand(verb);
  thrownNotExited(program);
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) process.stderr.write(`${lineOf(error)}\n`);
    process.exitCode = exitCodeOf(error);
  }
}

/**
 * commander leaves the process by itself, with its own codes, unless every command is told otherwise; and it gives the
 * options of `report explain` to `report`, which has the same ones, unless their place counts.
 */
function thrownNotExited(command: Command): void {
  command.exitOverride();
  command.enablePositionalOptions();
  command.configureOutput({
    outputError: (text, write) => {
      write(text.replace(/^error: /, 'passerelle : usage : '));
    },
  });
  command.commands.forEach(thrownNotExited);
}
