import { addDays, addMonths, type CalendarDate } from '../../kernel/calendar.js';
import type { NewEvent } from '../../kernel/event.js';
import {
  anAccount,
  anActor,
  anId,
  at,
  CMA,
  ML,
  NATIONAL_CONVENTION,
  OTHER_CMA,
  OTHER_ML,
} from '../../kernel/testing.js';
import { ConsentGranted, type ConsentScope, type ShareableCategory } from '../consent/events.js';
import { ContactDetailsRecorded, YouthRegistered } from '../registration/events.js';
import { type ContactCopy, type ReferralPurpose, ReferralAccepted, ReferralReceived, ReferralSent } from './events.js';

/** Facts of the past from which the specs of consents, referrals and welcomes start. */
export const CONSENT = anId(101);
export const OTHER_CONSENT = anId(102);
export const REFERRAL = anId(201);
export const OTHER_REFERRAL = anId(202);

export const ADVISER = anActor('ML_ADVISER', ML);
export const OTHER_ADVISER = anActor('ML_ADVISER', OTHER_ML);
export const REFERENT = anActor('CMA_REFERENT', CMA);
export const OTHER_REFERENT = anActor('CMA_REFERENT', OTHER_CMA);
export const IMPORT = anActor('IMPORT');

export const NOTICE = '2025-1';
export const NOTICE_SHA256 = 'a'.repeat(64);

export const PHONE = '+33612345678';
export const CONTACT_COPY: ContactCopy = { lastName: 'Martin', firstName: 'Alix', phone: PHONE };

/** A youth followed by `ML` since 6 January 2025, who can be reached by phone. */
export function aYouth(): NewEvent[] {
  return [...aYouthNobodyCanReach(), ...at('2025-01-06', ContactDetailsRecorded.of({ phone: PHONE }))];
}

export function aYouthNobodyCanReach(): NewEvent[] {
  const youth = { lastName: 'Martin', firstName: 'Alix', birthDate: '2005-09-14', sex: 'F' as const };
  return at(
    '2025-01-06',
    YouthRegistered.of({ ...youth, missionLocaleId: ML, ageBand: '18-21', entryQualification: '3' }),
  );
}

interface ConsentTold {
  readonly consentId?: string;
  readonly scope?: ConsentScope;
  readonly recipient?: string;
  readonly dataCategories?: ShareableCategory[];
  readonly expiresOn?: CalendarDate;
}

/** A consent to pass contact details to `CMA`, unless told otherwise. */
export function aConsent(grantedOn: CalendarDate, told: ConsentTold = {}): NewEvent[] {
  const { scope = 'CONTACT_TRANSMISSION', ...rest } = told;
  return at(
    grantedOn,
    ConsentGranted.of({
      consentId: CONSENT,
      scope,
      recipient: CMA,
      dataCategories: scope === 'CONTACT_TRANSMISSION' ? ['IDENTITY', 'CONTACT'] : ['IDENTITY', 'CONTRACT', 'EMPLOYER'],
      noticeVersion: NOTICE,
      noticeSha256: NOTICE_SHA256,
      channel: 'SIGNED_PAPER',
      expiresOn: addMonths(grantedOn, 12),
      collectedBy: anAccount(1),
      ...rest,
    }),
  );
}

interface ReferralTold {
  readonly referralId?: string;
  readonly to?: string;
  readonly purpose?: ReferralPurpose;
  readonly consentId?: string;
}

export const ABOUT = { purpose: 'APPRENTICESHIP', conventionId: NATIONAL_CONVENTION } as const;

/** A referral from `ML` to `CMA` for an apprenticeship, unless told otherwise. */
export function aReferral(sentOn: CalendarDate, told: ReferralTold = {}): NewEvent[] {
  return at(
    sentOn,
    ReferralSent.of({
      referralId: REFERRAL,
      direction: 'ML_TO_CMA',
      from: ML,
      to: CMA,
      purpose: 'APPRENTICESHIP',
      consentId: CONSENT,
      contactCopy: CONTACT_COPY,
      answerDueOn: addDays(sentOn, 30),
      conventionId: NATIONAL_CONVENTION,
      ...told,
    }),
  );
}

export function received(on: CalendarDate, referralId = REFERRAL, by = CMA): NewEvent[] {
  return at(on, ReferralReceived.of({ referralId, by }));
}

export function accepted(on: CalendarDate, referralId = REFERRAL, by = CMA): NewEvent[] {
  return at(on, ReferralAccepted.of({ referralId, by }));
}
