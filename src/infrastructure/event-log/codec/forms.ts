import type { z } from 'zod';
import { shareOf } from '../../../application/ports/key-vault.js';
import { personalMarkOf, type PersonalCategory, type PersonalMark } from '../../../domain/kernel/personal.js';
import type { EventDefinition, EventSchema } from '../../../domain/kernel/event.js';

type Data = Readonly<Record<string, unknown>>;

/** The personal fields of one category: what one ciphertext holds. */
interface Compartment {
  readonly category: PersonalCategory;
  readonly fields: readonly string[];
  readonly under: PersonalMark['under'];
}

/** How one version of an event lies in the log. */
export interface EventForm {
  readonly type: string;
  readonly version: number;
  readonly schema: EventSchema;
  readonly compartments: readonly Compartment[];
  /** To the current version, whatever this one is. */
  readonly upcast: (data: Data) => Data;
}

/** Every event type with all its versions, the current one last. */
export type EventForms = ReadonlyMap<string, readonly EventForm[]>;

/**
 * Reads the schemas once, and checks that each type stands once and that its chain of versions is whole.
 * @throws Error for a catalogue that could not read its own past: the program does not start
 */
export function formsOf(definitions: readonly EventDefinition[]): EventForms {
  const forms = new Map<string, readonly EventForm[]>();
  const known = new Map<string, EventDefinition>();
  for (const definition of definitions) {
    const { type } = definition;
    if (known.get(type) === definition) continue;
    if (known.has(type)) throw new Error(`event ${type} is defined twice`);
    known.set(type, definition);
    forms.set(type, versionsOf(definition));
  }
  return forms;
}

function versionsOf({ type, versions }: EventDefinition): EventForm[] {
  return versions.map(({ schema, upcast }, index) => {
    if (index > 0 !== (upcast !== undefined))
      throw new Error(`event ${type}: version ${index + 1} ${index > 0 ? 'has no' : 'needs no'} upcaster`);
    const later = versions.slice(index + 1).map((version) => version.upcast);
    return {
      type,
      version: index + 1,
      schema,
      compartments: compartmentsOf(type, schema),
      upcast: (data) => later.reduce<Data>((older, step) => step?.(older) ?? older, data),
    };
  });
}

function compartmentsOf(type: string, schema: EventSchema): Compartment[] {
  const byCategory = new Map<PersonalCategory, { fields: string[]; under: PersonalMark['under'] }>();
  for (const [field, fieldSchema] of Object.entries<z.core.$ZodType>(schema.shape)) {
    const mark = personalMarkOf(fieldSchema);
    if (!mark) continue;
    const found = byCategory.get(mark.category);
    if (!found) byCategory.set(mark.category, { fields: [field], under: mark.under });
    else if (found.under?.kind !== mark.under?.kind || found.under?.field !== mark.under?.field)
      throw new Error(`event ${type}: ${mark.category} is sealed under two keys`);
    else found.fields.push(field);
  }
  return [...byCategory].map(([category, rest]) => ({ category, ...rest }));
}

/** Whose key seals a compartment: the stream itself, the share key of a consent, an account. */
export function subjectOf(compartment: Pick<Compartment, 'under'>, stream: string, facts: Data): string {
  const { under } = compartment;
  if (!under) return stream;
  const id = facts[under.field];
  if (typeof id !== 'string') throw new Error(`a field sealed under ${under.field} needs it in clear`);
  return under.kind === 'consent' ? shareOf(id) : id;
}
