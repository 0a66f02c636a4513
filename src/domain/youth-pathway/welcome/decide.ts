import { decide, type DecisionCase, type Given } from '../../kernel/command.js';
import type { Facts } from '../../kernel/facts.js';
import { addressedTo, mustBeRecipient } from '../referral/parties.js';
import { about, mustBeAccepted, type Referral, referralById } from '../referral/state.js';
import { registrationOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { HoldWelcome, MissWelcome } from './commands.js';
import { WelcomeHeld, WelcomeMissed } from './events.js';
import { welcome as refusals } from './refusals.js';
import { MISSED } from './state.js';

export const welcomeDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(HoldWelcome, (command, state, facts) => {
    const { referral, structureId } = welcomeOf(command, state, facts);
    const { project, note } = command.data;
    if (isRecorded(referral, command.effectiveOn, project)) return [];
    const { referralId } = referral;
    return [WelcomeHeld.of({ referralId, structureId, project, ...(note !== undefined && { note }) }, about(referral))];
  }),

  decide(MissWelcome, (command, state, facts) => {
    const { referral, structureId } = welcomeOf(command, state, facts);
    const { note } = command.data;
    if (isRecorded(referral, command.effectiveOn, MISSED)) return [];
    const { referralId } = referral;
    return [WelcomeMissed.of({ referralId, structureId, ...(note !== undefined && { note }) }, about(referral))];
  }),
];

interface Welcome {
  readonly referralId?: string | undefined;
  readonly structureId?: string | undefined;
}

/** The accepted referral from which the welcome follows, and the structure that welcomes. */
function welcomeOf({ data, effectiveOn, actor }: Given<Welcome>, state: YouthPathwayState, facts: Facts) {
  registrationOf(state);
  const referral =
    data.referralId === undefined
      ? addressedTo(state, actor, data.structureId, ({ status }) => status === 'ACCEPTED', facts)
      : referralById(state, data.referralId);
  const structureId = mustBeRecipient(referral, actor, data.structureId, facts);
  mustBeAccepted(referral, effectiveOn);
  return { referral, structureId };
}

/** One welcome a day for a referral: said again in the same words it changes nothing, in others it is a mistake. */
function isRecorded({ welcomes }: Referral, on: string, said: string): boolean {
  if (welcomes[on] !== undefined && welcomes[on] !== said) throw refusals.refusal('welcome.recorded');
  return welcomes[on] === said;
}
