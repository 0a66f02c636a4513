import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import { missionLocaleOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { liveCej } from './state.js';

/** The term, which the clock records on the first day that no longer counts, and a reminder 30 days before. */
export function cejDeadlines(state: YouthPathwayState): Deadline[] {
  const cej = liveCej(state);
  if (!cej) return [];
  const owner = missionLocaleOf(state);
  const key = cej.openedOn;
  const command = { name: 'EndCej', data: { cause: 'TERM' } };
  return [
    { kind: 'CEJ_END', key, dueOn: addDays(cej.plannedEndOn, 1), owner, command },
    { kind: 'CEJ_END_30', key, dueOn: addDays(cej.plannedEndOn, -30), owner },
  ];
}
