import { Command } from 'commander';
import { openOutput } from '../output.js';
import { withCommon, type Common } from '../verb.js';

export function catalogueVerb(): Command {
  return withCommon(new Command('catalogue'))
    .description('tout ce qui peut être demandé, arriver, être compté ou refusé ; ou le détail d’un nom')
    .argument('[nom]', 'commande, événement, lecture, indicateur ou code de refus')
    .action(async (name: string | undefined, { json }: Common) => {
      const { catalogueDetail, catalogueListing } = await import('../../reference/listing.js');
      const told = name === undefined ? catalogueListing() : catalogueDetail(name);
      await openOutput(undefined).write(json ? `${JSON.stringify(told.data, null, 2)}\n` : told.text);
    });
}
