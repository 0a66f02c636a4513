/** Identifiers: drawn anew, or following from a command so that repeating it gives the same. */
export interface Ids {
  /** A fresh ULID; later ones sort after earlier ones. */
  next(): string;
  /** The ULID that follows from a ULID and a text. Its time part is that of `from`. */
  derived(from: string, text: string): string;
  /** UUIDv8 from a command id and the index of the event in the command's decision. */
  eventId(commandId: string, index: number): string;
}
