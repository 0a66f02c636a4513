import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { StoredEvent } from '../../../application/ports/event-log.js';
import { IntegrityError } from '../../../application/ports/faults.js';
import { SubjectErased, type DataKey, type KeyLookup } from '../../../application/ports/key-vault.js';
import type { Envelope } from '../../../application/ports/record-codec.js';
import { canonicalJson } from '../../../domain/kernel/canonical-json.js';
import { defineEvent, type EventDefinition } from '../../../domain/kernel/event.js';
import { ERASED, personal } from '../../../domain/kernel/personal.js';
import { createIds } from '../../ids/ids.js';
import { hashOf } from './chain.js';
import { formsOf } from './forms.js';
import { createRecordCodec } from './record-codec.js';

class MemoryVault {
  readonly keys = new Map<string, DataKey>();
  readonly erased = new Set<string>();

  keyFor(subject: string, category: string): DataKey {
    if (this.erased.has(subject)) throw new SubjectErased();
    const name = `${subject}|${category}`;
    const key = this.keys.get(name) ?? { version: 1, key: randomBytes(32) };
    this.keys.set(name, key);
    return key;
  }

  lookup(subject: string, category: string, version: number): KeyLookup {
    if (this.erased.has(subject)) return { outcome: 'erased' };
    const key = this.keys.get(`${subject}|${category}`);
    return key?.version === version ? { outcome: 'key', key } : { outcome: 'unknown' };
  }
}

const Enrolled = defineEvent(
  'Enrolled',
  z.strictObject({
    name: personal('identity', z.string()),
    nickname: personal('identity', z.string().optional()),
    phone: personal('contact', z.string().optional()),
    copy: personal('note', z.string().optional(), { kind: 'consent', field: 'consentId' }),
    consentId: z.string().optional(),
    sex: z.enum(['F', 'M']),
  }),
);

const STREAM = 'youthPathway-01J00000000000000000000001';
const CONSENT = '01J00000000000000000000009';

const envelope: Envelope = {
  stream: STREAM,
  revision: 0,
  index: 0,
  effectiveOn: '2025-03-04',
  recordedAt: '2025-03-04T09:12:33.120Z',
  actor: { kind: 'ML_ADVISER', account: 'acc-01J00000000000000000000001' },
  commandId: '01J8ZQ4N5T7X9V3B2C1D0E6F8G',
  correlationId: '01J8ZQ4N5T7X9V3B2C1D0E6F8G',
  causationId: '01J8ZQ4N5T7X9V3B2C1D0E6F8G',
  source: 'HTTP',
  prevHash: '',
};
const FULL = {
  name: 'Zoé Élan',
  nickname: 'zoz',
  phone: '+33612345678',
  copy: 'c',
  consentId: CONSENT,
  sex: 'F',
} as const;

function setUp(events: readonly EventDefinition[] = [Enrolled]) {
  const vault = new MemoryVault();
  const codec = createRecordCodec(events, vault, createIds());
  const store = (data: Readonly<Record<string, unknown>>, more: Partial<Envelope> = {}): StoredEvent => {
    const { text, hash } = codec.seal({ type: 'Enrolled', data }, { ...envelope, ...more });
    return { ...(JSON.parse(text) as StoredEvent), hash, position: 1 };
  };
  return { vault, codec, store };
}

function withCiphertext(event: StoredEvent, category: string, ciphertext: string): StoredEvent {
  return { ...event, sealed: { ...event.sealed, [category]: ciphertext } };
}

