import { Command } from 'commander';
import type { SignedCertificate } from '../../../application/erasure/certificate.js';
import type { ErasableCategory } from '../../../domain/youth-pathway/rights/events.js';
import { structureNames } from '../../../projections/structure-register/projection.js';
import { certificateFile } from '../../erasure/erasure-store.js';
import { inHouse, type House, type OpenHouse } from '../../house.js';
import { codeLabel } from '../../wording/codes.js';
import { accountOption, categoriesOption, codeOption, pathwayArgument } from '../options.js';
import { openOutput } from '../output.js';
import { withCommon, type Common } from '../verb.js';

interface EraseOptions extends Common {
  readonly requestedBy: string;
  readonly approvedBy: string;
  readonly ground: string;
  readonly categories?: readonly ErasableCategory[];
  readonly identityCheck: string;
}

export function eraseVerb(open: OpenHouse): Command {
  return withCommon(new Command('erase'))
    .description(
      'efface les données personnelles d’un jeune, sans retour : demandé par un compte, approuvé par un autre',
    )
    .argument('<parcours>', 'youthPathway-01J… ou son identifiant seul', pathwayArgument)
    .requiredOption('--requested-by <compte>', 'compte du délégué à la protection des données', accountOption)
    .requiredOption('--approved-by <compte>', 'second compte, qui approuve', accountOption)
    .requiredOption('--ground <code>', 'fondement : SUBJECT_REQUEST, CONSENT_WITHDRAWN, UNLAWFUL…', codeOption)
    .option('--categories <liste>', 'identity, contact, contract, note (défaut : toutes)', categoriesOption)
    .option('--identity-check <code>', 'comment l’identité du demandeur a été vérifiée', codeOption, 'BY_REQUESTER')
    .action(async (pathway: string, { data, json, quiet: _quiet, ...order }: EraseOptions) => {
      await inHouse(open, data, async (house) => {
        const { already, certificate, erasureId } = await house.erasures.erase({ ...order, pathway });
        const file = certificateFile(house.directory.certificates, erasureId);
        const text = json
          ? `${certificate}\n`
          : told(house, JSON.parse(certificate) as SignedCertificate, already, file);
        await openOutput(undefined).write(text);
      });
    });
}

function told(house: House, { certificate }: SignedCertificate, already: boolean, file: string): string {
  const names = structureNames(house.projections.db('structure-register'));
  const { copies, recipients, categories, keys, pathways } = certificate;
  const told = recipients.map((id) => names.get(id) ?? codeLabel(id)).join(', ');
  return [
    already ? `Déjà effacé : ${certificate.issuedAt}.` : `Effacé : ${pathways.map(({ id }) => id).join(', ')}.`,
    `  catégories   ${categories.map((category) => codeLabel(category)).join(', ')}`,
    `  fondement    ${codeLabel(certificate.ground)}, demandé par ${certificate.requestedBy}, approuvé par ${certificate.approvedBy}`,
    `  clés         ${String(keys.length)} détruites : ce qu’elles protégeaient ne peut plus être lu`,
    `  copies       ${String(copies.files)} fichiers supprimés, ${String(copies.rejectedLines)} lignes de rejets retirées`,
    ...(copies.outOfReach > 0
      ? [`  à faire      ${String(copies.outOfReach)} copies remises auparavant : à détruire par qui les détient`]
      : []),
    `  à prévenir   ${told === '' ? 'personne n’avait rien reçu' : `${told} (voir : passerelle requests --notices)`}`,
    `  certificat   ${file}`,
    'L’histoire reste lisible : faits, dates, et « effacé » à la place des données.',
    '',
  ].join('\n');
}
