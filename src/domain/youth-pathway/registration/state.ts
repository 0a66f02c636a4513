import type { CalendarDate } from '../../kernel/calendar.js';
import { type Evolution, when } from '../../kernel/event.js';
import { type Erased, isErased } from '../../kernel/personal.js';
import { rights } from '../rights/refusals.js';
import type { YouthPathwayState } from '../state.js';
import { ContactDetailsRecorded, IdentityCorrected, YouthRegistered } from './events.js';
import type { AgeBand } from './person.js';
import { registration } from './refusals.js';

type Readable<T> = T | Erased;

export interface Registration {
  readonly registeredOn: CalendarDate;
  /** The one that follows the youth, after transfers. */
  readonly missionLocaleId: string;
  readonly lastName: Readable<string>;
  readonly firstName: Readable<string>;
  readonly birthDate: Readable<CalendarDate>;
  readonly imiloNumber: Readable<string> | undefined;
  readonly ageBand: AgeBand;
  readonly sex: string;
  readonly entryQualification: string;
  readonly priorityNeighbourhood: boolean | undefined;
}

interface RecordedContact {
  readonly phone: Readable<string> | undefined;
  readonly email: Readable<string> | undefined;
  readonly address: Readable<string> | undefined;
  readonly preferredChannel: string | undefined;
  readonly verifiedOn: CalendarDate | undefined;
}

export interface RegistrationState {
  readonly registered: Registration | undefined;
  readonly contact: RecordedContact | undefined;
}

export const initialRegistration: RegistrationState = { registered: undefined, contact: undefined };

export const registrationEvolutions: readonly Evolution<YouthPathwayState>[] = [
  when(YouthRegistered, (state, { data, effectiveOn }) => ({
    ...state,
    registration: {
      ...state.registration,
      registered: {
        registeredOn: effectiveOn,
        missionLocaleId: data.missionLocaleId,
        lastName: data.lastName,
        firstName: data.firstName,
        birthDate: data.birthDate,
        imiloNumber: data.imiloNumber,
        ageBand: data.ageBand,
        sex: data.sex,
        entryQualification: data.entryQualification,
        priorityNeighbourhood: data.priorityNeighbourhood,
      },
    },
  })),
  when(IdentityCorrected, (state, { data: { reason: _reason, ...changed } }) => {
    const { registered } = state.registration;
    if (!registered) return state;
    return { ...state, registration: { ...state.registration, registered: { ...registered, ...given(changed) } } };
  }),
  when(ContactDetailsRecorded, (state, { data }) => ({
    ...state,
    registration: {
      ...state.registration,
      contact: {
        phone: data.phone,
        email: data.email,
        address: data.address,
        preferredChannel: data.preferredChannel,
        verifiedOn: data.verifiedOn,
      },
    },
  })),
];

function given<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** @throws `pathway.unknown` where no youth was registered */
export function registrationOf(state: YouthPathwayState): Registration {
  if (!state.registration.registered) throw registration.refusal('pathway.unknown');
  return state.registration.registered;
}

/** @throws `subject.erased` once it can no longer be read */
export function birthDateOf(state: YouthPathwayState): CalendarDate {
  return readable(registrationOf(state).birthDate);
}

/** The Mission Locale that follows the youth, after transfers. */
export function missionLocaleOf(state: YouthPathwayState): string {
  return registrationOf(state).missionLocaleId;
}

export interface ContactDetails {
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly address?: string | undefined;
  readonly preferredChannel?: string | undefined;
}

/** @throws `subject.erased` once they can no longer be read */
export function contactOf(state: YouthPathwayState): ContactDetails | undefined {
  const { contact } = state.registration;
  if (!contact) return undefined;
  return {
    phone: readable(contact.phone),
    email: readable(contact.email),
    address: readable(contact.address),
    preferredChannel: contact.preferredChannel,
  };
}

function readable<T>(value: Readable<T>): T {
  if (isErased(value)) throw rights.refusal('subject.erased');
  return value;
}
