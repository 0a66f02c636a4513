import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import { CejActivityRecorded, CejEnded, type CejEndCause, CejExtended, CejOpened, CejProlonged } from './events.js';

export interface Cej {
  readonly openedOn: CalendarDate;
  /** As the last extension or prolongation left it. */
  readonly plannedEndOn: CalendarDate;
  readonly onRqthGround: boolean;
  readonly activityIds: readonly string[];
  /** The first day that no longer counts, and why. */
  readonly ended: { readonly on: CalendarDate; readonly cause: CejEndCause } | undefined;
}

/** In the order of their opening; only the last can be live. */
export type CejState = readonly Cej[];

export const initialCej: CejState = [];

function changeLast(state: YouthPathwayState, change: (cej: Cej) => Cej): YouthPathwayState {
  const last = lastCej(state);
  return last ? { ...state, cej: [...state.cej.slice(0, -1), change(last)] } : state;
}

export const cejEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(CejOpened, (state, { data, effectiveOn }) => ({
    ...state,
    cej: [
      ...state.cej,
      {
        openedOn: effectiveOn,
        plannedEndOn: data.plannedEndOn,
        onRqthGround: data.ageGround !== undefined,
        activityIds: [],
        ended: undefined,
      },
    ],
  })),
  when(CejExtended, (state, { data }) => changeLast(state, (cej) => ({ ...cej, plannedEndOn: data.newEndOn }))),
  when(CejProlonged, (state, { data }) => changeLast(state, (cej) => ({ ...cej, plannedEndOn: data.newEndOn }))),
  when(CejActivityRecorded, (state, { data }) => ({
    ...state,
    cej: state.cej.map((cej) =>
      holds(cej, data.from, data.to) ? { ...cej, activityIds: [...cej.activityIds, data.activityId] } : cej,
    ),
  })),
  when(CejEnded, (state, { data, effectiveOn }) =>
    changeLast(state, (cej) => ({ ...cej, ended: { on: effectiveOn, cause: data.cause } })),
  ),
];

/** Both days lie within the CEJ, the day on which it ends included: an activity may take place on that day. */
export function holds(cej: Cej, from: CalendarDate, to: CalendarDate): boolean {
  return cej.openedOn <= from && to <= cej.plannedEndOn && (cej.ended === undefined || to <= cej.ended.on);
}

export function lastCej(state: YouthPathwayState): Cej | undefined {
  return state.cej.at(-1);
}

/** The CEJ whose end is not recorded. */
export function liveCej(state: YouthPathwayState): Cej | undefined {
  const last = lastCej(state);
  return last?.ended === undefined ? last : undefined;
}

/** A CEJ covers the days from its opening to the eve of its end, and never a day beyond its planned end (see `modeOn`). */
export function liveCejOn(state: YouthPathwayState, date: CalendarDate): Cej | undefined {
  return state.cej.find(
    (cej) => cej.openedOn <= date && date <= cej.plannedEndOn && (cej.ended === undefined || date < cej.ended.on),
  );
}
