import { Command } from 'commander';
import type { CalendarDate } from '../../../domain/kernel/calendar.js';
import { todoList, type AgendaRow } from '../../../projections/agenda/projection.js';
import {
  listStructures,
  structureNames,
  structureRegisterOn,
} from '../../../projections/structure-register/projection.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { deadlineLabel } from '../../wording/deadlines.js';
import { dateOption } from '../options.js';
import { openOutput } from '../output.js';
import { usage } from '../refusals.js';
import { withCommon, type Common } from '../verb.js';

interface AgendaOptions extends Common {
  readonly owner?: string;
  readonly until?: string;
}

const LONGEST = 10_000;

export function agendaVerb(open: OpenHouse, today: () => CalendarDate): Command {
  return withCommon(new Command('agenda'))
    .description('ce qui est à faire : réponses attendues, accords à renouveler, bilans, mises à jour i-milo…')
    .option('--owner <structure>', 'structure-01J… ou son identifiant seul (défaut : toutes les structures)')
    .option('--until <date>', 'échéances jusqu’à ce jour (défaut : aujourd’hui)', dateOption)
    .action(async ({ data, json, owner, until = today() }: AgendaOptions) => {
      await inHouse(open, data, async (house) => {
        await house.settleAgenda();
        const register = house.projections.db('structure-register');
        const names = structureNames(register);
        const wanted = owner === undefined ? listStructures(register).map(({ id }) => id) : [ownerId(owner, names)];
        const db = house.projections.db('agenda');
        const output = openOutput(undefined);
        for (const id of wanted) {
          // What was theirs before a merger is the successor's to do.
          const owners = owner === undefined ? [id] : structureRegisterOn(() => register).standingIn(id);
          const rows = todoList(db, owners, until, LONGEST);
          if (json) for (const row of rows) await output.write(`${JSON.stringify(asJson(row))}\n`);
          else if (rows.length > 0 || owner !== undefined) await output.write(listed(names.get(id) ?? id, rows));
        }
      });
    });
}

/** @throws DomainError `usage.structure` */
function ownerId(given: string, names: ReadonlyMap<string, string>): string {
  const id = given.startsWith('structure-') ? given : `structure-${given}`;
  if (!names.has(id)) throw usage.refusal('usage.structure', { id });
  return id;
}

function asJson({ stream, kind, key, dueOn, owner, command }: AgendaRow): object {
  return { dueOn, kind, label: deadlineLabel(kind), stream, key, owner, command: command?.name };
}

function listed(structure: string, rows: readonly AgendaRow[]): string {
  const lines = rows.map(({ dueOn, kind, stream }) => `  ${dueOn}  ${deadlineLabel(kind)} · ${stream}\n`);
  return `${structure} : ${rows.length === 0 ? 'rien à faire.' : `${String(rows.length)} échéances`}\n${lines.join('')}`;
}
