import type { CalendarDate } from './calendar.js';

/** The two networks that the convention binds (convention art. 1). */
export type Network = 'ML' | 'CMA';

export type StructureKind = 'ML' | 'ARML' | 'UNML' | 'CMA' | 'CMAR' | 'CMA_FRANCE' | 'CFA';

/** What other aggregates may know of a structure. */
export interface StructureFacts {
  readonly id: string;
  readonly kind: StructureKind;
  readonly network: Network;
  readonly regionCode: string;
  readonly timeZone: string;
  readonly parentId?: string | undefined;
  /** The first day on which it is no longer active (closed or merged), if any. */
  readonly endsOn?: CalendarDate | undefined;
  readonly registeredOn: CalendarDate;
  /** The structure it merged into. */
  readonly mergedInto?: string | undefined;
}

export interface AccountFacts {
  readonly id: string;
  readonly structureId: string;
  readonly role: string;
  readonly openedOn: CalendarDate;
  /** First day without access. */
  readonly deactivatedOn?: CalendarDate | undefined;
}

export interface ConventionFacts {
  readonly id: string;
  readonly level: 'NATIONAL' | 'REGIONAL' | 'LOCAL';
  inForceOn(date: CalendarDate): boolean;
  /** Both structures are in its territory, or parties to it. */
  covers(a: StructureFacts, b: StructureFacts): boolean;
}

/** What another aggregate may ask of a youth's path. */
export interface PathwayFacts {
  readonly id: string;
  readonly exists: boolean;
  readonly live: boolean;
  readonly erased: boolean;
  readonly missionLocaleId?: string | undefined;
  /** A `CONTACT_TRANSMISSION` consent that covers this structure on that date (convention art. 4.3). */
  contactTransmissionTo(structure: StructureFacts, on: CalendarDate): string | undefined;
}

export interface Person {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: CalendarDate;
}

/** A fact of another aggregate that must be fetched before the decision. */
export type Need =
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'pathway'; readonly id: string }
  | { readonly kind: 'openPositionings'; readonly pathwayId: string };

/** One live positioning of a youth on an offer. */
export interface OpenPositioning {
  readonly offerId: string;
  readonly positioningId: string;
}

/**
 * What a decision may know besides its own stream; fetched before, so that deciding stays pure.
 * Structures, accounts and conventions are always at hand; the rest only when the command's `needs` name it.
 */
export interface Facts {
  /** The stream that the command is about: `structure-01J…`. */
  readonly stream: string;
  /** Today in the time zone of the actor's structure (for the clock: the date it is run for). */
  readonly today: CalendarDate;
  /**
   * The calendar date on which what is decided will be recorded: today; for an import line the date of its `recordedAt`,
   * or its `effectiveOn` where it has none. What must "still" be so when it is recorded is judged on this date.
   */
  readonly recordedOn: CalendarDate;
  /** A new ULID: the same command id gives the same ones. */
  newId(): string;
  structure(id: string): StructureFacts | undefined;
  /** The structure that stands today for this one after merges (itself when none). */
  successorOf(id: string): StructureFacts | undefined;
  account(id: string): AccountFacts | undefined;
  convention(id: string): ConventionFacts | undefined;
  /** Conventions in force that day which cover both, the most local first. */
  conventionsInForce(on: CalendarDate, a: string, b: string): readonly ConventionFacts[];
  /** The SHA-256 of a published information notice (GDPR art. 13), if this version was published. */
  noticeSha256(version: string): string | undefined;
  /** Live pathways, other than this stream's, of the same person (blind index over normalised name and birth date). */
  livePathwaysOf(person: Person): readonly string[];
  pathway(id: string): PathwayFacts | undefined;
  openPositionings(pathwayId: string): readonly OpenPositioning[];
}

/** From the day it was registered to the eve of the day on which it closed or merged. */
export function isActiveOn(structure: StructureFacts, date: CalendarDate): boolean {
  return structure.registeredOn <= date && (structure.endsOn === undefined || date < structure.endsOn);
}

/** An account of this structure, or of one that has merged into it, open on that day. */
export function isAccountOf(
  account: AccountFacts,
  structureId: string,
  on: CalendarDate,
  facts: Pick<Facts, 'successorOf'>,
): boolean {
  if (account.openedOn > on || (account.deactivatedOn !== undefined && account.deactivatedOn <= on)) return false;
  return isSameStructure(account.structureId, structureId, facts);
}

/** The same structure, be it through mergers. */
export function isSameStructure(a: string, b: string, facts: Pick<Facts, 'successorOf'>): boolean {
  if (a === b) return true;
  const successor = facts.successorOf(a)?.id;
  return successor !== undefined && successor === facts.successorOf(b)?.id;
}
