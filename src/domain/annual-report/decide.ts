import { yearOf } from '../kernel/calendar.js';
import { decide, type DecisionCase } from '../kernel/command.js';
import {
  CompleteByCmaFrance,
  CorrectFigure,
  FreezeFigures,
  OpenReport,
  PublishReport,
  ReviewByCommittee,
} from './commands.js';
import { COMPUTED_INDICATORS } from './computed-indicators.js';
import {
  CompletedByCmaFrance,
  FigureCorrected,
  FiguresFrozen,
  Published,
  ReportOpened,
  ReviewedByCommittee,
} from './events.js';
import { annualReport } from './refusals.js';
import { type Frozen, placeOf, type ReportState } from './state.js';

/**
 * Article 5: "un bilan spécifique sur la base d’un rapport d’activité annuel des Missions Locales, complété par CMA France".
 * Opened, frozen, completed, reviewed, published, in this order; a new freeze begins a new edition.
 */
export const reportDecisions: readonly DecisionCase<ReportState>[] = [
  decide(OpenReport, ({ data: { year }, effectiveOn }, state) => {
    if (state.year !== undefined) throw annualReport.refusal('report.opened');
    if (yearOf(effectiveOn) < year) throw annualReport.refusalAt('year', 'report.yearToCome', { year });
    return [ReportOpened.of({ year })];
  }),

  decide(FreezeFigures, ({ data, effectiveOn }, state) => {
    const year = openedYear(state);
    if (isPresentCut(data, state.frozen)) return [];
    if (yearOf(effectiveOn) <= year) throw annualReport.refusal('report.yearRunning', { year });
    if (data.observedUntil < `${year}-12-31`) {
      throw annualReport.refusalAt('observedUntil', 'report.observedTooShort', { year });
    }
    const before = state.frozen;
    if (before && Number(data.knownAt) < Number(before.knownAt)) {
      throw annualReport.refusalAt('knownAt', 'report.knownAtBefore', { position: before.knownAt });
    }
    const expected = (before?.edition ?? 0) + 1;
    mustBeEdition(data.edition, expected);
    return [FiguresFrozen.of({ ...data, edition: expected })];
  }),

  decide(CompleteByCmaFrance, ({ data: { figures: given = [], narrative } }, state) => {
    mustNotBePublished(state);
    frozenOf(state);
    if (state.stage !== 'FROZEN') throw annualReport.refusal('report.completed');
    if (given.length === 0 && narrative === undefined) throw annualReport.refusal('report.nothingToAdd');
    const figures = given.map((figure) => ({ ...figure, by: figure.by ?? {} }));
    const places = new Set<string>();
    for (const figure of figures) {
      const { indicator } = figure;
      if (COMPUTED_INDICATORS.has(indicator)) {
        throw annualReport.refusalAt('figures', 'report.figureComputed', { indicator });
      }
      const place = placeOf(figure);
      if (places.has(place)) throw annualReport.refusalAt('figures', 'report.figureTwice', { indicator });
      places.add(place);
    }
    return [CompletedByCmaFrance.of({ figures, narrative })];
  }),

  decide(CorrectFigure, ({ data }, state) => {
    mustNotBePublished(state);
    mustBeCompleted(state);
    const figure = { ...data, by: data.by ?? {} };
    const before = state.figures[placeOf(figure)];
    if (before === undefined) throw annualReport.refusalAt('indicator', 'report.figureUnknown');
    return before === figure.value ? [] : [FigureCorrected.of(figure)];
  }),

  /** More than one meeting may look at an edition. */
  decide(ReviewByCommittee, ({ data: { meetingId } }, state) => {
    openedYear(state);
    if (state.meetings.includes(meetingId)) return [];
    mustNotBePublished(state);
    mustBeCompleted(state);
    return [ReviewedByCommittee.of({ meetingId })];
  }),

  decide(PublishReport, ({ data }, state) => {
    const { edition } = frozenOf(state);
    mustBeEdition(data.edition, edition);
    if (state.stage === 'PUBLISHED') return [];
    mustBeCompleted(state);
    if (state.stage !== 'REVIEWED') throw annualReport.refusal('report.notReviewed');
    return [Published.of({ edition })];
  }),
];

function openedYear({ year }: ReportState): number {
  if (year === undefined) throw annualReport.refusal('report.unknown');
  return year;
}

function frozenOf(state: ReportState): Frozen {
  openedYear(state);
  if (!state.frozen) throw annualReport.refusal('report.notFrozen');
  return state.frozen;
}

function mustBeCompleted(state: ReportState): void {
  frozenOf(state);
  if (state.stage === 'FROZEN') throw annualReport.refusal('report.notCompleted');
}

/** What is published never changes: a later edition is a new freeze. */
function mustNotBePublished({ stage, frozen }: ReportState): void {
  if (stage === 'PUBLISHED' && frozen) throw annualReport.refusal('report.published', { edition: frozen.edition });
}

function mustBeEdition(given: number | undefined, expected: number): void {
  if (given !== undefined && given !== expected) {
    throw annualReport.refusalAt('edition', 'report.editionNumber', { expected });
  }
}

/** The same inputs give the same bytes: freezing them again is no new edition. */
function isPresentCut(data: Omit<Frozen, 'edition'> & { edition?: number | undefined }, frozen?: Frozen): boolean {
  return (
    frozen !== undefined &&
    (data.edition === undefined || data.edition === frozen.edition) &&
    data.sha256 === frozen.sha256 &&
    data.knownAt === frozen.knownAt &&
    data.observedUntil === frozen.observedUntil &&
    data.definitions === frozen.definitions
  );
}
