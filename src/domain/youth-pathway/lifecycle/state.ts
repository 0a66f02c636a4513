import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { PathwayClosed, PathwayMerged, PathwayReopened } from './events.js';
import { lifecycle } from './refusals.js';

export interface LifecycleState {
  readonly closed: { readonly on: CalendarDate; readonly reason: string } | undefined;
  readonly reopenedOn: CalendarDate | undefined;
  readonly merged: { readonly on: CalendarDate; readonly survivor: string } | undefined;
}

export const initialLifecycle: LifecycleState = { closed: undefined, reopenedOn: undefined, merged: undefined };

export const lifecycleEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(PathwayMerged, (state, { data, effectiveOn }) => ({
    ...state,
    lifecycle: { ...state.lifecycle, merged: { on: effectiveOn, survivor: data.survivor } },
  })),
  when(PathwayClosed, (state, { data, effectiveOn }) => ({
    ...state,
    lifecycle: { ...state.lifecycle, closed: { on: effectiveOn, reason: data.reason } },
  })),
  when(PathwayReopened, (state, { effectiveOn }) => ({
    ...state,
    lifecycle: { ...state.lifecycle, closed: undefined, reopenedOn: effectiveOn },
  })),
];

/** Neither closed nor absorbed by another path. */
export function isOpen(state: YouthPathwayState): boolean {
  return state.registration.registered !== undefined && !state.lifecycle.closed && !state.lifecycle.merged;
}

/** @throws `pathway.unknown`, `pathway.merged` or `pathway.closed` */
export function mustBeOpen(state: YouthPathwayState): void {
  registrationOf(state);
  mustNotBeMerged(state);
  if (state.lifecycle.closed) throw lifecycle.refusal('pathway.closed');
}

/** @throws `pathway.merged`, naming the path on which to act */
export function mustNotBeMerged(state: YouthPathwayState): void {
  const { merged } = state.lifecycle;
  if (merged) throw lifecycle.refusal('pathway.merged', { survivor: merged.survivor });
}

/** The day on which the follow-up ended, by a closing or a merge. */
export function followUpEndedOn(state: YouthPathwayState): CalendarDate | undefined {
  return state.lifecycle.closed?.on ?? state.lifecycle.merged?.on;
}
