/** What queries ask of the read models. */
export interface PathwayRegister {
  find(id: string): PathwaySummary | undefined;
  /** The paths merged into this one, directly or through another. */
  absorbedBy(id: string): readonly string[];
  /** By latest activity; `before` is the `next` of the page before. */
  list(page: { readonly missionLocale?: string; readonly before?: number; readonly limit: number }): PathwayPage;
  count(): number;
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
