import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EventRecord, StoredEvent } from '../../src/application/ports/event-log.js';
import type { DataKey, KeyLookup } from '../../src/application/ports/key-vault.js';
import { eventDefinitions } from '../../src/domain/catalogue.js';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.js';
import type { EventDefinition } from '../../src/domain/kernel/event.js';
import { createRecordCodec } from '../../src/infrastructure/event-log/codec/record-codec.js';
import { createIds } from '../../src/infrastructure/ids/ids.js';
import { sampleOf } from './sample.js';

/**
 * One event of every version ever written, sealed under known keys, as it lies in the log. What is there is never written
 * again: it stands for what others have in their logs. `GOLDEN=add npx jest test/golden` adds what is missing.
 */
const HERE = join(process.cwd(), 'test', 'golden');
const STREAM = 'youthPathway-01J8Z3K4M5N6P7Q8R9S0T1V2W3';
const COMMAND = '01J8ZQ4N5T7X9V3B2C1D0E6F8G';

interface Golden {
  /** The record, character for character. */
  readonly text: string;
  readonly hash: string;
  /** What it opens to, in its own version. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Keys that everybody knows. */
const vault = {
  keyFor: (subject: string, category: string): DataKey => ({
    version: 1,
    key: createHash('sha256').update(`golden|${subject}|${category}`).digest(),
  }),
  lookup: (subject: string, category: string): KeyLookup => ({ outcome: 'key', key: vault.keyFor(subject, category) }),
};

const ids = createIds();
const codec = createRecordCodec(eventDefinitions, vault, ids);

function fileOf(type: string, version: number): string {
  return join(HERE, `${type}.v${version}.json`);
}

function read(file: string): Golden {
  return JSON.parse(readFileSync(join(HERE, file), 'utf8')) as Golden;
}

/** The definition as it was when this version was the current one. */
function asOf({ type, versions, legalBasis, purpose }: EventDefinition, version: number): EventDefinition {
  const upTo = versions.slice(0, version);
  const { schema } = upTo.at(-1)!;
  return { type, version, versions: upTo, schema, legalBasis, purpose, personal: {}, of: (data) => ({ type, data: data }) };
}

function add(definition: EventDefinition): void {
  const data = sampleOf(definition.schema) as Golden['data'];
  const { text, hash, past } = codec.seal(
    { type: definition.type, data },
    {
      stream: STREAM,
      revision: 0,
      index: 0,
      effectiveOn: '2025-03-04',
      recordedAt: '2025-03-04T09:12:33.120Z',
      actor: { kind: 'ML_ADVISER', account: 'acc-01J8Z3K4M5N6P7Q8R9S0T1V2W7' },
      commandId: COMMAND,
      correlationId: COMMAND,
      causationId: COMMAND,
      source: 'HTTP',
      prevHash: '',
    },
  );
  const golden: Golden = { text, hash, data: past.data };
  writeFileSync(fileOf(definition.type, definition.version), `${JSON.stringify(golden, null, 2)}\n`, { flag: 'wx' });
}

if (process.env.GOLDEN === 'add')
  for (const definition of eventDefinitions)
    if (!existsSync(fileOf(definition.type, definition.version))) add(definition);

const files = readdirSync(HERE).filter((name) => name.endsWith('.json'));

describe('golden events', () => {
  it('stand for every version of every event of the catalogue', () => {
    const expected = eventDefinitions.flatMap(({ type, versions }) => versions.map((_, n) => `${type}.v${n + 1}.json`));
    expect(expected.filter((name) => !files.includes(name))).toEqual([]);
  });

  it.each(files)('%s is still read as it was written', (file) => {
    const { text, hash, data } = read(file);
    const record = JSON.parse(text) as EventRecord;
    expect(`${record.type}.v${record.schemaVersion}.json`).toBe(file);
    expect(createHash('sha256').update('\0').update(text).digest('hex')).toBe(hash);
    expect(canonicalJson(record)).toBe(text);
    const definition = eventDefinitions.find(({ type }) => type === record.type);
    if (!definition) throw new Error(`${record.type} has left the catalogue`);
    const event: StoredEvent = { ...record, hash, position: 1 };
    const then = createRecordCodec([asOf(definition, record.schemaVersion)], vault, ids);
    expect(then.open(event).data).toEqual(data);
    expect(definition.schema.safeParse(codec.open(event).data)).toMatchObject({ success: true });
  });

  it('show no personal datum', () => {
    for (const file of files) {
      const { text, data } = read(file);
      const record = JSON.parse(text) as EventRecord;
      for (const [name, value] of Object.entries(data))
        if (!(name in record.facts)) expect([file, name, text.includes(`"${name}":${JSON.stringify(value)}`)]).toEqual([file, name, false]);
    }
  });
});
