import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import type { YouthPathwayState } from '../state.js';
import { pendingReferrals } from './state.js';

const REMINDERS = [7, 15];

/** Reminders for the recipient of a referral that nobody has answered, then its expiry, which the sender sees. */
export function referralDeadlines(state: YouthPathwayState): readonly Deadline[] {
  return pendingReferrals(state).flatMap(({ referralId, from, to, addressedOn, answerDueOn }) => {
    const reminders = REMINDERS.map((days) => ({
      kind: `REFERRAL_UNANSWERED_${days}`,
      key: referralId,
      dueOn: addDays(addressedOn, days),
      owner: to,
    })).filter(({ dueOn }) => dueOn < answerDueOn);
    const expiry: Deadline = {
      kind: 'REFERRAL_EXPIRY',
      key: referralId,
      dueOn: answerDueOn,
      owner: from,
      command: { name: 'ExpireReferral', data: { referralId } },
    };
    return [...reminders, expiry];
  });
}
