import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import {
  ContactDetailsDisclosed,
  type ErasableCategory,
  type HoldGround,
  ObjectionLifted,
  ObjectionRecorded,
  type ObjectionScope,
  PersonalDataErased,
  ProcessingRestricted,
  RestrictionLifted,
  RetentionHeld,
  RetentionReleased,
  type Right,
  SubjectRequestAnswered,
  SubjectRequestExtended,
  SubjectRequestReceived,
} from './events.js';
import { rights } from './refusals.js';

export interface SubjectRequest {
  readonly requestId: string;
  readonly right: Right;
  readonly receivedOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly extended: boolean;
  readonly answered: boolean;
}

export interface RightsState {
  readonly objections: readonly ObjectionScope[];
  readonly requests: readonly SubjectRequest[];
  readonly restricted: boolean;
  readonly holds: readonly HoldGround[];
  readonly erased: readonly ErasableCategory[];
}

export const initialRights: RightsState = { objections: [], requests: [], restricted: false, holds: [], erased: [] };

function changed(state: YouthPathwayState, change: (before: RightsState) => Partial<RightsState>): YouthPathwayState {
  return { ...state, rights: { ...state.rights, ...change(state.rights) } };
}

function withRequest(
  state: YouthPathwayState,
  requestId: string,
  change: (before: SubjectRequest) => SubjectRequest,
): YouthPathwayState {
  return changed(state, ({ requests }) => ({
    requests: requests.map((one) => (one.requestId === requestId ? change(one) : one)),
  }));
}

export const rightsEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(ObjectionRecorded, (state, { data: { scope } }) =>
    changed(state, ({ objections }) => ({ objections: [...objections, scope] })),
  ),
  when(ObjectionLifted, (state, { data: { scope } }) =>
    changed(state, ({ objections }) => ({ objections: objections.filter((one) => one !== scope) })),
  ),
  when(SubjectRequestReceived, (state, { data, effectiveOn }) =>
    changed(state, ({ requests }) => ({
      requests: [...requests, { ...data, receivedOn: effectiveOn, extended: false, answered: false }],
    })),
  ),
  when(SubjectRequestExtended, (state, { data: { requestId, dueOn } }) =>
    withRequest(state, requestId, (before) => ({ ...before, dueOn, extended: true })),
  ),
  when(SubjectRequestAnswered, (state, { data: { requestId } }) =>
    withRequest(state, requestId, (before) => ({ ...before, answered: true })),
  ),
  when(ProcessingRestricted, (state) => changed(state, () => ({ restricted: true }))),
  when(RestrictionLifted, (state) => changed(state, () => ({ restricted: false }))),
  when(RetentionHeld, (state, { data: { ground } }) => changed(state, ({ holds }) => ({ holds: [...holds, ground] }))),
  when(RetentionReleased, (state, { data: { ground } }) =>
    changed(state, ({ holds }) => ({ holds: holds.filter((one) => one !== ground) })),
  ),
  when(PersonalDataErased, (state, { data: { categories } }) =>
    changed(state, ({ erased }) => ({ erased: [...new Set([...erased, ...categories])] })),
  ),
  // Each disclosure stands for itself: no later decision rests on it.
  when(ContactDetailsDisclosed, (state) => state),
];

/** @throws `subject.restricted` */
export function mustNotBeRestricted(state: YouthPathwayState): void {
  if (state.rights.restricted) throw rights.refusal('subject.restricted');
}

export function hasObjection(state: YouthPathwayState, scope: ObjectionScope): boolean {
  return state.rights.objections.includes(scope);
}

/** Something of this youth was erased: no personal data is accepted any more. */
export function isSubjectErased(state: YouthPathwayState): boolean {
  return state.rights.erased.length > 0;
}
