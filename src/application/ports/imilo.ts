import type { CalendarDate } from '../../domain/kernel/calendar.js';
import type { ContractDates } from '../../domain/youth-pathway/imilo/events.js';

export type ImiloUpdateState = 'PREPARED' | 'DELIVERED' | 'ACKNOWLEDGED' | 'REJECTED' | 'SUPERSEDED';

/** An update and how far it has come; what it says stays sealed in the log. */
export interface ImiloUpdateSummary {
  readonly updateId: string;
  readonly pathway: string;
  readonly contractId: string;
  readonly version: number;
  readonly state: ImiloUpdateState;
  /** Why it was rejected or superseded. */
  readonly because: string | null;
  readonly channel: string | null;
  readonly preparedOn: CalendarDate;
  /** The day of its last step. */
  readonly since: CalendarDate;
  /** Where in the path it was prepared. */
  readonly revision: number;
  readonly position: number;
  readonly missionLocale: string | null;
}

export interface ImiloUpdates {
  find(updateId: string): ImiloUpdateSummary | undefined;
  ofContract(contractId: string, version: number): ImiloUpdateSummary | undefined;
  /** In the order in which they were prepared. */
  list(page: {
    readonly states: readonly ImiloUpdateState[];
    readonly missionLocale?: string | undefined;
    /** The position of the last one seen. */
    readonly after?: number | undefined;
    readonly limit: number;
  }): readonly ImiloUpdateSummary[];
}

/**
 * What leaves the house for i-milo: employer, diploma and dates (convention art. 4.4), the file they belong to, and what an
 * answer must name. Nothing else.
 */
export interface ImiloMessage {
  readonly updateId: string;
  readonly contractId: string;
  readonly version: number;
  readonly imiloNumber: string;
  readonly employerName: string;
  readonly diplomaLabel: string;
  readonly dates: ContractDates;
}

export const REJECTION_CODES = ['UNKNOWN_FILE', 'IDENTITY_MISMATCH', 'DUPLICATE', 'RIGHTS', 'FORMAT'] as const;
export type RejectionCode = (typeof REJECTION_CODES)[number];

export type GatewayAnswer =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'acknowledged' }
  | { readonly kind: 'rejected'; readonly code: RejectionCode }
  /** Nobody knows whether it arrived: it is sent again later, under the same key. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** The way to i-milo through an interface. Sending the same (contract, version) twice must be the same as once. */
export interface ImiloGateway {
  send(message: ImiloMessage): Promise<GatewayAnswer>;
}
