import type { Aggregate } from '../../../domain/kernel/aggregate.js';
import type { EventDefinition } from '../../../domain/kernel/event.js';
import { aggregateLabel } from '../../wording/commands.js';
import { eventLabel } from '../../wording/events.js';
import { fieldsOf } from '../fields.js';
import { code, page, table } from '../markdown.js';

export function eventsPage(aggregates: readonly Aggregate[]): string {
  return page(
    'Events',
    'What can have happened. Names of types and fields are storage format: they never change; a new version is a new schema that ' +
      'knows how to read the one before. The day on which it happened is `effectiveOn` of the envelope, stored once. A personal ' +
      'field is sealed with the key of its category, of the youth unless another owner of the key is named; everything else is clear.',
    'JSON Schema of the data of each version: [schemas/events.schema.json](schemas/events.schema.json). What goes out of the ' +
      'system: [asyncapi.json](asyncapi.json). Personal data field by field: [personal-data.md](personal-data.md).',
    ...aggregates.flatMap(({ name, evolutions }) => [
      `## ${name}`,
      aggregateLabel(name),
      ...evolutions.flatMap(({ definition }) => eventSection(definition)),
    ]),
  );
}

function eventSection(definition: EventDefinition): string[] {
  const { type, version, legalBasis, purpose, schema } = definition;
  const fields = fieldsOf(schema);
  return [
    `### ${type}`,
    `*${eventLabel(type)}.* Version ${version} · legal basis ${code(legalBasis)} · purpose ${code(purpose)}`,
    fields.length === 0
      ? 'No field: its date says it all.'
      : table(
          ['Field', 'Form', 'Always', 'Personal'],
          fields.map(({ name, form, required, personal }) => [
            code(name),
            form,
            required ? 'yes' : '',
            personal ? `${personal.category}${personal.under ? `, key of ${code(personal.under.field)}` : ''}` : '',
          ]),
        ),
  ];
}
