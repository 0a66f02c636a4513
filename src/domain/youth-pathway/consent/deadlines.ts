import { addDays } from '../../kernel/calendar.js';
import type { Deadline } from '../../kernel/deadline.js';
import type { YouthPathwayState } from '../state.js';
import { givenConsents } from './state.js';

const REMINDER_DAYS = 30;

/** The term of each consent that runs, and a reminder a month before for whoever may ask the youth again. */
export function consentDeadlines(state: YouthPathwayState): readonly Deadline[] {
  const owner = state.registration.registered?.missionLocaleId;
  return givenConsents(state)
    .filter(({ status }) => status === 'GRANTED')
    .flatMap(({ consentId, grantedOn, expiresOn }) => {
      const reminderOn = addDays(expiresOn, -REMINDER_DAYS);
      const expiry: Deadline = {
        kind: 'CONSENT_EXPIRY',
        key: consentId,
        dueOn: expiresOn,
        owner,
        command: { name: 'ExpireConsent', data: { consentId } },
      };
      return reminderOn > grantedOn
        ? [{ kind: 'CONSENT_EXPIRY_30', key: consentId, dueOn: reminderOn, owner }, expiry]
        : [expiry];
    });
}
