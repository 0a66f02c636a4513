import { z } from 'zod';
import { calendarDate } from '../kernel/calendar.js';
import { defineEvent } from '../kernel/event.js';
import { coarseCode, conventionId, REGION_CODES, structureId, ulid } from '../kernel/identifiers.js';

const PARTNERSHIP = { purpose: 'PARTNERSHIP' } as const;

/** National between the two heads of network; regional and local ones deploy it (convention art. 3). */
export const conventionLevel = z.enum(['NATIONAL', 'REGIONAL', 'LOCAL']);

/** By tacit renewal from year to year after the first term (convention art. 6), or not at all. */
export const renewal = z.enum(['YEARLY_TACIT', 'NONE']);

/** In what capacity somebody signed: whoever it was is not recorded. */
export const signatory = z.strictObject({
  structureId,
  capacity: z.enum(['PRESIDENT', 'DIRECTOR', 'DELEGATE', 'OTHER']),
});

/** The whole country, a region, or a structure. */
export const territory = z.union([z.enum(['FR', ...REGION_CODES]), structureId]);

/** Article 8 knows two kinds. */
export const disputeSubject = z.enum(['INTERPRETATION', 'EXECUTION']);

/** `unml.info`, `peps-missionslocales.info` (convention art. 3), or a code. */
export const channel = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{1,63}$/, { error: 'CHANNEL' });

/** The number of the registered letter. */
export const trackingNumber = z.string().regex(/^[0-9A-Z][0-9A-Z ]{0,38}[0-9A-Z]$/, { error: 'TRACKING_NUMBER' });

/** It takes effect on its date, that of its signature (convention art. 6). */
export const ConventionSigned = defineEvent(
  'ConventionSigned',
  z.strictObject({
    level: conventionLevel,
    parties: z.array(structureId).min(2),
    signatories: z.array(signatory),
    termYears: z.int().min(1).max(10),
    renewal,
    predecessorId: conventionId.optional(),
    parentId: conventionId.optional(),
    territory: z.array(territory),
  }),
  PARTNERSHIP,
);

export const AmendmentSigned = defineEvent(
  'AmendmentSigned',
  z.strictObject({ amendmentId: ulid, subject: coarseCode }),
  PARTNERSHIP,
);

/** One more year, from the anniversary of the signature to the eve of the next. */
export const ConventionTacitlyRenewed = defineEvent(
  'ConventionTacitlyRenewed',
  z.strictObject({ periodStart: calendarDate, periodEnd: calendarDate }),
  PARTNERSHIP,
);

/** Its date is that of the registered letter; it ends nothing by itself. */
export const DenunciationSent = defineEvent(
  'DenunciationSent',
  z.strictObject({ by: structureId, trackingNumber }),
  PARTNERSHIP,
);

/** Its date is that of the acknowledgement of receipt: from that day on the convention is no longer in force. */
export const ConventionTerminated = defineEvent('ConventionTerminated', z.strictObject({}), PARTNERSHIP);

/** From its date the successor stands in its place. */
export const ConventionSuperseded = defineEvent(
  'ConventionSuperseded',
  z.strictObject({ successorId: conventionId }),
  PARTNERSHIP,
);

export const ConventionDiffused = defineEvent('ConventionDiffused', z.strictObject({ structureId }), PARTNERSHIP);

export const SteeringCommitteeConvened = defineEvent(
  'SteeringCommitteeConvened',
  z.strictObject({
    meetingId: ulid,
    /** The day of the meeting. */
    date: calendarDate,
  }),
  PARTNERSHIP,
);

/** How many people represented each structure; who they were is not recorded. */
export const SteeringCommitteeHeld = defineEvent(
  'SteeringCommitteeHeld',
  z.strictObject({
    meetingId: ulid,
    attendance: z.array(z.strictObject({ structureId, representatives: z.int().min(0).max(200) })),
  }),
  PARTNERSHIP,
);

export const DecisionRecorded = defineEvent(
  'DecisionRecorded',
  z.strictObject({
    decisionId: ulid,
    meetingId: ulid,
    subject: coarseCode,
    /** The structure that carries it out. */
    owner: structureId.optional(),
    dueOn: calendarDate.optional(),
  }),
  PARTNERSHIP,
);

export const CommunicationRecorded = defineEvent(
  'CommunicationRecorded',
  z.strictObject({ channel, subject: coarseCode.optional() }),
  PARTNERSHIP,
);

export const DisputeOpened = defineEvent(
  'DisputeOpened',
  z.strictObject({ disputeId: ulid, subject: disputeSubject }),
  PARTNERSHIP,
);

export const DisputeSettledAmicably = defineEvent(
  'DisputeSettledAmicably',
  z.strictObject({ disputeId: ulid }),
  PARTNERSHIP,
);

export const DisputeBroughtToCourt = defineEvent(
  'DisputeBroughtToCourt',
  z.strictObject({ disputeId: ulid }),
  PARTNERSHIP,
);
