import type { Actor } from '../../kernel/actor.js';
import type { CalendarDate } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { type Facts, isAccountOf } from '../../kernel/facts.js';
import { withdrawReferrals } from '../referral/consequences.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { ErasePersonalData } from './commands.js';
import { PersonalDataErased } from './events.js';
import { rights } from './refusals.js';

/** Erasure (GDPR art. 17): never while a dispute or a control needs the data, never by one person alone. */
export const erasureDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(ErasePersonalData, ({ data, effectiveOn, actor }, state, facts) => {
    registrationOf(state);
    const categories = [...new Set(data.categories)].filter((category) => !state.rights.erased.includes(category));
    if (categories.length === 0) return [];
    if (state.rights.holds.length > 0) throw rights.refusal('erasure.held');
    mustBeApprovedBySomebodyElse(data.approvedBy, actor, effectiveOn, facts);
    return [
      PersonalDataErased.of({ ...data, categories }),
      ...withdrawReferrals(state, () => true, 'ERASURE', effectiveOn),
    ];
  }),
];

function mustBeApprovedBySomebodyElse(approvedBy: string, actor: Actor, on: CalendarDate, facts: Facts): void {
  const account = facts.account(approvedBy);
  if (approvedBy === actor.account || !account || !isAccountOf(account, account.structureId, on, facts)) {
    throw rights.refusalAt('approvedBy', 'erasure.secondAccount');
  }
}
