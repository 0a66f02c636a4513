import { Command } from 'commander';
import { inHouse, type OpenHouse } from '../../house.js';
import { EXIT } from '../outcome.js';
import { openOutput } from '../output.js';
import { progressLine } from '../progress.js';
import { usage } from '../refusals.js';
import { say, withCommon, type Common } from '../verb.js';

export function projectionsVerb(open: OpenHouse): Command {
  const verb = new Command('projections').description(
    'les lectures dérivées du journal : état, reconstruction, reprise',
  );
  verb.addCommand(listVerb(open), { isDefault: true });
  verb.addCommand(rebuildVerb(open));
  verb.addCommand(retryVerb(open));
  return verb;
}

function listVerb(open: OpenHouse): Command {
  return withCommon(new Command('list'))
    .description('où en est chaque lecture, et ce qui y est mis de côté')
    .action(async ({ data, json }: Common) => {
      await inHouse(open, data, async ({ projections, log, reactions }) => {
        const [status, parked, head] = [projections.status(), projections.parked(), await log.head()];
        const follow = reactions.status();
        const lines = status.map(
          ({ name, version, position, parkedStreams }) =>
            `${name} v${String(version)} : position ${String(position)} / ${String(head)}, ${String(parkedStreams)} flux de côté`,
        );
        const aside = parked.map(
          ({ projection, stream, position, type, reason }) =>
            `  de côté dans ${projection} : ${stream} depuis ${String(position)} (${type}) : ${reason}`,
        );
        const refused = follow.refused.map(
          ({ reaction, stream, effectiveOn, code }) =>
            `  refusé : ${reaction} du ${effectiveOn} dans ${stream} : ${code}`,
        );
        const consequences = `conséquences entre parcours, offres et structures : ${String(follow.open)} à faire, ${String(refused.length)} refusées`;
        const text = json
          ? JSON.stringify({ head, projections: status, parked, reactions: follow })
          : [...lines, ...aside, consequences, ...refused].join('\n');
        await openOutput(undefined).write(`${text}\n`);
        if (parked.length + refused.length > 0) process.exitCode = EXIT.refused;
      });
    });
}

function rebuildVerb(open: OpenHouse): Command {
  return withCommon(new Command('rebuild'))
    .description('reconstruit une lecture, ou toutes, à côté de celle qui sert')
    .argument('[nom]', 'nom de la lecture (défaut : toutes)')
    .action(async (name: string | undefined, options: Common) => {
      await inHouse(open, options.data, async ({ projections }) => {
        const known = projections.status().map((status) => status.name);
        if (name !== undefined && !known.includes(name)) {
          throw usage.refusal('projection.unknown', { name, known: known.join(', ') });
        }
        for (const one of name === undefined ? known : [name]) {
          const progress = progressLine(one, 'événements', process.stderr, options.quiet);
          await projections.rebuild(one, ({ done, total }) => {
            progress.update(done, total);
          });
          progress.end();
          say(options, `${one} : reconstruite.`);
        }
      });
    });
}

function retryVerb(open: OpenHouse): Command {
  return withCommon(new Command('retry'))
    .description('reprend ce qui a été mis de côté')
    .action(async (options: Common) => {
      await inHouse(open, options.data, async (house) => {
        const { projections, reactions } = house;
        const parked = await projections.retry();
        reactions.reopenRefused();
        await house.react();
        const refused = reactions.status().refused.length;
        say(options, parked.length === 0 ? 'Rien ne reste de côté.' : `${String(parked.length)} flux restent de côté.`);
        if (refused > 0) say(options, `${String(refused)} conséquences restent refusées.`);
        if (parked.length + refused > 0) process.exitCode = EXIT.refused;
      });
    });
}
