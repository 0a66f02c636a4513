import { ACTOR_KINDS } from '../../domain/kernel/actor.js';
import { PURPOSES, type EventDefinition } from '../../domain/kernel/event.js';
import { eventLabel } from '../wording/events.js';
import { jsonSchemaOf, type JsonSchema } from './json-schema.js';

const text = { type: 'string' };
const sha256 = { type: 'string', pattern: '^[0-9a-f]{64}$' };

/** What `toCloudEvent` writes of every event, whatever its type. */
const ENVELOPE: Readonly<Record<string, JsonSchema>> = {
  specversion: { const: '1.0' },
  id: { type: 'string', format: 'uuid' },
  source: { const: 'urn:passerelle' },
  subject: { ...text, description: 'The stream: `category-ULID`.' },
  time: { type: 'string', format: 'date-time', description: 'When it was recorded (UTC).' },
  datacontenttype: { const: 'application/json' },
  position: { type: 'string', pattern: String.raw`^[1-9]\d*$`, description: 'Ordinal in the log: a decimal string.' },
  revision: { type: 'integer', minimum: 0, description: 'Ordinal in its stream.' },
  effectiveon: { type: 'string', format: 'date', description: 'The day on which it happened.' },
  actor: { ...text, description: 'Pseudonymous account.' },
  actorkind: { enum: [...ACTOR_KINDS] },
  structure: text,
  onbehalfof: text,
  legalbasis: { enum: ['PUBLIC_TASK', 'CONSENT', 'LEGAL_OBLIGATION'] },
  purpose: { enum: [...PURPOSES] },
  conventionid: text,
  commandid: text,
  correlationid: text,
  causationid: text,
  entrypoint: { enum: ['HTTP', 'CLI', 'IMPORT', 'CLOCK', 'REACTION'] },
  prevhash: { ...text, description: 'Hash of the event before in its stream; empty for the first.' },
  hash: sha256,
};

const OPTIONAL = new Set(['actor', 'structure', 'onbehalfof', 'conventionid']);

/** The events out, as AsyncAPI 3: `passerelle events` writes them one a line; what is sealed stays sealed. */
export function asyncApi(definitions: readonly EventDefinition[], version: string): JsonSchema {
  const channelMessages = Object.fromEntries(
    definitions.map(({ type }) => [type, { $ref: `#/components/messages/${type}` }]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Passerelle: events out',
      version,
      description:
        'CloudEvents 1.0 in JSON, one a line (NDJSON), in log order. `data.facts` is clear; `data.sealed` holds one ciphertext for each category of personal data, and no export of events opens it.',
      license: { name: 'EUPL-1.2' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        address: '/api/events',
        title: 'The log of events',
        description:
          'Also the standard output of `passerelle events`. `after` (a position) goes on after what was read; `stream` asks for one stream.',
        messages: channelMessages,
      },
    },
    operations: {
      writeEvents: { action: 'send', channel: { $ref: '#/channels/events' } },
    },
    components: {
      messages: Object.fromEntries(
        definitions.map((definition) => [
          definition.type,
          {
            name: definition.type,
            title: eventLabel(definition.type),
            contentType: 'application/cloudevents+json',
            payload: { $ref: `#/components/schemas/${definition.type}` },
          },
        ]),
      ),
      schemas: {
        Envelope: {
          type: 'object',
          properties: ENVELOPE,
          required: Object.keys(ENVELOPE).filter((name) => !OPTIONAL.has(name)),
        },
        ...Object.fromEntries(definitions.map((definition) => [definition.type, payloadOf(definition)])),
      },
    },
  };
}

function payloadOf(definition: EventDefinition): JsonSchema {
  const { type, versions } = definition;
  const forms = versions.map(({ schema }, index) => ({
    type: 'object',
    properties: {
      dataschema: { const: `urn:passerelle:event:${type}:${index + 1}` },
      data: {
        type: 'object',
        properties: { facts: factsOf(definition, schema), sealed: sealedOf(definition) },
        required: ['facts', 'sealed'],
        additionalProperties: false,
      },
    },
  }));
  return {
    allOf: [
      { $ref: '#/components/schemas/Envelope' },
      { type: 'object', properties: { type: { const: type } }, required: ['type', 'dataschema', 'data'] },
      forms.length === 1 ? forms[0] : { oneOf: forms },
    ],
  };
}

/** What stays clear: the schema without its personal fields. */
function factsOf({ personal }: EventDefinition, schema: EventDefinition['schema']): JsonSchema {
  const sealed = Object.keys(personal).filter((field) => field in schema.shape);
  return jsonSchemaOf(schema.omit(Object.fromEntries(sealed.map((field) => [field, true])) as never));
}

function sealedOf({ personal }: EventDefinition): JsonSchema {
  const categories = [...new Set(Object.values(personal).map(({ category }) => category))];
  const ciphertext = { type: 'string', pattern: String.raw`^kv=\d+;[A-Za-z0-9+/]+=*$` };
  return {
    type: 'object',
    properties: Object.fromEntries(categories.map((category) => [category, ciphertext])),
    additionalProperties: false,
  };
}
