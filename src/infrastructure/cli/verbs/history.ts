import { Command } from 'commander';
import type { HistoryEntry } from '../../../application/queries/pathway-history.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import { isErased } from '../../../domain/kernel/personal.js';
import { structureNames } from '../../../projections/structure-register/projection.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { codeLabel, fieldLabel } from '../../wording/codes.js';
import { eventLabel } from '../../wording/events.js';
import { actorOption, dateOption, positionOption } from '../options.js';
import { openOutput, printable } from '../output.js';
import { withCommon, type Common } from '../verb.js';

interface HistoryOptions extends Common {
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly as?: Actor;
}

/** Whoever holds the data and its keys stands for the controller's data-protection officer, on this ground. */
const OPERATOR_GROUND = 'CLI';

export function historyVerb(open: OpenHouse): Command {
  return withCommon(new Command('history'))
    .description('raconte le parcours d’un jeune : qui a fait quoi, quand, sur quelle base')
    .argument('<parcours>', 'youthPathway-01J… ou son identifiant seul')
    .option('--as-of <date>', 'ce qui était advenu ce jour-là', dateOption)
    .option('--known-at <position>', 'ce qui était connu à cette position du journal', positionOption)
    .option(
      '--as <rôle[:structure]>',
      'tel que ce rôle le lirait maintenant : ML_ADVISER:structure-01J…, AUDITOR… (par défaut DPO)',
      actorOption,
    )
    .action(async (given: string, { data, json, asOf, knownAt, as }: HistoryOptions) => {
      const pathway = given.startsWith('youthPathway-') ? given : `youthPathway-${given}`;
      await inHouse(open, data, async (house) => {
        await house.projections.catchUp();
        const actor: Actor = as ?? { kind: 'DPO' };
        const ground = actor.kind === 'DPO' ? OPERATOR_GROUND : undefined;
        const asked = { pathway, asOf, knownAt, ground };
        const reader = {
          actor: actor.kind === 'YOUTH' ? { ...actor, onBehalfOf: pathway } : actor,
          door: 'CLI',
        } as const;
        const history = await house.questions.ask('PathwayHistory', asked, reader);
        const names = structureNames(house.projections.db('structure-register'));
        const text = json
          ? `${JSON.stringify(history)}\n`
          : history.entries.map((entry) => told(entry, names)).join('\n');
        await openOutput(undefined).write(text);
      });
    });
}

function told(entry: HistoryEntry, names: ReadonlyMap<string, string>): string {
  const { actor } = entry;
  const structure = actor.structure === undefined ? '' : `, ${names.get(actor.structure) ?? actor.structure}`;
  const fields = Object.entries(entry.data)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => `    ${fieldLabel(field)} : ${worded(value, names, field)}\n`);
  return `${entry.effectiveOn}  ${eventLabel(entry.type)}\n    par ${codeLabel(actor.kind)}${structure} · ${codeLabel(entry.legalBasis)} · enregistré ${entry.recordedAt} · position ${String(entry.position)}\n${fields.join('')}`;
}

function worded(value: unknown, names: ReadonlyMap<string, string>, field?: string): string {
  if (isErased(value)) return '[effacé]';
  if (typeof value === 'string') return printable(names.get(value) ?? codeLabel(value, field));
  if (Array.isArray(value)) return value.map((item) => worded(item, names, field)).join(', ');
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, item]) => `${fieldLabel(name)} ${worded(item, names, name)}`)
    .join(', ');
}
