import type { ChainedRecord, EventRecord, StoredEvent } from '../../../application/ports/event-log.js';
import { IntegrityError } from '../../../application/ports/faults.js';
import type { Ids } from '../../../application/ports/ids.js';
import type { KeyVault } from '../../../application/ports/key-vault.js';
import type { Envelope, RecordCodec, SealedEvent } from '../../../application/ports/record-codec.js';
import { canonicalJson } from '../../../domain/kernel/canonical-json.js';
import type { EventDefinition, NewEvent, PastEvent } from '../../../domain/kernel/event.js';
import { ERASED } from '../../../domain/kernel/personal.js';
import { hashOf } from './chain.js';
import { decrypt, encrypt, padded, parsed, written } from './cipher.js';
import { formsOf, subjectOf, type EventForm, type EventForms } from './forms.js';

type Data = Readonly<Record<string, unknown>>;
type Fields = Record<string, unknown>;
/** What a ciphertext is bound to: moved anywhere else it does not open. */
type Place = Pick<EventRecord, 'stream' | 'eventId' | 'type' | 'schemaVersion'>;

export function createRecordCodec(
  events: readonly EventDefinition[],
  vault: Pick<KeyVault, 'keyFor' | 'lookup'>,
  ids: Pick<Ids, 'eventId'>,
): RecordCodec {
  return new Codec(events, vault, ids);
}

class Codec implements RecordCodec {
  private readonly forms: EventForms;
  private readonly definitions = new Map<string, EventDefinition>();

  constructor(
    events: readonly EventDefinition[],
    private readonly vault: Pick<KeyVault, 'keyFor' | 'lookup'>,
    private readonly ids: Pick<Ids, 'eventId'>,
  ) {
    for (const definition of events) this.definitions.set(definition.type, definition);
    this.forms = formsOf(events);
  }

  seal(event: NewEvent, envelope: Envelope): SealedEvent {
    const definition = this.definitions.get(event.type);
    const form = this.forms.get(event.type)?.at(-1);
    if (!definition || !form) throw new Error(`event ${event.type} is in no catalogue`);
    const data = validated(form, event.data);
    const { index, ...common } = envelope;
    const place = {
      stream: envelope.stream,
      eventId: this.ids.eventId(envelope.commandId, index),
      type: form.type,
      schemaVersion: form.version,
    };
    const record: EventRecord = {
      ...common,
      ...place,
      effectiveOn: event.effectiveOn ?? envelope.effectiveOn,
      legalBasis: event.legalBasis ?? definition.legalBasis,
      purpose: event.purpose ?? definition.purpose,
      ...(event.conventionId === undefined ? {} : { conventionId: event.conventionId }),
      ...this.sealed(form, data, place),
    };
    return { ...chained(record), past: pastOf(record, data) };
  }

  open(event: StoredEvent, categories?: readonly string[]): PastEvent {
    const form = this.forms.get(event.type)?.[event.schemaVersion - 1];
    if (!form) throw broken('schema', event, `${event.type} ${event.schemaVersion} is unknown`);
    return pastOf(event, form.upcast(this.opened(form, event, categories)));
  }

  /** Facts apart, and one ciphertext for each category that has a value. */
  private sealed(form: EventForm, data: Data, place: Place): Pick<EventRecord, 'facts' | 'sealed'> {
    const facts: Fields = { ...data };
    const parts = form.compartments.map((compartment) => ({ compartment, fields: taken(facts, compartment.fields) }));
    const sealed: Record<string, string> = {};
    for (const { compartment, fields } of parts) {
      if (Object.keys(fields).length === 0) continue;
      const { category } = compartment;
      const subject = subjectOf(compartment, place.stream, facts);
      const { version, key } = this.vault.keyFor(subject, category);
      sealed[category] = written(version, encrypt(padded(fields), key, bound(place, category, subject, version)));
    }
    return { facts, sealed };
  }

  private opened(form: EventForm, event: StoredEvent, categories?: readonly string[]): Data {
    const data: Fields = { ...event.facts };
    for (const [category, ciphertext] of Object.entries(event.sealed)) {
      const compartment = form.compartments.find((one) => one.category === category);
      if (!compartment) throw broken('ciphertext', event, category);
      if (categories && !categories.includes(category)) continue;
      const subject = subjectOf(compartment, event.stream, event.facts);
      const fields = this.unsealed(ciphertext, event, category, subject);
      if (fields) Object.assign(data, fields);
      else for (const field of compartment.fields) data[field] = ERASED;
    }
    return data;
  }

  /** Three outcomes, never confused: the fields, undefined where they are erased, or an integrity error. */
  private unsealed(ciphertext: string, event: StoredEvent, category: string, subject: string): Data | undefined {
    const form = parsed(ciphertext);
    if (!form) throw broken('ciphertext', event, category);
    const found = this.vault.lookup(subject, category, form.version);
    if (found.outcome === 'erased') return undefined;
    if (found.outcome === 'unknown') throw broken('key', event, category);
    const plain = decrypt(form.sealed, found.key.key, bound(event, category, subject, form.version));
    if (!plain) throw broken('ciphertext', event, category);
    return JSON.parse(plain.toString()) as Data;
  }
}

function validated(form: EventForm, data: Data): Data {
  const result = form.schema.safeParse(data);
  if (result.success) return present(result.data);
  // The paths alone: the message of an issue may quote a value.
  const wrong = result.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ');
  throw new Error(`a decision made an ill-formed ${form.type}: ${wrong}`);
}

/** Without the fields that are undefined: as it will be when it is read again. */
function present(data: Data): Data {
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
}

/** Moves the fields that are there out of `from`. */
function taken(from: Fields, fields: readonly string[]): Fields {
  const moved: Fields = {};
  for (const field of fields) {
    if (!(field in from)) continue;
    moved[field] = from[field];
    Reflect.deleteProperty(from, field);
  }
  return moved;
}

function bound(place: Place, category: string, subject: string, keyVersion: number): Buffer {
  const { stream, eventId, type, schemaVersion } = place;
  return Buffer.from(canonicalJson({ stream, eventId, type, schemaVersion, category, subject, keyVersion }));
}

function chained(record: EventRecord): ChainedRecord {
  const text = canonicalJson(record);
  return { record, text, hash: hashOf(text) };
}

function pastOf(record: EventRecord, data: Data): PastEvent {
  const { type, effectiveOn, recordedAt, revision, actor } = record;
  return { type, data, effectiveOn, recordedAt, revision, actor };
}

function broken(kind: string, { stream, revision }: StoredEvent, detail: string): IntegrityError {
  return new IntegrityError(kind, { stream, revision, detail });
}
