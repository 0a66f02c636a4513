import { addMonths, addYears, birthday, type CalendarDate, latest } from '../../kernel/calendar.js';
import { isErased } from '../../kernel/personal.js';
import { liveContracts } from '../apprenticeship/state.js';
import { liveCej } from '../cej/state.js';
import { followUpEndedOn } from '../lifecycle/state.js';
import type { YouthPathwayState } from '../state.js';
import { erasableCategory, type ErasableCategory } from './events.js';

/** Personal data that have been kept long enough from `dueOn` on, and why. */
export interface RetentionTerm {
  readonly key: 'pathway' | 'cej-proof';
  readonly dueOn: CalendarDate;
  readonly reason: 'FOLLOW_UP_ENDED' | 'AGE_LIMIT' | 'CEJ_PROOF';
  readonly categories: readonly ErasableCategory[];
}

const MONTHS_KEPT = 24;
const AGE_KEPT = 26 + 2;
const CEJ_PROOF_YEARS = 10;

/**
 * The end of the follow-up and 24 months, never later than the 26th birthday and two years, unless a contract or a CEJ is
 * live. The proof of a CEJ is owed for ten years after its end: who had it. So the identity alone stays until then; when the
 * CEJ was, is a clear fact. None where nothing is left to erase, or where a dispute or a control stops erasure; an absorbed
 * path is kept as long as its survivor.
 */
export function retentionTerms(state: YouthPathwayState): readonly RetentionTerm[] {
  const { holds, erased } = state.rights;
  const left = erasableCategory.options.filter((category) => !erased.includes(category));
  const first = firstTerm(state);
  if (first === undefined || holds.length > 0 || left.length === 0 || state.lifecycle.merged) return [];
  const proofUntil = cejProofUntil(state);
  const isProofOwed = proofUntil !== undefined && proofUntil > first.dueOn && left.includes('identity');
  const atFirst = isProofOwed ? left.filter((category) => category !== 'identity') : left;
  return [
    ...(atFirst.length === 0 ? [] : [{ key: 'pathway', ...first, categories: atFirst } as const]),
    ...(isProofOwed
      ? [{ key: 'cej-proof', dueOn: proofUntil, reason: 'CEJ_PROOF', categories: ['identity'] } as const]
      : []),
  ];
}

function firstTerm(state: YouthPathwayState): Pick<RetentionTerm, 'dueOn' | 'reason'> | undefined {
  const endedOn = followUpEndedOn(state);
  const afterFollowUp = endedOn === undefined ? undefined : addMonths(endedOn, MONTHS_KEPT);
  const byAge = ageLimit(state);
  if (afterFollowUp !== undefined && (byAge === undefined || afterFollowUp <= byAge))
    return { dueOn: afterFollowUp, reason: 'FOLLOW_UP_ENDED' };
  return byAge === undefined ? undefined : { dueOn: byAge, reason: 'AGE_LIMIT' };
}

function ageLimit(state: YouthPathwayState): CalendarDate | undefined {
  const birthDate = state.registration.registered?.birthDate;
  if (birthDate === undefined || isErased(birthDate) || state.rights.erased.includes('identity')) return undefined;
  if (liveCej(state) !== undefined || liveContracts(state).length > 0) return undefined;
  return birthday(birthDate, AGE_KEPT);
}

/** Ten years after the end of the last CEJ; of the planned end where none was recorded. */
export function cejProofUntil(state: YouthPathwayState): CalendarDate | undefined {
  const ends = state.cej.map(({ ended, plannedEndOn }) => addYears(ended?.on ?? plannedEndOn, CEJ_PROOF_YEARS));
  return ends.length === 0 ? undefined : latest(...ends);
}
