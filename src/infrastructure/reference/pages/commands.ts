import type { Aggregate } from '../../../domain/kernel/aggregate.js';
import { aggregateLabel, commandLabel } from '../../wording/commands.js';
import { commandsOf, permissionsOf, type ToldCommand } from '../commands.js';
import { exampleLine } from '../examples.js';
import { code, json, page, table } from '../markdown.js';

export function commandsPage(aggregates: readonly Aggregate[]): string {
  return page(
    'Commands',
    'What can be asked of the system, by whatever door it comes in; the examples are lines of `passerelle import`. Every command of an ' +
      'aggregate is decided on the state of one stream. An unknown field is refused. `effectiveOn` is the day on which it ' +
      'happened (today, when absent): at most 366 days back, never to come but for a plan; older dates come through an import. ' +
      'An import may give any command.',
    'Their JSON Schema, envelope included: [schemas/commands.schema.json](schemas/commands.schema.json). Who may give which, in ' +
      'one table: [access.md](access.md). What they are refused for: [refusals.md](refusals.md).',
    ...aggregates.flatMap(aggregateSection),
  );
}

function aggregateSection(aggregate: Aggregate): string[] {
  const { name, category } = aggregate;
  return [
    `## ${name}`,
    `${aggregateLabel(name)} · streams ${code(`${category}-ULID`)}`,
    ...commandsOf(aggregate).flatMap(commandSection),
  ];
}

function commandSection(command: ToldCommand): string[] {
  const { definition, fields } = command;
  const { name, doc, who, creates, plan, byClock } = definition;
  const kinds = permissionsOf(who).map(([kind, relation]) =>
    relation === 'ANY' ? code(kind) : `${code(kind)} (${relation})`,
  );
  const traits = [
    creates ? 'Creates its stream.' : '',
    plan ? 'A plan: its date may be to come.' : '',
    byClock ? 'Given by the clock.' : '',
  ].filter((trait) => trait !== '');
  return [
    `### ${name}`,
    `*${commandLabel(name)}.* ${[doc, ...traits].join(' ')}`,
    `Who: ${kinds.length === 0 ? 'an import only' : kinds.join(', ')}.`,
    fields.length === 0
      ? 'No field.'
      : table(
          ['Field', 'Form', 'Required', 'Personal'],
          fields.map(({ name: field, form, required, personal }) => [
            code(field),
            form,
            required ? 'yes' : '',
            personal?.category ?? '',
          ]),
        ),
    json(exampleLine(command)),
  ];
}
