import { type CalendarDate, latest } from '../../kernel/calendar.js';
import { type Evolution, type NewEvent, type PastEvent, when } from '../../kernel/event.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import {
  ContactAttempted,
  type Direction,
  ReferralAccepted,
  ReferralCancelled,
  ReferralClosed,
  ReferralDeclined,
  ReferralExpired,
  type ReferralPurpose,
  ReferralReceived,
  ReferralRedirected,
  ReferralSent,
  ReferralWithdrawn,
} from './events.js';
import { referral as refusals } from './refusals.js';

type ReferralStatus = 'SENT' | 'RECEIVED' | 'ACCEPTED' | 'DECLINED' | 'CANCELLED' | 'WITHDRAWN' | 'EXPIRED' | 'CLOSED';

/** A youth sent from one network to the other. A redirected one is sent again, to its new recipient. */
export interface Referral {
  readonly referralId: string;
  readonly direction: Direction;
  readonly from: string;
  /** Its recipient now; `sentTo` is the first one. */
  readonly to: string;
  readonly sentTo: string;
  readonly purpose: ReferralPurpose;
  /** What it rests on. */
  readonly consentId: string;
  readonly conventionId: string;
  readonly status: ReferralStatus;
  /** Reason or outcome of the last step, where it has one. */
  readonly said: string | undefined;
  readonly sentOn: CalendarDate;
  /** The day on which its present recipient was addressed. */
  readonly addressedOn: CalendarDate;
  readonly answerDueOn: CalendarDate;
  readonly acceptedOn: CalendarDate | undefined;
  /** The latest day of its steps. */
  readonly latestOn: CalendarDate;
  readonly received: boolean;
  readonly attempts: readonly string[];
  /** Day → what was recorded of a welcome on that day. */
  readonly welcomes: Readonly<Record<CalendarDate, string>>;
}

export interface ReferralState {
  readonly byId: Readonly<Record<string, Referral>>;
  /** Structure → revision of the path at which the youth asked it not to make contact any more. */
  readonly doNotContact: Readonly<Record<string, number>>;
}

export const initialReferral: ReferralState = { byId: {}, doNotContact: {} };

/** One more step of a referral; `latestOn` follows. */
export function stepped(
  state: YouthPathwayState,
  event: Pick<PastEvent, 'effectiveOn'> & { readonly data: { readonly referralId: string } },
  change: Partial<Referral>,
): YouthPathwayState {
  const before = state.referral.byId[event.data.referralId];
  if (!before) return state;
  const after = { ...before, ...change, latestOn: latest(before.latestOn, event.effectiveOn) };
  return { ...state, referral: { ...state.referral, byId: { ...state.referral.byId, [before.referralId]: after } } };
}

export const referralEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(ReferralSent, (state, { data, effectiveOn }) => {
    const { contactCopy, message, ...facts } = data;
    const sent: Referral = {
      ...facts,
      sentTo: data.to,
      status: 'SENT',
      said: undefined,
      sentOn: effectiveOn,
      addressedOn: effectiveOn,
      acceptedOn: undefined,
      latestOn: effectiveOn,
      received: false,
      attempts: [],
      welcomes: {},
    };
    return { ...state, referral: { ...state.referral, byId: { ...state.referral.byId, [data.referralId]: sent } } };
  }),
  when(ReferralReceived, (state, event) => stepped(state, event, { status: 'RECEIVED', received: true })),
  when(ReferralAccepted, (state, event) =>
    stepped(state, event, { status: 'ACCEPTED', acceptedOn: event.effectiveOn }),
  ),
  when(ReferralDeclined, (state, event) => stepped(state, event, { status: 'DECLINED', said: event.data.reason })),
  when(ReferralRedirected, (state, event) =>
    stepped(state, event, {
      status: 'SENT',
      to: event.data.to,
      consentId: event.data.consentId,
      conventionId: event.data.conventionId,
      addressedOn: event.effectiveOn,
      answerDueOn: event.data.answerDueOn,
      received: false,
    }),
  ),
  when(ReferralCancelled, (state, event) => stepped(state, event, { status: 'CANCELLED', said: event.data.reason })),
  when(ReferralWithdrawn, (state, event) => stepped(state, event, { status: 'WITHDRAWN', said: event.data.reason })),
  when(ReferralExpired, (state, event) => stepped(state, event, { status: 'EXPIRED' })),
  when(ReferralClosed, (state, event) => stepped(state, event, { status: 'CLOSED', said: event.data.outcome })),
  when(ContactAttempted, (state, event) => {
    const { referralId, attemptId, by, result } = event.data;
    const attempts = [...(state.referral.byId[referralId]?.attempts ?? []), attemptId];
    const after = stepped(state, event, { attempts });
    if (result !== 'DO_NOT_CONTACT') return after;
    const doNotContact = { ...after.referral.doNotContact, [by]: event.revision };
    return { ...after, referral: { ...after.referral, doNotContact } };
  }),
];

export function isPending({ status }: Referral): boolean {
  return status === 'SENT' || status === 'RECEIVED';
}

/** Not answered yet. */
export function pendingReferrals(state: YouthPathwayState): readonly Referral[] {
  return Object.values(state.referral.byId).filter(isPending);
}

/** Awaiting an answer, or accepted and not closed. */
export function liveReferrals(state: YouthPathwayState): readonly Referral[] {
  return Object.values(state.referral.byId).filter((one) => isPending(one) || one.status === 'ACCEPTED');
}

/** @throws `pathway.unknown`, `referral.unknown` */
export function referralById(state: YouthPathwayState, referralId: string): Referral {
  registrationOf(state);
  const referral = state.referral.byId[referralId];
  if (!referral) throw refusals.refusalAt('referralId', 'referral.unknown');
  return referral;
}

/** An answer is taken from the day the recipient was addressed to the day it was due, whether the clock has run or not. */
export function mustAwaitAnAnswer(referral: Referral, on: CalendarDate): void {
  const { status, addressedOn, answerDueOn } = referral;
  if (!isPending(referral)) throw refusals.refusal('referral.notPending', { status });
  mustNotPrecede(addressedOn, on);
  if (on > answerDueOn) throw refusals.refusal('referral.tooLate', { answerDueOn });
}

/** Accepted by that day, and not closed or withdrawn since. */
export function mustBeAccepted({ status, acceptedOn }: Referral, on: CalendarDate): void {
  if (status !== 'ACCEPTED' || acceptedOn === undefined) throw refusals.refusal('referral.notAccepted', { status });
  mustNotPrecede(acceptedOn, on);
}

export function mustNotPrecede(since: CalendarDate, on: CalendarDate): void {
  if (on < since) throw refusals.refusal('referral.tooEarly', { since });
}

/** What every event about a referral says of it in its envelope. */
export function about({ purpose, conventionId }: Pick<Referral, 'purpose' | 'conventionId'>) {
  return { purpose, conventionId } satisfies Omit<NewEvent, 'type' | 'data'>;
}
