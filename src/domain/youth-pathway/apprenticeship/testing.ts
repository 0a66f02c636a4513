import { addDays, addMonths, type CalendarDate } from '../../kernel/calendar.js';
import type { NewEvent } from '../../kernel/event.js';
import {
  anActor,
  anId,
  at,
  CFA,
  CMA,
  ML,
  OTHER_CMA,
  someFacts,
  type Declared,
  type TestFacts,
} from '../../kernel/testing.js';
import { ConsentGranted } from '../consent/events.js';
import { YouthRegistered } from '../registration/events.js';
import {
  ApprenticeshipContractBroken,
  ApprenticeshipContractSigned,
  ApprenticeshipContractStarted,
  ReboundOpened,
} from './events.js';

/** Facts of the past from which the specs of contracts, shared reviews and i-milo updates start. */
export const CONTRACT = anId(301);
export const OTHER_CONTRACT = anId(302);
export const UPDATE = anId(401);
export const FOLLOW_UP = anId(103);
export const OTHER_CFA = `structure-${anId(8)}`;

export const ADVISER = anActor('ML_ADVISER', ML);
export const CENTRE = anActor('CFA_REFERENT', CFA);
export const OTHER_CENTRE = anActor('CFA_REFERENT', OTHER_CFA);
export const CHAMBER = anActor('CMA_REFERENT', CMA);
export const IMPORT = anActor('IMPORT');

/** What an event is recorded under when it crosses networks by the youth's consent. */
export const BY_CONSENT = { legalBasis: 'CONSENT', purpose: 'SHARED_FOLLOW_UP' } as const;

/** A year later than the contracts of these specs start, besides another training centre of the other chamber. */
export function facts(declared: Declared = {}): TestFacts {
  const otherCfa = {
    id: OTHER_CFA,
    kind: 'CFA',
    network: 'CMA',
    regionCode: '76',
    timeZone: 'Europe/Paris',
    registeredOn: '2019-01-01',
    parentId: OTHER_CMA,
  } as const;
  return someFacts({ today: '2026-06-16', ...declared, structures: [otherCfa, ...(declared.structures ?? [])] });
}

export function aYouth(born: CalendarDate = '2006-05-12', imiloNumber?: string): NewEvent[] {
  return at(
    '2025-01-06',
    YouthRegistered.of({
      lastName: 'Martin',
      firstName: 'Alix',
      birthDate: born,
      ...(imiloNumber !== undefined && { imiloNumber }),
      missionLocaleId: ML,
      ageBand: '18-21',
      sex: 'F',
      entryQualification: 'NONE',
    }),
  );
}

/** The youth agrees to a shared follow-up with `CFA`, unless told otherwise. */
export function agreed(grantedOn: CalendarDate = '2025-06-02', recipient: string = CFA): NewEvent[] {
  return at(
    grantedOn,
    ConsentGranted.of({
      consentId: FOLLOW_UP,
      scope: 'SHARED_FOLLOW_UP',
      recipient,
      dataCategories: ['IDENTITY', 'CONTRACT', 'EMPLOYER'],
      noticeVersion: '2025-1',
      noticeSha256: 'a'.repeat(64),
      channel: 'SIGNED_PAPER',
      expiresOn: addMonths(grantedOn, 24),
    }),
  );
}

/** A CAP in bakery, two years from 1 September 2025. */
export const TERMS = {
  startOn: '2025-09-01',
  plannedEndOn: '2027-08-31',
  practicalStartOn: '2025-09-01',
  employerName: 'Boulangerie des Halles',
  employerSiret: '73282932000074',
  cfaId: CFA,
  chamberId: CMA,
  rncp: 'RNCP37537',
  diplomaCode: '50022139',
  diplomaLabel: 'CAP Boulanger',
  qualificationLevel: '3',
  trade: '01',
} as const;

export const SIGNED_ON = '2025-08-20';

type Terms = Parameters<typeof ApprenticeshipContractSigned.of>[0];

export function signed(change: Partial<Terms> = {}, on: CalendarDate = SIGNED_ON): NewEvent[] {
  return at(on, ApprenticeshipContractSigned.of({ contractId: CONTRACT, ...TERMS, ...change }));
}

export function started(on: CalendarDate = '2025-09-01', contractId = CONTRACT): NewEvent[] {
  return at(on, ApprenticeshipContractStarted.of({ contractId }));
}

type Break = Parameters<typeof ApprenticeshipContractBroken.of>[0];

export function broken(on: CalendarDate, change: Partial<Break> = {}): NewEvent[] {
  const contractId = change.contractId ?? CONTRACT;
  return at(
    on,
    ApprenticeshipContractBroken.of({ contractId, regime: 'AGREEMENT', declaredBy: 'CFA', cause: 'OTHER', ...change }),
    ReboundOpened.of({ contractId, dueOn: addDays(on, 45) }),
  );
}
