import type { Actor } from '../../domain/kernel/actor.js';
import { addDays, type CalendarDate, latest } from '../../domain/kernel/calendar.js';
import { REFERRAL } from '../distributions.js';
import { isChamber, type Office, standing } from '../network/office.js';
import { SIGNED_ON } from '../network/partnership.js';
import type { Life } from './life.js';
import type { Referral } from './model.js';

/** What the recipient does once it has accepted the youth; whoever sends says what is to come of it. */
export type WhenAccepted = (referral: Referral) => void;

const ANSWER_DAYS = 30;

/**
 * Passes contact details to an office of the other network (convention art. 4.3), and lets it answer. Nothing is sent where the
 * domain would refuse: no live consent, no details, an objection, a youth who asked that office not to call any more.
 */
export function refer(life: Life, to: Office, purpose: string, whenAccepted: WhenAccepted, from?: Office): void {
  const { today, chance } = life;
  const consent = life.consentFor('CONTACT_TRANSMISSION', to);
  if (!consent || !maySend(life, to, purpose)) return;
  const on = life.lateByDays(consent.grantedOn, SIGNED_ON, life.reopenedOn, life.transferredOn);
  const id = chance.id(life.around.journal.now);
  const by = from ? life.bySomebodyOf(from) : life.byAdviser();
  life.record(
    'SendReferral',
    by,
    {
      referralId: id,
      to: to.stream,
      purpose,
      ...(chance.happens(REFERRAL.consentNamed) && { consentId: consent.id }),
      ...(chance.happens(REFERRAL.message) && { message: life.remark }),
    },
    on,
  );
  const referral: Referral = {
    id,
    from: from ?? life.missionLocale,
    to,
    purpose,
    consent,
    status: 'SENT',
    latestOn: on,
    dueOn: addDays(on, ANSWER_DAYS),
    welcomedOn: undefined,
    redirected: false,
  };
  life.referrals.push(referral);
  if (today >= SIGNED_ON) awaitAnswer(life, referral, whenAccepted);
}

function maySend(life: Life, to: Office, purpose: string): boolean {
  const underWay = life.referrals.some(
    (one) => one.purpose === purpose && standing(one.to) === to && one.status !== 'OVER',
  );
  return (
    life.isOpen &&
    life.contactFields.length > 0 &&
    !life.objections.has('CONTACT_TRANSMISSION') &&
    !to.ended &&
    !life.saidNo.has(to) &&
    life.today >= SIGNED_ON &&
    !underWay
  );
}

function awaitAnswer(life: Life, referral: Referral, whenAccepted: WhenAccepted): void {
  const { chance } = life;
  const { to } = referral;
  if (chance.happens(REFERRAL.receiptWrittenDown)) {
    life.later(REFERRAL.untilReceived, () => {
      receive(life, referral, to);
    });
  }
  life.later(REFERRAL.untilAnswer, () => {
    answer(life, referral, to, whenAccepted);
  });
}

/** Not answered yet, still addressed to this office, in time, on a consent that still lives. */
function awaits(life: Life, referral: Referral, to: Office): boolean {
  const pending = referral.status === 'SENT' || referral.status === 'RECEIVED';
  return pending && referral.to === to && life.isLive(referral.consent) && life.today < referral.dueOn && life.isOpen;
}

function receive(life: Life, referral: Referral, to: Office): void {
  if (referral.status !== 'SENT' || !awaits(life, referral, to) || to.ended === 'CLOSED') return;
  life.record('ReceiveReferral', life.bySomebodyOf(to), { referralId: referral.id });
  referral.status = 'RECEIVED';
  referral.latestOn = life.today;
  disclose(life, referral);
  attempt(life, referral);
}

/** Contact details are shown: each time is written down (convention art. 4.3). */
function disclose(life: Life, referral: Referral): void {
  if (!life.chance.happens(REFERRAL.disclosed)) return;
  const fields = life.contactFields.slice(0, life.chance.between(1, 3));
  life.record('DiscloseContactDetails', life.bySomebodyOf(referral.to), { fields, referralId: referral.id });
}

function attempt(life: Life, referral: Referral, left = Number(life.chance.of(REFERRAL.attempts))): void {
  if (left === 0) return;
  const { chance } = life;
  life.later(REFERRAL.untilAttempt, () => {
    const awaited = referral.status === 'RECEIVED' && life.today < referral.dueOn;
    const reachable = awaited || referral.status === 'ACCEPTED';
    const { to } = referral;
    if (!reachable || !life.isLive(referral.consent) || life.saidNo.has(to) || to.ended === 'CLOSED') return;
    const result = chance.of(REFERRAL.attemptResult);
    life.record('AttemptContact', life.bySomebodyOf(to), {
      referralId: referral.id,
      attemptId: chance.id(life.around.journal.now),
      channel: chance.of(REFERRAL.attemptChannel),
      result,
    });
    if (result === 'DO_NOT_CONTACT') life.saidNo.add(to);
    if (result !== 'REACHED') attempt(life, referral, left - 1);
  });
}

