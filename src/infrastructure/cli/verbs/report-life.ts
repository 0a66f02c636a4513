import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import type { FrozenEdition } from '../../../application/ports/reports.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { actorOption, dateOption, editionNumberOption, yearOption } from '../options.js';
import { EXIT } from '../outcome.js';
import { openOutput } from '../output.js';
import { usage } from '../refusals.js';
import { say, withCommon, type Common } from '../verb.js';

interface Acting extends Common {
  readonly as?: Actor;
}

/** From the freeze to the publication of a year's report (convention art. 5). */
export function reportLifeVerbs(open: OpenHouse): readonly Command[] {
  return [openVerb(open), freezeVerb(open), completeVerb(open), reviewVerb(open), publishVerb(open), verifyVerb(open)];
}

function openVerb(open: OpenHouse): Command {
  return verbOf('open', 'ouvre le rapport d’une année', 'l’Union nationale des Missions Locales').action(
    async (year: number, { data, as, ...common }: Acting) => {
      const report = await inHouse(open, data, ({ reportLife }) => reportLife.open(year, as));
      await answer(common, report, `Rapport ${String(year)} : ouvert.`);
    },
  );
}

function freezeVerb(open: OpenHouse): Command {
  return verbOf('freeze', 'fige les chiffres d’une année close : une édition', 'l’Union nationale des Missions Locales')
    .option('--observed-until <date>', 'dernier jour des faits pris en compte', dateOption)
    .action(async (year: number, { data, as, observedUntil, ...common }: Acting & { observedUntil?: string }) => {
      const edition = await inHouse(open, data, ({ reportLife }) =>
        reportLife.freeze(year, { observedUntil, ...(as && { actor: as }) }),
      );
      await answer(common, edition, `Rapport ${String(year)} : ${described(edition)}`);
    });
}

function completeVerb(open: OpenHouse): Command {
  return verbOf('complete', 'joint les chiffres et le texte des chambres', 'CMA France')
    .option('--figures <fichier>', 'JSON : [{"indicator","measure","by","value"}], que les événements ne comptent pas')
    .option('--narrative <fichier>', 'texte, qui ne nomme personne')
    .action(async (year: number, options: Acting & { figures?: string; narrative?: string }) => {
      const { data, as, figures, narrative, ...common } = options;
      const given = {
        ...(figures !== undefined && { figures: figuresIn(figures) }),
        ...(narrative !== undefined && { narrative: contentOf(narrative) }),
      };
      await inHouse(open, data, ({ reportLife }) => reportLife.complete(year, given, as));
      await answer(common, { year, completed: true }, `Rapport ${String(year)} : complété.`);
    });
}

function reviewVerb(open: OpenHouse): Command {
  return verbOf('review', 'note que le comité de pilotage a fait le bilan', 'le comité')
    .requiredOption('--meeting <id>', 'identifiant de la réunion du comité')
    .action(async (year: number, { data, as, meeting, ...common }: Acting & { meeting: string }) => {
      await inHouse(open, data, ({ reportLife }) => reportLife.review(year, meeting, as));
      await answer(common, { year, meetingId: meeting }, `Rapport ${String(year)} : examiné par le comité.`);
    });
}

function publishVerb(open: OpenHouse): Command {
  return verbOf('publish', 'publie l’édition examinée : ses octets ne changent plus', 'l’Union nationale')
    .option('--edition <numéro>', 'édition à publier (défaut : la dernière)', editionNumberOption)
    .action(async (year: number, { data, as, edition: number, ...common }: Acting & { edition?: number }) => {
      const edition = await inHouse(open, data, ({ reportLife }) =>
        reportLife.publish(year, { number, ...(as && { actor: as }) }),
      );
      await answer(common, edition, `Rapport ${String(year)}, édition ${String(edition.edition)} : publiée.`);
    });
}

function verifyVerb(open: OpenHouse): Command {
  return withCommon(new Command('verify'))
    .description('régénère chaque édition figée et compare les sceaux')
    .argument('<année>', 'année civile', yearOption)
    .action(async (year: number, options: Common) => {
      const checks = await inHouse(open, options.data, ({ reportLife }) => reportLife.verify(year));
      const told = checks.map((check) => ({ ...check, ok: check.sealed === check.regenerated }));
      const lines = told.map(({ number, edition, sealed, regenerated, ok }) =>
        ok
          ? `Édition ${String(number)} ${edition} : conforme ${sealed}`
          : `Édition ${String(number)} ${edition} : NON CONFORME, figée ${sealed}, régénérée ${regenerated}`,
      );
      await answer(options, told, lines.join('\n'));
      if (told.length === 0) say(options, `Rapport ${String(year)} : aucune édition figée.`);
      if (told.some(({ ok }) => !ok)) process.exitCode = EXIT.integrity;
    });
}

function verbOf(name: string, description: string, who: string): Command {
  return withCommon(new Command(name))
    .description(description)
    .argument('<année>', 'année civile', yearOption)
    .option('--as <rôle[:structure]>', `au nom de qui (défaut : ${who})`, actorOption);
}

async function answer({ json }: Pick<Common, 'json'>, value: unknown, text: string): Promise<void> {
  const line = json ? JSON.stringify(value) : text;
  if (line !== '') await openOutput(undefined).write(`${line}\n`);
}

function described({ edition, knownAt, observedUntil, definitions, sha256 }: FrozenEdition): string {
  return [
    `édition ${String(edition)} figée à la position ${knownAt}`,
    `observée jusqu’au ${observedUntil}`,
    `définitions ${String(definitions)}`,
    `sceau ${sha256}`,
  ].join(', ');
}

/** A list of figures, or an object with one under `figures`. */
function figuresIn(file: string): unknown {
  let content: unknown;
  try {
    content = JSON.parse(contentOf(file));
  } catch (error) {
    if (error instanceof SyntaxError) throw usage.refusal('usage.notJson', { file });
    throw error;
  }
  return (content as { figures?: unknown } | null)?.figures ?? content;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw usage.refusal('usage.file', { file });
  }
}
