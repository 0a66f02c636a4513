import type { CalendarDate } from '../../kernel/calendar.js';
import type { NewEvent } from '../../kernel/event.js';
import type { YouthPathwayState } from '../state.js';
import { PaceaEnded, PaceaResumed, PaceaSuspended } from './events.js';
import { limitOf, livePacea, paceaOn } from './state.js';

/**
 * A CEJ opens: the PACEA of that day waits (also one that has ended since, when the CEJ is recorded late). A live one
 * whose own limit is already reached ends instead, on the day it was due.
 */
export function suspendPacea(state: YouthPathwayState, on: CalendarDate): readonly NewEvent[] {
  if (!livePacea(state) && !paceaOn(state, on)) return [];
  return paceaPastItsLimit(state, on) ?? [PaceaSuspended.of({ by: 'CEJ' })];
}

/** The CEJ ends: the PACEA that waited resumes, unless its own limit was reached meanwhile. */
export function resumePacea(state: YouthPathwayState, on: CalendarDate): readonly NewEvent[] {
  if (!livePacea(state)?.suspended) return [];
  return paceaPastItsLimit(state, on) ?? [PaceaResumed.of({ by: 'CEJ' })];
}

function paceaPastItsLimit(state: YouthPathwayState, on: CalendarDate): readonly NewEvent[] | undefined {
  const pacea = livePacea(state);
  const limit = pacea && limitOf(state, pacea);
  if (!limit || on < limit.on) return undefined;
  return [PaceaEnded.of({ cause: limit.cause }, { effectiveOn: limit.on })];
}
