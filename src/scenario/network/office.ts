import type { Actor, ActorKind } from '../../domain/kernel/actor.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { StructureKind } from '../../domain/kernel/facts.js';
import type { Region } from './regions.js';

/** Somebody who works in an office, under a pseudonym. */
export interface Account {
  readonly id: string;
  readonly office: Office;
  readonly actor: Actor;
  /** Has left: acts no more. */
  left: boolean;
}

/** A structure of either network, and who works there. */
export interface Office {
  /** The ULID of its stream. */
  readonly id: string;
  /** `structure-ULID`. */
  readonly stream: string;
  readonly kind: StructureKind;
  /** Which one of the network it is: names and codes come from it. */
  readonly number: number;
  readonly region: Region;
  readonly parent: Office | undefined;
  readonly staff: Account[];
  /** Who is the referent for a subject (convention art. 4.1). */
  readonly referents: Map<string, { readonly account: Account; readonly since: CalendarDate }>;
  /** Where it merged, or where its youths go since it closed. */
  successor: Office | undefined;
  /** How it ended. */
  ended: 'MERGED' | 'CLOSED' | undefined;
}

const ROLE_IN: Readonly<Record<StructureKind, ActorKind>> = {
  ML: 'ML_ADVISER',
  ARML: 'ARML',
  UNML: 'UNML',
  CMA: 'CMA_REFERENT',
  CMAR: 'CMA_REFERENT',
  CMA_FRANCE: 'CMA_FRANCE',
  CFA: 'CFA_REFERENT',
};

export function roleIn(office: Office): ActorKind {
  return ROLE_IN[office.kind];
}

/** Names a new colleague; the command that opens the account is another matter. */
export function hire(office: Office, accountUlid: string, kind: ActorKind = roleIn(office)): Account {
  const id = `acc-${accountUlid}`;
  const account: Account = { id, office, actor: { kind, account: id, structure: office.stream }, left: false };
  office.staff.push(account);
  return account;
}

/** The office that stands for this one today. */
export function standing(office: Office): Office {
  return office.successor ? standing(office.successor) : office;
}

/** An office where youths meet somebody of the chambers' network. */
export function isChamber({ kind }: Office): boolean {
  return kind === 'CMA' || kind === 'CMAR';
}
