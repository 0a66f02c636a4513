import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { coarseCode, phone, structureId } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';
import { AGE_BANDS } from './person.js';

/** What the Mission Locale's file holds; `OTHER` where the youth recognises neither. */
export const sex = z.enum(['F', 'M', 'OTHER']);
/** French levels of qualification on entry: none, CAP-BEP (3), baccalauréat (4), above. */
export const entryQualification = z.enum(['NONE', '3', '4', '5+']);
export const ageBand = z.enum(AGE_BANDS);
/** Recorded disabled-worker status: the only ground of a registration from 26 to 29. */
export const ageGround = z.enum(['RQTH']);
export const preferredChannel = z.enum(['PHONE', 'SMS', 'EMAIL', 'POST']);

const name = z.string().trim().min(1).max(100);
export const lastName = name;
export const firstName = name;
export const imiloNumber = z.string().regex(/^[0-9A-Za-z-]{1,20}$/, { error: 'i-milo' });
export const email = z.email().max(254);
export const address = z.string().trim().min(1).max(300);

export const YouthRegistered = defineEvent(
  'YouthRegistered',
  z.strictObject({
    lastName: personal('identity', lastName),
    firstName: personal('identity', firstName),
    birthDate: personal('identity', calendarDate),
    imiloNumber: personal('identity', imiloNumber.optional()),
    /** Only where an age derogation needs it. */
    ageGround: personal('identity', ageGround.optional()),
    missionLocaleId: structureId,
    /** On the day of registration. */
    ageBand,
    sex,
    entryQualification,
    priorityNeighbourhood: z.boolean().optional(),
  }),
);

/** Only the fields that change. The coarse facts that rest on them are corrected with them (GDPR art. 16). */
export const IdentityCorrected = defineEvent(
  'IdentityCorrected',
  z.strictObject({
    lastName: personal('identity', lastName.optional()),
    firstName: personal('identity', firstName.optional()),
    birthDate: personal('identity', calendarDate.optional()),
    imiloNumber: personal('identity', imiloNumber.optional()),
    /** The age band on the day of registration, as the corrected birth date gives it. */
    ageBand: ageBand.optional(),
    sex: sex.optional(),
    entryQualification: entryQualification.optional(),
    priorityNeighbourhood: z.boolean().optional(),
    reason: coarseCode,
  }),
);

/** The youth's contact details from that day on: they replace the previous ones as a whole. */
export const ContactDetailsRecorded = defineEvent(
  'ContactDetailsRecorded',
  z.strictObject({
    phone: personal('contact', phone.optional()),
    email: personal('contact', email.optional()),
    address: personal('contact', address.optional()),
    preferredChannel: preferredChannel.optional(),
    verifiedOn: calendarDate.optional(),
  }),
);
