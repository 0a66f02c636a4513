import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import type { YouthPathwayState } from '../state.js';

/** Days after which an update that i-milo has not answered is looked into. */
const ANSWER_DAYS = 7;

/** Reminders to the Mission Locale: an update that i-milo has not answered, one that it rejected. */
export function imiloDeadlines(state: YouthPathwayState): readonly Deadline[] {
  const owner = state.registration.registered?.missionLocaleId;
  return state.imilo.updates.flatMap(({ updateId: key, status, on }) => {
    if (status === 'DELIVERED') return [{ kind: 'IMILO_UNACKNOWLEDGED', key, dueOn: addDays(on, ANSWER_DAYS), owner }];
    return status === 'REJECTED' ? [{ kind: 'IMILO_REJECTED', key, dueOn: on, owner }] : [];
  });
}
