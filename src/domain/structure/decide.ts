import type { Actor, ActorKind } from '../kernel/actor.js';
import type { CalendarDate } from '../kernel/calendar.js';
import { decide, type DecisionCase } from '../kernel/command.js';
import type { NewEvent } from '../kernel/event.js';
import { isActiveOn, type Facts, type StructureKind } from '../kernel/facts.js';
import { hasRightUaiLetter } from '../kernel/identifiers.js';
import {
  ChangeStructureCode,
  CloseStructure,
  DeactivateAccount,
  DesignateReferent,
  EndReferent,
  MergeStructure,
  OpenAccount,
  RegisterStructure,
  RenameStructure,
  ReplaceReferent,
} from './commands.js';
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
import { structure } from './refusals.js';
import { lastingCode, networkOf, type Registered, type StructureState, type ValidCode } from './state.js';
import { timeZoneOfRegion } from './time-zones.js';

export const structureDecisions: readonly DecisionCase<StructureState>[] = [
  decide(RegisterStructure, ({ data, effectiveOn, actor }, state, facts) => {
    if (state.registered) throw structure.refusal('structure.registered');
    const parentId = data.parentId ?? (actor.kind === 'ARML' ? actor.structure : undefined);
    mustKeepItsOwn(actor, data.kind, parentId);
    mustBeRightParent(parentId, data.kind, effectiveOn, facts);
    const regionCode = data.regionCode ?? 'FR';
    if (regionCode === 'FR' && !isNationalBody(data.kind)) {
      throw structure.refusalAt('regionCode', 'structure.regionMissing');
    }
    const codes = (data.codes ?? []).map((code) => ({ ...code, from: code.from ?? effectiveOn }));
    mustNotOverlap(codes);
    return [
      StructureRegistered.of({
        ...data,
        codes,
        regionCode,
        timeZone: data.timeZone ?? timeZoneOfRegion(regionCode),
        parentId,
        ...(data.uai !== undefined && !hasRightUaiLetter(data.uai) && { uaiLetterWarning: true }),
      }),
    ];
  }),

  decide(RenameStructure, ({ data, effectiveOn }, state) =>
    standing(state, effectiveOn).name === data.name ? [] : [StructureRenamed.of(data)],
  ),

  decide(ChangeStructureCode, ({ data, effectiveOn }, state) => {
    const { codes } = standing(state, effectiveOn);
    if (lastingCode(codes, data.system)?.code === data.code) return [];
    // The lasting code ends on the eve: it must have begun by then; one with a last day must have ended by then.
    const inTheWay = codes.some((one) => one.system === data.system && (one.to ?? one.from) >= effectiveOn);
    if (inTheWay) throw structure.refusal('structure.codeOverlap', { system: data.system });
    return [StructureCodeChanged.of(data)];
  }),

  decide(MergeStructure, ({ data: { into }, effectiveOn }, state, facts) => {
    if (registeredOf(state).mergedInto === into) return [];
    const { kind } = standing(state, effectiveOn);
    if (into === facts.stream) throw structure.refusalAt('into', 'structure.mergeIntoItself');
    const other = facts.structure(into);
    // A structure that ends later is no home either: mergers would go round in circles.
    if (!other || other.registeredOn > effectiveOn || other.endsOn !== undefined) {
      throw structure.refusalAt('into', 'structure.mergeIntoEnded');
    }
    if (other.kind !== kind) throw structure.refusalAt('into', 'structure.mergeKind');
    return [StructureMerged.of({ into }), ...endDesignations(state)];
  }),

  decide(CloseStructure, ({ effectiveOn }, state) => {
    const { endsOn, mergedInto } = registeredOf(state);
    if (endsOn !== undefined && mergedInto === undefined) return [];
    standing(state, effectiveOn);
    const open = Object.entries(state.accounts).filter(([, account]) => account.deactivatedOn === undefined);
    return [
      StructureClosed.of({}),
      ...endDesignations(state),
      ...open.map(([account]) => AccountDeactivated.of({ account })),
    ];
  }),

  decide(DesignateReferent, ({ data: { subject, account }, effectiveOn }, state) => {
    standing(state, effectiveOn);
    const current = state.referents[subject];
    if (current?.account === account) return [];
    if (current) throw structure.refusalAt('subject', 'referent.designated');
    mustBeOpen(state, account, effectiveOn);
    return [ReferentDesignated.of({ subject, account })];
  }),

  decide(ReplaceReferent, ({ data: { subject, account, previous }, effectiveOn }, state) => {
    standing(state, effectiveOn);
    const current = state.referents[subject];
    if (!current) throw structure.refusalAt('subject', 'referent.none');
    if (current.account === account) return [];
    if (previous !== undefined && previous !== current.account) {
      throw structure.refusalAt('previous', 'referent.anotherAccount');
    }
    // The one before stays until the eve, so must have begun by then.
    if (effectiveOn <= current.since) throw structure.refusal('referent.before', { since: current.since });
    mustBeOpen(state, account, effectiveOn);
    return [ReferentReplaced.of({ subject, account, previous: current.account })];
  }),

  decide(EndReferent, ({ data: { subject, account }, effectiveOn }, state) => {
    registeredOf(state);
    const current = state.referents[subject];
    if (!current) return [];
    if (account !== undefined && account !== current.account)
      throw structure.refusalAt('account', 'referent.anotherAccount');
    if (effectiveOn < current.since) throw structure.refusal('referent.before', { since: current.since });
    return [ReferentEnded.of({ subject, account: current.account })];
  }),

  decide(OpenAccount, ({ data, effectiveOn, actor }, state, facts) => {
    const { kind } = standing(state, effectiveOn);
    if (state.accounts[data.account] ?? facts.account(data.account)) {
      throw structure.refusalAt('account', 'account.taken');
    }
    if (data.role !== ROLE_IN[kind] && !ROLES_ANYWHERE.has(data.role)) {
      throw structure.refusalAt('role', 'account.role');
    }
    if (ROLES_ANYWHERE.has(data.role) && !KEEPERS.has(actor.kind)) {
      throw structure.refusalAt('role', 'account.roleByKeeper');
    }
    return [AccountOpened.of(data)];
  }),

  decide(DeactivateAccount, ({ data: { account }, effectiveOn }, state) => {
    registeredOf(state);
    const known = state.accounts[account];
    if (!known) throw structure.refusalAt('account', 'account.unknown');
    if (known.deactivatedOn !== undefined) return [];
    if (effectiveOn < known.openedOn) throw structure.refusalAt('account', 'account.notOpen');
    return [AccountDeactivated.of({ account }), ...endDesignations(state, account)];
  }),
];

