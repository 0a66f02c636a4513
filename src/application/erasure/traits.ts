import { isErased } from '../../domain/kernel/personal.js';
import type { StoredEvent } from '../ports/event-log.js';
import type { Traits } from '../ports/erasure.js';
import { IntegrityError } from '../ports/faults.js';
import type { RecordCodec } from '../ports/record-codec.js';

const BY_FIELD = {
  lastName: 'lastNames',
  firstName: 'firstNames',
  birthDate: 'birthDates',
  phone: 'numbers',
  email: 'numbers',
  imiloNumber: 'numbers',
} as const;
const TELLING = new Set(['YouthRegistered', 'IdentityCorrected', 'ContactDetailsRecorded']);

/** What tells the youth in a text, as long as it can still be read: every name, birth date and number ever recorded. */
export function traitsIn(
  pathways: readonly string[],
  events: readonly StoredEvent[],
  codec: Pick<RecordCodec, 'open'>,
): Traits {
  const found = { lastNames: new Set<string>(), firstNames: new Set<string>(), birthDates: new Set<string>(), numbers: new Set<string>() }; // prettier-ignore
  for (const event of events.filter(({ type }) => TELLING.has(type))) {
    const data = readable(event, codec);
    for (const [field, kind] of Object.entries(BY_FIELD)) {
      const value = data[field];
      if (typeof value === 'string' && !isErased(value)) found[kind].add(value);
    }
  }
  return {
    pathways,
    lastNames: [...found.lastNames],
    firstNames: [...found.firstNames],
    birthDates: [...found.birthDates],
    numbers: [...found.numbers],
  };
}

/** What was altered tells nothing; that it was is said to whoever reads it. */
function readable(event: StoredEvent, codec: Pick<RecordCodec, 'open'>): Readonly<Record<string, unknown>> {
  try {
    return codec.open(event).data;
  } catch (error) {
    if (error instanceof IntegrityError) return {};
    throw error;
  }
}
