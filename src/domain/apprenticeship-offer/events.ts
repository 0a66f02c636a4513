import { z } from 'zod';
import { calendarDate } from '../kernel/calendar.js';
import { defineEvent } from '../kernel/event.js';
import { coarseCode, communeCode, pathwayId, rncp, structureId, ulid } from '../kernel/identifiers.js';
import { personal } from '../kernel/personal.js';

const OFFER = { purpose: 'OFFER' } as const;
/** What is said of a youth on an offer goes to the other network: it rests on consent (convention art. 4.3). */
const OF_A_YOUTH = { purpose: 'OFFER', legalBasis: 'CONSENT' } as const;

/** Often an artisan in person. */
export const employerName = z.string().trim().min(1).max(200);
/** Whether the employer agrees to be named to the youths (convention art. 4.3: "dans le respect des relations avec les entreprises"). */
export const disclosure = z.enum(['FULL', 'ANONYMOUS']);
/** The craft family, two digits. */
export const trade = z.string().regex(/^\d{2}$/, { error: 'NN' });
export const qualificationLevel = z.enum(['3', '4', '5', '6']);
export const seats = z.int().min(1).max(99);
/** An apprenticeship lasts 6 to 36 months. */
export const durationMonths = z.int().min(6).max(36);
export const outcome = z.enum(['HIRED', 'REFUSED', 'YOUTH_DECLINED', 'NO_ANSWER', 'OFFER_CLOSED', 'HIRED_ELSEWHERE']);

export const OfferPublished = defineEvent(
  'OfferPublished',
  z.strictObject({
    chamberId: structureId,
    employerName: personal('employer', employerName.optional()),
    disclosure,
    trade,
    rncp,
    qualificationLevel,
    commune: communeCode,
    seats,
    startOn: calendarDate,
    durationMonths,
    /** The first day on which it is no longer open. */
    expiresOn: calendarDate,
  }),
  OFFER,
);

/** Only the fields that change. */
export const OfferUpdated = defineEvent(
  'OfferUpdated',
  z.strictObject({
    employerName: personal('employer', employerName.optional()),
    disclosure: disclosure.optional(),
    trade: trade.optional(),
    rncp: rncp.optional(),
    qualificationLevel: qualificationLevel.optional(),
    commune: communeCode.optional(),
    seats: seats.optional(),
    startOn: calendarDate.optional(),
    durationMonths: durationMonths.optional(),
  }),
  OFFER,
);

export const OfferProlonged = defineEvent('OfferProlonged', z.strictObject({ expiresOn: calendarDate }), OFFER);

export const OfferWithdrawn = defineEvent('OfferWithdrawn', z.strictObject({ reason: coarseCode.optional() }), OFFER);

/** No new positioning from its date on; those that are live go on. */
export const OfferExpired = defineEvent('OfferExpired', z.strictObject({}), OFFER);

export const OfferFilled = defineEvent('OfferFilled', z.strictObject({}), OFFER);

export const YouthPositioned = defineEvent(
  'YouthPositioned',
  z.strictObject({
    positioningId: ulid,
    pathwayId,
    /** The Mission Locale that follows the youth that day. */
    missionLocaleId: structureId,
    consentId: ulid,
  }),
  OF_A_YOUTH,
);

export const ApplicationSent = defineEvent('ApplicationSent', z.strictObject({ positioningId: ulid }), OF_A_YOUTH);

export const InterviewHeld = defineEvent('InterviewHeld', z.strictObject({ positioningId: ulid }), OF_A_YOUTH);

export const InterviewMissed = defineEvent('InterviewMissed', z.strictObject({ positioningId: ulid }), OF_A_YOUTH);

export const PositioningOutcomeRecorded = defineEvent(
  'PositioningOutcomeRecorded',
  z.strictObject({
    positioningId: ulid,
    pathwayId,
    outcome,
    /** Why the employer refused. */
    code: coarseCode.optional(),
  }),
  OF_A_YOUTH,
);