/** What somebody who works in a structure of this kind acts as. */
const ROLE_IN: Readonly<Record<StructureKind, ActorKind>> = {
  ML: 'ML_ADVISER',
  ARML: 'ARML',
  UNML: 'UNML',
  CMA: 'CMA_REFERENT',
  CMAR: 'CMA_REFERENT',
  CMA_FRANCE: 'CMA_FRANCE',
  CFA: 'CFA_REFERENT',
};
/** Roles that read beyond the structure's own work: colleagues do not hand them to each other. */
const ROLES_ANYWHERE: ReadonlySet<ActorKind> = new Set<ActorKind>(['DPO', 'AUDITOR', 'COMMITTEE']);
const KEEPERS: ReadonlySet<ActorKind> = new Set<ActorKind>(['UNML', 'CMA_FRANCE', 'ARML', 'IMPORT']);

function isNationalBody(kind: StructureKind): boolean {
  return kind === 'UNML' || kind === 'CMA_FRANCE';
}

function registeredOf({ registered }: StructureState): Registered {
  if (!registered) throw structure.refusal('structure.unknown');
  return registered;
}

/** What has ended is not written to any more, be it for a day before its end. */
function standing(state: StructureState, on: CalendarDate): Registered {
  const registered = registeredOf(state);
  const { registeredOn, endsOn } = registered;
  if (endsOn !== undefined) throw structure.refusal('structure.ended', { endsOn });
  if (on < registeredOn) throw structure.refusal('structure.notYet', { registeredOn });
  return registered;
}

function mustKeepItsOwn(actor: Actor, kind: StructureKind, parentId: string | undefined): void {
  const allowed =
    (actor.kind === 'UNML' && networkOf(kind) === 'ML') ||
    (actor.kind === 'CMA_FRANCE' && networkOf(kind) === 'CMA') ||
    (actor.kind === 'ARML' && kind === 'ML' && parentId !== undefined && parentId === actor.structure) ||
    actor.kind === 'IMPORT';
  if (!allowed) throw structure.refusalAt('kind', 'structure.otherNetwork');
}

function mustBeRightParent(parentId: string | undefined, kind: StructureKind, on: CalendarDate, facts: Facts): void {
  if (parentId === undefined) return;
  const parent = facts.structure(parentId);
  if (parent?.network !== networkOf(kind) || !isActiveOn(parent, on)) {
    throw structure.refusalAt('parentId', 'structure.parent');
  }
}

function mustNotOverlap(codes: readonly ValidCode[]): void {
  for (const [index, one] of codes.entries()) {
    if (one.to !== undefined && one.to < one.from) {
      throw structure.refusalAt('codes', 'structure.codeDates', { code: one.code });
    }
    const overlaps = codes
      .slice(index + 1)
      .some(
        (other) =>
          other.system === one.system &&
          (one.to === undefined || other.from <= one.to) &&
          (other.to === undefined || one.from <= other.to),
      );
    if (overlaps) throw structure.refusalAt('codes', 'structure.codeOverlap', { system: one.system });
  }
}

function mustBeOpen(state: StructureState, account: string, on: CalendarDate): void {
  const known = state.accounts[account];
  if (!known) throw structure.refusalAt('account', 'account.unknown');
  // Not even for a day before: the designation would outlive the account.
  if (on < known.openedOn || known.deactivatedOn !== undefined) {
    throw structure.refusalAt('account', 'account.notOpen');
  }
}

/** Ends the designations of an account, or all of them. */
function endDesignations(state: StructureState, account?: string): NewEvent[] {
  return Object.entries(state.referents)
    .filter(([, designation]) => account === undefined || designation.account === account)
    .map(([subject, designation]) =>
      ReferentEnded.of({
        subject: subject as Parameters<typeof ReferentEnded.of>[0]['subject'],
        account: designation.account,
      }),
    );
}
