import { addDays, type CalendarDate } from '../../domain/kernel/calendar.js';
import { REVIEW } from '../distributions.js';
import type { Office } from '../network/office.js';
import type { Life } from './life.js';
import type { Contract } from './model.js';

/** A shared review of the centre and the Mission Locale, where the youth lets them share (convention art. 4.4). */
interface Review {
  readonly id: string;
  readonly cfa: Office;
  readonly contract: Contract | undefined;
  scheduled: boolean;
  heldOn: CalendarDate | undefined;
  over: boolean;
}

/** Sixty days after the start, or so. */
export function planReview(life: Life, contract: Contract): void {
  if (!life.chance.happens(REVIEW.share)) return;
  const days = life.chance.spread(REVIEW.untilHeld);
  const before = life.chance.happens(REVIEW.scheduled) ? Math.min(days, life.chance.spread(REVIEW.scheduledBefore)) : 0;
  life.later(days - before, () => {
    prepare(life, contract.cfa, contract, before);
  });
}

/** Without any contract: how the search for one goes on. */
export function reviewTheSearch(life: Life, cfa: Office): void {
  prepare(life, cfa, undefined, 0);
}

function prepare(life: Life, cfa: Office, contract: Contract | undefined, days: number): void {
  const id = life.chance.id(life.around.journal.now);
  const review: Review = { id, cfa, contract, scheduled: false, heldOn: undefined, over: false };
  if (!mayReview(life, review)) return;
  const on = addDays(life.today, days);
  // A plan is dated the day that it is for: none is made for after the end of the journal.
  if (days > 0 && on < life.around.lastDay) {
    life.record('ScheduleSharedReview', by(life, review), content(life, review), on);
    review.scheduled = true;
  }
  life.onDay(on, () => {
    hold(life, review);
  });
}

function mayReview(life: Life, { cfa, contract, over }: Review): boolean {
  const lives = contract === undefined || (contract.status !== 'ANNULLED' && contract.cfa === cfa);
  return !over && lives && life.isOpen && !cfa.ended && life.isShared([cfa, life.missionLocale]);
}

/** Both sides take part; the youth too, as a rule. A centre that has nothing else to do with the path does not write on it. */
function content(life: Life, { id, cfa, contract }: Review): Readonly<Record<string, unknown>> {
  return {
    reviewId: id,
    ...(contract && { contractId: contract.id }),
    participants: [
      { role: 'CFA', structureId: cfa.stream },
      { role: 'ML', structureId: life.missionLocale.stream },
      ...(life.chance.happens(REVIEW.youthTakesPart) ? [{ role: 'YOUTH' }] : []),
    ],
  };
}

function by(life: Life, { cfa, contract }: Review) {
  return contract && life.chance.happens(REVIEW.writtenByTheCentre) ? life.bySomebodyOf(cfa) : life.byAdviser();
}

function hold(life: Life, review: Review): void {
  const { chance } = life;
  if (!mayReview(life, review)) return;
  if (review.scheduled && review.heldOn === undefined && chance.happens(REVIEW.withdrawn)) {
    review.over = true;
    life.record('WithdrawSharedReview', life.byAdviser(), { reviewId: review.id, reason: 'YOUTH_ABSENT' });
    return;
  }
  const on = earliestShared(life, review);
  life.record(
    'HoldSharedReview',
    by(life, review),
    {
      ...content(life, review),
      ...(review.contract && { employerConfirmed: true, diplomaConfirmed: true, datesConfirmed: true }),
      progress: chance.of(REVIEW.progress),
      ...(chance.happens(REVIEW.noted) && { note: life.remark }),
    },
    on,
  );
  const again = review.heldOn !== undefined;
  review.heldOn = on;
  life.later(REVIEW.untilYouthSays, () => {
    youthSays(life, review, again);
  });
  if (chance.happens(REVIEW.countersigned)) {
    life.later(REVIEW.untilCountersigned, () => {
      countersign(life, review);
    });
  }
}

/** Written down some days late, yet on a day on which it was shared already. */
function earliestShared(life: Life, { cfa, contract, heldOn }: Review): CalendarDate {
  const on = life.lateByDays(heldOn, contract?.startedOn);
  return life.isShared([cfa, life.missionLocale], on) ? on : life.today;
}

function youthSays(life: Life, review: Review, again: boolean): void {
  const { chance } = life;
  if (review.over || review.heldOn === undefined) return;
  const says = chance.of(REVIEW.approved);
  const youthOrAdviser = chance.happens(REVIEW.saidAlone) ? life.youth : life.byAdviser();
  if (says === 'APPROVED') life.record('ApproveSharedReviewByYouth', youthOrAdviser, { reviewId: review.id });
  if (says !== 'CONTESTED' || again) return;
  const note = 'Les horaires du centre ne sont pas ceux que j’ai dits.';
  life.record('ContestSharedReview', youthOrAdviser, { reviewId: review.id, note });
  if (!chance.happens(REVIEW.heldAgainAfterContest)) return;
  life.later(REVIEW.untilHeldAgain, () => {
    hold(life, review);
  });
}

function countersign(life: Life, review: Review): void {
  if (review.heldOn === undefined || !mayReview(life, review)) return;
  life.record('CountersignSharedReview', life.byAdviser(), { reviewId: review.id, role: 'ML' });
  if (life.chance.happens(REVIEW.centreCountersigns)) {
    life.record('CountersignSharedReview', life.bySomebodyOf(review.cfa), { reviewId: review.id, role: 'CFA' });
  }
}
