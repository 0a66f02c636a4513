import { accessTable, type AccessRow } from '../../../application/policies/access-table.js';
import { ACTOR_KINDS, type ActorKind } from '../../../domain/kernel/actor.js';
import { code, page, table } from '../markdown.js';

/** Whoever is somebody: the clock and the import may do what their deadlines and their files need. */
const ROLES: readonly ActorKind[] = ACTOR_KINDS.filter((kind) => kind !== 'CLOCK' && kind !== 'IMPORT');

export function accessPage(): string {
  const rows = accessTable();
  return page(
    'Who may',
    'Denied by default: an empty cell is a refusal. Decided now, on the present state, whatever day or position the data are asked ' +
      'for. A role and a structure are ours, looked up from the account, never read from a token. The clock gives what is due and ' +
      'an import what its file holds; they have no column.',
    `## Commands`,
    'What ties the actor to what is acted upon: `FOLLOWS` their Mission Locale follows the youth · `PARTY` their structure takes ' +
      'part in the path (a referral, a consent, a contract, a Prépa) · `OWN` the aggregate is their structure’s own, or the youth ' +
      'is themself · `ANY` no tie is asked for by the policy; the decision may still compare structures.',
    grid(rows.filter(({ kind }) => kind === 'COMMAND')),
    `## Queries`,
    'How far: `FOLLOWS` of the youths whom their Mission Locale follows · `CONSENT` of those whose live consent names their ' +
      'structure or network, for its scope and categories · `OWN` of their own path or structure · `FACTS` envelopes and facts, no ' +
      'personal data · `GROUND` facts, and content on a stated ground · `ANY` what it answers names no youth.',
    grid(rows.filter(({ kind }) => kind === 'QUERY')),
  );
}

function grid(rows: readonly AccessRow[]): string {
  return table(
    ['', ...ROLES.map(code)],
    rows.map(({ aggregate, name, who }) => [
      aggregate === undefined ? code(name) : `${code(name)} (${aggregate})`,
      ...ROLES.map((role) => who[role] ?? ''),
    ]),
  );
}
