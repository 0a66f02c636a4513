import { type Aggregate, defineAggregate } from '../kernel/aggregate.js';
import { conventionDeadlines } from './deadlines.js';
import { conventionDecisions } from './decide.js';
import { partyOf } from './facts.js';
import { convention as refusals } from './refusals.js';
import { conventionEvolutions, initialConvention, type ConventionState } from './state.js';

/** The agreement between the networks: it belongs to its parties. */
export const convention: Aggregate<ConventionState> = defineAggregate({
  name: 'convention',
  category: 'convention',
  initial: initialConvention,
  evolutions: conventionEvolutions,
  decisions: conventionDecisions,
  deadlines: conventionDeadlines,
  relates: (relation, actor, { signed }, facts) => {
    if (relation === 'ANY') return true;
    return relation === 'OWN' && signed !== undefined && partyOf(actor, signed.parties, facts) !== undefined;
  },
  refusals: refusals.table,
});
