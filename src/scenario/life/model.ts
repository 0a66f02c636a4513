import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { Office } from '../network/office.js';
import type { Craft, Level } from './trades.js';

export type Scope = 'CONTACT_TRANSMISSION' | 'SHARED_FOLLOW_UP';
export type Sex = 'F' | 'M' | 'OTHER';

export interface Person {
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  readonly qualification: string;
  /** RQTH: never told but where an age rests on it. */
  readonly disabled: boolean;
}

export interface Pacea {
  readonly openedOn: CalendarDate;
  plannedEndOn: CalendarDate;
  /** The first day on which it is over by law: 26th birthday or 24 months. */
  readonly limit: CalendarDate;
  phase: Phase | undefined;
}

export interface Phase {
  readonly id: string;
  readonly startedOn: CalendarDate;
  readonly plannedEndOn: CalendarDate;
  readonly objectives: string[];
  evaluatedOn: CalendarDate | undefined;
}

export interface Cej {
  readonly openedOn: CalendarDate;
  plannedEndOn: CalendarDate;
  /** What follows in a PACEA that waited meanwhile. */
  readonly afterwards: () => void;
}

export interface Consent {
  readonly id: string;
  readonly scope: Scope;
  /** A structure, or a network as a whole. */
  readonly recipient: string;
  readonly grantedOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  revoked: boolean;
}

export interface Referral {
  readonly id: string;
  readonly from: Office;
  to: Office;
  readonly purpose: string;
  consent: Consent;
  /** `OVER`: declined, redirected to nobody, cancelled, withdrawn, closed. */
  status: 'SENT' | 'RECEIVED' | 'ACCEPTED' | 'OVER';
  /** The last day that is written down of it. */
  latestOn: CalendarDate;
  dueOn: CalendarDate;
  welcomedOn: CalendarDate | undefined;
  redirected: boolean;
}

export interface Prepa {
  readonly id: string;
  readonly office: Office;
  readonly startedOn: CalendarDate;
  readonly plannedEndOn: CalendarDate;
  endedOn: CalendarDate | undefined;
}

/** On an offer; over once it has an outcome, here or elsewhere. */
export interface Positioning {
  readonly id: string;
  over: boolean;
}

/** What i-milo was told of one version of a contract. */
export interface Update {
  readonly version: number;
  readonly preparedAt: CalendarDate;
  status: 'PREPARED' | 'DELIVERED' | 'ACKNOWLEDGED' | 'REJECTED' | 'OVER';
  on: CalendarDate;
}

export interface Break {
  on: CalendarDate;
  readonly inCompanyDays: number | undefined;
  /** Declared by mistake: the apprentice is still bound, and signs nothing else. */
  readonly neverHappened: boolean;
}

export interface Contract {
  readonly id: string;
  cfa: Office;
  readonly chamber: Office | undefined;
  readonly declaredBy: Office;
  readonly signedOn: CalendarDate;
  readonly startOn: CalendarDate;
  practicalStartOn: CalendarDate;
  plannedEndOn: CalendarDate;
  readonly craft: Craft;
  level: Level;
  status: 'SIGNED' | 'STARTED' | 'BROKEN' | 'ENDED' | 'ANNULLED';
  startedOn: CalendarDate | undefined;
  broken: Break | undefined;
  reboundOpen: boolean;
  version: number;
  readonly updates: Update[];
}
