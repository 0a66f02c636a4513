import { z } from 'zod';
import type { Who } from '../kernel/actor.js';
import { calendarDate } from '../kernel/calendar.js';
import { defineCommand } from '../kernel/command.js';
import { coarseCode, communeCode, pathwayId, rncp, structureId, ulid } from '../kernel/identifiers.js';
import { disclosure, durationMonths, employerName, outcome, qualificationLevel, seats, trade } from './events.js';

const CHAMBER: Who = { CMA_REFERENT: 'OWN', IMPORT: 'ANY' };
/** The chamber, and the Mission Locale of a youth positioned on the offer: what it may touch is that youth's positioning. */
const CHAMBER_AND_MISSION_LOCALE: Who = { ...CHAMBER, ML_ADVISER: 'PARTY' };

/** Written `4` or `"4"`. */
const givenLevel = z.preprocess((level) => (typeof level === 'number' ? String(level) : level), qualificationLevel);

export const PublishOffer = defineCommand({
  name: 'PublishOffer',
  data: z.strictObject({
    /** By default the structure of whoever publishes it. */
    chamberId: structureId.optional(),
    /** Needed where the employer agrees to be named. */
    employerName: employerName.optional(),
    /** By default the employer is not named. */
    disclosure: disclosure.optional(),
    trade,
    rncp,
    qualificationLevel: givenLevel,
    commune: communeCode,
    seats,
    startOn: calendarDate,
    durationMonths,
    /** By default, and at most, 60 days later. */
    expiresOn: calendarDate.optional(),
  }),
  // Nothing ties a chamber to an offer before it exists: the decision compares the structures.
  who: { CMA_REFERENT: 'ANY', IMPORT: 'ANY' },
  creates: true,
  doc: 'Makes an apprenticeship offer available to the Missions Locales (convention art. 4.3).',
});

export const UpdateOffer = defineCommand({
  name: 'UpdateOffer',
  data: z.strictObject({
    employerName: employerName.optional(),
    disclosure: disclosure.optional(),
    trade: trade.optional(),
    rncp: rncp.optional(),
    qualificationLevel: givenLevel.optional(),
    commune: communeCode.optional(),
    seats: seats.optional(),
    startOn: calendarDate.optional(),
    durationMonths: durationMonths.optional(),
  }),
  who: CHAMBER,
  doc: 'Changes an open offer; seats never go below the youths hired.',
});

export const ProlongOffer = defineCommand({
  name: 'ProlongOffer',
  data: z.strictObject({
    /** By default, and at most, 60 days later. */
    expiresOn: calendarDate.optional(),
  }),
  who: CHAMBER,
  doc: 'Keeps an open offer open longer, by at most 60 days from that day.',
});

export const WithdrawOffer = defineCommand({
  name: 'WithdrawOffer',
  data: z.strictObject({ reason: coarseCode.optional() }),
  who: CHAMBER,
  doc: 'Withdraws an offer; the positionings still live end with it.',
});

export const ExpireOffer = defineCommand({
  name: 'ExpireOffer',
  data: z.strictObject({}),
  who: { CLOCK: 'ANY', IMPORT: 'ANY' },
  byClock: true,
  doc: 'Records that an offer has reached its last day: nobody is positioned on it any more.',
});

export const PositionYouth = defineCommand({
  name: 'PositionYouth',
  data: z.strictObject({ positioningId: ulid.optional(), pathwayId }),
  // An adviser may position the youths of their own Mission Locale: the decision compares the structures.
  who: { ML_ADVISER: 'ANY', CMA_REFERENT: 'OWN', IMPORT: 'ANY' },
  needs: (data) => [{ kind: 'pathway', id: data.pathwayId }],
  doc: 'Proposes a youth for an open offer, with a live consent that covers the chamber (convention art. 4.3 and 4.4).',
});

export const SendApplication = defineCommand({
  name: 'SendApplication',
  data: z.strictObject({ positioningId: ulid }),
  who: CHAMBER_AND_MISSION_LOCALE,
  doc: 'Records that the youth’s application went to the employer (convention art. 4.4).',
});

export const HoldInterview = defineCommand({
  name: 'HoldInterview',
  data: z.strictObject({ positioningId: ulid }),
  who: CHAMBER_AND_MISSION_LOCALE,
  doc: 'Records an interview of the youth with the employer (convention art. 4.4).',
});

export const MissInterview = defineCommand({
  name: 'MissInterview',
  data: z.strictObject({ positioningId: ulid }),
  who: CHAMBER_AND_MISSION_LOCALE,
  doc: 'Records that an interview did not take place because the youth did not come.',
});

export const RecordPositioningOutcome = defineCommand({
  name: 'RecordPositioningOutcome',
  data: z.strictObject({
    positioningId: ulid,
    outcome,
    /** Why the employer refused: with `REFUSED`, and only then. */
    code: coarseCode.optional(),
  }),
  who: { ...CHAMBER_AND_MISSION_LOCALE, CLOCK: 'ANY' },
  doc: 'Ends a positioning. Being hired fills a seat; the youth’s other positionings then end as HIRED_ELSEWHERE, which only the system records.',
});
