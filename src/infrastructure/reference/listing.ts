import { queries, queryNamed } from '../../application/queries/catalogue.js';
import type { AnyQuery } from '../../application/queries/query.js';
import { aggregates, eventDefinition } from '../../domain/catalogue.js';
import type { Aggregate } from '../../domain/kernel/aggregate.js';
import type { EventDefinition } from '../../domain/kernel/event.js';
import type { Indicator } from '../../projections/annual-report/indicators/definition.js';
import { indicators } from '../../projections/annual-report/indicators/index.js';
import { usage } from '../cli/refusals.js';
import { codeLabel } from '../wording/codes.js';
import { aggregateLabel, commandLabel, relationLabel } from '../wording/commands.js';
import { eventLabel } from '../wording/events.js';
import { commandsOf, permissionsOf, type ToldCommand } from './commands.js';
import { exampleLine } from './examples.js';
import { fieldsOf, type Field } from './fields.js';
import { commandSchema, eventSchema, jsonSchemaOf } from './json-schema.js';
import { everyRefusal } from './refusals.js';

/** The same said twice: for people, in French, and for programs. */
export interface Told {
  readonly text: string;
  readonly data: unknown;
}

export function catalogueListing(): Told {
  const blocks = [
    ...aggregates.map(aggregateBlock),
    section('LECTURES', queries.flatMap(queryLines)),
    section('INDICATEURS DU RAPPORT', indicators.flatMap(indicatorLines)),
    section(
      'REFUS',
      Object.entries(everyRefusal).map(([code, { fr }]) => `  ${code}  ${fr}`),
    ),
    'Le détail d’un nom : passerelle catalogue GrantConsent\n',
  ];
  return {
    text: blocks.join('\n'),
    data: {
      aggregates: aggregates.map((aggregate) => ({
        name: aggregate.name,
        category: aggregate.category,
        commands: commandsOf(aggregate).map(commandData),
        events: aggregate.evolutions.map(({ definition }) => eventData(definition)),
      })),
      queries: queries.map(queryData),
      indicators: indicators.map(indicatorData),
      refusals: everyRefusal,
    },
  };
}

/** @throws DomainError `usage.catalogue` for a name that the catalogue does not know */
export function catalogueDetail(name: string): Told {
  const command = aggregates.flatMap(commandsOf).find(({ definition }) => definition.name === name);
  if (command) return commandDetail(command);
  const event = eventDefinition(name);
  if (event) return eventDetail(event);
  const query = queryNamed(name);
  if (query) return queryDetail(query);
  const indicator = indicators.find(({ id }) => id === name);
  if (indicator) return indicatorDetail(indicator);
  const refusal = everyRefusal[name];
  if (refusal) return { text: `${name}\n  ${refusal.fr}\n  ${refusal.en}\n`, data: { code: name, ...refusal } };
  throw usage.refusal('usage.catalogue', { name });
}

function commandDetail(command: ToldCommand): Told {
  const { aggregate, definition } = command;
  const [schema, example] = [commandSchema(command), exampleLine(command)];
  const text = section(`${definition.name} · ${aggregate}`, [
    ...commandLines(command),
    `      ${definition.doc}`,
    '',
    'Schéma JSON des données :',
    JSON.stringify(schema, null, 2),
    '',
    'Exemple de ligne pour « passerelle import » :',
    JSON.stringify(example),
  ]);
  return { text, data: { ...commandData(command), schema, example } };
}

function eventDetail(definition: EventDefinition): Told {
  const schema = eventSchema(definition);
  const text = section(definition.type, [
    ...eventLines(definition),
    `      fondement : ${codeLabel(definition.legalBasis)} ; finalité : ${codeLabel(definition.purpose)}`,
    '',
    'Schéma JSON des données :',
    JSON.stringify(schema, null, 2),
  ]);
  return { text, data: { ...eventData(definition), schema } };
}

function queryDetail(query: AnyQuery): Told {
  const schema = jsonSchemaOf(query.input);
  const text = section(query.name, [...queryLines(query), '', 'Schéma JSON :', JSON.stringify(schema, null, 2)]);
  return { text, data: { ...queryData(query), schema } };
}