describe('a sealed record', () => {
  it('keeps facts in clear and no personal datum', () => {
    const { codec } = setUp();
    const { record, text, hash } = codec.seal({ type: 'Enrolled', data: FULL }, envelope);
    expect(record.facts).toEqual({ consentId: CONSENT, sex: 'F' });
    expect(Object.keys(record.sealed).sort()).toEqual(['contact', 'identity', 'note']);
    for (const secret of ['Zoé', 'zoz', '33612345678']) expect(text).not.toContain(secret);
    expect(text).toBe(canonicalJson(JSON.parse(text)));
    expect(hash).toBe(hashOf(text));
  });

  it('opens to what was sealed, and is seen by evolve as it will be read', () => {
    const { codec, store } = setUp();
    const event = store(FULL);
    expect(codec.open(event)).toEqual({
      type: 'Enrolled',
      data: FULL,
      effectiveOn: '2025-03-04',
      recordedAt: '2025-03-04T09:12:33.120Z',
      revision: 0,
      actor: envelope.actor,
    });
    expect(codec.seal({ type: 'Enrolled', data: FULL }, envelope).past).toEqual(codec.open(event));
  });

  it('leaves out what has no value, and seals nothing for it', () => {
    const { codec, store } = setUp();
    const event = store({ name: 'Zoé', nickname: undefined, sex: 'F' });
    expect(Object.keys(event.sealed)).toEqual(['identity']);
    expect(codec.open(event).data).toStrictEqual({ name: 'Zoé', sex: 'F' });
  });

  it('never gives the same ciphertext twice, and tells lengths in steps of 64 bytes only', () => {
    const { store } = setUp();
    const sizes = new Set<number>();
    const seen = new Set<string>();
    for (let length = 1; length <= 40; length += 1) {
      const text = store({ name: 'x'.repeat(length), sex: 'F' }).sealed.identity!;
      seen.add(text);
      sizes.add(Buffer.from(text.slice('kv=1;'.length), 'base64').length);
    }
    expect(seen.size).toBe(40);
    expect([...sizes]).toEqual([12 + 16 + 64]);
  });

  it('takes the key of the stream, of a consent for what is shared under it, of an account for its staff', () => {
    const Opened = defineEvent(
      'Opened',
      z.strictObject({
        account: z.string(),
        who: personal('staff', z.string(), { kind: 'account', field: 'account' }),
      }),
    );
    const { codec, vault, store } = setUp([Enrolled, Opened]);
    store(FULL);
    codec.seal({ type: 'Opened', data: { account: 'acc-1', who: 'Ada' } }, envelope);
    expect([...vault.keys.keys()].sort()).toEqual(
      [`${STREAM}|contact`, `${STREAM}|identity`, `consent-${CONSENT}|note`, 'acc-1|staff'].sort(),
    );
  });

  it('refuses data that a decision made ill-formed, and repeats no value', () => {
    const { codec } = setUp();
    const seal = (): unknown => codec.seal({ type: 'Enrolled', data: { name: 42, sex: 'Zoé' } }, envelope);
    expect(seal).toThrow(/ill-formed Enrolled: name \(invalid_type\), sex \(invalid_value\)/);
    expect(() => codec.seal({ type: 'Unheard', data: {} }, envelope)).toThrow(/no catalogue/);
  });

  it('records nothing personal behind a fence', () => {
    const { vault, store } = setUp();
    vault.erased.add(STREAM);
    expect(() => store(FULL)).toThrow(SubjectErased);
  });
});

describe('reading has three outcomes', () => {
  it('the value, or erased, for each category', () => {
    const { codec, vault, store } = setUp();
    const event = store(FULL);
    vault.erased.add(`consent-${CONSENT}`);
    expect(codec.open(event).data).toEqual({ ...FULL, copy: ERASED });
    vault.erased.add(STREAM);
    const { data } = codec.open(event);
    expect(data).toEqual({
      name: ERASED,
      nickname: ERASED,
      phone: ERASED,
      copy: ERASED,
      consentId: CONSENT,
      sex: 'F',
    });
  });

  it('opens the categories asked for and leaves the others out', () => {
    const { codec, vault, store } = setUp();
    const event = store(FULL);
    vault.keys.delete(`${STREAM}|identity`);
    expect(codec.open(event, ['contact']).data).toEqual({ phone: FULL.phone, consentId: CONSENT, sex: 'F' });
    expect(codec.open(event, []).data).toEqual({ consentId: CONSENT, sex: 'F' });
  });

  it('an integrity error when the key was never made, not erasure', () => {
    const { codec, vault, store } = setUp();
    const event = store(FULL);
    vault.keys.delete(`${STREAM}|identity`);
    expect(() => codec.open(event)).toThrow(IntegrityError);
  });

  it('an integrity error for an event that no catalogue describes', () => {
    const { codec, store } = setUp();
    expect(() => codec.open({ ...store(FULL), type: 'Unheard' })).toThrow(IntegrityError);
    expect(() => codec.open({ ...store(FULL), schemaVersion: 2 })).toThrow(IntegrityError);
  });
});

