import type { CalendarDate } from '../kernel/calendar.js';
import { type Evolution, when } from '../kernel/event.js';
import {
  ActionCancelled,
  ActionPlanned,
  ActionRescheduled,
  AttendanceClosed,
  YouthRegisteredForAction,
  YouthUnregisteredFromAction,
} from './events.js';

export interface Planned {
  readonly hosts: readonly string[];
  readonly audience: string;
  readonly date: CalendarDate;
  readonly place: string;
  readonly capacity?: number | undefined;
  readonly status: 'PLANNED' | 'CANCELLED' | 'CLOSED';
}

export interface ActionState {
  readonly planned?: Planned;
  /** Pathways, in the order of registration. */
  readonly registered: readonly string[];
}

export const initialAction: ActionState = { registered: [] };

function changed(state: ActionState, change: Partial<Planned>): ActionState {
  return state.planned ? { ...state, planned: { ...state.planned, ...change } } : state;
}

export const actionEvolutions: readonly Evolution<ActionState>[] = [
  when(ActionPlanned, (state, { data: { hosts, audience, date, place, capacity } }) => ({
    ...state,
    planned: { hosts, audience, date, place, capacity, status: 'PLANNED' },
  })),

  when(ActionRescheduled, (state, { data: { date, place } }) =>
    changed(state, place === undefined ? { date } : { date, place }),
  ),

  when(ActionCancelled, (state) => changed(state, { status: 'CANCELLED' })),

  when(YouthRegisteredForAction, (state, { data }) => ({
    ...state,
    registered: [...state.registered, data.pathwayId],
  })),

  when(YouthUnregisteredFromAction, (state, { data }) => ({
    ...state,
    registered: state.registered.filter((id) => id !== data.pathwayId),
  })),

  when(AttendanceClosed, (state) => changed(state, { status: 'CLOSED' })),
];
