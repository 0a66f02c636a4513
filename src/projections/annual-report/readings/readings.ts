import { sql } from '../indicators/definition.js';

/** A table or view that several indicators read; built for the report in hand, from the events that its cut takes. */
export interface Reading {
  readonly name: string;
  /** Types of events that it reads; the views of them must exist. */
  readonly reads: readonly string[];
  /** Read by the views of events themselves, for their `youth` and `region`: made before them. */
  readonly base?: boolean;
  readonly sql: string;
}

/** Structures with their region: `FR` for the national bodies (rule 5). Known whatever their date: they are what others refer to. */
const structure: Reading = {
  name: 'structure',
  base: true,
  reads: ['StructureRegistered', 'StructureMerged', 'StructureClosed'],
  sql: sql`
    CREATE TEMP TABLE structure AS
    WITH ended AS (
      SELECT stream, min(effectiveOn) AS endsOn
      FROM (SELECT stream, effectiveOn FROM cut_StructureMerged
            UNION ALL SELECT stream, effectiveOn FROM cut_StructureClosed)
      GROUP BY stream)
    SELECT r.stream, s.name AS id, r.kind, r.position, r.effectiveOn AS registeredOn, ended.endsOn,
      CASE WHEN r.kind IN ('ML', 'ARML', 'UNML') THEN 'ML' ELSE 'CMA' END AS network,
      CASE WHEN r.kind IN ('UNML', 'CMA_FRANCE') THEN 'FR' ELSE r.regionCode END AS region
    FROM known_StructureRegistered r
    JOIN mirrored.stream s ON s.number = r.stream
    LEFT JOIN ended USING (stream)`,
};

/** Rule 4: paths that a merge absorbed, and the one that survives at the end of the chain. */
const merged: Reading = {
  name: 'merged',
  base: true,
  reads: ['PathwayMerged'],
  sql: sql`
    CREATE TEMP TABLE merged AS
    WITH RECURSIVE step AS (
      SELECT m.stream, s.number AS target FROM cut_PathwayMerged m JOIN mirrored.stream s ON s.name = m.survivor),
    walk AS (
      SELECT stream, target FROM step
      UNION SELECT walk.stream, step.target FROM walk JOIN step ON step.stream = walk.target)
    SELECT stream, min(target) AS survivor FROM walk
    WHERE target NOT IN (SELECT stream FROM step) GROUP BY stream`,
};

/** What is known of a youth besides the path: as registered, as an identity correction restates it (rule 6). */
const attributes: Reading = {
  name: 'attributes',
  reads: ['YouthRegistered', 'IdentityCorrected'],
  sql: sql`
    CREATE TEMP VIEW attributes AS
    WITH corrected AS (
      SELECT stream, max_by(sex, revision) AS sex, max_by(ageBand, revision) AS ageBand,
        max_by(entryQualification, revision) AS entryQualification
      FROM known_IdentityCorrected GROUP BY stream)
    SELECT r.stream, coalesce(c.sex, r.sex) AS sex, coalesce(c.ageBand, r.ageBand) AS ageBand,
      coalesce(c.entryQualification, r.entryQualification) AS entryQualification
    FROM known_YouthRegistered r LEFT JOIN corrected c USING (stream)`,
};

/**
 * Rule 5: the mode that is live on a day. A CEJ is live from the day it opens to the eve of the day it ends, and never beyond its
 * planned end as last extended or prolonged; a PACEA to the eve of its end, never beyond 24 months (code du travail R5131-13): so a
 * clock that has not run changes no mode. A PACEA suspended by a CEJ waits until it resumes. A span ends with the first event
 * of its kind recorded after it. Bits: 1 a CEJ, 2 a PACEA, 4 a PACEA that waits.
 */