describe('a ciphertext that was touched never opens', () => {
  it('whichever character is changed', () => {
    const { codec, store } = setUp();
    const event = store({ name: 'Zoé', sex: 'F' });
    const text = event.sealed.identity!;
    for (let at = 0; at < text.length; at += 1) {
      for (const bit of [1, 2, 4, 8, 16, 32, 64]) {
        const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ bit) + text.slice(at + 1);
        expect(() => codec.open(withCiphertext(event, 'identity', changed))).toThrow(IntegrityError);
      }
    }
  });

  it('whichever bit of its bytes is changed', () => {
    const { codec, store } = setUp();
    const event = store({ name: 'Zoé', sex: 'F' });
    const sealed = Buffer.from(event.sealed.identity!.slice('kv=1;'.length), 'base64');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const text = `kv=1;${changed.toString('base64')}`;
      expect(() => codec.open(withCiphertext(event, 'identity', text))).toThrow(IntegrityError);
    }
  });

  it('when it is cut short at any length, the tag included', () => {
    const { codec, store } = setUp();
    const event = store({ name: 'Zoé', sex: 'F' });
    const sealed = Buffer.from(event.sealed.identity!.slice('kv=1;'.length), 'base64');
    for (let length = 0; length < sealed.length; length += 1) {
      const text = `kv=1;${sealed.subarray(0, length).toString('base64')}`;
      expect(() => codec.open(withCiphertext(event, 'identity', text))).toThrow(IntegrityError);
    }
  });

  it('when it is moved to another category, event, stream, type or version', () => {
    const { codec, store } = setUp();
    const event = store(FULL);
    const other = store(FULL, { index: 1 });
    const moved: StoredEvent[] = [
      withCiphertext(event, 'contact', event.sealed.identity!),
      withCiphertext(event, 'identity', other.sealed.identity!),
      { ...event, eventId: other.eventId },
      { ...event, stream: STREAM.replace(/1$/, '2') },
      withCiphertext(event, 'employer', event.sealed.identity!),
    ];
    for (const one of moved) expect(() => codec.open(one)).toThrow(IntegrityError);
  });

  it('under the share key of another consent', () => {
    const { codec, vault, store } = setUp();
    const event = store(FULL);
    const other = '01J00000000000000000000008';
    vault.keyFor(`consent-${other}`, 'note');
    expect(() => codec.open({ ...event, facts: { ...event.facts, consentId: other } })).toThrow(IntegrityError);
  });
});

describe('versions', () => {
  const before = z.strictObject({ label: z.string(), who: personal('identity', z.string().optional()) });
  const Renamed = defineEvent(
    'Renamed',
    z.strictObject({ title: z.string(), who: personal('identity', z.string().optional()) }),
    {
      before: [{ schema: before }],
      upcast: ({ label, ...rest }) => ({ title: label, ...rest }),
    },
  );
  const Older = defineEvent('Renamed', before);

  it('are read upcast to the current one, erased fields included', () => {
    const vault = new MemoryVault();
    const ids = createIds();
    const { text, hash } = createRecordCodec([Older], vault, ids).seal(
      { type: 'Renamed', data: { label: 'Tour', who: 'Ada' } },
      envelope,
    );
    const event = { ...(JSON.parse(text) as StoredEvent), hash, position: 1 };
    const codec = createRecordCodec([Renamed], vault, ids);
    expect(event.schemaVersion).toBe(1);
    expect(codec.open(event).data).toEqual({ title: 'Tour', who: 'Ada' });
    vault.erased.add(STREAM);
    expect(codec.open(event).data).toEqual({ title: 'Tour', who: ERASED });
    expect(codec.seal({ type: 'Renamed', data: { title: 'x' } }, envelope).record.schemaVersion).toBe(2);
  });

  it('must form a whole chain, each type once, each category under one key', () => {
    const gap = defineEvent('Renamed', Renamed.schema, { before: [{ schema: before }] });
    const first = defineEvent('Renamed', before, { upcast: (data) => ({ ...data }) });
    const twoKeys = defineEvent(
      'Torn',
      z.strictObject({
        consentId: z.string(),
        a: personal('note', z.string()),
        b: personal('note', z.string(), { kind: 'consent', field: 'consentId' }),
      }),
    );
    expect(() => formsOf([gap])).toThrow(/version 2 has no upcaster/);
    expect(() => formsOf([first])).toThrow(/version 1 needs no upcaster/);
    expect(() => formsOf([Older, Renamed])).toThrow(/defined twice/);
    expect(() => formsOf([twoKeys])).toThrow(/under two keys/);
  });
});
