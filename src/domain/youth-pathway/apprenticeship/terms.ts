import { addDays, addMonths, ageOn, type CalendarDate, lastDayOfTerm } from '../../kernel/calendar.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import type { Facts, StructureFacts } from '../../kernel/facts.js';
import { isErased } from '../../kernel/personal.js';
import { birthDateOf } from '../registration/state.js';
import { rights } from '../rights/refusals.js';
import type { YouthPathwayState } from '../state.js';
import { apprenticeship } from './refusals.js';
import { type Contract, type ContractTerms, statusOf } from './state.js';

const MIN_MONTHS = 6;
const MAX_MONTHS = 48;
const MAX_MONTHS_RQTH = 54;
const MIN_AGE = 15;
const MAX_AGE = 29;
const MAX_AGE_WITH_DEROGATION = 35;
/** Code du travail L6222-2: these know no age limit. */
const WITHOUT_AGE_LIMIT = new Set(['RQTH', 'BUSINESS_TAKEOVER', 'HIGH_LEVEL_SPORT']);

/** What a contract must be for this youth, whether it is signed or amended. */
export function mustKeepToTheRules(
  contract: Pick<Contract, 'contractId' | 'signedOn'>,
  terms: ContractTerms,
  state: YouthPathwayState,
): void {
  const { startOn, plannedEndOn, practicalStartOn } = terms;
  if (contract.signedOn > startOn) {
    throw apprenticeship.refusalAt('startOn', 'contract.signedAfterStart', { startOn });
  }
  if (practicalStartOn < startOn || practicalStartOn > plannedEndOn) {
    throw apprenticeship.refusalAt('practicalStartOn', 'contract.practicalStart');
  }
  mustLast(terms);
  mustBeOfAge(birthDateOf(state), terms);
  mustNotOverlap(state, contract.contractId, startOn, plannedEndOn);
}

/**
 * 6 to 48 months, 54 with RQTH (code du travail L6222-7-1). Contracts are dated from the 1st to the last day of a month, or from
 * the 1st to the 1st: both count as whole months.
 */
function mustLast(terms: ContractTerms): void {
  const { startOn, plannedEndOn } = terms;
  const earliest = lastDayOfTerm(startOn, MIN_MONTHS);
  if (plannedEndOn < earliest) throw apprenticeship.refusalAt('plannedEndOn', 'contract.tooShort', { earliest });
  const months = groundOf(terms) === 'RQTH' ? MAX_MONTHS_RQTH : MAX_MONTHS;
  const latest = addMonths(startOn, months);
  if (plannedEndOn > latest) throw apprenticeship.refusalAt('plannedEndOn', 'contract.tooLong', { months, latest });
}

/** Code du travail L6222-1, L6222-2, D6222-1. */
function mustBeOfAge(birthDate: CalendarDate, terms: ContractTerms): void {
  const age = ageOn(birthDate, terms.startOn);
  if (age < MIN_AGE) throw apprenticeship.refusalAt('startOn', 'contract.tooYoung');
  if (age <= MAX_AGE) return;
  const ground = groundOf(terms);
  if (ground === undefined) throw apprenticeship.refusalAt('startOn', 'contract.tooOld');
  if (!WITHOUT_AGE_LIMIT.has(ground) && age > MAX_AGE_WITH_DEROGATION) {
    throw apprenticeship.refusalAt('derogation', 'contract.tooOldForDerogation');
  }
}

/** A ground such as RQTH is recorded only where the contract rests on it (GDPR art. 5(1)(c)). */
export function mustNeedItsDerogation(terms: ContractTerms, state: YouthPathwayState): void {
  const ground = groundOf(terms);
  if (ground === undefined || ageOn(birthDateOf(state), terms.startOn) > MAX_AGE) return;
  if (ground === 'RQTH' && terms.plannedEndOn > addMonths(terms.startOn, MAX_MONTHS)) return;
  throw apprenticeship.refusalAt('derogation', 'contract.derogationNotNeeded');
}

/** @throws `subject.erased`: what the contract rests on can no longer be read */
function groundOf({ derogation }: ContractTerms): string | undefined {
  if (isErased(derogation)) throw rights.refusal('subject.erased');
  return derogation?.ground;
}

/** The last day on which the youth is bound: a break frees from its own day on. */
export function lastDayOf(contract: Contract): CalendarDate {
  if (contract.ended) return contract.ended.on;
  return contract.broken ? addDays(contract.broken.on, -1) : contract.terms.plannedEndOn;
}

/** A youth carries out one contract at a time. */
export function mustNotOverlap(
  state: YouthPathwayState,
  contractId: string,
  from: CalendarDate,
  to: CalendarDate,
): void {
  const other = state.apprenticeship.contracts.find(
    (one) =>
      one.contractId !== contractId &&
      statusOf(one) !== 'ANNULLED' &&
      one.terms.startOn <= to &&
      from <= lastDayOf(one),
  );
  if (!other) return;
  throw apprenticeship.refusalAt('startOn', 'contract.overlap', { from: other.terms.startOn, to: lastDayOf(other) });
}

/**
 * A centre that trains, still active on the day of signature. That we have known it for less long does not matter: contracts
 * are declared that are older than the centre's registration here.
 */
export function mustBeACentre(cfaId: string, signedOn: CalendarDate, facts: Facts): StructureFacts {
  const cfa = facts.structure(cfaId);
  const trains = cfa && (cfa.kind === 'CFA' || isChamber(cfa));
  if (!trains || (cfa.endsOn !== undefined && cfa.endsOn <= signedOn)) {
    throw apprenticeship.refusalAt('cfaId', 'contract.cfa');
  }
  return cfa;
}

export function mustBeAChamber(chamberId: string, facts: Facts): void {
  const chamber = facts.structure(chamberId);
  if (!chamber || !isChamber(chamber)) throw apprenticeship.refusalAt('chamberId', 'contract.chamber');
}

/** The chamber that runs a centre: itself, or the one it belongs to. */
export function chamberOf(cfa: StructureFacts, facts: Facts): string | undefined {
  if (isChamber(cfa)) return cfa.id;
  const parent = cfa.parentId === undefined ? undefined : facts.structure(cfa.parentId);
  return parent && isChamber(parent) ? parent.id : undefined;
}

function isChamber({ kind }: StructureFacts): boolean {
  return kind === 'CMA' || kind === 'CMAR';
}

export function sameTerms(one: Partial<ContractTerms>, other: Partial<ContractTerms>): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

/** The terms that would change. */
export function changesTo(terms: ContractTerms, wanted: Partial<ContractTerms>): Partial<ContractTerms> {
  return Object.fromEntries(
    Object.entries<unknown>(wanted).filter(
      ([field, value]) =>
        value !== undefined && canonicalJson(value) !== canonicalJson(terms[field as keyof ContractTerms] ?? null),
    ),
  );
}