const mode: Reading = {
  name: 'mode_on',
  reads: [
    'CejOpened',
    'CejExtended',
    'CejProlonged',
    'CejEnded',
    'PaceaOpened',
    'PaceaEnded',
    'PaceaSuspended',
    'PaceaResumed',
  ],
  sql: sql`
    CREATE TEMP TABLE mode_span AS
    WITH planned AS (
      SELECT stream, revision, plannedEndOn AS endOn FROM cut_CejOpened
      UNION ALL SELECT stream, revision, newEndOn FROM cut_CejExtended
      UNION ALL SELECT stream, revision, newEndOn FROM cut_CejProlonged),
    cej AS (
      SELECT *, lead(revision) OVER (PARTITION BY stream ORDER BY revision) AS nextCej FROM cut_CejOpened),
    began AS (
      SELECT c.stream, c.revision, c.effectiveOn, 1 AS bit, max_by(p.endOn, p.revision) + 1 AS latestEnd
      FROM cej c JOIN planned p ON p.stream = c.stream AND p.revision >= c.revision
        AND coalesce(p.revision < c.nextCej, true)
      GROUP BY c.stream, c.revision, c.effectiveOn
      UNION ALL SELECT stream, revision, effectiveOn, 2, (effectiveOn + INTERVAL 24 MONTH)::DATE FROM cut_PaceaOpened
      UNION ALL SELECT stream, revision, effectiveOn, 4, DATE '9999-12-31' FROM cut_PaceaSuspended),
    ended AS (
      SELECT stream, revision, effectiveOn, 1 AS bit FROM cut_CejEnded
      UNION ALL SELECT stream, revision, effectiveOn, 2 FROM cut_PaceaEnded
      UNION ALL SELECT stream, revision, effectiveOn, 4 FROM cut_PaceaResumed)
    SELECT b.stream, b.bit, b.effectiveOn AS opens, least(b.latestEnd, coalesce(min_by(e.effectiveOn, e.revision), b.latestEnd)) AS ends
    FROM began b LEFT JOIN ended e ON e.stream = b.stream AND e.bit = b.bit AND e.revision > b.revision
    GROUP BY b.stream, b.bit, b.revision, b.effectiveOn, b.latestEnd;
    CREATE TEMP MACRO mode_on(path, day) AS (
      SELECT CASE WHEN bit_or(x.bit) & 1 = 1 THEN 'CEJ' WHEN bit_or(x.bit) & 6 = 2 THEN 'PACEA' ELSE 'NONE' END
      FROM mode_span x WHERE x.stream = path AND x.opens <= day AND x.ends > day)`,
};

/** Contracts that no annulment undoes (rule 6), with their start, and their planned end as last amended. */
const contract: Reading = {
  name: 'contract',
  reads: [
    'ApprenticeshipContractSigned',
    'ApprenticeshipContractStarted',
    'ApprenticeshipContractAmended',
    'ApprenticeshipContractAnnulled',
    'ApprenticeshipContractEnded',
  ],
  sql: sql`
    CREATE TEMP TABLE contract AS
    WITH amended AS (
      SELECT stream, contractId, max_by(plannedEndOn, revision) AS plannedEndOn
      FROM cut_ApprenticeshipContractAmended GROUP BY stream, contractId)
    SELECT s.stream, s.youth, s.contractId, s.position AS signedAt, s.effectiveOn AS signedOn, s.region AS signedRegion,
      s.qualificationLevel, s.chamberId, s.cfaId AS centre,
      b.position AS startedAt, b.effectiveOn AS startedOn, b.region AS startedRegion,
      coalesce(a.plannedEndOn, s.plannedEndOn) AS plannedEndOn, e.effectiveOn AS endedOn
    FROM cut_ApprenticeshipContractSigned s
    ANTI JOIN known_ApprenticeshipContractAnnulled n ON n.stream = s.stream AND n.contractId = s.contractId
    LEFT JOIN cut_ApprenticeshipContractStarted b ON b.stream = s.stream AND b.contractId = s.contractId
    LEFT JOIN amended a ON a.stream = s.stream AND a.contractId = s.contractId
    LEFT JOIN cut_ApprenticeshipContractEnded e ON e.stream = s.stream AND e.contractId = s.contractId`,
};

/**
 * Breaks that stand (rule 6): a cancelled one is none, a re-dated one falls on its new date; of several corrections of a break
 * the last recorded holds. A break that is dated anew is taken where its new date falls, whatever its first one was.
 */
