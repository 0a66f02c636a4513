import { CommanderError } from 'commander';
import { InputInvalid } from '../../application/execution/request.js';
import { IntegrityError, Unavailable } from '../../application/ports/faults.js';
import { defineRefusals, DomainError } from '../../domain/kernel/refusals.js';

/** Exit codes that programs outside rely on: 1 refused, 2 usage, 3 integrity, 4 unavailable. */
export const EXIT = { done: 0, refused: 1, usage: 2, integrity: 3, unavailable: 4 } as const;

const UNAVAILABLE = new Set(['data.locked', 'data.newer', 'data.unwritable', 'data.missing', 'server.portTaken']);

/** What a store could not do, in words. */
const faults = defineRefusals({
  'data.corrupt': {
    fr: 'Une base de données est illisible ou altérée : rien n’a été touché. Restaurez une sauvegarde.',
    en: 'A database cannot be read or was altered: nothing was touched. Restore a backup.',
  },
  'data.full': {
    fr: 'Le disque est plein : rien de ce qui était acquis n’est perdu. Libérez de la place et recommencez.',
    en: 'The disk is full: nothing that was acknowledged is lost. Make room and start again.',
  },
  'vault.kekMissing': {
    fr: 'La clé de chiffrement du coffre manque : rendez le fichier kek.key ou la variable PASSERELLE_KEK.',
    en: 'The key-encryption key of the vault is missing: give back kek.key or PASSERELLE_KEK.',
  },
  unavailable: {
    fr: 'Momentanément impossible ({reason}) : rien n’est à moitié fait, la même commande peut être redonnée.',
    en: 'Not possible for now ({reason}): nothing is half done, the same command may be given again.',
  },
  unexpected: { fr: 'Erreur inattendue ({reason}).', en: 'Unexpected error ({reason}).' },
});

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof InputInvalid) return EXIT.usage;
  if (error instanceof IntegrityError) return EXIT.integrity;
  return exitCodeOfRefusal(refusalOf(error).code);
}

function exitCodeOfRefusal(code: string): number {
  if (code === 'data.corrupt') return EXIT.integrity;
  if (code.startsWith('usage.')) return EXIT.usage;
  return UNAVAILABLE.has(code) || code in faults.table ? EXIT.unavailable : EXIT.refused;
}

/** Every failure under a stable code. A system's error is named by its code, never by its text: texts hold paths and values. */
function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const code = systemCode(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return faults.refusal('data.corrupt');
  if (/^(SQLITE_FULL|ENOSPC)/.test(code)) return faults.refusal('data.full');
  if (code === 'vault.kekMissing') return faults.refusal(code);
  if (error instanceof Unavailable) return faults.refusal('unavailable', { reason: code });
  return faults.refusal('unexpected', { reason: code === '' && error instanceof Error ? error.name : code });
}

function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** One line on standard error: a stable code and a sentence. Never a stack, never a query, never a personal value. */
export function lineOf(error: unknown): string {
  if (error instanceof CommanderError) return `passerelle : usage : ${error.message.replace(/^error: /, '')}`;
  if (error instanceof InputInvalid) {
    const fields = error.issues.map(({ path, message }) => `${path} (${message})`);
    return `passerelle : ${error.code} : ${fields.join(' ; ')}`;
  }
  if (error instanceof IntegrityError) return `passerelle : ${error.code} : ${error.message}`;
  const refusal = refusalOf(error);
  const field = refusal.field === undefined ? '' : ` (${refusal.field})`;
  return `passerelle : ${refusal.code} : ${refusal.in('fr')}${field}`;
}
