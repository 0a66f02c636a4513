import { Command } from 'commander';
import type { RetentionApplied, RetentionDue } from '../../../application/erasure/retention.js';
import type { CalendarDate } from '../../../domain/kernel/calendar.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { codeLabel } from '../../wording/codes.js';
import { accountOption, dateOption } from '../options.js';
import { EXIT } from '../outcome.js';
import { openOutput } from '../output.js';
import { progressLine } from '../progress.js';
import { usage } from '../refusals.js';
import { say, withCommon, type Common } from '../verb.js';

interface RetentionOptions extends Common {
  readonly on?: CalendarDate;
  readonly apply: boolean;
  readonly requestedBy?: string;
  readonly approvedBy?: string;
}

export function retentionVerb(open: OpenHouse, today: () => CalendarDate): Command {
  return withCommon(new Command('retention'))
    .description('les données conservées assez longtemps, et pourquoi ; avec --apply et deux comptes, les efface')
    .option('--on <date>', 'échues à ce jour (défaut : aujourd’hui)', dateOption)
    .option('--apply', 'efface ; sans cela, rien n’est fait', false)
    .option('--requested-by <compte>', 'compte du délégué à la protection des données', accountOption)
    .option('--approved-by <compte>', 'second compte, qui approuve', accountOption)
    .action(async (options: RetentionOptions) => {
      const { on = today(), apply, requestedBy, approvedBy, data, json, quiet } = options;
      if (!apply) {
        const due = await inHouse(open, data, (house) => house.retention.due(on));
        await openOutput(undefined).write(json ? due.map((one) => `${JSON.stringify(one)}\n`).join('') : listed(due));
        say(options, `${String(due.length)} jeunes à échéance au ${on}. Rien n’a été effacé.`);
        return;
      }
      if (requestedBy === undefined || approvedBy === undefined) throw usage.refusal('usage.twoAccounts');
      if (on > today()) throw usage.refusal('usage.retentionLater', { today: today() });
      const progress = progressLine('Conservation', 'jeunes', process.stderr, quiet);
      const applied = await inHouse(open, data, (house) =>
        house.retention.apply(on, { requestedBy, approvedBy }, (done, total) => {
          progress.update(done, total);
        }),
      );
      progress.end();
      await openOutput(undefined).write(json ? `${JSON.stringify(applied)}\n` : done(applied));
      if (applied.refused.length > 0) process.exitCode = EXIT.refused;
    });
}

const REASONS: Readonly<Record<RetentionDue['reason'], string>> = {
  FOLLOW_UP_ENDED: 'accompagnement terminé depuis 24 mois',
  AGE_LIMIT: '26e anniversaire passé de deux ans',
  CEJ_PROOF: 'preuve du CEJ conservée dix ans',
};

function listed(due: readonly RetentionDue[]): string {
  return due
    .map(({ dueOn, reason, pathways, categories }) => {
      const kinds = categories.map((category) => codeLabel(category)).join(', ');
      return `${dueOn}  ${pathways.join(' ')}\n    ${REASONS[reason]} · ${kinds}\n`;
    })
    .join('');
}

function done({ erased, refused }: RetentionApplied): string {
  return [
    `${String(erased.length)} jeunes effacés, ${String(refused.length)} refusés.\n`,
    ...refused.map(({ pathway, code }) => `  ${pathway} : ${code}\n`),
  ].join('');
}
