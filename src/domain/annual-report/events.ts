import { z } from 'zod';
import { calendarDate } from '../kernel/calendar.js';
import { defineEvent } from '../kernel/event.js';
import { sha256Hex, ulid } from '../kernel/identifiers.js';

const REPORTING = { purpose: 'REPORTING' } as const;

export const year = z.int().min(2019).max(2200);
export const edition = z.int().min(1);
export const definitions = z.int().min(1);
/** A position of the log, as a decimal string. */
export const position = z.string().regex(/^(?:0|[1-9]\d{0,15})$/, { error: 'POSITION' });
/** About the chambers as a whole: nobody is named in it. */
export const narrative = z.string().trim().min(1).max(20_000);
export const reason = z.string().trim().min(1).max(200);

/** Which figure: an indicator, one of its measures, and a value for each dimension; no dimension for the total. */
export const figurePlace = {
  indicator: z.string().regex(/^[A-Z][A-Z0-9_]{0,19}$/, { error: 'INDICATOR' }),
  measure: z.string().regex(/^[A-Za-z][A-Za-z0-9.]{0,39}$/, { error: 'MEASURE' }),
  by: z.record(z.string().min(1).max(40), z.string().min(1).max(60)),
};
/** A whole number; `null` where it is not available. */
export const figureValue = z.int().min(0).nullable();

export const ReportOpened = defineEvent('ReportOpened', z.strictObject({ year }), REPORTING);

/** One edition of the figures: the cut that regenerates them, and the seal that proves it. */
export const FiguresFrozen = defineEvent(
  'FiguresFrozen',
  z.strictObject({
    edition,
    knownAt: position,
    observedUntil: calendarDate,
    definitions,
    sha256: sha256Hex,
  }),
  REPORTING,
);

export const CompletedByCmaFrance = defineEvent(
  'CompletedByCmaFrance',
  z.strictObject({
    figures: z.array(z.strictObject({ ...figurePlace, value: figureValue })),
    narrative: narrative.optional(),
  }),
  REPORTING,
);

export const FigureCorrected = defineEvent(
  'FigureCorrected',
  z.strictObject({ ...figurePlace, value: figureValue, reason }),
  REPORTING,
);

export const ReviewedByCommittee = defineEvent('ReviewedByCommittee', z.strictObject({ meetingId: ulid }), REPORTING);

export const Published = defineEvent('Published', z.strictObject({ edition }), REPORTING);
