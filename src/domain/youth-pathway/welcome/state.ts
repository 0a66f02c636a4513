import { type Evolution, type PastEvent, when } from '../../kernel/event.js';
import { stepped } from '../referral/state.js';
import type { YouthPathwayState } from '../state.js';
import { WelcomeHeld, WelcomeMissed } from './events.js';

/** What is said of a welcome: its project, or that it was missed. Kept with the referral from which it follows. */
export const MISSED = 'MISSED';

function welcomed(
  state: YouthPathwayState,
  event: Pick<PastEvent, 'effectiveOn'> & { readonly data: { readonly referralId: string } },
  said: string,
): YouthPathwayState {
  const welcomes = { ...state.referral.byId[event.data.referralId]?.welcomes, [event.effectiveOn]: said };
  return stepped(state, event, { welcomes });
}

export const welcomeEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(WelcomeHeld, (state, event) => welcomed(state, event, event.data.project)),
  when(WelcomeMissed, (state, event) => welcomed(state, event, MISSED)),
];
