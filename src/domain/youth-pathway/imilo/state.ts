import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import {
  ImiloUpdateAcknowledged,
  ImiloUpdateDelivered,
  ImiloUpdatePrepared,
  ImiloUpdateRejected,
  ImiloUpdateSuperseded,
} from './events.js';

export interface ImiloUpdate {
  readonly updateId: string;
  readonly contractId: string;
  readonly version: number;
  readonly status: 'PREPARED' | 'DELIVERED' | 'ACKNOWLEDGED' | 'REJECTED' | 'SUPERSEDED';
  /** The day of its last step. */
  readonly on: CalendarDate;
  /** Why it was rejected or superseded. */
  readonly because: string | undefined;
}

export interface ImiloState {
  readonly updates: readonly ImiloUpdate[];
}

export const initialImilo: ImiloState = { updates: [] };

function stepped(state: YouthPathwayState, updateId: string, step: Partial<ImiloUpdate>): YouthPathwayState {
  const updates = state.imilo.updates.map((one) => (one.updateId === updateId ? { ...one, ...step } : one));
  return { ...state, imilo: { updates } };
}

export const imiloEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(ImiloUpdatePrepared, (state, { data: { updateId, contractId, version }, effectiveOn: on }) => ({
    ...state,
    imilo: {
      updates: [...state.imilo.updates, { updateId, contractId, version, status: 'PREPARED', on, because: undefined }],
    },
  })),
  when(ImiloUpdateDelivered, (state, { data, effectiveOn: on }) =>
    stepped(state, data.updateId, { status: 'DELIVERED', on, because: undefined }),
  ),
  when(ImiloUpdateAcknowledged, (state, { data, effectiveOn: on }) =>
    stepped(state, data.updateId, { status: 'ACKNOWLEDGED', on }),
  ),
  when(ImiloUpdateRejected, (state, { data, effectiveOn: on }) =>
    stepped(state, data.updateId, { status: 'REJECTED', on, because: data.code }),
  ),
  when(ImiloUpdateSuperseded, (state, { data, effectiveOn: on }) =>
    stepped(state, data.updateId, { status: 'SUPERSEDED', on, because: data.reason }),
  ),
];

/** Not in i-milo: waiting to be delivered, for the first time or again after a rejection. */
export function isUndelivered({ status }: ImiloUpdate): boolean {
  return status === 'PREPARED' || status === 'REJECTED';
}

export function updatesOf(state: YouthPathwayState, contractId: string): readonly ImiloUpdate[] {
  return state.imilo.updates.filter((one) => one.contractId === contractId);
}

/** The one update of this version; one that was cancelled makes room for another. */
export function updateOfVersion(
  state: YouthPathwayState,
  contractId: string,
  version: number,
): ImiloUpdate | undefined {
  return updatesOf(state, contractId).find((one) => one.version === version && one.status !== 'SUPERSEDED');
}

/** i-milo has heard of this contract. */
export function wasTold(state: YouthPathwayState, contractId: string): boolean {
  return updatesOf(state, contractId).some(({ status }) => status === 'DELIVERED' || status === 'ACKNOWLEDGED');
}
