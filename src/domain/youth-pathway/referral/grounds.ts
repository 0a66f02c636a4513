import type { CalendarDate } from '../../kernel/calendar.js';
import type { Facts } from '../../kernel/facts.js';
import { consentById, isLive } from '../consent/state.js';
import { hasObjection, isSubjectErased } from '../rights/state.js';
import type { YouthPathwayState } from '../state.js';
import type { WithdrawalCause } from './events.js';
import type { Referral } from './state.js';

/** Whether what the referral rests on is gone for this cause: a withdrawal is always a consequence, never a choice. */
export function groundIsGone(
  cause: WithdrawalCause,
  { consentId, from, to }: Referral,
  state: YouthPathwayState,
  on: CalendarDate,
  facts: Facts,
): boolean {
  switch (cause) {
    case 'CONSENT_REVOKED':
      return consentById(state, consentId)?.status === 'REVOKED';
    case 'CONSENT_EXPIRED': {
      const consent = consentById(state, consentId);
      return consent?.status !== 'REVOKED' && (!consent || !isLive(consent, on));
    }
    case 'OBJECTION':
      return hasObjection(state, 'CONTACT_TRANSMISSION');
    case 'CONVENTION_ENDED':
      return facts.conventionsInForce(on, from, to).length === 0;
    case 'ERASURE':
      return isSubjectErased(state);
  }
}
