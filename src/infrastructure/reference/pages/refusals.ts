import type { Wording } from '../../../domain/kernel/refusals.js';
import { code, page, table } from '../markdown.js';

export interface RefusalTables {
  /** Rules of the domain that a command would break. */
  readonly domain: Readonly<Record<string, Wording>>;
  /** What is refused around any decision: requests, readings, imports, files, servers. */
  readonly around: Readonly<Record<string, Wording>>;
}

export function refusalsPage({ domain, around }: RefusalTables): string {
  return page(
    'Refusals',
    'Codes are stable and public; the sentences may be reworded. Names between braces are filled in, and never hold a personal ' +
      'datum. Over HTTP a refusal is a problem document (RFC 9457) with its `code`; on the command line, one line on standard error ' +
      'and an exit code: 1 refused, 2 usage, 3 integrity, 4 unavailable.',
    '## Rules of the domain',
    sentences(domain),
    '## Around the domain',
    sentences(around),
  );
}

function sentences(refusals: Readonly<Record<string, Wording>>): string {
  const rows = Object.entries(refusals).map(([name, { fr, en }]) => [code(name), fr, en]);
  return table(['Code', 'French', 'English'], rows.sort(byCode));
}

function byCode([a = '']: readonly string[], [b = '']: readonly string[]): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
