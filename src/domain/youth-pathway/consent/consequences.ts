import type { CalendarDate } from '../../kernel/calendar.js';
import type { NewEvent } from '../../kernel/event.js';
import { cancelUndeliveredUpdates } from '../imilo/consequences.js';
import { withdrawReferrals } from '../referral/consequences.js';
import { missionLocaleOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { type Consent, givenConsents } from './state.js';

/**
 * What falls with a consent: the live referrals that rest on it, whatever other consent covers their recipient; with the last
 * shared follow-up that reaches the Mission Locale, the i-milo updates that have not left yet (convention art. 4.3 and 4.4).
 * What has already happened stays: a withdrawal is not retroactive (GDPR art. 7(3)).
 */
export function withdrawWhatRestsOn(
  state: YouthPathwayState,
  consent: Consent,
  cause: 'CONSENT_REVOKED' | 'CONSENT_EXPIRED',
  on: CalendarDate,
): readonly NewEvent[] {
  const withdrawn = withdrawReferrals(state, (referral) => referral.consentId === consent.consentId, cause, on);
  if (consent.scope !== 'SHARED_FOLLOW_UP' || stillReachesTheMissionLocale(state, consent, on)) return withdrawn;
  return [...withdrawn, ...cancelUndeliveredUpdates(state)];
}

/** Also by a consent given since: a clock that runs late must not undo what rests on it. */
function stillReachesTheMissionLocale(state: YouthPathwayState, ending: Consent, on: CalendarDate): boolean {
  const missionLocale = missionLocaleOf(state);
  return givenConsents(state).some(
    ({ consentId, scope, recipient, status, expiresOn }) =>
      consentId !== ending.consentId &&
      scope === 'SHARED_FOLLOW_UP' &&
      (recipient === 'NETWORK_ML' || recipient === missionLocale) &&
      status === 'GRANTED' &&
      on < expiresOn,
  );
}
