import type { CalendarDate } from '../kernel/calendar.js';
import { canonicalJson } from '../kernel/canonical-json.js';
import { type Evolution, when } from '../kernel/event.js';
import {
  CompletedByCmaFrance,
  FigureCorrected,
  FiguresFrozen,
  Published,
  ReportOpened,
  ReviewedByCommittee,
} from './events.js';

export interface Frozen {
  readonly edition: number;
  readonly knownAt: string;
  readonly observedUntil: CalendarDate;
  readonly definitions: number;
  readonly sha256: string;
}

export interface ReportState {
  readonly year?: number;
  /** How far the present edition has come. */
  readonly stage: 'NONE' | 'OPENED' | 'FROZEN' | 'COMPLETED' | 'REVIEWED' | 'PUBLISHED';
  readonly frozen?: Frozen;
  /** What CMA France brought to the present edition, by place. */
  readonly figures: Readonly<Record<string, number | null>>;
  readonly meetings: readonly string[];
}

export const initialReport: ReportState = { stage: 'NONE', figures: {}, meetings: [] };

interface Place {
  readonly indicator: string;
  readonly measure: string;
  readonly by: Readonly<Record<string, string>>;
}

/** The same figure, whatever the order of its dimensions. */
export function placeOf({ indicator, measure, by }: Place): string {
  return canonicalJson([indicator, measure, by]);
}

export const reportEvolutions: readonly Evolution<ReportState>[] = [
  when(ReportOpened, (state, { data }) => ({ ...state, year: data.year, stage: 'OPENED' })),

  when(FiguresFrozen, (state, { data }) => ({ ...state, stage: 'FROZEN', frozen: data, figures: {}, meetings: [] })),

  when(CompletedByCmaFrance, (state, { data }) => ({
    ...state,
    stage: 'COMPLETED',
    figures: Object.fromEntries(data.figures.map((figure) => [placeOf(figure), figure.value])),
  })),

  when(FigureCorrected, (state, { data }) => ({
    ...state,
    figures: { ...state.figures, [placeOf(data)]: data.value },
  })),

  when(ReviewedByCommittee, (state, { data }) => ({
    ...state,
    stage: 'REVIEWED',
    meetings: [...state.meetings, data.meetingId],
  })),

  when(Published, (state) => ({ ...state, stage: 'PUBLISHED' })),
];
