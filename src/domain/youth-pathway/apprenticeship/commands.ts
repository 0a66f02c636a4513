import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineCommand } from '../../kernel/command.js';
import { coarseCode, diplomaCode, rncp, siret, structureId, ulid } from '../../kernel/identifiers.js';
import type { Who } from '../../kernel/actor.js';
import {
  breakDeclarant,
  breakRegime,
  decaNumber,
  derogation,
  diplomaLabel,
  diplomaResult,
  employerName,
  inCompanyDays,
  motives,
  qualificationLevel,
  reboundOutcome,
  riskLevel,
  trade,
} from './events.js';

/** A training centre knows of a contract before anybody has referred the youth to it: it may declare one on any path. */
const whoDeclares: Who = { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'ANY', CFA_REFERENT: 'ANY', IMPORT: 'ANY' };
const whoTakesPart: Who = { ML_ADVISER: 'FOLLOWS', CMA_REFERENT: 'PARTY', CFA_REFERENT: 'PARTY', IMPORT: 'ANY' };

/** `3` and `"3"` are the same level. */
const givenLevel = z.preprocess((level) => (typeof level === 'number' ? String(level) : level), qualificationLevel);
/** `"RQTH"` and `{"ground":"RQTH"}` are the same derogation. */
const givenDerogation = z.preprocess((given) => (typeof given === 'string' ? { ground: given } : given), derogation);
/** One motive, or several. */
const givenMotives = z.preprocess((given) => (typeof given === 'string' ? [given] : given), motives);

export const SignApprenticeshipContract = defineCommand({
  name: 'SignApprenticeshipContract',
  data: z.strictObject({
    contractId: ulid.optional(),
    startOn: calendarDate,
    plannedEndOn: calendarDate,
    /** `startOn` when absent. */
    practicalStartOn: calendarDate.optional(),
    employerName,
    employerSiret: siret,
    cfaId: structureId,
    /** The chamber that runs the centre when absent. */
    chamberId: structureId.optional(),
    rncp,
    diplomaCode,
    diplomaLabel,
    qualificationLevel: givenLevel,
    trade,
    derogation: givenDerogation.optional(),
    decaNumber: decaNumber.optional(),
  }),
  who: whoDeclares,
  doc: 'Records an apprenticeship contract signed on that date: 15 to 29 years old on its start or a derogation (code du travail L6222-1, L6222-2), 6 to 48 months, 54 with RQTH, and no other live contract over the same days.',
});

export const StartApprenticeshipContract = defineCommand({
  name: 'StartApprenticeshipContract',
  data: z.strictObject({ contractId: ulid, practicalStartOn: calendarDate.optional() }),
  who: whoTakesPart,
  doc: 'Says that the apprenticeship has really begun on that date.',
});

export const AmendApprenticeshipContract = defineCommand({
  name: 'AmendApprenticeshipContract',
  data: z.strictObject({
    contractId: ulid,
    startOn: calendarDate.optional(),
    plannedEndOn: calendarDate.optional(),
    practicalStartOn: calendarDate.optional(),
    employerName: employerName.optional(),
    employerSiret: siret.optional(),
    cfaId: structureId.optional(),
    chamberId: structureId.optional(),
    rncp: rncp.optional(),
    diplomaCode: diplomaCode.optional(),
    diplomaLabel: diplomaLabel.optional(),
    qualificationLevel: givenLevel.optional(),
    trade: trade.optional(),
    derogation: givenDerogation.optional(),
    decaNumber: decaNumber.optional(),
  }),
  who: whoTakesPart,
  doc: 'Changes the terms of a live contract from that date on; the amended contract keeps to the rules of a new one.',
});

export const AnnulApprenticeshipContract = defineCommand({
  name: 'AnnulApprenticeshipContract',
  data: z.strictObject({ contractId: ulid }),
  who: whoTakesPart,
  doc: 'Takes a contract as never signed (its deposit was refused, it was declared twice), also after it has started.',
});

export const EndApprenticeshipContract = defineCommand({
  name: 'EndApprenticeshipContract',
  data: z.strictObject({ contractId: ulid, diplomaResult: diplomaResult.optional() }),
  who: whoTakesPart,
  doc: 'Records that a started contract came to its end, and whether the diploma was obtained.',
});

export const ReportBreakRisk = defineCommand({
  name: 'ReportBreakRisk',
  data: z.strictObject({ contractId: ulid, level: riskLevel, motives: givenMotives.optional() }),
  who: whoTakesPart,
  doc: 'Warns that a started contract may break.',
});

export const BreakApprenticeshipContract = defineCommand({
  name: 'BreakApprenticeshipContract',
  data: z.strictObject({
    contractId: ulid,
    /** `FREE` when absent within 45 calendar days of the practical start; required beyond. */
    regime: breakRegime.optional(),
    /** Days of practical training in the company so far; days at the centre do not count. */
    inCompanyDays: inCompanyDays.optional(),
    /** The network of whoever records it when absent. */
    declaredBy: breakDeclarant.optional(),
    cause: coarseCode.optional(),
  }),
  who: whoTakesPart,
  doc: 'Records that the contract was broken on that date, under which regime: freely only within 45 days of practical training in the company (code du travail L6222-18).',
});

export const CorrectBreak = defineCommand({
  name: 'CorrectBreak',
  data: z.strictObject({
    contractId: ulid,
    brokenOn: calendarDate.optional(),
    cancelled: z.boolean().optional(),
    reason: coarseCode,
  }),
  who: whoTakesPart,
  doc: 'Re-dates a break, or cancels one that never happened; the original stays in the history.',
});

export const CloseRebound = defineCommand({
  name: 'CloseRebound',
  data: z.strictObject({ contractId: ulid, outcome: reboundOutcome }),
  who: whoTakesPart,
  doc: 'Says what became of the youth after a break; a new contract closes the rebound by itself.',
});
