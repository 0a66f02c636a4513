import { Command } from 'commander';
import { peekDataDirectory } from '../../data-directory/data-directory.js';
import { verifyLog, type Verification } from '../../event-log/sqlite/verify.js';
import { EXIT } from '../outcome.js';
import { openOutput } from '../output.js';
import { progressLine } from '../progress.js';
import { withCommon, type Common } from '../verb.js';

export function verifyVerb(): Command {
  return withCommon(new Command('verify'))
    .description('vérifie que chaque événement est resté tel qu’il a été écrit ; sans aucune clé, aussi sur une copie')
    .argument('[fichier]', 'copie du journal (log.sqlite) ; défaut : celui du répertoire des données')
    .action(async (file: string | undefined, { data, json, quiet }: Common) => {
      const progress = progressLine('Vérification', 'événements', process.stderr, quiet);
      const verification = verifyLog(file ?? peekDataDirectory(data).log, (done, total) => {
        progress.update(done, total);
      });
      progress.end();
      await openOutput(undefined).write(`${json ? JSON.stringify(verification) : told(verification)}\n`);
      if (!verification.ok) process.exitCode = EXIT.integrity;
    });
}

function told(verification: Verification): string {
  if (verification.ok) {
    return `OK : ${String(verification.events)} événements, ${String(verification.streams)} flux.`;
  }
  const { kind, stream, revision, position } = verification.break;
  const where = [
    stream === undefined ? '' : ` flux ${stream}`,
    revision === undefined ? '' : ` révision ${String(revision)}`,
    position === undefined ? '' : ` position ${String(position)}`,
  ];
  return `ROMPU : ${kind}${where.join('')}.`;
}
