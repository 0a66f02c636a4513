import type { AnyQuery } from '../../../application/queries/query.js';
import { fieldsOf } from '../fields.js';
import { code, codes, page, table } from '../markdown.js';

export function queriesPage(queries: readonly AnyQuery[]): string {
  return page(
    'Queries',
    'What can be asked to be read; what is not here cannot be read. Every answer that may hold personal data leaves a record of the ' +
      'consultation before it goes out, refusals too; where the record cannot be written there is no answer. Who may ask which, ' +
      'in one table: [access.md](access.md).',
    ...queries.flatMap(querySection),
  );
}

function querySection({ name, doc, who, opens, purpose, input }: AnyQuery): string[] {
  const fields = fieldsOf(input);
  return [
    `## ${name}`,
    doc,
    `Who: ${Object.entries(who)
      .map(([kind, extent]) => (extent === 'ANY' ? code(kind) : `${code(kind)} (${extent})`))
      .join(', ')}. Purpose ${code(purpose)}. Opens ${opens.length === 0 ? 'no personal data' : codes(opens)}.`,
    fields.length === 0
      ? 'No field.'
      : table(
          ['Field', 'Form', 'Required'],
          fields.map(({ name: field, form, required }) => [code(field), form, required ? 'yes' : '']),
        ),
  ];
}
