import { z } from 'zod';
import { calendarDate } from '../kernel/calendar.js';
import { defineCommand } from '../kernel/command.js';
import { sha256Hex, ulid } from '../kernel/identifiers.js';
import { definitions, edition, figurePlace, figureValue, narrative, position, reason, year } from './events.js';

const givenPlace = { ...figurePlace, by: figurePlace.by.optional() };

/** As the report writes it, `{ "position": "42" }`, or the position alone. */
const givenPosition = z.union([position, z.strictObject({ position }).transform((knownAt) => knownAt.position)]);

export const OpenReport = defineCommand({
  name: 'OpenReport',
  data: z.strictObject({ year }),
  who: { UNML: 'ANY', IMPORT: 'ANY' },
  creates: true,
  doc: 'Opens the annual activity report of a civil year (convention art. 5). A year has one report: that no other stream holds it already is checked before the decision, which sees its own stream only.',
});

export const FreezeFigures = defineCommand({
  name: 'FreezeFigures',
  data: z.strictObject({
    /** By default the one after the last. */
    edition: edition.optional(),
    knownAt: givenPosition,
    observedUntil: calendarDate,
    definitions,
    sha256: sha256Hex,
  }),
  who: { UNML: 'ANY', IMPORT: 'ANY' },
  doc: 'Freezes the figures of a year that is over, as a new edition: completed, reviewed and published anew.',
});

export const CompleteByCmaFrance = defineCommand({
  name: 'CompleteByCmaFrance',
  data: z.strictObject({
    figures: z
      .array(z.strictObject({ ...givenPlace, value: figureValue }))
      .max(5000)
      .optional(),
    narrative: narrative.optional(),
  }),
  who: { CMA_FRANCE: 'ANY', IMPORT: 'ANY' },
  doc: 'Completes the frozen figures with those of the chambers that no event carries, and a narrative that names nobody (convention art. 5).',
});

export const CorrectFigure = defineCommand({
  name: 'CorrectFigure',
  data: z.strictObject({ ...givenPlace, value: figureValue, reason }),
  who: { CMA_FRANCE: 'ANY', IMPORT: 'ANY' },
  doc: 'Corrects, before publication, a figure that CMA France brought; what comes from events is corrected by events.',
});

export const ReviewByCommittee = defineCommand({
  name: 'ReviewByCommittee',
  data: z.strictObject({ meetingId: ulid }),
  who: { COMMITTEE: 'ANY', UNML: 'ANY', CMA_FRANCE: 'ANY', IMPORT: 'ANY' },
  doc: 'Records that the steering committee took stock from the report (convention art. 5).',
});

export const PublishReport = defineCommand({
  name: 'PublishReport',
  data: z.strictObject({
    /** By default the one that was reviewed. */
    edition: edition.optional(),
  }),
  who: { UNML: 'ANY', COMMITTEE: 'ANY', IMPORT: 'ANY' },
  doc: 'Publishes the edition that the steering committee reviewed: from then on its bytes never change.',
});
