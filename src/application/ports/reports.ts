import type { CalendarDate } from '../../domain/kernel/calendar.js';

export const REPORT_EDITIONS = ['working', 'committee', 'public'] as const;
export type ReportEdition = (typeof REPORT_EDITIONS)[number];

export const REPORT_FORMATS = ['json', 'csv', 'html', 'xlsx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface ReportCut {
  readonly year: number;
  readonly observedUntil?: CalendarDate | undefined;
  readonly knownAt?: number | undefined;
}

/** One of the things that a figure counts: an event, with the path or other stream that it stands in. */
export interface FigureEvidence {
  readonly stream: string;
  readonly type: string;
  readonly effectiveOn: CalendarDate;
  readonly position: string;
}

/** The annual report, as it is made from the events. */
export interface Reports {
  /** Text, but for a workbook. */
  rendered(
    request: ReportCut & { readonly edition: ReportEdition; readonly format: ReportFormat },
  ): Promise<string | Uint8Array>;
  explain(
    question: ReportCut & {
      readonly indicator: string;
      readonly measure: string;
      readonly by?: Readonly<Record<string, string>> | undefined;
    },
  ): Promise<readonly FigureEvidence[]>;
}

export interface ReportFigure {
  readonly indicator: string;
  readonly measure: string;
  readonly by: Readonly<Record<string, string>>;
  /** `null` not available, `c` confidential. */
  readonly value: number | null | 'c';
}

/** A report as it was made: its cut, its figures, and the seal over both. */
export interface SealedReport {
  readonly year: number;
  readonly edition: ReportEdition;
  readonly definitions: number;
  readonly observedUntil: CalendarDate;
  readonly knownAt: { readonly position: string };
  readonly sha256: string;
  readonly figures: readonly ReportFigure[];
}

/** An edition of a year whose figures were frozen: what regenerates it and what proves it. */
export interface FrozenEdition {
  readonly edition: number;
  readonly knownAt: string;
  readonly observedUntil: CalendarDate;
  readonly definitions: number;
  readonly sha256: string;
  readonly frozenOn: CalendarDate;
  readonly completedOn: CalendarDate | null;
  readonly reviewedOn: CalendarDate | null;
  readonly publishedOn: CalendarDate | null;
}

export interface RegisteredReport {
  readonly id: string;
  readonly year: number;
  readonly stage: string;
  /** The latest first. */
  readonly editions: readonly FrozenEdition[];
}

/** Which report a year has: a year has one. */
export interface ReportRegister {
  /** As the whole log has it. */
  ofYear(year: number): Promise<RegisteredReport | undefined>;
}

/** Makes reports from the events. */
export interface ReportMaker {
  /** @throws DomainError when the cut is none, or a year not over where `today` is given */
  made(request: ReportCut & { readonly edition: ReportEdition; readonly today?: CalendarDate }): Promise<SealedReport>;
  /** @throws DomainError `report.editionTooClose` */
  mustNotBeClose(previous: SealedReport, next: SealedReport): Promise<void>;
  meetingWasHeld(meetingId: string): Promise<boolean>;
}

/** Where published editions are kept, byte for byte. */
export interface ReportShelf {
  /** @throws IntegrityError `integrity.report` where what is kept does not bear its seal */
  find(year: number, number: number, edition: ReportEdition): SealedReport | undefined;
  keep(number: number, report: SealedReport): void;
}

/** What CMA France brought to an edition. */
export interface ReportComplement {
  readonly figures: readonly ReportFigure[];
  readonly narrative?: string | undefined;
}
