import { Command } from 'commander';
import { addDays } from '../../../domain/kernel/calendar.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { EXIT } from '../outcome.js';
import { dateOption } from '../options.js';
import { openOutput } from '../output.js';
import { progressLine } from '../progress.js';
import { usage } from '../refusals.js';
import { say, withCommon, type Common } from '../verb.js';

/** Further ahead, a day is more likely mistyped than meant; and what the clock records cannot be taken back. */
const DAYS_AHEAD = 366;

export function tickVerb(open: OpenHouse, today: () => string): Command {
  return withCommon(new Command('tick'))
    .description('fait ce qui est échu : reconductions, échéances des accords, fins de PACEA et de CEJ…')
    .option('--on <date>', 'jour jusqu’auquel l’horloge avance (défaut : aujourd’hui)', dateOption)
    .action(async (options: Common & { readonly on?: string }) => {
      const on = options.on ?? today();
      if (on > addDays(today(), DAYS_AHEAD)) throw usage.refusal('usage.tickTooFar', { on, days: DAYS_AHEAD });
      const progress = progressLine('Échéances', 'commandes', process.stderr, options.quiet);
      const report = await inHouse(open, options.data, (house) =>
        house.tick(on, (done) => {
          progress.update(done);
        }),
      );
      progress.end();
      if (options.json) await openOutput(undefined).write(`${JSON.stringify(report)}\n`);
      say(
        options,
        `Horloge au ${on} : ${String(report.recorded)} échéances faites, ${String(report.refused.length)} refusées.`,
      );
      for (const { stream, kind, dueOn, code } of report.refused)
        say(options, `  ${dueOn} ${kind} ${stream} : ${code}`);
      if (report.refused.length > 0) process.exitCode = EXIT.refused;
    });
}
