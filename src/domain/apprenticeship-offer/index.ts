import { type Aggregate, defineAggregate } from '../kernel/aggregate.js';
import { isSameStructure } from '../kernel/facts.js';
import { offerDeadlines } from './deadlines.js';
import { offerDecisions } from './decide.js';
import { offer as refusals } from './refusals.js';
import { initialOffer, offerEvolutions, type OfferState } from './state.js';

/** It belongs to the chamber that publishes it; a Mission Locale is party to it through the youths it follows. */
export const apprenticeshipOffer: Aggregate<OfferState> = defineAggregate({
  name: 'offer',
  category: 'offer',
  initial: initialOffer,
  evolutions: offerEvolutions,
  decisions: offerDecisions,
  deadlines: offerDeadlines,
  relates: (relation, { structure }, { published, positionings }, facts) => {
    if (relation === 'ANY') return true;
    if (structure === undefined || !published) return false;
    const isTheirs = (id: string): boolean => isSameStructure(id, structure, facts);
    if (relation === 'OWN') return isTheirs(published.chamberId);
    if (relation !== 'PARTY') return false;
    return [published.chamberId, ...Object.values(positionings).map((one) => one.missionLocaleId)].some(isTheirs);
  },
  refusals: refusals.table,
});
