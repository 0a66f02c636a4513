import { Command } from 'commander';
import { addDays, earliest, type CalendarDate } from '../../../domain/kernel/calendar.js';
import { scenario } from '../../../scenario/scenario.js';
import { countOption, dateOption, seedOption, yearOption } from '../options.js';
import { openOutput } from '../output.js';
import { progressLine } from '../progress.js';
import { withCommon, type Common } from '../verb.js';

interface ScenarioOptions extends Common {
  readonly youths: number;
  readonly year: number;
  readonly seed: number;
  readonly until?: CalendarDate;
}

const CHUNK = 1 << 16;

export function scenarioVerb(today: () => CalendarDate): Command {
  return withCommon(new Command('scenario'))
    .description('écrit le journal de commandes d’un réseau inventé, toujours le même pour la même graine')
    .requiredOption('--youths <n>', 'nombre de jeunes', countOption)
    .requiredOption('--year <année>', 'année racontée', yearOption)
    .option('--seed <s>', 'graine', seedOption, 1)
    .option('--until <date>', 'dernier jour raconté (défaut : 31 mars suivant, au plus hier)', dateOption)
    .action(async ({ youths, year, seed, until, quiet }: ScenarioOptions) => {
      const output = openOutput(undefined);
      const progress = progressLine('Scénario', 'lignes', process.stderr, quiet);
      let [written, text] = [0, ''];
      for (const line of scenario({ youths, year, seed, until: until ?? lastDayTold(year, today()) })) {
        text += `${JSON.stringify(line)}\n`;
        written += 1;
        if (text.length < CHUNK) continue;
        await output.write(text);
        if (process.stdout.destroyed) return;
        text = '';
        progress.update(written);
      }
      await output.write(text);
      progress.end();
    });
}

/** Follow-up goes on to 31 March of the next year, but nothing is told before it is over. */
export function lastDayTold(year: number, today: CalendarDate): CalendarDate {
  return earliest(`${String(year + 1)}-03-31`, addDays(today, -1));
}