function indicatorDetail(indicator: Indicator): Told {
  const { definition, formula, reads } = indicator;
  const text = section(indicator.id, [
    ...indicatorLines(indicator),
    `      ${definition.fr.replace(/\s+/g, ' ')}`,
    `      formule : ${formula.replace(/\s+/g, ' ')}`,
    `      lit : ${reads.join(', ')}`,
  ]);
  return { text, data: indicatorData(indicator) };
}

function aggregateBlock(aggregate: Aggregate): string {
  const { name, category, evolutions } = aggregate;
  return section(`${name.toUpperCase()} · ${aggregateLabel(name)} · flux ${category}-ULID`, [
    '  Commandes',
    ...commandsOf(aggregate).flatMap(commandLines),
    '  Événements',
    ...evolutions.flatMap(({ definition }) => eventLines(definition)),
  ]);
}

function commandLines({ definition, fields }: ToldCommand): string[] {
  const { name, who, creates, plan } = definition;
  const kinds = permissionsOf(who).map(([kind, relation]) =>
    [codeLabel(kind), relationLabel(relation)].filter((word) => word !== '').join(' '),
  );
  const traits = [...(creates ? ['ouvre le flux'] : []), ...(plan ? ['peut être datée d’un jour à venir'] : [])];
  return [
    `    ${name}  ${commandLabel(name)}${traits.length > 0 ? ` (${traits.join(' ; ')})` : ''}`,
    `      par : ${kinds.join(' ; ') || 'une reprise de données seulement'}`,
    ...fieldLines(fields),
  ];
}

function fieldLines(fields: readonly Field[]): string[] {
  const [required, optional] = [fields.filter((field) => field.required), fields.filter((field) => !field.required)];
  return [
    ...(required.length > 0 ? [`      champs : ${required.map(named).join(', ')}`] : []),
    ...(optional.length > 0 ? [`      facultatifs : ${optional.map(named).join(', ')}`] : []),
  ];
}

function named({ name, personal }: Field): string {
  return personal ? `${name} [${codeLabel(personal.category)}]` : name;
}

function eventLines({ type, version, schema }: EventDefinition): string[] {
  const fields = fieldsOf(schema);
  return [
    `    ${type}  ${eventLabel(type)} (version ${String(version)})`,
    ...(fields.length > 0 ? [`      champs : ${fields.map(named).join(', ')}`] : []),
  ];
}

function queryLines({ name, who, opens, input }: AnyQuery): string[] {
  const kinds = Object.keys(who).map((kind) => codeLabel(kind));
  return [
    `  ${name}`,
    `      par : ${kinds.join(' ; ')}`,
    `      ouvre : ${opens.length === 0 ? 'rien de personnel' : opens.map((category) => codeLabel(category)).join(', ')}`,
    ...fieldLines(fieldsOf(input)),
  ];
}

function indicatorLines({ id, label, measures, breakdowns }: Indicator): string[] {
  const by = breakdowns.map(({ by: dimensions }) => dimensions.join(' × '));
  return [
    `  ${id}  ${label.fr}`,
    `      mesures : ${measures.map(({ name }) => name).join(', ')}${by.length > 0 ? ` ; par ${by.join(', ')}` : ''}`,
  ];
}

function commandData({ aggregate, definition, fields }: ToldCommand) {
  const { name, doc, who, creates = false, plan = false, byClock = false } = definition;
  return {
    name,
    aggregate,
    label: commandLabel(name),
    doc,
    who,
    creates,
    plan,
    byClock,
    fields: fields.map(fieldData),
  };
}

function eventData({ type, version, legalBasis, purpose, schema }: EventDefinition) {
  return { type, label: eventLabel(type), version, legalBasis, purpose, fields: fieldsOf(schema).map(fieldData) };
}

function queryData({ name, doc, who, opens, purpose, input }: AnyQuery) {
  return { name, doc, who, opens, purpose, fields: fieldsOf(input).map(fieldData) };
}

function indicatorData({ id, section: part, label, definition, formula, reads, measures, breakdowns }: Indicator) {
  return { id, section: part, label, definition, formula, reads, measures, breakdowns };
}

function fieldData({ name, required, form, personal }: Field) {
  return { name, required, form, personal: personal?.category };
}

function section(title: string, lines: readonly string[]): string {
  return `${title}\n${lines.join('\n')}\n`;
}
