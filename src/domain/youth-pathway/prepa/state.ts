import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import { PrepaAbandoned, PrepaCompleted, PrepaOutcomeMeasured, PrepaStarted } from './events.js';

export interface Prepa {
  readonly id: string;
  readonly structureId: string;
  readonly startedOn: CalendarDate;
  readonly plannedEndOn: CalendarDate;
  readonly hoursPerWeek: number;
  readonly withinCej: boolean;
  /** Its last day, and whether it was followed to its end. */
  readonly ended: { readonly on: CalendarDate; readonly completed: boolean } | undefined;
  readonly situation: string | undefined;
}

/** In the order of their recording. */
export type PrepaState = readonly Prepa[];

export const initialPrepa: PrepaState = [];

function change(state: YouthPathwayState, id: string, fields: Partial<Prepa>): YouthPathwayState {
  return { ...state, prepa: state.prepa.map((prepa) => (prepa.id === id ? { ...prepa, ...fields } : prepa)) };
}

export const prepaEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(PrepaStarted, (state, { data, effectiveOn }) => ({
    ...state,
    prepa: [
      ...state.prepa,
      {
        id: data.prepaId,
        structureId: data.structureId,
        startedOn: effectiveOn,
        plannedEndOn: data.plannedEndOn,
        hoursPerWeek: data.hoursPerWeek,
        withinCej: data.withinCej,
        ended: undefined,
        situation: undefined,
      },
    ],
  })),
  when(PrepaCompleted, (state, { data, effectiveOn }) =>
    change(state, data.prepaId, { ended: { on: effectiveOn, completed: true } }),
  ),
  when(PrepaAbandoned, (state, { data, effectiveOn }) =>
    change(state, data.prepaId, { ended: { on: effectiveOn, completed: false } }),
  ),
  when(PrepaOutcomeMeasured, (state, { data }) => change(state, data.prepaId, { situation: data.situation })),
];

/** Its last day: the recorded one, else the planned one. */
export function lastDayOf(prepa: Prepa): CalendarDate {
  return prepa.ended?.on ?? prepa.plannedEndOn;
}

/** A Prépa covers the days from its start to its end, both included; to its planned end while no end is recorded. */
export function prepaCurrentOn(state: YouthPathwayState, date: CalendarDate): Prepa | undefined {
  return state.prepa.find((prepa) => prepa.startedOn <= date && date <= lastDayOf(prepa));
}

/** The structures that run or ran them. */
export function partiesToPrepas(state: YouthPathwayState): readonly string[] {
  return state.prepa.map(({ structureId }) => structureId);
}