const contractBreak: Reading = {
  name: 'contract_break',
  reads: [...contract.reads, 'ApprenticeshipContractBroken', 'BreakCorrected'],
  sql: sql`
    CREATE TEMP TABLE contract_break AS
    WITH broken AS (
      SELECT *, lead(revision) OVER (PARTITION BY stream, contractId ORDER BY revision) AS nextBreak
      FROM known_ApprenticeshipContractBroken),
    corrected AS (
      SELECT b.position, max_by({ correctedAt: c.position, cancelled: c.cancelled, brokenOn: c.brokenOn }, c.revision) AS last
      FROM broken b JOIN known_BreakCorrected c ON c.stream = b.stream AND c.contractId = b.contractId
        AND c.revision > b.revision AND coalesce(c.revision < b.nextBreak, true)
      GROUP BY b.position),
    standing AS (
      SELECT b.stream, b.youth, b.region, b.contractId, b.regime, b.position AS brokenAt, c.last.correctedAt AS correctedAt,
        coalesce(c.last.brokenOn, b.effectiveOn) AS brokenOn
      FROM broken b LEFT JOIN corrected c USING (position)
      WHERE c.last.cancelled IS NOT TRUE)
    SELECT s.*, c.centre FROM standing s
    LEFT JOIN (SELECT stream, contractId, min(centre) AS centre FROM contract GROUP BY stream, contractId) c
      ON c.stream = s.stream AND c.contractId = s.contractId
    ANTI JOIN known_ApprenticeshipContractAnnulled n ON n.stream = s.stream AND n.contractId = s.contractId
    WHERE s.brokenOn <= observed_until()`,
};

/**
 * Referrals sent in the year and what became of them. A redirected referral stays one referral, with the fate it meets at its
 * last recipient. Once accepted it is accepted, whatever follows; else the last of a refusal, an expiry, a withdrawal and a
 * cancellation tells; else no answer is known.
 */
const referral: Reading = {
  name: 'referral',
  reads: [
    'ReferralSent',
    'ReferralAccepted',
    'ReferralDeclined',
    'ReferralExpired',
    'ReferralWithdrawn',
    'ReferralCancelled',
  ],
  sql: sql`
    CREATE TEMP TABLE referral AS
    WITH sent AS (FROM cut_ReferralSent WHERE in_year(effectiveOn)),
    step AS (
      SELECT stream, referralId, position, effectiveOn, 'accepted' AS fate, NULL AS reason FROM cut_ReferralAccepted
      UNION ALL SELECT stream, referralId, position, effectiveOn, 'declined', reason FROM cut_ReferralDeclined
      UNION ALL SELECT stream, referralId, position, effectiveOn, 'expired', NULL FROM cut_ReferralExpired
      UNION ALL SELECT stream, referralId, position, effectiveOn, 'withdrawn', NULL FROM cut_ReferralWithdrawn
      UNION ALL SELECT stream, referralId, position, effectiveOn, 'cancelled', NULL FROM cut_ReferralCancelled),
    told AS (
      SELECT stream, referralId, max_by(fate, position) AS lastFate, max(position) AS lastAt, max_by(reason, position) AS reason,
        min(position) FILTER (WHERE fate = 'accepted') AS acceptedAt,
        min(position) FILTER (WHERE fate IN ('accepted', 'declined')) AS decidedAt,
        min_by(effectiveOn, position) FILTER (WHERE fate IN ('accepted', 'declined')) AS decidedOn
      FROM step SEMI JOIN sent USING (stream, referralId) GROUP BY stream, referralId)
    SELECT s.position, s.stream, s.youth, s.region, s.effectiveOn AS sentOn, s.direction, s.purpose, s.consentId,
      CASE s.direction WHEN 'ML_TO_CMA' THEN s."from" ELSE s."to" END AS missionLocale,
      CASE s.direction WHEN 'ML_TO_CMA' THEN s."to" ELSE s."from" END AS chamber,
      CASE WHEN t.acceptedAt IS NOT NULL THEN 'accepted' ELSE coalesce(t.lastFate, 'pending') END AS fate,
      coalesce(t.acceptedAt, t.lastAt) AS fateAt,
      CASE WHEN t.acceptedAt IS NULL AND t.lastFate = 'declined' THEN t.reason END AS declineReason,
      t.decidedAt, t.decidedOn
    FROM sent s LEFT JOIN told t ON t.stream = s.stream AND t.referralId = s.referralId`,
};

/** Shared reviews, each once, on the day on which it was first held: recorded again with another content, it stays where it was. */
const review: Reading = {
  name: 'review',
  reads: ['SharedReviewHeld'],
  sql: sql`
    CREATE TEMP TABLE review AS
    FROM cut_SharedReviewHeld
    QUALIFY row_number() OVER (PARTITION BY stream, reviewId ORDER BY revision) = 1`,
};

export const READINGS: readonly Reading[] = [
  structure,
  merged,
  attributes,
  mode,
  contract,
  contractBreak,
  referral,
  review,
];
