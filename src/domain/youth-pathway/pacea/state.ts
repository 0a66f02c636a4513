import { addMonths, birthday, type CalendarDate, lastDayOfTerm } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import { isErased } from '../../kernel/personal.js';
import { liveCejOn } from '../cej/state.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import {
  ObjectiveAbandoned,
  ObjectiveAchieved,
  ObjectiveSet,
  PaceaEnded,
  type PaceaEndCause,
  PaceaExtended,
  PaceaOpened,
  PaceaResumed,
  PaceaSuspended,
  PhaseEvaluated,
  PhaseStarted,
} from './events.js';

/** Loi plein emploi: an engagement contract signed before entry; a breach no longer ends a PACEA. */
export const FULL_EMPLOYMENT_ACT = '2025-01-01';

export interface Objective {
  readonly id: string;
  readonly status: 'OPEN' | 'ACHIEVED' | 'ABANDONED';
}

export interface Phase {
  readonly id: string;
  readonly startedOn: CalendarDate;
  readonly plannedEndOn: CalendarDate;
  readonly objectives: readonly Objective[];
  readonly evaluatedOn: CalendarDate | undefined;
}

export interface Pacea {
  readonly openedOn: CalendarDate;
  readonly plannedEndOn: CalendarDate;
  /** One after the other: the last is the current one. */
  readonly phases: readonly Phase[];
  /** Waiting for the end of a CEJ. */
  readonly suspended: boolean;
  /** The first day that no longer counts, and why. */
  readonly ended: { readonly on: CalendarDate; readonly cause: PaceaEndCause } | undefined;
}

/** In the order of their opening; only the last can be live. */
export type PaceaState = readonly Pacea[];

export const initialPacea: PaceaState = [];

function changeLast(state: YouthPathwayState, change: (pacea: Pacea) => Pacea): YouthPathwayState {
  const last = lastPacea(state);
  return last ? { ...state, pacea: [...state.pacea.slice(0, -1), change(last)] } : state;
}

function changePhase(state: YouthPathwayState, id: string, change: (phase: Phase) => Phase): YouthPathwayState {
  return changeLast(state, (pacea) => ({
    ...pacea,
    phases: pacea.phases.map((phase) => (phase.id === id ? change(phase) : phase)),
  }));
}

function settle(state: YouthPathwayState, data: { phaseId: string; objectiveId: string }, status: Objective['status']) {
  return changePhase(state, data.phaseId, (phase) => ({
    ...phase,
    objectives: phase.objectives.map((one) => (one.id === data.objectiveId ? { ...one, status } : one)),
  }));
}

export const paceaEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(PaceaOpened, (state, { data, effectiveOn }) => ({
    ...state,
    pacea: [
      ...state.pacea,
      { openedOn: effectiveOn, plannedEndOn: data.plannedEndOn, phases: [], suspended: false, ended: undefined },
    ],
  })),
  when(PhaseStarted, (state, { data, effectiveOn }) =>
    changeLast(state, (pacea) => ({
      ...pacea,
      phases: [
        ...pacea.phases,
        {
          id: data.phaseId,
          startedOn: effectiveOn,
          plannedEndOn: data.plannedEndOn,
          objectives: [],
          evaluatedOn: undefined,
        },
      ],
    })),
  ),
  when(ObjectiveSet, (state, { data }) =>
    changePhase(state, data.phaseId, (phase) => ({
      ...phase,
      objectives: [...phase.objectives, { id: data.objectiveId, status: 'OPEN' }],
    })),
  ),
  when(ObjectiveAchieved, (state, { data }) => settle(state, data, 'ACHIEVED')),
  when(ObjectiveAbandoned, (state, { data }) => settle(state, data, 'ABANDONED')),
  when(PhaseEvaluated, (state, { data, effectiveOn }) =>
    changePhase(state, data.phaseId, (phase) => ({ ...phase, evaluatedOn: effectiveOn })),
  ),
  when(PaceaExtended, (state, { data }) => changeLast(state, (pacea) => ({ ...pacea, plannedEndOn: data.newEndOn }))),
  when(PaceaSuspended, (state) => changeLast(state, (pacea) => ({ ...pacea, suspended: true }))),
  when(PaceaResumed, (state) => changeLast(state, (pacea) => ({ ...pacea, suspended: false }))),
  when(PaceaEnded, (state, { data, effectiveOn }) =>
    changeLast(state, (pacea) => ({ ...pacea, suspended: false, ended: { on: effectiveOn, cause: data.cause } })),
  ),
];

export function lastPacea(state: YouthPathwayState): Pacea | undefined {
  return state.pacea.at(-1);
}

/** The PACEA that has not ended, suspended or not. */
export function livePacea(state: YouthPathwayState): Pacea | undefined {
  const last = lastPacea(state);
  return last?.ended === undefined ? last : undefined;
}

/** The last day of the 24 consecutive months: of a PACEA opened on 2025-02-10, 2027-02-09 (code du travail R5131-13). */
export function lastDayPossible(pacea: Pick<Pacea, 'openedOn'>): CalendarDate {
  return lastDayOfTerm(pacea.openedOn, 24);
}

/** A PACEA covers the days from its opening to the eve of its end, and never a day beyond its 24 months. */
export function paceaOn(state: YouthPathwayState, date: CalendarDate): Pacea | undefined {
  return state.pacea.find(
    (pacea) =>
      pacea.openedOn <= date && date <= lastDayPossible(pacea) && (pacea.ended === undefined || date < pacea.ended.on),
  );
}

/**
 * The mode of the accompaniment on a date; the annual report reproduces this rule from the events alone.
 *
 * - `CEJ` ⇔ a `CejOpened` with `effectiveOn` ≤ date, its `CejEnded` (if any) with `effectiveOn` > date, and date ≤ its
 *   planned end as the last `CejExtended` or `CejProlonged` left it, whatever the days of these;
 * - else `PACEA` ⇔ a `PaceaOpened` with `effectiveOn` ≤ date < `effectiveOn` + 24 months, its `PaceaEnded` (if any) with
 *   `effectiveOn` > date. A live CEJ comes first: that is all that `PaceaSuspended` and `PaceaResumed` say;
 * - else `NONE`.
 *
 * So a mode ends on the day of its end event, a day that no longer counts. The two limits (planned end, 24 months) only
 * matter where the clock has not run: the clock ends a CEJ on the day after its planned end and a PACEA on the day
 * after its 24 months. The planned end of a PACEA is no such limit (see `EndPacea`).
 */
export function modeOn(state: YouthPathwayState, date: CalendarDate): 'CEJ' | 'PACEA' | 'NONE' {
  if (liveCejOn(state, date)) return 'CEJ';
  return paceaOn(state, date) ? 'PACEA' : 'NONE';
}

export interface PaceaLimit {
  /** The first day that no longer counts: the 26th birthday itself, or the day after the 24 months. */
  readonly on: CalendarDate;
  readonly cause: 'AGE_26' | 'MAX_DURATION';
}

/** Where a PACEA ends by itself (code du travail R5131-13). Once the birth date is erased, the 24 months remain. */
export function limitOf(state: YouthPathwayState, pacea: Pacea): PaceaLimit {
  const months = { on: addMonths(pacea.openedOn, 24), cause: 'MAX_DURATION' } as const;
  const { birthDate } = registrationOf(state);
  if (isErased(birthDate)) return months;
  const age = { on: birthday(birthDate, 26), cause: 'AGE_26' } as const;
  return age.on <= months.on ? age : months;
}
