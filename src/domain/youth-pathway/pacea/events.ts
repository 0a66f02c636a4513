import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { coarseCode, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

/** How the youth's progress stood against the objectives of the phase. */
export const phaseResult = z.enum(['REACHED', 'PARTLY', 'NOT_REACHED']);
/** What the people around the table decided should follow the phase. */
export const phaseNext = z.enum(['NEW_PHASE', 'EXTEND', 'CEJ', 'END']);
export const paceaEndCause = z.enum(['AUTONOMY', 'AGE_26', 'YOUTH_REQUEST', 'MAX_DURATION', 'LEGACY_BREACH']);
export type PaceaEndCause = z.output<typeof paceaEndCause>;
export const noteText = z.string().trim().min(1).max(2000);

/** `effectiveOn` is the day it opened. */
export const PaceaOpened = defineEvent(
  'PaceaOpened',
  z.strictObject({
    plannedEndOn: calendarDate,
    diagnosticOn: calendarDate,
    engagementContractSignedOn: calendarDate.optional(),
  }),
);

export const PhaseStarted = defineEvent(
  'PhaseStarted',
  z.strictObject({ phaseId: ulid, plannedEndOn: calendarDate, kind: coarseCode }),
);

export const ObjectiveSet = defineEvent(
  'ObjectiveSet',
  z.strictObject({ phaseId: ulid, objectiveId: ulid, category: coarseCode, label: personal('note', noteText) }),
);

export const ObjectiveAchieved = defineEvent('ObjectiveAchieved', z.strictObject({ phaseId: ulid, objectiveId: ulid }));

export const ObjectiveAbandoned = defineEvent(
  'ObjectiveAbandoned',
  z.strictObject({ phaseId: ulid, objectiveId: ulid }),
);

export const PhaseEvaluated = defineEvent(
  'PhaseEvaluated',
  z.strictObject({
    phaseId: ulid,
    /** Roles of those who took part, never their names: `YOUTH`, `ML_ADVISER`, `CMA_REFERENT` … */
    participants: z.array(coarseCode).min(1),
    result: phaseResult,
    next: phaseNext,
    comment: personal('note', noteText.optional()),
  }),
);

export const PaceaExtended = defineEvent(
  'PaceaExtended',
  z.strictObject({ newEndOn: calendarDate, reason: coarseCode }),
);

/** The CEJ is the intensive phase of the accompaniment: while it lives, the PACEA waits (convention art. 3). */
export const PaceaSuspended = defineEvent('PaceaSuspended', z.strictObject({ by: z.literal('CEJ') }));

export const PaceaResumed = defineEvent('PaceaResumed', z.strictObject({ by: z.literal('CEJ') }));

/** `effectiveOn` is the first day that no longer counts. */
export const PaceaEnded = defineEvent('PaceaEnded', z.strictObject({ cause: paceaEndCause }));
