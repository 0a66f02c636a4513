import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEADLINE_KINDS, deadlineLabel } from './deadlines.js';

const DOMAIN = join(__dirname, '..', '..', 'domain');

/** Every kind that the domain writes in a `deadlines.ts`; `KIND_${days}` for each number of days of the file. */
function kindsOfTheDomain(): readonly string[] {
  const files = readdirSync(DOMAIN, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('deadlines.ts'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(join(DOMAIN, file), 'utf8');
    const days = [...source.matchAll(/\[(\d+(?:, \d+)*)\]/g)].flatMap(([, list]) => list?.split(', ') ?? []);
    return [...source.matchAll(/kind: ['`]([A-Z][A-Z0-9_]+)(\$\{days\})?['`]/g)].flatMap(([, kind = '', template]) =>
      template === undefined ? [kind] : days.map((count) => `${kind}${count}`),
    );
  });
}

describe('the names of deadlines', () => {
  it('are those of the kinds that the domain produces, all of them and no other', () => {
    expect([...DEADLINE_KINDS].sort()).toEqual([...new Set(kindsOfTheDomain())].sort());
  });

  it('are sentences, not codes', () => {
    for (const kind of DEADLINE_KINDS) expect(deadlineLabel(kind)).toMatch(/^\p{Lu}.*\p{Ll}/u);
  });
});
