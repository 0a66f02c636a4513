import type { NewEvent, PastEvent } from '../../domain/kernel/event.js';
import type { ChainedRecord, EventRecord, StoredEvent } from './event-log.js';

/** What the command gives every event that it decides; the rest of a record follows from the event itself. */
export type Envelope = Pick<
  EventRecord,
  | 'stream'
  | 'revision'
  | 'effectiveOn'
  | 'recordedAt'
  | 'actor'
  | 'commandId'
  | 'correlationId'
  | 'causationId'
  | 'source'
  | 'prevHash'
> & {
  /** Its place among the events of the command: with the command id it makes the event id. */
  readonly index: number;
};

/** Ready for the log, and as `evolve` will see it. */
export interface SealedEvent extends ChainedRecord {
  readonly past: PastEvent;
}

/** Between decisions and bytes: schema → upcast → seal → canonical text → hash. */
export interface RecordCodec {
  /**
   * Checks the event against its current schema, seals what is personal and chains it to the event before.
   * @throws SubjectErased when it would record personal data behind a fence
   */
  seal(event: NewEvent, envelope: Envelope): SealedEvent;
  /**
   * The event with its data in the current version. Each personal field has its value or `ERASED`; with `categories`,
   * fields of the others are left out, unopened.
   * @throws IntegrityError when something does not open that should
   */
  open(event: StoredEvent, categories?: readonly string[]): PastEvent;
}
