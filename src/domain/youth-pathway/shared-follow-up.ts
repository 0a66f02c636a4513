import type { CalendarDate } from '../kernel/calendar.js';
import type { Facts } from '../kernel/facts.js';
import { defineRefusals } from '../kernel/refusals.js';
import { liveConsentCovering } from './consent/state.js';
import { hasObjection, mustNotBeRestricted } from './rights/state.js';
import type { YouthPathwayState } from './state.js';

export const sharing = defineRefusals({
  'sharing.consentMissing': {
    fr: 'Aucun accord de suivi partagé en cours ne couvre les structures concernées.',
    en: 'No live consent to a shared follow-up covers the structures concerned.',
  },
  'sharing.objection': {
    fr: 'Le jeune s’oppose au suivi partagé.',
    en: 'The youth objects to the shared follow-up.',
  },
});

/**
 * Employer, diploma and contract dates cross between a training centre and a Mission Locale (convention art. 4.4) only under a
 * live `SHARED_FOLLOW_UP` consent that covers one of the structures concerned. Whichever network holds the datum, the
 * consent names the other, so either side's recipient will do.
 */
export function isFollowUpShared(
  state: YouthPathwayState,
  structures: readonly (string | undefined)[],
  on: CalendarDate,
  facts: Facts,
): boolean {
  if (state.rights.restricted || hasObjection(state, 'SHARED_FOLLOW_UP')) return false;
  return isCovered(state, structures, on, facts);
}

/**
 * On each of these days.
 * @throws `subject.restricted`, `sharing.objection`, `sharing.consentMissing`
 */
export function mustShareFollowUp(
  state: YouthPathwayState,
  structures: readonly (string | undefined)[],
  days: readonly CalendarDate[],
  facts: Facts,
): void {
  mustNotBeRestricted(state);
  if (hasObjection(state, 'SHARED_FOLLOW_UP')) throw sharing.refusal('sharing.objection');
  if (!days.every((day) => isCovered(state, structures, day, facts))) throw sharing.refusal('sharing.consentMissing');
}

function isCovered(
  state: YouthPathwayState,
  structures: readonly (string | undefined)[],
  on: CalendarDate,
  facts: Facts,
): boolean {
  return structures.some((id) => {
    const structure = id === undefined ? undefined : facts.structure(id);
    return structure !== undefined && liveConsentCovering(state, 'SHARED_FOLLOW_UP', structure, on) !== undefined;
  });
}
