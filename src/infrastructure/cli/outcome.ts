import { CommanderError } from 'commander';
import { InputInvalid } from '../../application/execution/request.js';
import { IntegrityError, Unavailable } from '../../application/ports/faults.js';
import { DomainError } from '../../domain/kernel/refusals.js';
import { faults, usage } from './refusals.js';

/** Exit codes that programs outside rely on: 1 refused, 2 usage, 3 integrity, 4 unavailable. */
export const EXIT = { done: 0, refused: 1, usage: 2, integrity: 3, unavailable: 4 } as const;

const UNAVAILABLE = new Set(['data.locked', 'data.newer', 'data.unwritable', 'data.missing', 'server.portTaken']);

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
  if (code === 'vault.kekMissing' || code === 'vault.kekFromEnvironment' || code === 'erasure.incomplete')
    return faults.refusal(code);
  if (/^(ENOENT|EISDIR|ENOTDIR|EACCES|EPERM|EROFS|SQLITE_CANTOPEN)/.test(code))
    return usage.refusal('usage.path', { reason: code });
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
