import { Command, Option } from 'commander';
import type { Edition } from '../../../projections/annual-report/report.js';
import { inHouse, type House, type OpenHouse } from '../../house.js';
import { FORMATS, renderedReport, type Format } from '../../report/rendered-report.js';
import { dateOption, dimensionOption, editionNumberOption, positionOption, yearOption } from '../options.js';
import { openOutput } from '../output.js';
import { progressLine } from '../progress.js';
import { say, withCommon, type Common } from '../verb.js';
import { compareVerb } from './report-compare.js';
import { reportLifeVerbs } from './report-life.js';

const EDITIONS = ['working', 'committee', 'public'] as const satisfies readonly Edition[];

interface CutOptions extends Common {
  readonly observedUntil?: string;
  readonly knownAt?: number;
}

interface ReportOptions extends CutOptions {
  readonly edition: Edition;
  readonly format: Format;
  readonly number?: number;
  readonly out?: string;
}

interface ExplainOptions extends CutOptions {
  readonly indicator: string;
  readonly measure: string;
  readonly by?: Readonly<Record<string, string>>;
}

export function reportVerb(open: OpenHouse, today: () => string): Command {
  const verb = withCut(withCommon(new Command('report')))
    .description('le rapport d’activité annuel, régénéré depuis les événements')
    .argument('<année>', 'année civile', yearOption)
    .addOption(new Option('--edition <édition>', 'édition').choices(EDITIONS).default('working'))
    .addOption(new Option('--format <format>', 'forme').choices(FORMATS).default('json'))
    .addOption(
      new Option('--number <numéro>', 'une édition figée, telle qu’elle l’a été')
        .argParser(editionNumberOption)
        .conflicts(['observedUntil', 'knownAt']),
    )
    .option('--out <fichier>', 'écrit dans ce fichier plutôt que sur la sortie standard')
    .action(async (year: number, options: ReportOptions) => {
      const { edition, observedUntil, knownAt, number, format, quiet } = options;
      await inHouse(open, options.data, async (house) => {
        const request = { year, edition, observedUntil, knownAt, number, today: today() };
        await mirrorOf(house, quiet);
        const text = await renderedReport(house, request, format);
        const output = openOutput(options.out);
        await output.write(text);
        await output.done();
      });
    });
  // What follows the name of a verb below belongs to it, `--data` and `--edition` included.
  verb.enablePositionalOptions();
  verb.addCommand(explainVerb(open)).addCommand(compareVerb(open, today));
  for (const step of reportLifeVerbs(open)) verb.addCommand(step);
  return verb;
}

function explainVerb(open: OpenHouse): Command {
  return withCut(withCommon(new Command('explain')))
    .description('les événements dont un chiffre est fait')
    .argument('<année>', 'année civile', yearOption)
    .requiredOption('--indicator <id>', 'indicateur : C3')
    .requiredOption('--measure <mesure>', 'mesure : sent')
    .option('--by <dimension=valeur>', 'croisement : region=84 (plusieurs fois s’il le faut)', dimensionOption)
    .action(async (year: number, options: ExplainOptions) => {
      const { indicator, measure, by, observedUntil, knownAt, json, quiet } = options;
      await inHouse(open, options.data, async (house) => {
        const mirror = await mirrorOf(house, quiet);
        const { explain } = await import('../../../projections/annual-report/explain.js');
        const contributions = await explain(mirror, { year, indicator, measure, by, observedUntil, knownAt });
        const output = openOutput(undefined);
        for (const one of contributions) {
          const line = [
            one.position,
            one.effectiveOn,
            one.type,
            one.stream,
            ...(one.value === undefined ? [] : [`${String(one.value)} j`]),
          ];
          await output.write(json ? `${JSON.stringify(one)}\n` : `${line.join('  ')}\n`);
        }
        say(options, `${String(contributions.length)} contributions.`);
      });
    });
}

function withCut(command: Command): Command {
  return command
    .option('--observed-until <date>', 'dernier jour des faits pris en compte', dateOption)
    .option('--known-at <position>', 'dernière position du journal prise en compte', positionOption);
}

async function mirrorOf(house: House, quiet: boolean) {
  const progress = progressLine('Miroir', 'événements', process.stderr, quiet);
  const mirror = await house.mirror.caughtUp(({ done, total }) => {
    progress.update(done, total);
  });
  progress.end();
  return mirror;
}
