import { CommanderError } from 'commander';
import { DomainError } from '../../domain/kernel/refusals.js';

/** Exit codes that programs outside rely on: 1 refused, 2 usage, 3 integrity, 4 unavailable. */
export const EXIT = { done: 0, refused: 1, usage: 2, integrity: 3, unavailable: 4 } as const;

const UNAVAILABLE = new Set(['data.locked', 'data.unwritable', 'data.full', 'data.missing', 'server.portTaken']);

export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  if (error instanceof DomainError) return exitCodeOfRefusal(error.code);
  if (error instanceof Error && error.name === 'IntegrityError') return EXIT.integrity;
  const code = systemCode(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return EXIT.integrity;
  return EXIT.unavailable;
}

function exitCodeOfRefusal(code: string): number {
  if (code === 'data.corrupt') return EXIT.integrity;
  if (code.startsWith('usage.')) return EXIT.usage;
  return UNAVAILABLE.has(code) ? EXIT.unavailable : EXIT.refused;
}

function systemCode(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}

/** One line on standard error: a stable code and a sentence. Never a stack, never a query, never a personal value. */
export function lineOf(error: unknown): string {
  if (error instanceof DomainError) {
    const field = error.field === undefined ? '' : ` (${error.field})`;
    return `passerelle : ${error.code} : ${error.in('fr')}${field}`;
  }
  if (error instanceof CommanderError) return `passerelle : usage : ${error.message.replace(/^error: /, '')}`;
  if (error instanceof Error && error.name === 'IntegrityError') return `passerelle : integrity : ${error.message}`;
  const code = systemCode(error);
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code))
    return 'passerelle : data.corrupt : une base de données est illisible ou altérée.';
  if (/^(SQLITE_FULL|ENOSPC)/.test(code))
    return 'passerelle : data.full : le disque est plein ; rien n’a été perdu de ce qui était acquis.';
  return `passerelle : unavailable : ${code === '' ? 'erreur inattendue' : code}`;
}
