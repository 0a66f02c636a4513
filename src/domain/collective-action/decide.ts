import type { Actor } from '../kernel/actor.js';
import type { CalendarDate } from '../kernel/calendar.js';
import { decide, type DecisionCase } from '../kernel/command.js';
import { type Facts, isActiveOn, isSameStructure } from '../kernel/facts.js';
import {
  CancelAction,
  CloseAttendance,
  PlanAction,
  RegisterYouthForAction,
  RescheduleAction,
  UnregisterYouthFromAction,
} from './commands.js';
import {
  ActionCancelled,
  ActionPlanned,
  ActionRescheduled,
  AttendanceClosed,
  YouthRegisteredForAction,
  YouthUnregisteredFromAction,
} from './events.js';
import { collectiveAction } from './refusals.js';
import type { ActionState, Planned } from './state.js';

/** Publics among whom youths may be named; of the others only a number is kept (GDPR art. 9 and 10). */
const NAMED_AUDIENCES: readonly string[] = ['ALL', 'CEJ'];

export const actionDecisions: readonly DecisionCase<ActionState>[] = [
  decide(PlanAction, ({ data, effectiveOn, actor }, state, facts) => {
    if (state.planned) throw collectiveAction.refusal('action.planned');
    const { date = effectiveOn, audience = 'ALL' } = data;
    const hosts = data.hosts ?? (actor.structure === undefined ? [] : [actor.structure]);
    mustHost(hosts, effectiveOn, actor, facts);
    if (date < effectiveOn) throw collectiveAction.refusalAt('date', 'action.dateBefore');
    const conventionId = data.conventionId ?? conventionBetween(hosts, date, facts);
    if (conventionId !== undefined && !facts.convention(conventionId)?.inForceOn(date)) {
      throw collectiveAction.refusalAt('conventionId', 'action.convention');
    }
    return [ActionPlanned.of({ ...data, audience, hosts, date, conventionId }, { conventionId })];
  }),

  decide(RescheduleAction, ({ data: { date, place }, effectiveOn }, state) => {
    const planned = stillPlanned(state);
    if (date === planned.date && (place ?? planned.place) === planned.place) return [];
    if (date < effectiveOn) throw collectiveAction.refusalAt('date', 'action.dateBefore');
    return [ActionRescheduled.of({ date, place })];
  }),

  decide(CancelAction, ({ data }, state) => {
    if (plannedOf(state).status === 'CANCELLED') return [];
    stillPlanned(state);
    return [ActionCancelled.of(data)];
  }),

  decide(RegisterYouthForAction, ({ data: { pathwayId }, effectiveOn, actor }, state, facts) => {
    const { audience, date, capacity } = stillPlanned(state);
    if (!NAMED_AUDIENCES.includes(audience)) throw collectiveAction.refusal('action.youthNamed');
    mustBeOwnYouth(pathwayId, actor, facts);
    if (state.registered.includes(pathwayId)) return [];
    if (facts.pathway(pathwayId)?.live !== true) throw collectiveAction.refusal('action.pathwayClosed');
    if (effectiveOn > date) throw collectiveAction.refusal('action.over', { date });
    if (capacity !== undefined && state.registered.length >= capacity) {
      throw collectiveAction.refusal('action.full', { capacity });
    }
    return [YouthRegisteredForAction.of({ pathwayId })];
  }),

  decide(UnregisterYouthFromAction, ({ data: { pathwayId }, effectiveOn, actor }, state, facts) => {
    const { date } = stillPlanned(state);
    mustBeOwnYouth(pathwayId, actor, facts);
    if (!state.registered.includes(pathwayId)) return [];
    if (effectiveOn > date) throw collectiveAction.refusal('action.over', { date });
    return [YouthUnregisteredFromAction.of({ pathwayId })];
  }),

  decide(CloseAttendance, ({ data, effectiveOn }, state) => {
    const { date } = stillPlanned(state);
    if (effectiveOn < date) throw collectiveAction.refusal('attendance.before', { date });
    const { present = [], anonymousCount = 0, cejHours } = data;
    const absent = data.absent ?? state.registered.filter((id) => !present.includes(id));
    if (!sameOnes([...present, ...absent], state.registered)) {
      throw collectiveAction.refusal('attendance.notTheRegistered');
    }
    return [AttendanceClosed.of({ present, absent, anonymousCount, cejHours })];
  }),
];

function plannedOf({ planned }: ActionState): Planned {
  if (!planned) throw collectiveAction.refusal('action.unknown');
  return planned;
}

function stillPlanned(state: ActionState): Planned {
  const planned = plannedOf(state);
  if (planned.status === 'CANCELLED') throw collectiveAction.refusal('action.cancelled');
  if (planned.status === 'CLOSED') throw collectiveAction.refusal('action.closed');
  return planned;
}

function mustHost(hosts: readonly string[], on: CalendarDate, actor: Actor, facts: Facts): void {
  const active = hosts.every((id) => {
    const host = facts.structure(id);
    return host !== undefined && isActiveOn(host, on);
  });
  if (hosts.length === 0 || !active || new Set(hosts).size !== hosts.length) {
    throw collectiveAction.refusalAt('hosts', 'action.host');
  }
  const { structure } = actor;
  const own = structure !== undefined && hosts.some((host) => isSameStructure(host, structure, facts));
  if (actor.kind !== 'IMPORT' && !own) throw collectiveAction.refusalAt('hosts', 'action.notAHost');
}

/** The most local convention that day between hosts of the two networks, if any. */
function conventionBetween(hosts: readonly string[], on: CalendarDate, facts: Facts): string | undefined {
  const of = (network: string) => hosts.filter((id) => facts.structure(id)?.network === network);
  const pairs = of('ML').flatMap((one) => of('CMA').map((other) => [one, other] as const));
  return pairs.flatMap(([one, other]) => facts.conventionsInForce(on, one, other)).at(0)?.id;
}

/** To an adviser, a youth whom their Mission Locale does not follow is the same as none. */
function mustBeOwnYouth(pathwayId: string, actor: Actor, facts: Facts): void {
  const pathway = facts.pathway(pathwayId);
  const { structure } = actor;
  const own =
    structure !== undefined &&
    pathway?.missionLocaleId !== undefined &&
    isSameStructure(pathway.missionLocaleId, structure, facts);
  if (!pathway?.exists || pathway.erased || (actor.kind !== 'IMPORT' && !own)) {
    throw collectiveAction.refusalAt('pathwayId', 'action.unknownYouth');
  }
}

function sameOnes(some: readonly string[], others: readonly string[]): boolean {
  const sorted = others.toSorted();
  return some.length === others.length && some.toSorted().every((one, index) => one === sorted[index]);
}
