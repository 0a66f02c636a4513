import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { StoredEvent } from '../../application/ports/event-log.js';
import { queries } from '../../application/queries/catalogue.js';
import { aggregates, eventDefinitions } from '../../domain/catalogue.js';
import { indicators } from '../../projections/annual-report/indicators/index.js';
import { toCloudEvent } from '../export/cloud-event.js';
import { asyncApi } from './async-api.js';
import { commandsOf, permissionsOf } from './commands.js';
import { DEADLINES } from './deadlines.js';
import { exampleLine } from './examples.js';
import { referenceFiles } from './files.js';
import { commandLineSchema, eventSchema } from './json-schema.js';
import { everyRefusal } from './refusals.js';

const FOLDER = 'docs/reference';
const commands = aggregates.flatMap(commandsOf);
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('The reference', () => {
  const files = referenceFiles(version);

  it('is up to date: `npm run docs` writes it', () => {
    const stale = [...files].filter(([path, text]) => readFileSync(join(FOLDER, path), 'utf8') !== text);
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  it('holds nothing that the code does not write', () => {
    const found = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));
    expect(found.filter((path) => !files.has(path))).toEqual([]);
  });

  it('tells every command, event, query and indicator', () => {
    const headings = (path: string) => [...(files.get(path) ?? '').matchAll(/^##+ (\S+)/gm)].map(([, name]) => name);
    expect(headings('commands.md')).toEqual(expect.arrayContaining(commands.map(({ definition }) => definition.name)));
    expect(headings('events.md')).toEqual(expect.arrayContaining(eventDefinitions.map(({ type }) => type)));
    expect(headings('queries.md')).toEqual(queries.map(({ name }) => name));
    expect(headings('indicators.md')).toEqual(expect.arrayContaining(indicators.map(({ id }) => id)));
    const granted = [...(files.get('access.md') ?? '').matchAll(/^\| `(\w+)`.*\| [A-Z]+ \|/gm)].map(([, name]) => name);
    const forSomebody = commands.filter(({ definition }) =>
      permissionsOf(definition.who).some(([kind]) => kind !== 'CLOCK'),
    );
    expect(granted).toEqual([
      ...forSomebody.map(({ definition }) => definition.name),
      ...queries.map(({ name }) => name),
    ]);
  });

  it('has tables whose rows are as long as their heads', () => {
    const cells = (line: string) => line.replaceAll('\\|', '').split('|').length;
    for (const [path, text] of files) {
      const uneven = text
        .split('\n\n')
        .filter((block) => block.startsWith('| '))
        .filter((block) => new Set(block.trim().split('\n').map(cells)).size > 1);
      expect({ path, uneven }).toEqual({ path, uneven: [] });
    }
  });
});

describe('The JSON Schema of commands', () => {
  const schema = commandLineSchema(aggregates) as { $defs: Record<string, { properties: Record<string, unknown> }> };
  const line = z.fromJSONSchema(schema as never);

  it.each(commands.map((command) => [command.definition.name, command] as const))(
    'and the command itself take the example of %s',
    (_, command) => {
      const example = exampleLine(command);
      expect(command.definition.data.safeParse(example.data).error).toBeUndefined();
      expect(line.safeParse(example).error).toBeUndefined();
    },
  );

  it('refuses another command’s data, a missing field and an unknown one', () => {
    const [example] = commands.filter(({ definition }) => definition.name === 'AcceptReferral').map(exampleLine);
    const accepted = (data: unknown) => line.safeParse({ ...example, data }).success;
    expect(accepted(example?.data)).toBe(true);
    expect(accepted({})).toBe(false);
    expect(accepted({ ...(example?.data as object), more: 1 })).toBe(false);
    expect(line.safeParse({ ...example, command: 'SendReferral' }).success).toBe(false);
  });

  it('marks what is personal where the event that records it does', () => {
    expect(schema.$defs.RegisterYouth?.properties.birthDate).toMatchObject({
      format: 'date',
      'x-personal': 'identity',
    });
    expect(schema.$defs.SendReferral?.properties.message).toMatchObject({ 'x-personal': 'note' });
    expect(schema.$defs.OpenAccount?.properties.name).toMatchObject({ 'x-personal': 'staff' });
    expect(schema.$defs.RegisterStructure?.properties.name).not.toHaveProperty('x-personal');
  });
});

describe('The JSON Schema of events', () => {
  it('marks every personal field, and no other', () => {
    for (const definition of eventDefinitions) {
      const { properties } = eventSchema(definition) as { properties: Record<string, Record<string, unknown>> };
      const marked = Object.entries(properties).filter(([, property]) => 'x-personal' in property);
      expect(marked.map(([field, property]) => [field, property['x-personal']])).toEqual(
        Object.entries(definition.personal).map(([field, { category }]) => [field, category]),
      );
    }
  });
});

describe('The AsyncAPI document', () => {
  const { components } = asyncApi(eventDefinitions, version) as {
    components: { schemas: Record<string, { allOf: { properties?: Record<string, unknown> }[] }> };
  };
  const id = '01JNGQ5TR00000000000000001';
  const stored: StoredEvent = {
    eventId: '7f0c1d5e-0000-8000-8000-000000000001',
    type: 'ConsentGranted',
    schemaVersion: 1,
    stream: `youthPathway-${id}`,
    revision: 3,
    position: 12,
    effectiveOn: '2025-03-04',
    recordedAt: '2025-03-04T09:12:33.120Z',
    actor: { kind: 'ML_ADVISER', account: `acc-${id}`, structure: `structure-${id}` },
    legalBasis: 'LEGAL_OBLIGATION',
    purpose: 'DATA_PROTECTION',
    commandId: id,
    correlationId: id,
    causationId: id,
    source: 'IMPORT',
    facts: {
      consentId: id,
      scope: 'CONTACT_TRANSMISSION',
      recipient: 'NETWORK_CMA',
      dataCategories: ['CONTACT'],
      noticeVersion: '1.0',
      noticeSha256: 'a'.repeat(64),
      channel: 'SIGNED_PAPER',
      expiresOn: '2026-03-04',
    },
    sealed: { identity: 'kv=1;AAAA' },
    prevHash: '',
    hash: 'b'.repeat(64),
  };
  const [envelope, type, data] = [
    components.schemas.Envelope,
    ...(components.schemas.ConsentGranted?.allOf.slice(1) ?? []),
  ].map((part) => z.fromJSONSchema(part as never));

  it('takes an event as it goes out', () => {
    const written: unknown = JSON.parse(JSON.stringify(toCloudEvent(stored)));
    for (const part of [envelope, type, data]) expect(part?.safeParse(written).error).toBeUndefined();
  });

  it('has no place for a personal datum in clear, nor for a category that the event has not', () => {
    const out = (change: Partial<StoredEvent>) =>
      data?.safeParse(JSON.parse(JSON.stringify(toCloudEvent({ ...stored, ...change })))).success;
    expect(out({ facts: { ...stored.facts, proof: 'a paper' } })).toBe(false);
    expect(out({ sealed: { contact: 'kv=1;AAAA' } })).toBe(false);
    expect(out({ sealed: { identity: 'in clear' } })).toBe(false);
  });

  it('describes every member that goes out, and no other', () => {
    const described = [...Object.keys((components.schemas.Envelope as unknown as { properties: object }).properties)];
    expect([...described, 'type', 'dataschema', 'data'].sort()).toEqual(Object.keys(toCloudEvent(stored)).sort());
  });
});

describe('The refusals', () => {
  it('are all told, wherever they are worded', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
      .map((path) => readFileSync(join('src', path), 'utf8'));
    const tables = sources.flatMap((source) => [...source.matchAll(/= defineRefusals\(\{\n(.*?)\n\}\);/gs)]);
    const worded = tables.flatMap(([, table = '']) => [...table.matchAll(/^ {2}'?([\w.]+)'?: \{/gm)]);
    expect(worded.length).toBeGreaterThan(300);
    expect(worded.map(([, name = '']) => name).filter((name) => !(name in everyRefusal))).toEqual([]);
  });
});

describe('The deadlines', () => {
  const sources = readdirSync('src/domain', { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('deadlines.ts'))
    .map((path) => readFileSync(join('src/domain', path), 'utf8'));
  // `kind: 'CONSENT_EXPIRY'`, `kind: \`REFERRAL_UNANSWERED_${days}\``
  const written = sources.flatMap((source) => [...source.matchAll(/kind: ['`]([A-Z0-9_]+)(\$\{days\})?['`]/g)]);
  const patterns = written.map(
    ([, kind, days]) => new RegExp(`^${kind ?? ''}${days === undefined ? '' : String.raw`\d+`}$`),
  );

  it('are all that the domain awaits, and no other', () => {
    const kinds = Object.keys(DEADLINES);
    expect(patterns.filter((pattern) => !kinds.some((kind) => pattern.test(kind)))).toEqual([]);
    expect(kinds.filter((kind) => !patterns.some((pattern) => pattern.test(kind)))).toEqual([]);
  });

  it('leave to the clock only what the clock may command', () => {
    const clocks = commands
      .filter(({ definition }) => definition.who.CLOCK === 'ANY')
      .map(({ definition }) => definition.name);
    const given = Object.values(DEADLINES).flatMap(({ command }) => command ?? []);
    expect(given.filter((name) => !clocks.includes(name))).toEqual([]);
  });
});
