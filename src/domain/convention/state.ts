import type { CalendarDate } from '../kernel/calendar.js';
import { type Evolution, when } from '../kernel/event.js';
import type { ConventionFacts } from '../kernel/facts.js';
import {
  AmendmentSigned,
  CommunicationRecorded,
  ConventionDiffused,
  ConventionSigned,
  ConventionSuperseded,
  ConventionTacitlyRenewed,
  ConventionTerminated,
  DecisionRecorded,
  DenunciationSent,
  DisputeBroughtToCourt,
  DisputeOpened,
  DisputeSettledAmicably,
  SteeringCommitteeConvened,
  SteeringCommitteeHeld,
} from './events.js';

export interface Signed {
  readonly level: ConventionFacts['level'];
  readonly parties: readonly string[];
  readonly territory: readonly string[];
  readonly signedOn: CalendarDate;
  readonly termYears: number;
  readonly renewal: 'YEARLY_TACIT' | 'NONE';
}

export interface Denunciation {
  readonly by: string;
  readonly trackingNumber: string;
  readonly sentOn: CalendarDate;
}

export interface Dispute {
  readonly status: 'OPEN' | 'SETTLED' | 'IN_COURT';
  readonly subject: string;
  readonly openedOn: CalendarDate;
}

/** Something that happened on a day, recognised when it is told again. */
export interface Noted {
  readonly id: string;
  readonly on: CalendarDate;
  readonly subject?: string | undefined;
}

export interface ConventionState {
  readonly signed?: Signed;
  /** First days of the renewals that are recorded. */
  readonly renewals: readonly CalendarDate[];
  readonly denunciations: readonly Denunciation[];
  /** The first day on which it is no longer in force, and what ended it. */
  readonly endsOn?: CalendarDate;
  readonly endedBy?: 'TERMINATION' | 'SUCCESSOR';
  readonly amendments: readonly Noted[];
  readonly diffusedTo: readonly string[];
  /** Meetings convened, by the day of the meeting. */
  readonly convened: readonly Noted[];
  readonly held: readonly Noted[];
  /** By meeting (`subject` of the decision). */
  readonly decisions: readonly (Noted & { readonly meetingId: string })[];
  /** Channels by day. */
  readonly communications: readonly Noted[];
  readonly disputes: Readonly<Record<string, Dispute>>;
}

export const initialConvention: ConventionState = {
  renewals: [],
  denunciations: [],
  amendments: [],
  diffusedTo: [],
  convened: [],
  held: [],
  decisions: [],
  communications: [],
  disputes: {},
};

function disputeNow(state: ConventionState, id: string, status: Dispute['status']): ConventionState {
  const dispute = state.disputes[id];
  return dispute ? { ...state, disputes: { ...state.disputes, [id]: { ...dispute, status } } } : state;
}

export const conventionEvolutions: readonly Evolution<ConventionState>[] = [
  when(ConventionSigned, (state, { data, effectiveOn }) => {
    const { level, parties, territory, termYears, renewal } = data;
    return { ...state, signed: { level, parties, territory, termYears, renewal, signedOn: effectiveOn } };
  }),

  when(AmendmentSigned, (state, { data, effectiveOn: on }) => ({
    ...state,
    amendments: [...state.amendments, { id: data.amendmentId, on, subject: data.subject }],
  })),

  when(ConventionTacitlyRenewed, (state, { data }) => ({
    ...state,
    renewals: [...state.renewals, data.periodStart],
  })),

  when(DenunciationSent, (state, { data, effectiveOn }) => ({
    ...state,
    denunciations: [...state.denunciations, { ...data, sentOn: effectiveOn }],
  })),

  when(ConventionTerminated, (state, { effectiveOn }) => ({ ...state, endsOn: effectiveOn, endedBy: 'TERMINATION' })),

  when(ConventionSuperseded, (state, { effectiveOn }) => ({ ...state, endsOn: effectiveOn, endedBy: 'SUCCESSOR' })),

  when(ConventionDiffused, (state, { data }) => ({ ...state, diffusedTo: [...state.diffusedTo, data.structureId] })),

  when(SteeringCommitteeConvened, (state, { data }) => ({
    ...state,
    convened: [...state.convened, { id: data.meetingId, on: data.date }],
  })),

  when(SteeringCommitteeHeld, (state, { data, effectiveOn: on }) => ({
    ...state,
    held: [...state.held, { id: data.meetingId, on }],
  })),

  when(DecisionRecorded, (state, { data, effectiveOn: on }) => {
    const { decisionId: id, meetingId, subject } = data;
    return { ...state, decisions: [...state.decisions, { id, meetingId, subject, on }] };
  }),

  when(CommunicationRecorded, (state, { data, effectiveOn: on }) => ({
    ...state,
    communications: [...state.communications, { id: data.channel, on, subject: data.subject }],
  })),

  when(DisputeOpened, (state, { data, effectiveOn }) => ({
    ...state,
    disputes: {
      ...state.disputes,
      [data.disputeId]: { status: 'OPEN', subject: data.subject, openedOn: effectiveOn },
    },
  })),

  when(DisputeSettledAmicably, (state, { data }) => disputeNow(state, data.disputeId, 'SETTLED')),

  when(DisputeBroughtToCourt, (state, { data }) => disputeNow(state, data.disputeId, 'IN_COURT')),
];
