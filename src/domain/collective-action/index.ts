import { type Aggregate, defineAggregate } from '../kernel/aggregate.js';
import { isSameStructure } from '../kernel/facts.js';
import { actionDecisions } from './decide.js';
import { collectiveAction as refusals } from './refusals.js';
import { actionEvolutions, type ActionState, initialAction } from './state.js';

/** It belongs to the structures that host it. */
export const collectiveAction: Aggregate<ActionState> = defineAggregate({
  name: 'collective-action',
  category: 'action',
  initial: initialAction,
  evolutions: actionEvolutions,
  decisions: actionDecisions,
  deadlines: () => [],
  relates: (relation, { structure }, { planned }, facts) => {
    if (relation === 'ANY') return true;
    if (relation !== 'OWN' || structure === undefined || !planned) return false;
    return planned.hosts.some((host) => isSameStructure(host, structure, facts));
  },
  refusals: refusals.table,
});
