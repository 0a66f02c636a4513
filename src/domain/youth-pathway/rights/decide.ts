import { addMonths, type CalendarDate } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { cancelUndeliveredUpdates } from '../imilo/consequences.js';
import { withdrawReferrals } from '../referral/consequences.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import {
  AnswerSubjectRequest,
  ExtendSubjectRequest,
  HoldRetention,
  LiftObjection,
  LiftRestriction,
  ReceiveSubjectRequest,
  RecordObjection,
  ReleaseRetention,
  RestrictProcessing,
} from './commands.js';
import {
  ObjectionLifted,
  ObjectionRecorded,
  ProcessingRestricted,
  RestrictionLifted,
  RetentionHeld,
  RetentionReleased,
  SubjectRequestAnswered,
  SubjectRequestExtended,
  SubjectRequestReceived,
} from './events.js';
import { rights } from './refusals.js';
import { hasObjection, type SubjectRequest } from './state.js';

export const rightsDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(RecordObjection, ({ data, effectiveOn }, state) => {
    registrationOf(state);
    if (hasObjection(state, data.scope)) return [];
    const stopped =
      data.scope === 'CONTACT_TRANSMISSION'
        ? withdrawReferrals(state, () => true, 'OBJECTION', effectiveOn)
        : cancelUndeliveredUpdates(state);
    return [ObjectionRecorded.of(data), ...stopped];
  }),

  decide(LiftObjection, ({ data }, state) => {
    registrationOf(state);
    return hasObjection(state, data.scope) ? [ObjectionLifted.of(data)] : [];
  }),

  decide(ReceiveSubjectRequest, ({ data, effectiveOn }, state, facts) => {
    registrationOf(state);
    const dueOn = addMonths(effectiveOn, MONTHS_TO_ANSWER);
    mustBeDueOn(data.dueOn, dueOn);
    const known = state.rights.requests.some((one) =>
      data.requestId === undefined
        ? !one.answered && one.right === data.right && one.receivedOn === effectiveOn
        : one.requestId === data.requestId,
    );
    if (known) return [];
    return [SubjectRequestReceived.of({ requestId: data.requestId ?? facts.newId(), right: data.right, dueOn })];
  }),

  decide(ExtendSubjectRequest, ({ data, effectiveOn }, state) => {
    const request = requestAsked(data, state, effectiveOn);
    if (request.answered || request.extended) throw rights.refusal('subject.extendedOnce');
    if (effectiveOn > request.dueOn) throw rights.refusal('subject.extendedLate', { dueOn: request.dueOn });
    const dueOn = addMonths(request.receivedOn, MONTHS_TO_ANSWER + MONTHS_MORE);
    mustBeDueOn(data.dueOn, dueOn);
    const { requestId, right } = request;
    return [SubjectRequestExtended.of({ requestId, right, dueOn, reason: data.reason })];
  }),

  decide(AnswerSubjectRequest, ({ data, effectiveOn }, state) => {
    const request = requestAsked(data, state, effectiveOn);
    if (request.answered) return [];
    const { requestId, right, dueOn } = request;
    mustBeDueOn(data.dueOn, dueOn);
    return [SubjectRequestAnswered.of({ requestId, right, dueOn, outcome: data.outcome })];
  }),

  decide(RestrictProcessing, ({ data }, state) => {
    registrationOf(state);
    return state.rights.restricted ? [] : [ProcessingRestricted.of(data)];
  }),

  decide(LiftRestriction, ({ data }, state) => {
    registrationOf(state);
    return state.rights.restricted ? [RestrictionLifted.of(data)] : [];
  }),

  decide(HoldRetention, ({ data }, state) => {
    registrationOf(state);
    return state.rights.holds.includes(data.ground) ? [] : [RetentionHeld.of(data)];
  }),

  decide(ReleaseRetention, ({ data: { ground } }, state) => {
    registrationOf(state);
    return state.rights.holds
      .filter((held) => ground === undefined || held === ground)
      .map((held) => RetentionReleased.of({ ground: held }));
  }),
];

/** One month, and two more where the request is complex or one of many (GDPR art. 12(3)). */
const MONTHS_TO_ANSWER = 1;
const MONTHS_MORE = 2;

function mustBeDueOn(claimed: CalendarDate | undefined, expected: CalendarDate): void {
  if (claimed !== undefined && claimed !== expected) throw rights.refusalAt('dueOn', 'subject.dueOn', { expected });
}

/** The request of that id; without one, the only open request of that right, else the last that was answered. */
function requestAsked(
  asked: { readonly requestId?: string | undefined; readonly right?: string | undefined },
  state: YouthPathwayState,
  on: CalendarDate,
): SubjectRequest {
  registrationOf(state);
  const fitting = state.rights.requests.filter(
    ({ requestId, right }) => (asked.requestId ?? requestId) === requestId && (asked.right ?? right) === right,
  );
  const open = fitting.filter(({ answered }) => !answered);
  const request = open.length === 0 ? fitting.at(-1) : open[0];
  if (!request || open.length > 1) throw rights.refusal('subject.request');
  if (on < request.receivedOn) throw rights.refusal('subject.tooEarly', { since: request.receivedOn });
  return request;
}
