import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import type { YouthPathwayState } from '../state.js';
import { lastDayOf } from './state.js';

/** The situation is measured 30 days after the end: the recorded one, else the planned one. */
export function prepaDeadlines(state: YouthPathwayState): Deadline[] {
  return state.prepa
    .filter(({ situation }) => situation === undefined)
    .map((prepa) => ({
      kind: 'PREPA_OUTCOME',
      key: prepa.id,
      dueOn: addDays(lastDayOf(prepa), 30),
      owner: prepa.structureId,
    }));
}
