import { Command } from 'commander';
import { pathwayHistory, type HistoryEntry } from '../../../application/queries/pathway-history.js';
import { isErased } from '../../../domain/kernel/personal.js';
import { pathwayRegister } from '../../../projections/pathway-history/queries.js';
import { structureNames } from '../../../projections/structure-register/projection.js';
import { inHouse, type OpenHouse } from '../../house.js';
import { codeLabel, fieldLabel } from '../../wording/codes.js';
import { eventLabel } from '../../wording/events.js';
import { dateOption, positionOption } from '../options.js';
import { openOutput } from '../output.js';
import { withCommon, type Common } from '../verb.js';

interface HistoryOptions extends Common {
  readonly asOf?: string;
  readonly knownAt?: number;
}

export function historyVerb(open: OpenHouse): Command {
  return withCommon(new Command('history'))
    .description('raconte le parcours d’un jeune : qui a fait quoi, quand, sur quelle base')
    .argument('<parcours>', 'youthPathway-01J… ou son identifiant seul')
    .option('--as-of <date>', 'ce qui était advenu ce jour-là', dateOption)
    .option('--known-at <position>', 'ce qui était connu à cette position du journal', positionOption)
    .action(async (given: string, { data, json, asOf, knownAt }: HistoryOptions) => {
      const pathway = given.startsWith('youthPathway-') ? given : `youthPathway-${given}`;
      await inHouse(open, data, async (house) => {
        await house.projections.catchUp();
        const register = pathwayRegister(() => house.projections.db('pathway-history'));
        const history = await pathwayHistory(
          { pathway, asOf, knownAt },
          { log: house.log, codec: house.codec, register },
        );
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
    .map(([field, value]) => `    ${fieldLabel(field)} : ${worded(value, names)}\n`);
  return `${entry.effectiveOn}  ${eventLabel(entry.type)}\n    par ${codeLabel(actor.kind)}${structure} · ${codeLabel(entry.legalBasis)} · enregistré ${entry.recordedAt} · position ${String(entry.position)}\n${fields.join('')}`;
}

function worded(value: unknown, names: ReadonlyMap<string, string>): string {
  if (isErased(value)) return '[effacé]';
  if (typeof value === 'string') return names.get(value) ?? codeLabel(value);
  if (Array.isArray(value)) return value.map((item) => worded(item, names)).join(', ');
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([name, item]) => `${fieldLabel(name)} ${worded(item, names)}`)
    .join(', ');
}
