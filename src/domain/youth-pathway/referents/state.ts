import { addDays, type CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import { PathwayTransferred, ReferentAssigned, ReferentReleased, type ReferentRole } from './events.js';

export interface Referent {
  readonly account: string;
  readonly structureId: string;
  readonly role: ReferentRole;
  readonly since: CalendarDate;
}

export interface ReferentsState {
  readonly current: Readonly<Partial<Record<ReferentRole, Referent>>>;
  /** The last day on which somebody since released held the role. */
  readonly heldUntil: Readonly<Partial<Record<ReferentRole, CalendarDate>>>;
  /** Since when the present Mission Locale follows the youth, if the path was transferred. */
  readonly transferredOn: CalendarDate | undefined;
  /** The Mission Locales that followed the youth before, each with its last day: they go on reading for a while. */
  readonly followedBefore: readonly { readonly missionLocaleId: string; readonly lastDay: CalendarDate }[];
}

export const initialReferents: ReferentsState = {
  current: {},
  heldUntil: {},
  transferredOn: undefined,
  followedBefore: [],
};

export const referentsEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(ReferentAssigned, (state, { data, effectiveOn }) => ({
    ...state,
    referents: {
      ...state.referents,
      current: { ...state.referents.current, [data.role]: { ...data, since: effectiveOn } },
    },
  })),
  when(ReferentReleased, (state, { data: { role }, effectiveOn }) => {
    const { [role]: _released, ...current } = state.referents.current;
    const heldUntil = { ...state.referents.heldUntil, [role]: effectiveOn };
    return { ...state, referents: { ...state.referents, current, heldUntil } };
  }),
  when(PathwayTransferred, (state, { data, effectiveOn }) => {
    const { registered } = state.registration;
    return {
      ...state,
      registration: { ...state.registration, registered: registered && { ...registered, missionLocaleId: data.to } },
      referents: {
        ...state.referents,
        transferredOn: effectiveOn,
        followedBefore: [
          ...state.referents.followedBefore,
          { missionLocaleId: data.from, lastDay: addDays(effectiveOn, -1) },
        ],
      },
    };
  }),
];

export function referentOf(state: YouthPathwayState, role: ReferentRole): Referent | undefined {
  return state.referents.current[role];
}
