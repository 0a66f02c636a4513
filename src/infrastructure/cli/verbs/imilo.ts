import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Command } from 'commander';
import type { ImiloUpdateState, ImiloUpdateSummary } from '../../../application/ports/imilo.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { adviserText } from '../../imilo/adviser-text.js';
import { readCsv } from '../../imilo/csv.js';
import { exportFile, takeAnswers, type NotDone } from '../../imilo/exchange.js';
import { actorOption } from '../options.js';
import { EXIT } from '../outcome.js';
import { openOutput } from '../output.js';
import { usage } from '../refusals.js';
import { say, withCommon, type Common } from '../verb.js';

/** Whoever holds the data and its keys stands for the controller's data-protection officer, on this ground. */
const OPERATOR_GROUND = 'CLI';

/** What i-milo is told of apprenticeship contracts: by hand, by a file, by an interface. */
export function imiloVerb(open: OpenHouse): Command {
  const verb = new Command('imilo').description(
    'les mises à jour d’i-milo : liste, texte à recopier, fichier, interface',
  );
  verb.addCommand(listVerb(open), { isDefault: true });
  verb.addCommand(textVerb(open));
  verb.addCommand(exportVerb(open));
  verb.addCommand(acknowledgeVerb(open));
  verb.addCommand(sendVerb(open));
  return verb;
}

const STATES: Readonly<Record<ImiloUpdateState, string>> = {
  PREPARED: 'à transmettre',
  DELIVERED: 'transmise, sans réponse',
  REJECTED: 'rejetée, à corriger',
  ACKNOWLEDGED: 'prise en compte',
  SUPERSEDED: 'remplacée ou annulée',
};
const WAITING: readonly ImiloUpdateState[] = ['PREPARED', 'DELIVERED', 'REJECTED'];
const LONGEST = 100_000;

function listVerb(open: OpenHouse): Command {
  return withCommon(new Command('list'))
    .description('ce qui attend : à transmettre, sans réponse, à corriger')
    .option('--all', 'aussi ce qui est pris en compte ou remplacé', false)
    .action(async ({ data, json, all }: Common & { readonly all: boolean }) => {
      await inHouse(open, data, async (house) => {
        await house.projections.catchUp();
        const states = all ? (Object.keys(STATES) as ImiloUpdateState[]) : WAITING;
        const rows = house.imilo.updates.list({ states, limit: LONGEST });
        const output = openOutput(undefined);
        for (const row of rows) await output.write(`${json ? JSON.stringify(row) : listed(row)}\n`);
      });
    });
}

function listed({ updateId, version, state, because, since, pathway }: ImiloUpdateSummary): string {
  const reason = because === null ? '' : ` (${because})`;
  return `${updateId}  v${String(version)}  ${STATES[state]}${reason} depuis le ${since} · ${pathway}`;
}

function textVerb(open: OpenHouse): Command {
  return withCommon(new Command('text'))
    .description('le texte qu’un conseiller recopie dans i-milo : employeur, diplôme, dates')
    .argument('<mise-à-jour>', 'identifiant de la mise à jour')
    .option(
      '--as <rôle[:structure]>',
      'tel que ce rôle le lirait maintenant : ML_ADVISER:structure-01J… (par défaut DPO)',
      actorOption,
    )
    .action(async (id: string, { data, json, as }: Common & { readonly as?: Actor }) => {
      await inHouse(open, data, async (house) => {
        await house.projections.catchUp();
        const update = house.imilo.updates.find(id);
        const actor: Actor = as ?? { kind: 'DPO' };
        const ground = actor.kind === 'DPO' ? OPERATOR_GROUND : undefined;
        const content =
          update &&
          (
            await house.questions.ask(
              'ImiloUpdate',
              { pathway: update.pathway, updateId: id, ground },
              { actor, door: 'CLI' },
            )
          ).content;
        if (!content) throw usage.refusal('imilo.textUnknown', { id });
        await openOutput(undefined).write(json ? `${JSON.stringify(content)}\n` : adviserText(content));
      });
    });
}

function exportVerb(open: OpenHouse): Command {
  return withCommon(new Command('export'))
    .description('écrit le fichier (CSV) de ce qu’i-milo ne sait pas encore, et le marque transmis')
    .requiredOption('--out <fichier>', 'fichier à écrire')
    .option('--mission-locale <structure>', 'seulement les jeunes de cette Mission Locale')
    .option('--again', 'aussi ce qu’i-milo a rejeté et qui a été corrigé', false)
    .action(
      async (options: Common & { readonly out: string; readonly missionLocale?: string; readonly again: boolean }) => {
        await inHouse(open, options.data, async (house) => {
          await house.projections.catchUp();
          // Before its first byte: an erasure finds it again, also when it was cut short.
          house.copies.note({ kind: 'IMILO', file: resolve(options.out), at: new Date().toISOString() });
          const file = openOutput(options.out);
          try {
            const { exported, notDone } = await exportFile(
              house.imilo,
              (text) => file.write(text),
              () => file.done(),
              options,
            );
            if (options.json) await openOutput(undefined).write(`${JSON.stringify({ exported, notDone })}\n`);
            say(options, `${String(exported)} mises à jour dans ${options.out}.`);
            report(options, notDone);
          } catch (error) {
            await file.abandon();
            throw error;
          }
        });
      },
    );
}

function acknowledgeVerb(open: OpenHouse): Command {
  return withCommon(new Command('acknowledge'))
    .description('lit les réponses d’i-milo (CSV : updateId, status ACKNOWLEDGED ou REJECTED, code)')
    .argument('<fichier>', 'fichier CSV, ou « - » pour l’entrée standard')
    .action(async (file: string, options: Common) => {
      const lines = readCsv(textOf(file));
      await inHouse(open, options.data, async (house) => {
        await house.projections.catchUp();
        const answers = await takeAnswers(house.imilo, lines);
        const { acknowledged, rejected, notDone } = answers;
        if (options.json) await openOutput(undefined).write(`${JSON.stringify(answers)}\n`);
        say(options, `${String(acknowledged)} prises en compte, ${String(rejected)} rejetées.`);
        report(options, notDone);
      });
    });
}

function sendVerb(open: OpenHouse): Command {
  return withCommon(new Command('send'))
    .description('transmet par l’interface (PASSERELLE_IMILO_URL) ce qu’i-milo ne sait pas encore')
    .option('--again', 'aussi ce qu’i-milo a rejeté et qui a été corrigé', false)
    .action(async (options: Common & { readonly again: boolean }) => {
      await inHouse(open, options.data, async ({ imilo }) => {
        if (!imilo.send) throw usage.refusal('imilo.noGateway');
        const done = await imilo.send({ again: options.again });
        if (options.json) await openOutput(undefined).write(`${JSON.stringify(done)}\n`);
        say(
          options,
          `${String(done.delivered)} transmises, ${String(done.acknowledged)} prises en compte, ${String(done.rejected)} rejetées, ${String(done.postponed)} remises à plus tard.`,
        );
        if (done.postponed > 0) process.exitCode = EXIT.unavailable;
        if (done.refused.length > 0) process.exitCode = EXIT.refused;
      });
    });
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw usage.refusal('usage.file', { file });
  }
}

function report(options: Common, notDone: readonly NotDone[]): void {
  for (const { what, code, message } of notDone) say(options, `  ${what} : ${code} : ${message}`);
  if (notDone.length > 0) process.exitCode = EXIT.refused;
}
