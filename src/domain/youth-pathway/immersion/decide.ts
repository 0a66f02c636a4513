import { ageOn, lastDayOfTerm } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { isErased } from '../../kernel/personal.js';
import { mustBeOpen } from '../lifecycle/state.js';
import { birthDateOf } from '../registration/state.js';
import { rights } from '../rights/refusals.js';
import type { YouthPathwayState } from '../state.js';
import { CancelImmersion, CompleteImmersion, PlanImmersion } from './commands.js';
import { ImmersionCancelled, ImmersionCompleted, ImmersionPlanned } from './events.js';
import { immersion as refusals } from './refusals.js';
import type { Immersion } from './state.js';

export const immersionDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(PlanImmersion, ({ data }, state, facts) => {
    mustBeOpen(state);
    const immersionId = data.immersionId ?? facts.newId();
    if (state.immersion.some(({ id }) => id === immersionId)) return [];
    if (ageOn(birthDateOf(state), data.from) < 16) throw refusals.refusalAt('from', 'immersion.age');
    if (data.to < data.from) throw refusals.refusalAt('to', 'immersion.endBeforeStart');
    const lastOn = lastDayOfTerm(data.from, 1);
    if (data.to > lastOn) throw refusals.refusalAt('to', 'immersion.tooLong', { lastOn });
    // The first and its one renewal; one that was cancelled never took place.
    if (sameObjectAndCompany(state, data.object, data.siret).length >= 2) {
      throw refusals.refusal('immersion.renewedOnce');
    }
    return [ImmersionPlanned.of({ ...data, immersionId })];
  }),

  decide(CompleteImmersion, ({ data, effectiveOn }, state) => {
    const { id, status, from } = immersionFor(state, data.immersionId);
    if (status === 'COMPLETED') return [];
    if (status === 'CANCELLED') throw refusals.refusal('immersion.settled');
    if (effectiveOn < from) throw refusals.refusal('immersion.notBegun', { from });
    return [ImmersionCompleted.of({ immersionId: id })];
  }),

  decide(CancelImmersion, ({ data }, state) => {
    const { id, status } = immersionFor(state, data.immersionId);
    if (status === 'CANCELLED') return [];
    if (status === 'COMPLETED') throw refusals.refusal('immersion.settled');
    return [ImmersionCancelled.of({ immersionId: id })];
  }),
];

/** @throws `subject.erased` where the company of a past immersion can no longer be read */
function sameObjectAndCompany(state: YouthPathwayState, object: string, siret: string): readonly Immersion[] {
  return state.immersion.filter((one) => {
    if (one.object !== object || one.status === 'CANCELLED') return false;
    if (isErased(one.siret)) throw rights.refusal('subject.erased');
    return one.siret === siret;
  });
}

/** The named one, else the only one planned, else the last. */
function immersionFor(state: YouthPathwayState, id: string | undefined): Immersion {
  const planned = state.immersion.filter(({ status }) => status === 'PLANNED');
  if (id === undefined && planned.length > 1) throw refusals.refusal('immersion.ambiguous', { count: planned.length });
  const found =
    id === undefined ? (planned[0] ?? state.immersion.at(-1)) : state.immersion.find((one) => one.id === id);
  if (!found) throw refusals.refusal('immersion.unknown');
  return found;
}
