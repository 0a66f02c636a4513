import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { Erased } from '../../kernel/personal.js';
import type { YouthPathwayState } from '../state.js';
import { ImmersionCancelled, ImmersionCompleted, ImmersionPlanned } from './events.js';

export interface Immersion {
  readonly id: string;
  readonly object: 'DISCOVER' | 'CONFIRM' | 'RECRUIT';
  readonly siret: string | Erased;
  readonly from: CalendarDate;
  readonly status: 'PLANNED' | 'COMPLETED' | 'CANCELLED';
}

/** In the order of their recording. */
export type ImmersionState = readonly Immersion[];

export const initialImmersion: ImmersionState = [];

function settle(state: YouthPathwayState, id: string, status: Immersion['status']): YouthPathwayState {
  return { ...state, immersion: state.immersion.map((one) => (one.id === id ? { ...one, status } : one)) };
}

export const immersionEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(ImmersionPlanned, (state, { data }) => ({
    ...state,
    immersion: [
      ...state.immersion,
      { id: data.immersionId, object: data.object, siret: data.siret, from: data.from, status: 'PLANNED' },
    ],
  })),
  when(ImmersionCompleted, (state, { data }) => settle(state, data.immersionId, 'COMPLETED')),
  when(ImmersionCancelled, (state, { data }) => settle(state, data.immersionId, 'CANCELLED')),
];