function answer(life: Life, referral: Referral, to: Office, whenAccepted: WhenAccepted): void {
  if (!awaits(life, referral, to) || to.ended === 'CLOSED') return;
  const { chance } = life;
  const wanted = life.saidNo.has(to) ? 'DECLINED' : chance.of(REFERRAL.answer);
  switch (wanted) {
    case 'ACCEPTED':
      accept(life, referral, whenAccepted);
      return;
    case 'DECLINED':
      decline(life, referral, whenAccepted);
      return;
    case 'REDIRECTED':
      redirect(life, referral, whenAccepted);
      return;
    case 'CANCELLED':
      cancel(life, referral, chance.of(REFERRAL.cancelReason));
      return;
    case 'UNANSWERED':
      sendAnother(life, referral, whenAccepted);
  }
}

function accept(life: Life, referral: Referral, whenAccepted: WhenAccepted): void {
  const { to } = referral;
  const on = life.lateByDays(referral.latestOn, referral.consent.grantedOn);
  const by = life.bySomebodyOf(to);
  life.record('AcceptReferral', by, { referralId: referral.id }, on);
  const neverReceived = referral.status === 'SENT';
  referral.status = 'ACCEPTED';
  referral.latestOn = on;
  if (life.chance.happens(REFERRAL.referentNamed)) assignReferent(life, to, by);
  if (neverReceived) attempt(life, referral);
  whenAccepted(referral);
}

/** The office names who will follow the youth there. */
function assignReferent(life: Life, office: Office, by: Actor): void {
  const role = office.kind === 'ML' ? undefined : isChamber(office) ? 'CMA' : 'CFA';
  if (role === undefined || life.otherReferents.has(role) || by.account === undefined || by.structure !== office.stream)
    return;
  life.otherReferents.add(role);
  life.record('AssignReferent', by, { account: by.account, structureId: office.stream, role });
}

function decline(life: Life, referral: Referral, whenAccepted: WhenAccepted): void {
  const reason = life.chance.of(REFERRAL.declineReason);
  life.record('DeclineReferral', life.bySomebodyOf(referral.to), { referralId: referral.id, reason });
  referral.status = 'OVER';
  sendAnother(life, referral, whenAccepted);
}

/** To another office of the same network, where the consent covers it too. */
function redirect(life: Life, referral: Referral, whenAccepted: WhenAccepted): void {
  const { chance, around } = life;
  const { to, from, purpose } = referral;
  const others = [...around.network.chambersOf(to.region), ...around.network.cfasOf(to.region)].filter(
    (office) => office !== to && maySend(life, office, purpose) && life.consentFor('CONTACT_TRANSMISSION', office),
  );
  const next = others.length > 0 ? chance.oneOf(others) : undefined;
  const consent = next && life.consentFor('CONTACT_TRANSMISSION', next);
  if (from.kind !== 'ML' || referral.redirected || !next || !consent) {
    accept(life, referral, whenAccepted);
    return;
  }
  const reason = chance.of(REFERRAL.redirectReason);
  life.record('RedirectReferral', life.bySomebodyOf(to), { referralId: referral.id, to: next.stream, reason });
  referral.to = next;
  referral.consent = consent;
  referral.status = 'SENT';
  referral.redirected = true;
  referral.latestOn = life.today;
  referral.dueOn = addDays(life.today, ANSWER_DAYS);
  awaitAnswer(life, referral, whenAccepted);
}

/** By whoever sent it, before any answer; by nobody where that was a centre which has closed. */
function cancel(life: Life, referral: Referral, reason: string): void {
  const { from } = referral;
  if (from.ended === 'CLOSED') return;
  const by = from.kind === 'ML' ? life.byAdviser() : life.bySomebodyOf(from);
  life.record('CancelReferral', by, { referralId: referral.id, reason });
  referral.status = 'OVER';
}

function sendAnother(life: Life, referral: Referral, whenAccepted: WhenAccepted): void {
  if (referral.from.kind !== 'ML' || !life.chance.happens(REFERRAL.sentAgain)) return;
  life.later(REFERRAL.untilSentAgain, () => {
    const { network } = life.around;
    const { region } = life.missionLocale;
    const others = [...network.chambersOf(region), ...network.cfasOf(region)].filter(
      (office) => office !== referral.to,
    );
    const covered = others.filter((office) => !office.ended && life.consentFor('CONTACT_TRANSMISSION', office));
    if (covered.length > 0) refer(life, life.chance.oneOf(covered), referral.purpose, whenAccepted);
  });
}

/** Accepted, and what it rests on still holds. */
export function isUnderWay(life: Life, referral: Referral): boolean {
  return referral.status === 'ACCEPTED' && life.isLive(referral.consent) && life.isOpen;
}

export function close(life: Life, referral: Referral, outcome: string, on: CalendarDate = life.today): void {
  if (!isUnderWay(life, referral)) return;
  const day = latest(on, referral.latestOn);
  life.record('CloseReferral', life.bySomebodyOf(referral.to), { referralId: referral.id, outcome }, day);
  referral.status = 'OVER';
}

/** The clock owes an expiry before a path can be closed: what it would have recorded is written down in its name. */
export function settlePending(life: Life): boolean {
  for (const referral of life.pending) {
    if (life.today >= referral.dueOn) {
      life.record('ExpireReferral', { kind: 'CLOCK' }, { referralId: referral.id }, referral.dueOn);
      referral.status = 'OVER';
    } else {
      cancel(life, referral, 'PATHWAY_CLOSED');
    }
  }
  return life.pending.length === 0;
}
