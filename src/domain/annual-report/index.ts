import { type Aggregate, defineAggregate } from '../kernel/aggregate.js';
import { reportDecisions } from './decide.js';
import { annualReport as refusals } from './refusals.js';
import { initialReport, reportEvolutions, type ReportState } from './state.js';

/** The report of a civil year: no structure's own, but everybody's part in it is named beside each command. */
export const annualReport: Aggregate<ReportState> = defineAggregate({
  name: 'annual-report',
  category: 'report',
  initial: initialReport,
  evolutions: reportEvolutions,
  decisions: reportDecisions,
  deadlines: () => [],
  relates: (relation) => relation === 'ANY',
  refusals: refusals.table,
});
