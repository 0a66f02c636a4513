import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import type { Copy } from '../../../application/ports/erasure.js';
import { inHouse, type House, type OpenHouse } from '../../house.js';
import { accessPackagePage } from '../../rights/access-package-page.js';
import { pathwayArgument } from '../options.js';
import { openOutput } from '../output.js';
import { withCommon, type Common } from '../verb.js';

interface PackageOptions extends Common {
  readonly format: 'json' | 'html';
  readonly out?: string;
}

/** Whoever holds the data and its keys stands for the controller's data-protection officer; the consultation says on what ground. */
const READER = { actor: { kind: 'DPO' }, door: 'CLI' } as const;
const GROUND = 'SUBJECT_REQUEST';

export function accessPackageVerb(open: OpenHouse): Command {
  return withCommon(new Command('access-package'))
    .description(
      'tout ce qui est connu d’un jeune, pour lui : données, sources, destinataires, consultations (RGPD, art. 15)',
    )
    .argument('<parcours>', 'youthPathway-01J… ou son identifiant seul', pathwayArgument)
    .addOption(new Option('--format <format>', 'forme').choices(['json', 'html']).default('json'))
    .option('--out <fichier>', 'écrit dans ce fichier plutôt que sur la sortie standard')
    .action(async (pathway: string, { data, format, out }: PackageOptions) => {
      await inHouse(open, data, async (house) => {
        await house.projections.catchUp();
        const dossier = await house.questions.ask('AccessPackage', { pathway, ground: GROUND }, READER);
        const text = format === 'html' ? accessPackagePage(dossier) : json(dossier);
        await handOver(house, { kind: 'ACCESS_PACKAGE', pathway, out }, text);
      });
    });
}

export function portabilityVerb(open: OpenHouse): Command {
  return withCommon(new Command('portability'))
    .description('ce que le jeune a fourni et qui repose sur son accord, pour un autre service (RGPD, art. 20)')
    .argument('<parcours>', 'youthPathway-01J… ou son identifiant seul', pathwayArgument)
    .option('--out <fichier>', 'écrit dans ce fichier plutôt que sur la sortie standard')
    .action(async (pathway: string, { data, out }: Common & { readonly out?: string }) => {
      await inHouse(open, data, async (house) => {
        await house.projections.catchUp();
        const provided = await house.questions.ask('Portability', { pathway, ground: GROUND }, READER);
        await handOver(house, { kind: 'PORTABILITY', pathway, out }, json(provided));
      });
    });
}

/** Noted before the first byte, so that an erasure finds it again or says that it is out of reach. */
async function handOver(
  house: House,
  { kind, pathway, out }: Pick<Copy, 'kind' | 'pathway'> & { readonly out: string | undefined },
  text: string,
): Promise<void> {
  const at = new Date().toISOString();
  house.copies.note({ kind, pathway, ...(out !== undefined && { file: resolve(out) }), at });
  const output = openOutput(out);
  await output.write(text);
  await output.done();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
