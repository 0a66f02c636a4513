import type { Actor } from '../../kernel/actor.js';
import { type Facts, isSameStructure } from '../../kernel/facts.js';
import { missionLocaleOf } from '../registration/state.js';
import type { YouthPathwayState } from '../state.js';
import { referral as refusals } from './refusals.js';
import { liveReferrals, type Referral } from './state.js';

/**
 * The structure for which the actor acts: its own. `by` may name it, or one of its accounts. An import, or the clock, that
 * names nobody acts for `otherwise`.
 */
export function actingStructure(
  actor: Actor,
  by: string | undefined,
  otherwise: string | undefined,
  facts: Facts,
): string {
  const own = actor.structure ?? (actor.account === undefined ? undefined : facts.account(actor.account)?.structureId);
  const named = by?.startsWith('acc-') ? facts.account(by)?.structureId : by;
  if (by !== undefined && named === undefined) throw refusals.refusalAt('by', 'referral.by');
  if (actor.kind === 'IMPORT' || actor.kind === 'CLOCK') {
    const structure = named ?? own ?? otherwise;
    if (structure === undefined) throw refusals.refusal('referral.by');
    return structure;
  }
  if (own === undefined || (named !== undefined && !isSameStructure(own, named, facts))) {
    throw refusals.refusal('referral.by');
  }
  return own;
}

/** @returns the structure that acts, recipient of the referral or successor of it */
export function mustBeRecipient(referral: Referral, actor: Actor, by: string | undefined, facts: Facts): string {
  const structure = actingStructure(actor, by, referral.to, facts);
  if (!isSameStructure(structure, referral.to, facts)) throw refusals.refusal('referral.notRecipient');
  return structure;
}

/** After a transfer, the Mission Locale that follows the youth stands for the one that sent. */
function isSender(structure: string, referral: Referral, state: YouthPathwayState, facts: Facts): boolean {
  if (isSameStructure(structure, referral.from, facts)) return true;
  return referral.direction === 'ML_TO_CMA' && isSameStructure(structure, missionLocaleOf(state), facts);
}

export function mustBeSender(
  referral: Referral,
  actor: Actor,
  by: string | undefined,
  state: YouthPathwayState,
  facts: Facts,
): string {
  const structure = actingStructure(actor, by, referral.from, facts);
  if (!isSender(structure, referral, state, facts)) throw refusals.refusal('referral.notSender');
  return structure;
}

/** Either end of the referral. */
export function mustBeParty(
  referral: Referral,
  actor: Actor,
  by: string | undefined,
  state: YouthPathwayState,
  facts: Facts,
): string {
  const structure = actingStructure(actor, by, referral.to, facts);
  if (!isSameStructure(structure, referral.to, facts) && !isSender(structure, referral, state, facts)) {
    throw refusals.refusal('referral.notParty');
  }
  return structure;
}

/** The one live referral that fits and is addressed to the structure that acts. */
export function addressedTo(
  state: YouthPathwayState,
  actor: Actor,
  by: string | undefined,
  fits: (referral: Referral) => boolean,
  facts: Facts,
): Referral {
  const fitting = liveReferrals(state).filter(fits);
  const structure = actingStructure(actor, by, fitting[0]?.to, facts);
  const [referral, ...others] = fitting.filter(({ to }) => isSameStructure(structure, to, facts));
  if (!referral || others.length > 0) throw refusals.refusalAt('referralId', 'referral.ambiguous');
  return referral;
}
