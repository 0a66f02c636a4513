import type { Actor } from '../../kernel/actor.js';
import { addDays, type CalendarDate, latest } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import type { NewEvent } from '../../kernel/event.js';
import { type Facts, isAccountOf, isActiveOn, isSameStructure, type StructureKind } from '../../kernel/facts.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { registration } from '../registration/refusals.js';
import { missionLocaleOf, registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { AssignReferent, ReleaseReferent, TransferPathway } from './commands.js';
import { PathwayTransferred, ReferentAssigned, ReferentReleased, type ReferentRole } from './events.js';
import { referents } from './refusals.js';
import { type Referent, referentOf } from './state.js';

const KINDS: Readonly<Record<ReferentRole, readonly StructureKind[]>> = {
  ML: ['ML'],
  CMA: ['CMA', 'CMAR'],
  CFA: ['CFA'],
};

export const referentsDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(AssignReferent, ({ data, effectiveOn, actor }, state, facts) => {
    mustBeOpen(state);
    const before = referentOf(state, data.role);
    if (before?.account === data.account && before.structureId === data.structureId) return [];
    mustNameItsOwn(actor, data.structureId, facts);
    mustFitTheRole(data, state, facts);
    const account = facts.account(data.account);
    if (!account || !isAccountOf(account, data.structureId, effectiveOn, facts)) {
      throw referents.refusalAt('account', 'referent.account');
    }
    const taken = before?.since ?? state.referents.heldUntil[data.role];
    if (taken !== undefined && effectiveOn < taken) throw referents.refusal('referent.overlap', { since: taken });
    return [...(before ? [releaseOnTheEve(before, effectiveOn)] : []), ReferentAssigned.of(data)];
  }),

  decide(ReleaseReferent, ({ data: { role, account, structureId }, effectiveOn, actor }, state, facts) => {
    const before = referentOf(state, role);
    if (!before) return [];
    mustNameItsOwn(actor, before.structureId, facts);
    if ((account ?? before.account) !== before.account || (structureId ?? before.structureId) !== before.structureId) {
      throw referents.refusal('referent.other', { role });
    }
    if (effectiveOn < before.since) throw referents.refusal('referent.overlap', { since: before.since });
    return [released(before)];
  }),

  decide(TransferPathway, ({ data: { from: claimed, to, reason }, effectiveOn }, state, facts) => {
    mustBeOpen(state);
    const from = missionLocaleOf(state);
    if (from === to) return [];
    if (claimed !== undefined && claimed !== from) throw referents.refusalAt('from', 'transfer.from');
    const merged = facts.structure(from)?.mergedInto !== undefined && isSameStructure(from, to, facts);
    if (!isMissionLocaleOn(to, effectiveOn, facts) || !(merged || isMissionLocaleOn(from, effectiveOn, facts))) {
      throw referents.refusal('transfer.structure');
    }
    const since = state.referents.transferredOn ?? registrationOf(state).registeredOn;
    if (effectiveOn < since) throw referents.refusal('transfer.tooEarly', { since });
    const adviser = referentOf(state, 'ML');
    // After a merger the adviser goes on in the new structure; else somebody of the other Mission Locale takes over.
    const leaves = adviser && !isSameStructure(adviser.structureId, to, facts);
    return [...(leaves ? [releaseOnTheEve(adviser, effectiveOn)] : []), PathwayTransferred.of({ from, to, reason })];
  }),
];

function released({ account, structureId, role }: Referent): NewEvent {
  return ReferentReleased.of({ account, structureId, role });
}

/** The last day is the eve of the change; the day itself for somebody who was named on that very day. */
function releaseOnTheEve(referent: Referent, change: CalendarDate): NewEvent {
  return { ...released(referent), effectiveOn: latest(addDays(change, -1), referent.since) };
}

function isMissionLocaleOn(id: string, on: CalendarDate, facts: Facts): boolean {
  const structure = facts.structure(id);
  return structure?.kind === 'ML' && isActiveOn(structure, on);
}

/** A chamber or a training centre names its own referents; the Mission Locale that follows the youth may name all. */
function mustNameItsOwn(actor: Actor, structureId: string, facts: Facts): void {
  if (actor.kind !== 'CMA_REFERENT' && actor.kind !== 'CFA_REFERENT') return;
  if (actor.structure === undefined || !isSameStructure(actor.structure, structureId, facts)) {
    throw registration.refusal('actor.otherStructure');
  }
}

function mustFitTheRole(
  named: { structureId: string; role: ReferentRole },
  state: YouthPathwayState,
  facts: Facts,
): void {
  const { structureId, role } = named;
  const structure = facts.structure(structureId);
  if (!structure || !KINDS[role].includes(structure.kind)) {
    throw referents.refusalAt('structureId', 'referent.role', { role });
  }
  if (role === 'ML' && !isSameStructure(structureId, missionLocaleOf(state), facts)) {
    throw referents.refusalAt('structureId', 'referent.missionLocale');
  }
}
