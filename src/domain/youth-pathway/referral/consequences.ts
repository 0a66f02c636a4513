import { type CalendarDate, latest } from '../../kernel/calendar.js';
import type { NewEvent } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import { ReferralExpired, ReferralWithdrawn, type WithdrawalCause } from './events.js';
import { about, isPending, liveReferrals, type Referral } from './state.js';

/**
 * Takes back the live referrals whose ground is gone. They are withdrawn on the day of the cause, or of their own latest step
 * where that came after: nothing that happened before is undone. One that nobody had answered when its answer was due had
 * expired by then: it is recorded so, as a clock that ran every day would have.
 */
export function withdrawReferrals(
  state: YouthPathwayState,
  which: (referral: Referral) => boolean,
  cause: WithdrawalCause,
  on: CalendarDate,
): NewEvent[] {
  return liveReferrals(state)
    .filter(which)
    .map((referral) => {
      const { referralId, answerDueOn, latestOn } = referral;
      if (isPending(referral) && answerDueOn < on && latestOn <= answerDueOn) {
        return ReferralExpired.of({ referralId }, { ...about(referral), effectiveOn: answerDueOn });
      }
      const withdrawal = { ...about(referral), effectiveOn: latest(on, latestOn) };
      return ReferralWithdrawn.of({ referralId, reason: cause }, withdrawal);
    });
}
