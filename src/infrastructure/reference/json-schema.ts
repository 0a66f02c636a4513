import { z } from 'zod';
import { ACTOR_KINDS } from '../../domain/kernel/actor.js';
import type { Aggregate } from '../../domain/kernel/aggregate.js';
import { calendarDate } from '../../domain/kernel/calendar.js';
import type { EventDefinition } from '../../domain/kernel/event.js';
import { siret } from '../../domain/kernel/identifiers.js';
import type { PersonalMark } from '../../domain/kernel/personal.js';
import { commandsOf, permissionsOf, type ToldCommand } from './commands.js';
import { fieldsOf, isSame } from './fields.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const ULID_PATTERN = '[0-7][0-9A-HJKMNP-TV-Z]{25}';
const DATE = { type: 'string', format: 'date' };

/** The JSON Schema of an object; a field that `markOf` knows as personal bears its category, and whose key seals it. */
export function jsonSchemaOf(
  schema: z.ZodObject,
  markOf: (field: string) => PersonalMark | undefined = () => undefined,
): JsonSchema {
  const { $schema: _, ...made } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', override }) as Record<
    string,
    unknown
  >;
  const properties = Object.entries((made.properties ?? {}) as Record<string, JsonSchema>).map(([name, property]) => {
    const mark = markOf(name);
    if (!mark) return [name, property] as const;
    const under = mark.under ? { 'x-sealed-under': mark.under.field } : {};
    return [name, { ...property, 'x-personal': mark.category, ...under }] as const;
  });
  const required = fieldsOf(schema)
    .filter((field) => field.required)
    .map(({ name }) => name);
  return { ...made, properties: Object.fromEntries(properties), ...(required.length === 0 ? {} : { required }) };
}

/** Says of the kernel's own checks what JSON Schema can say. */
function override({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: z.core.JSONSchema.BaseSchema }) {
  if (jsonSchema.type !== 'string') return;
  if (isSame(zodSchema, calendarDate)) jsonSchema.format = 'date';
  if (isSame(zodSchema, siret)) jsonSchema.pattern = String.raw`^\d{14}$`;
}

export function commandSchema({ definition, fields }: ToldCommand): JsonSchema {
  const marks = new Map(fields.map(({ name, personal }) => [name, personal]));
  return {
    description: definition.doc,
    ...jsonSchemaOf(definition.data, (field) => marks.get(field)),
    'x-who': Object.fromEntries(permissionsOf(definition.who)),
  };
}

/** A line of an import: any command of the catalogue, in the one envelope. */
export function commandLineSchema(aggregates: readonly Aggregate[]): JsonSchema {
  const commands = aggregates.flatMap(commandsOf);
  return {
    $schema: DIALECT,
    $id: 'urn:passerelle:schema:commands',
    title: 'A command: one line of `passerelle import`',
    type: 'object',
    properties: {
      commandId: { type: 'string', pattern: `^${ULID_PATTERN}$`, description: 'Makes the line idempotent.' },
      aggregate: { enum: aggregates.map(({ name }) => name) },
      id: { type: 'string', description: 'The ULID of the aggregate, or the name of its stream.' },
      command: { enum: [...new Set(commands.map(({ definition }) => definition.name))] },
      effectiveOn: { ...DATE, description: 'The day on which it happened; today, when absent.' },
      actor: {
        type: 'object',
        properties: {
          kind: { enum: [...ACTOR_KINDS] },
          account: { type: 'string', pattern: `^acc-${ULID_PATTERN}$` },
          structure: { type: 'string', pattern: `^structure-${ULID_PATTERN}$` },
          onBehalfOf: { type: 'string', minLength: 1, maxLength: 64 },
        },
        required: ['kind'],
        additionalProperties: false,
      },
      data: { type: 'object' },
      recordedAt: { type: 'string', format: 'date-time', description: 'From an import only; never later than now.' },
      correlationId: { type: 'string', pattern: `^${ULID_PATTERN}$` },
      causationId: { type: 'string', minLength: 1, maxLength: 64 },
    },
    required: ['commandId', 'aggregate', 'id', 'command', 'actor'],
    oneOf: commands.map(({ aggregate, definition: { name } }) => ({
      type: 'object',
      properties: { aggregate: { const: aggregate }, command: { const: name }, data: { $ref: `#/$defs/${name}` } },
    })),
    $defs: Object.fromEntries(commands.map((command) => [command.definition.name, commandSchema(command)])),
  };
}

/** One version of an event as it is recorded: every field, the personal ones marked. */
export function eventSchema(definition: EventDefinition, version = definition.version): JsonSchema {
  const { type, versions, personal, legalBasis, purpose } = definition;
  const schema = versions[version - 1]?.schema ?? definition.schema;
  return {
    title: `${type}, version ${version}`,
    ...jsonSchemaOf(schema, (field) => personal[field]),
    'x-legal-basis': legalBasis,
    'x-purpose': purpose,
  };
}

/** `ReferralSent:1`, as in the `dataschema` of what goes out. */
export function eventSchemas(definitions: readonly EventDefinition[]): JsonSchema {
  const all = definitions.flatMap((definition) =>
    definition.versions.map((_, index) => [`${definition.type}:${index + 1}`, eventSchema(definition, index + 1)]),
  );
  return {
    $schema: DIALECT,
    $id: 'urn:passerelle:schema:events',
    title: 'The data of every version of every event, personal fields marked',
    $defs: Object.fromEntries(all) as Record<string, JsonSchema>,
  };
}
