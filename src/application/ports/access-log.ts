import type { ActorKind } from '../../domain/kernel/actor.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';

/** Why a reader may read: what the decision rested on. */
export type AccessGround =
  /** Their Mission Locale follows the youth. */
  | 'FOLLOWS'
  /** It did until lately. */
  | 'FORMERLY_FOLLOWED'
  /** Live consents of the youth. */
  | 'CONSENT'
  /** A contract or a Prépa that their own structure declared. */
  | 'OWN_DECLARATION'
  /** The youth's own path. */
  | 'OWN_PATH'
  /** The data-protection officer's, in their words. */
  | 'STATED'
  /** Envelopes and facts alone. */
  | 'AUDIT'
  /** An exceptional reading inside one's own Mission Locale, with its reason. */
  | 'BREAK_GLASS'
  /** Their role, for what names no youth. */
  | 'ROLE';

export type RefusalReason =
  | 'UNKNOWN'
  | 'ROLE'
  | 'ACCOUNT'
  | 'RELATION'
  | 'FOLLOW_UP_ENDED'
  | 'CONSENT'
  | 'CONVENTION'
  | 'OBJECTION'
  | 'RESTRICTED'
  | 'REFERRAL';

/** One consultation, or an attempt at one: who, what about, why; never the data. */
export interface AccessRecord {
  /** UTC instant with milliseconds. */
  readonly at: string;
  readonly role: ActorKind;
  readonly account?: string | undefined;
  readonly structure?: string | undefined;
  readonly door: 'HTTP' | 'CLI' | 'DEMONSTRATION';
  /** As in the catalogue of queries. */
  readonly query: string;
  /** The youth's path; absent where the question names none. */
  readonly subject?: string | undefined;
  readonly purpose: string;
  /** The personal categories that were opened; none for envelopes and facts. */
  readonly categories: readonly string[];
  readonly decision: 'GRANTED' | 'REFUSED';
  readonly ground?: AccessGround | undefined;
  readonly reason?: RefusalReason | undefined;
  /** The consents that the reading rested on. */
  readonly consents?: readonly string[] | undefined;
  /** What the reader stated: the officer's ground, the reason of an exceptional reading. */
  readonly stated?: string | undefined;
  /** The day and the position that chose the data. */
  readonly asOf?: CalendarDate | undefined;
  readonly knownAt?: number | undefined;
  /** How many entries or rows were in the answer. */
  readonly results: number;
}

export interface StoredAccess extends AccessRecord {
  /** 1, 2, 3 … in the order of writing. */
  readonly number: number;
}

export interface AccessFilter {
  readonly subject?: string | undefined;
  readonly account?: string | undefined;
  readonly query?: string | undefined;
  readonly decision?: AccessRecord['decision'] | undefined;
  readonly ground?: AccessGround | undefined;
  /** From this instant on. */
  readonly since?: string | undefined;
  /** Before this number: the `number` of the last record of the page before. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * The log of consultations: a store of its own, apart from the events, kept 12 months. Append-only: nothing is ever
 * changed, and only what is older than its term is purged.
 */
export interface AccessLog {
  /**
   * Durable when it resolves; all of them or none, in this order.
   * @throws Unavailable `accessLog.unavailable` when they cannot be written now: what was read must not be shown
   */
  append(records: readonly AccessRecord[]): Promise<void>;
  /** The latest first. */
  find(filter: AccessFilter): Promise<readonly StoredAccess[]>;
  /**
   * Removes the records from before an instant, which must be 12 months back at least.
   * @returns how many
   * @throws Unavailable `accessLog.retained` for a later instant: nothing is removed
   */
  purge(before: string): Promise<number>;
  close(): void;
}
