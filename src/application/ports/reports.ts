import type { CalendarDate } from '../../domain/kernel/calendar.js';

export const REPORT_EDITIONS = ['working', 'committee', 'public'] as const;
export type ReportEdition = (typeof REPORT_EDITIONS)[number];

export const REPORT_FORMATS = ['json', 'csv', 'html'] as const;
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
  rendered(request: ReportCut & { readonly edition: ReportEdition; readonly format: ReportFormat }): Promise<string>;
  explain(
    question: ReportCut & {
      readonly indicator: string;
      readonly measure: string;
      readonly by?: Readonly<Record<string, string>> | undefined;
    },
  ): Promise<readonly FigureEvidence[]>;
}
