import type { CalendarDate } from '../kernel/calendar.js';
import { type Evolution, when } from '../kernel/event.js';
import type { Erased } from '../kernel/personal.js';
import {
  ApplicationSent,
  InterviewHeld,
  InterviewMissed,
  OfferExpired,
  OfferFilled,
  OfferProlonged,
  OfferPublished,
  OfferUpdated,
  OfferWithdrawn,
  PositioningOutcomeRecorded,
  YouthPositioned,
} from './events.js';

/** What the chamber says of the place to be filled. */
export interface Terms {
  readonly employerName?: string | Erased | undefined;
  readonly disclosure: 'FULL' | 'ANONYMOUS';
  readonly trade: string;
  readonly rncp: string;
  readonly qualificationLevel: string;
  readonly commune: string;
  readonly seats: number;
  readonly startOn: CalendarDate;
  readonly durationMonths: number;
}

export interface Published {
  readonly chamberId: string;
  readonly terms: Terms;
  readonly publishedOn: CalendarDate;
  /** The first day on which it is no longer open. */
  readonly expiresOn: CalendarDate;
  readonly status: 'OPEN' | 'EXPIRED' | 'WITHDRAWN' | 'FILLED';
}

export interface Positioning {
  readonly pathwayId: string;
  readonly missionLocaleId: string;
  readonly positionedOn: CalendarDate;
  readonly applied: boolean;
  /** Days of interviews, held or missed. */
  readonly interviews: readonly CalendarDate[];
  readonly outcome?: string;
}

export interface OfferState {
  readonly published?: Published;
  /** By positioning id. */
  readonly positionings: Readonly<Record<string, Positioning>>;
}

export const initialOffer: OfferState = { positionings: {} };

/** Positionings without an outcome: what being hired elsewhere puts an end to. */
export function livePositionings({ positionings }: OfferState): readonly (Positioning & { readonly id: string })[] {
  return Object.entries(positionings)
    .filter(([, { outcome }]) => outcome === undefined)
    .map(([id, positioning]) => ({ id, ...positioning }));
}

export function hired({ positionings }: OfferState): number {
  return Object.values(positionings).filter(({ outcome }) => outcome === 'HIRED').length;
}

function changed(state: OfferState, change: Partial<Published>): OfferState {
  return state.published ? { ...state, published: { ...state.published, ...change } } : state;
}

function noted(state: OfferState, id: string, change: (before: Positioning) => Partial<Positioning>): OfferState {
  const before = state.positionings[id];
  if (!before) return state;
  return { ...state, positionings: { ...state.positionings, [id]: { ...before, ...change(before) } } };
}

export const offerEvolutions: readonly Evolution<OfferState>[] = [
  when(OfferPublished, (state, { data: { chamberId, expiresOn, ...terms }, effectiveOn }) => ({
    ...state,
    published: { chamberId, terms, expiresOn, publishedOn: effectiveOn, status: 'OPEN' },
  })),

  when(OfferUpdated, (state, { data }) => {
    if (!state.published) return state;
    const given = Object.fromEntries(Object.entries<unknown>(data).filter(([, value]) => value !== undefined));
    return changed(state, { terms: { ...state.published.terms, ...given } });
  }),

  when(OfferProlonged, (state, { data }) => changed(state, { expiresOn: data.expiresOn })),
  when(OfferWithdrawn, (state) => changed(state, { status: 'WITHDRAWN' })),
  when(OfferExpired, (state) => changed(state, { status: 'EXPIRED' })),
  when(OfferFilled, (state) => changed(state, { status: 'FILLED' })),

  when(YouthPositioned, (state, { data, effectiveOn: positionedOn }) => {
    const { positioningId, pathwayId, missionLocaleId } = data;
    const positioning = { pathwayId, missionLocaleId, positionedOn, applied: false, interviews: [] };
    return { ...state, positionings: { ...state.positionings, [positioningId]: positioning } };
  }),

  when(ApplicationSent, (state, { data }) => noted(state, data.positioningId, () => ({ applied: true }))),

  when(InterviewHeld, (state, { data, effectiveOn }) =>
    noted(state, data.positioningId, ({ interviews }) => ({ interviews: [...interviews, effectiveOn] })),
  ),

  when(InterviewMissed, (state, { data, effectiveOn }) =>
    noted(state, data.positioningId, ({ interviews }) => ({ interviews: [...interviews, effectiveOn] })),
  ),

  when(PositioningOutcomeRecorded, (state, { data }) =>
    noted(state, data.positioningId, () => ({ outcome: data.outcome })),
  ),
];
