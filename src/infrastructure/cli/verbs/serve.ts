import { Command } from 'commander';
import type { CalendarDate } from '../../../domain/kernel/calendar.js';
import type { House, OpenHouse } from '../../house.js';
import { portOption } from '../options.js';
import { progressLine } from '../progress.js';
import { say, withCommon, type Common } from '../verb.js';

export interface ServeOptions extends Common {
  readonly port: number;
}

const DEFAULT_PORT = '3000';

export function withPort(command: Command): Command {
  return command.option(
    '--port <port>',
    'port d’écoute, sur cette machine seulement',
    portOption,
    portOption(process.env.PORT ?? DEFAULT_PORT),
  );
}

export function serveVerb(open: OpenHouse, today: () => CalendarDate): Command {
  return withPort(withCommon(new Command('serve')))
    .description('sert les pages et l’API sur http://127.0.0.1')
    .action(async (options: ServeOptions) => {
      const house = await open(options.data);
      await serveUntilStopped(house, options, today);
    });
}

/** Serves until the process is asked to stop, then closes the house: nothing in flight is lost. */
export async function serveUntilStopped(
  house: House,
  options: ServeOptions,
  today: () => CalendarDate,
  greet: (url: string) => void = (url) => {
    say(options, `Passerelle sert ${url} (arrêter : Ctrl+C).`);
  },
): Promise<void> {
  // Nest takes most of the start: only what serves pays for it.
  const [{ serve }, { houseSite }] = await Promise.all([
    import('../../http/server.js'),
    import('../../http/house-site.js'),
  ]);
  try {
    const progress = progressLine('Lectures', 'événements', process.stderr, options.quiet);
    await house.projections.catchUp(({ done, total }) => {
      progress.update(done, total);
    });
    progress.end();
    house.projections.follow();
    const site = houseSite(house, Number(today().slice(0, 4)) - 1);
    const server = await serve(site, options.port);
    const background = house.inBackground();
    greet(server.url);
    await stopAsked();
    await server.close();
    await background.stop();
  } finally {
    await house.close();
  }
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
