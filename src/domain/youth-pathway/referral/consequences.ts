import { type CalendarDate, latest } from '../../kernel/calendar.js';
import type { NewEvent } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import { ReferralWithdrawn, type WithdrawalCause } from './events.js';
import { about, liveReferrals, type Referral } from './state.js';

/**
 * Takes back the live referrals whose ground is gone. They are withdrawn on the day of the cause, or of their own latest step
 * where that came after: nothing that happened before is undone. Without `on`, the day is that of the command.
 */
export function withdrawReferrals(
  state: YouthPathwayState,
  which: (referral: Referral) => boolean,
  cause: WithdrawalCause,
  on?: CalendarDate,
): NewEvent[] {
  return liveReferrals(state)
    .filter(which)
    .map((referral) =>
      ReferralWithdrawn.of(
        { referralId: referral.referralId, reason: cause },
        { ...about(referral), ...(on !== undefined && { effectiveOn: latest(on, referral.latestOn) }) },
      ),
    );
}
