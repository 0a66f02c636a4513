import type { CalendarDate } from '../kernel/calendar.js';
import { convention } from './refusals.js';
import type { ConventionState, Signed } from './state.js';
import { inForceOn } from './term.js';

export function signedOf({ signed }: ConventionState): Signed {
  if (!signed) throw convention.refusal('convention.unknown');
  return signed;
}

export function mustBeInForce(state: ConventionState, on: CalendarDate): void {
  signedOf(state);
  if (!inForceOn(state, on)) throw convention.refusal('convention.notInForce');
}
