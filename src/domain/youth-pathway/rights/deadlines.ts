import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import type { YouthPathwayState } from '../state.js';
import { retentionTerms } from './retention.js';
import type { SubjectRequest } from './state.js';

/** Days after the receipt on which whoever answers is reminded, before the month is over. */
const REMINDERS = [20, 27];

/** Requests to answer in time, and the days on which data have been kept long enough. */
export function rightsDeadlines(state: YouthPathwayState): readonly Deadline[] {
  const owner = state.registration.registered?.missionLocaleId;
  if (owner === undefined) return [];
  return [
    ...state.rights.requests.filter(({ answered }) => !answered).flatMap((request) => requestDeadlines(request, owner)),
    // A reminder: the clock erases nothing.
    ...retentionTerms(state).map(({ key, dueOn }) => ({ kind: 'RETENTION_DUE', key, dueOn, owner })),
  ];
}

function requestDeadlines(request: SubjectRequest, owner: string): readonly Deadline[] {
  const { requestId: key, receivedOn, dueOn, extended } = request;
  const reminders = REMINDERS.map((days) => ({
    kind: `SUBJECT_REQUEST_${days}`,
    key,
    dueOn: addDays(receivedOn, days),
    owner,
  }));
  return [...(extended ? [] : reminders), { kind: 'SUBJECT_REQUEST_DUE', key, dueOn, owner }];
}
