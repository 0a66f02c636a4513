import type { Given } from '../../kernel/command.js';
import type { NewEvent } from '../../kernel/event.js';
import type { Facts } from '../../kernel/facts.js';
import { prepareUpdate } from '../imilo/consequences.js';
import { missionLocaleOf } from '../registration/state.js';
import { isFollowUpShared } from '../shared-follow-up.js';
import type { YouthPathwayState } from '../state.js';
import { apprenticeship } from './refusals.js';
import { apprenticeshipEvolutions, type Contract, contractById, partiesTo } from './state.js';

/** @throws `contract.unknown` */
export function contractOf(state: YouthPathwayState, contractId: string): Contract {
  const contract = contractById(state, contractId);
  if (!contract) throw apprenticeship.refusalAt('contractId', 'contract.unknown');
  return contract;
}

/**
 * What a decision on a contract records: its own events, and the i-milo update that follows from the contract as they leave it.
 * What a chamber or a training centre declares reaches the Mission Locale by the youth's consent alone: with one, consent is
 * the legal basis of the events; without, they stay where they were declared (convention art. 4.4).
 */
export function recorded(
  contractId: string,
  events: readonly NewEvent[],
  command: Given<unknown>,
  state: YouthPathwayState,
  facts: Facts,
): readonly NewEvent[] {
  const after = folded(state, events, command);
  const structures = [...partiesTo(contractOf(after, contractId)), missionLocaleOf(state)];
  const crosses =
    (command.actor.kind === 'CFA_REFERENT' || command.actor.kind === 'CMA_REFERENT') &&
    isFollowUpShared(state, structures, facts.recordedOn, facts);
  const basis = crosses ? ({ legalBasis: 'CONSENT', purpose: 'SHARED_FOLLOW_UP' } as const) : {};
  return [...events.map((event) => ({ ...event, ...basis })), ...prepareUpdate(after, contractId, facts)];
}

const evolutions = new Map(apprenticeshipEvolutions.map(({ definition, apply }) => [definition.type, apply]));

/** The state that these events would leave. */
function folded(state: YouthPathwayState, events: readonly NewEvent[], command: Given<unknown>): YouthPathwayState {
  return events.reduce(
    (before, { type, data, effectiveOn = command.effectiveOn }) =>
      evolutions.get(type)?.(before, { type, data, effectiveOn, recordedAt: '', revision: 0, actor: command.actor }) ??
      before,
    state,
  );
}
