import { addDays, type CalendarDate } from '../kernel/calendar.js';
import { type Evolution, when } from '../kernel/event.js';
import type { AccountFacts, Network, StructureFacts, StructureKind } from '../kernel/facts.js';
import {
  AccountDeactivated,
  AccountOpened,
  ReferentDesignated,
  ReferentEnded,
  ReferentReplaced,
  StructureClosed,
  StructureCodeChanged,
  StructureMerged,
  StructureRegistered,
  StructureRenamed,
} from './events.js';

export interface ValidCode {
  readonly system: string;
  readonly code: string;
  readonly from: CalendarDate;
  /** The last day. */
  readonly to?: CalendarDate | undefined;
}

export interface Account {
  readonly role: string;
  readonly openedOn: CalendarDate;
  /** The first day without access. */
  readonly deactivatedOn?: CalendarDate;
}

export interface Designation {
  readonly account: string;
  readonly since: CalendarDate;
}

export interface Registered {
  readonly kind: StructureKind;
  readonly name: string;
  readonly codes: readonly ValidCode[];
  readonly regionCode: string;
  readonly timeZone: string;
  readonly parentId?: string | undefined;
  readonly registeredOn: CalendarDate;
  /** The first day on which it is no more. */
  readonly endsOn?: CalendarDate;
  readonly mergedInto?: string;
}

export interface StructureState {
  readonly registered?: Registered;
  /** By account id. */
  readonly accounts: Readonly<Record<string, Account>>;
  /** By subject. */
  readonly referents: Readonly<Record<string, Designation>>;
}

export const initialStructure: StructureState = { accounts: {}, referents: {} };

const NETWORKS: Readonly<Record<StructureKind, Network>> = {
  ML: 'ML',
  ARML: 'ML',
  UNML: 'ML',
  CMA: 'CMA',
  CMAR: 'CMA',
  CMA_FRANCE: 'CMA',
  CFA: 'CMA',
};

export function networkOf(kind: StructureKind): Network {
  return NETWORKS[kind];
}

/** What other aggregates may know of the structure. */
export function structureFacts(id: string, { registered }: StructureState): StructureFacts | undefined {
  if (!registered) return undefined;
  const { kind, regionCode, timeZone, parentId, registeredOn, endsOn, mergedInto } = registered;
  return { id, kind, network: networkOf(kind), regionCode, timeZone, parentId, registeredOn, endsOn, mergedInto };
}

export function accountFacts(structureId: string, { accounts }: StructureState): readonly AccountFacts[] {
  return Object.entries(accounts).map(([id, account]) => ({ id, structureId, ...account }));
}

/** The code that stands for the structure in a system until another replaces it. */
export function lastingCode(codes: readonly ValidCode[], system: string): ValidCode | undefined {
  return codes.find((one) => one.system === system && one.to === undefined);
}

function changed(state: StructureState, change: Partial<Registered>): StructureState {
  return state.registered ? { ...state, registered: { ...state.registered, ...change } } : state;
}

function designated(state: StructureState, subject: string, designation: Designation): StructureState {
  return { ...state, referents: { ...state.referents, [subject]: designation } };
}

export const structureEvolutions: readonly Evolution<StructureState>[] = [
  when(StructureRegistered, (state, { data, effectiveOn }) => {
    const { kind, name, codes, regionCode, timeZone, parentId } = data;
    return { ...state, registered: { kind, name, codes, regionCode, timeZone, parentId, registeredOn: effectiveOn } };
  }),

  when(StructureRenamed, (state, { data }) => changed(state, { name: data.name })),

  when(StructureCodeChanged, (state, { data, effectiveOn }) => {
    const codes = state.registered?.codes ?? [];
    const before = lastingCode(codes, data.system);
    const ended = codes.map((one) => (one === before ? { ...one, to: addDays(effectiveOn, -1) } : one));
    return changed(state, { codes: [...ended, { ...data, from: effectiveOn }] });
  }),

  when(StructureMerged, (state, { data, effectiveOn }) =>
    changed(state, { endsOn: effectiveOn, mergedInto: data.into }),
  ),

  when(StructureClosed, (state, { effectiveOn }) => changed(state, { endsOn: effectiveOn })),

  when(ReferentDesignated, (state, { data, effectiveOn }) =>
    designated(state, data.subject, { account: data.account, since: effectiveOn }),
  ),

  when(ReferentReplaced, (state, { data, effectiveOn }) =>
    designated(state, data.subject, { account: data.account, since: effectiveOn }),
  ),

  when(ReferentEnded, (state, { data }) => {
    const { [data.subject]: _ended, ...others } = state.referents;
    return { ...state, referents: others };
  }),

  when(AccountOpened, (state, { data, effectiveOn }) => ({
    ...state,
    accounts: { ...state.accounts, [data.account]: { role: data.role, openedOn: effectiveOn } },
  })),

  when(AccountDeactivated, (state, { data, effectiveOn }) => {
    const account = state.accounts[data.account];
    if (!account) return state;
    return { ...state, accounts: { ...state.accounts, [data.account]: { ...account, deactivatedOn: effectiveOn } } };
  }),
];
