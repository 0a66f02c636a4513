import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import { missionLocaleOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { lastDayPossible, limitOf, livePacea } from './state.js';

/** The end by age or duration, which the clock records, and the reminders of the Mission Locale. */
export function paceaDeadlines(state: YouthPathwayState): Deadline[] {
  const pacea = livePacea(state);
  if (!pacea) return [];
  const owner = missionLocaleOf(state);
  const key = pacea.openedOn;
  const limit = limitOf(state, pacea);
  const command = { name: 'EndPacea', data: { cause: limit.cause } };
  const deadlines: Deadline[] = [];
  if (limit.cause === 'AGE_26') {
    deadlines.push({ kind: 'PACEA_AGE_26', key, dueOn: limit.on, owner, command });
  } else {
    const lastOn = lastDayPossible(pacea);
    deadlines.push({ kind: 'PACEA_24_MONTHS', key, dueOn: limit.on, owner, command });
    for (const days of [60, 30]) {
      deadlines.push({ kind: `PACEA_24_MONTHS_${days}`, key, dueOn: addDays(lastOn, -days), owner });
    }
  }
  // While a CEJ suspends it nothing is asked of the phases, nor of the planned end.
  if (pacea.suspended) return deadlines;
  if (addDays(pacea.plannedEndOn, 1) < limit.on) {
    deadlines.push({ kind: 'PACEA_PLANNED_END', key, dueOn: pacea.plannedEndOn, owner });
  }
  const phase = pacea.phases.at(-1);
  if (phase && phase.evaluatedOn === undefined) {
    deadlines.push({ kind: 'PHASE_OVERDUE_15', key: phase.id, dueOn: addDays(phase.plannedEndOn, 15), owner });
  }
  return deadlines;
}
