import { Command } from 'commander';
import { inHouse, type OpenHouse } from '../../house.js';
import { openOutput } from '../output.js';
import { say, withCommon, type Common } from '../verb.js';

export function rotateKekVerb(open: OpenHouse): Command {
  return withCommon(new Command('rotate-kek'))
    .description('change la clé qui protège toutes les autres ; aucun événement n’est touché, reprendre suffit')
    .action(async (options: Common) => {
      const wrapped = await inHouse(open, options.data, (house) => Promise.resolve(house.vault.rotate()));
      if (options.json) await openOutput(undefined).write(`${JSON.stringify({ keys: wrapped })}\n`);
      say(
        options,
        `${wrapped.toLocaleString('fr-FR')} clés protégées par la nouvelle clé. Les sauvegardes du coffre d’avant ne s’ouvrent plus.`,
      );
    });
}
