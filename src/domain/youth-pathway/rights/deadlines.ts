import { addDays, addMonths, birthday, type CalendarDate, earliest } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import { isErased } from '../../kernel/personal.js';
import { liveContracts } from '../apprenticeship/state.js';
import { liveCej } from '../cej/state.js';
import { followUpEndedOn } from '../lifecycle/state.js';
import type { YouthPathwayState } from '../state.js';
import type { SubjectRequest } from './state.js';

/** Days after the receipt on which whoever answers is reminded, before the month is over. */
const REMINDERS = [20, 27];
const MONTHS_KEPT = 24;
const AGE_KEPT = 26 + 2;

/** Requests to answer in time, and the day on which the data have been kept long enough. */
export function rightsDeadlines(state: YouthPathwayState): readonly Deadline[] {
  const owner = state.registration.registered?.missionLocaleId;
  if (owner === undefined) return [];
  const retention = retentionDueOn(state);
  return [
    ...state.rights.requests.filter(({ answered }) => !answered).flatMap((request) => requestDeadlines(request, owner)),
    ...(retention === undefined ? [] : [{ kind: 'RETENTION_DUE', key: 'pathway', dueOn: retention, owner }]),
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

/**
 * The end of the follow-up and 24 months, never later than the 26th birthday and two years, unless a contract or a CEJ is
 * live. A reminder to the DPO's mechanism: nothing is erased by the clock. None where nothing is left to erase, or where a
 * dispute or a control stops erasure.
 */
function retentionDueOn(state: YouthPathwayState): CalendarDate | undefined {
  const { holds, erased } = state.rights;
  const birthDate = state.registration.registered?.birthDate;
  if (holds.length > 0 || erased.includes('identity') || birthDate === undefined || isErased(birthDate))
    return undefined;
  const endedOn = followUpEndedOn(state);
  const afterFollowUp = endedOn === undefined ? [] : [addMonths(endedOn, MONTHS_KEPT)];
  const inProgress = liveCej(state) !== undefined || liveContracts(state).length > 0;
  const limits = [...afterFollowUp, ...(inProgress ? [] : [birthday(birthDate, AGE_KEPT)])];
  return limits.length === 0 ? undefined : earliest(...limits);
}
