import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar.js';
import { defineEvent } from '../../kernel/event.js';
import { coarseCode, diplomaCode, rncp, siret, structureId, ulid } from '../../kernel/identifiers.js';
import { personal } from '../../kernel/personal.js';

export const employerName = z.string().trim().min(1).max(200);
export const diplomaLabel = z.string().trim().min(1).max(200);
/** Levels of the national framework: CAP (3), baccalauréat (4), BTS (5), licence (6). */
export const qualificationLevel = z.enum(['3', '4', '5', '6']);
/** A craft family: the two digits of its division. */
export const trade = z.string().regex(/^\d{2}$/, { error: 'NN' });
/** Number of the deposit in DECA: department, year, month, `NC` or two digits, four digits. */
export const decaNumber = z
  .string()
  .regex(/^(?:0\d{2}|02[AB]|97[1-46]|9[0-5])\d{6}(?:NC|\d{2})\d{4}$/, { error: 'DECA' });

/** Why the age limit, or the longest duration, does not hold (code du travail L6222-2, L6222-7-1, D6222-1). */
const DEROGATION_GROUNDS = [
  'RQTH',
  'BUSINESS_TAKEOVER',
  'HIGH_LEVEL_SPORT',
  'HIGHER_DIPLOMA',
  'BREAK_OUTSIDE_WILL',
  'UNFITNESS',
] as const;
export const derogation = z.strictObject({ ground: z.enum(DEROGATION_GROUNDS) });
export type Derogation = z.output<typeof derogation>;

/** How a contract is broken (code du travail L6222-18, L6222-18-1, D6222-21-1). */
const BREAK_REGIMES = ['FREE', 'AGREEMENT', 'DISMISSAL', 'RESIGNATION', 'CFA_EXCLUSION', 'DIPLOMA', 'COURT'] as const;
export const breakRegime = z.enum(BREAK_REGIMES);
export type BreakRegime = z.output<typeof breakRegime>;
/** `YOUTH`, `EMPLOYER`, `CFA`, `CMA`, `ML` … */
export const breakDeclarant = coarseCode;
export const inCompanyDays = z.int().min(0).max(2000);

/** `LOW`, `MODERATE`, `VERY_HIGH`, `INEVITABLE` … */
export const riskLevel = coarseCode;
export const motives = z.array(z.string().trim().min(1).max(500)).min(1).max(20);

export const diplomaResult = z.enum(['OBTAINED', 'NOT_OBTAINED', 'UNKNOWN']);
export const reboundOutcome = z.enum(['NEW_CONTRACT', 'PREPA', 'CEJ', 'JOB', 'OTHER']);

/** Who employs, for which diploma, from when to when: what article 4.4 of the convention lets cross between CFA and ML. */
export const ApprenticeshipContractSigned = defineEvent(
  'ApprenticeshipContractSigned',
  z.strictObject({
    contractId: ulid,
    startOn: calendarDate,
    plannedEndOn: calendarDate,
    /** First day of practical training in the company: the 45 days of a free break run from it. */
    practicalStartOn: calendarDate,
    employerName: personal('contract', employerName),
    employerSiret: personal('contract', siret),
    cfaId: structureId,
    chamberId: structureId.optional(),
    rncp: personal('contract', rncp),
    diplomaCode: personal('contract', diplomaCode),
    diplomaLabel: personal('contract', diplomaLabel),
    qualificationLevel,
    trade,
    derogation: personal('identity', derogation.optional()),
    decaNumber: personal('contract', decaNumber.optional()),
  }),
);

/** Its date is the day on which the apprenticeship really began. */
export const ApprenticeshipContractStarted = defineEvent(
  'ApprenticeshipContractStarted',
  z.strictObject({
    contractId: ulid,
    /** When the practical training began on another day than the contract said. */
    practicalStartOn: calendarDate.optional(),
  }),
);

/** Only the terms that change. */
export const ApprenticeshipContractAmended = defineEvent(
  'ApprenticeshipContractAmended',
  z.strictObject({
    contractId: ulid,
    startOn: calendarDate.optional(),
    plannedEndOn: calendarDate.optional(),
    practicalStartOn: calendarDate.optional(),
    employerName: personal('contract', employerName.optional()),
    employerSiret: personal('contract', siret.optional()),
    cfaId: structureId.optional(),
    chamberId: structureId.optional(),
    rncp: personal('contract', rncp.optional()),
    diplomaCode: personal('contract', diplomaCode.optional()),
    diplomaLabel: personal('contract', diplomaLabel.optional()),
    qualificationLevel: qualificationLevel.optional(),
    trade: trade.optional(),
    derogation: personal('identity', derogation.optional()),
    decaNumber: personal('contract', decaNumber.optional()),
  }),
);

/** As if it had never been signed: no report counts it. */
export const ApprenticeshipContractAnnulled = defineEvent(
  'ApprenticeshipContractAnnulled',
  z.strictObject({ contractId: ulid }),
);

export const ApprenticeshipContractEnded = defineEvent(
  'ApprenticeshipContractEnded',
  z.strictObject({ contractId: ulid, diplomaResult }),
);

export const BreakRiskReported = defineEvent(
  'BreakRiskReported',
  z.strictObject({ contractId: ulid, level: riskLevel, motives: personal('note', motives.optional()) }),
);

export const ApprenticeshipContractBroken = defineEvent(
  'ApprenticeshipContractBroken',
  z.strictObject({
    contractId: ulid,
    regime: breakRegime,
    inCompanyDays: inCompanyDays.optional(),
    declaredBy: breakDeclarant,
    /** A coarse code. None may tell of somebody's health (GDPR art. 9): `OTHER` then. */
    cause: coarseCode,
  }),
);

/** A break that happened on another day, or not at all; what was recorded before stays in the history. */
export const BreakCorrected = defineEvent(
  'BreakCorrected',
  z.strictObject({
    contractId: ulid,
    brokenOn: calendarDate.optional(),
    cancelled: z.literal(true).optional(),
    reason: coarseCode,
  }),
);

/** From a break on, the youth is to be reached before `dueOn`. Opened again with another date when the break is re-dated. */
export const ReboundOpened = defineEvent('ReboundOpened', z.strictObject({ contractId: ulid, dueOn: calendarDate }));

export const ReboundClosed = defineEvent(
  'ReboundClosed',
  z.strictObject({
    contractId: ulid,
    /** What became of the youth; or that there was, after all, no break to rebound from. */
    outcome: z.enum([...reboundOutcome.options, 'BREAK_CANCELLED', 'CONTRACT_ANNULLED']),
  }),
);
