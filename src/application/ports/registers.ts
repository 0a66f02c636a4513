import type { DueDeadline } from './agenda.js';

/** What queries ask of the read models. */
export interface PathwayRegister {
  find(id: string): PathwaySummary | undefined;
  /** The paths merged into this one, directly or through another. */
  absorbedBy(id: string): readonly string[];
  /** By latest activity; `before` is the `next` of the page before. */
  list(page: PathwayFilter): PathwayPage;
  count(): number;
}

export interface PathwayFilter {
  /** Followed by one of these. */
  readonly missionLocales?: readonly string[] | undefined;
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface ConsentRegister {
  /** In the order in which they were asked for. */
  ofPathway(pathway: string): readonly ConsentSummary[];
  /** The paths with a consent given to one of these recipients and not ended; after a path, in the order of ids. */
  pathwaysGrantedTo(
    recipients: readonly string[],
    page: { readonly after?: string | undefined; readonly limit: number },
  ): readonly string[];
}

export interface ConventionRegister {
  /** National first. */
  list(): readonly ConventionSummary[];
}

export interface StructureRegister {
  list(kind?: string): readonly StructureSummary[];
  /** The structure itself and those that have merged into it, directly or through another. */
  standingIn(id: string): readonly string[];
}

export interface TodoRegister {
  /** What is due up to a day for these structures, oldest first. */
  dueFor(owners: readonly string[], until: string, limit: number): Promise<readonly DueDeadline[]>;
}

export interface MentionRegister {
  /** Positions of the events outside their own paths that name one of these youths, in the order of the log. */
  of(pathways: readonly string[]): readonly number[];
}

export interface Registers {
  readonly pathways: PathwayRegister;
  readonly consents: ConsentRegister;
  readonly conventions: ConventionRegister;
  readonly structures: StructureRegister;
  readonly agenda: TodoRegister;
  readonly mentions: MentionRegister;
}

export interface StructureSummary {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly region: string;
  readonly timeZone: string;
  readonly parent: string | null;
  readonly registeredOn: string;
  readonly endsOn: string | null;
  readonly mergedInto: string | null;
}

export interface PathwaySummary {
  readonly id: string;
  readonly missionLocale: string;
  readonly ageBand: string | null;
  readonly registeredOn: string;
  readonly lastEffectiveOn: string;
  readonly lastPosition: number;
  readonly events: number;
  readonly closedOn: string | null;
  readonly closedReason: string | null;
  /** The path that this one was merged into. */
  readonly survivor: string | null;
  readonly erasedOn: string | null;
}

export interface PathwayPage {
  readonly rows: readonly PathwaySummary[];
  /** Undefined on the last page. */
  readonly next: number | undefined;
}

export interface ConventionSummary {
  readonly id: string;
  readonly level: string;
  readonly parties: readonly string[];
  readonly territory: readonly string[];
  readonly signedOn: string;
  readonly termYears: number;
  readonly denouncedOn: string | null;
  readonly endedOn: string | null;
  readonly renewals: readonly { readonly periodStart: string; readonly periodEnd: string }[];
}

export interface ConsentSummary {
  readonly consentId: string;
  readonly pathway: string;
  readonly scope: string;
  readonly recipient: string;
  readonly status: 'REQUESTED' | 'GRANTED' | 'REFUSED' | 'REVOKED' | 'EXPIRED';
  readonly grantedOn: string | null;
  readonly expiresOn: string | null;
  readonly endedOn: string | null;
}
