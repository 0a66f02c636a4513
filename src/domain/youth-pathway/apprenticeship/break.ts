import { addDays, type CalendarDate, daysBetween, earliest } from '../../kernel/calendar.js';
import type { ActorKind } from '../../kernel/actor.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import type { YouthPathwayState } from '../state.js';
import { BreakApprenticeshipContract, CloseRebound, CorrectBreak, ReportBreakRisk } from './commands.js';
import {
  ApprenticeshipContractBroken,
  BreakCorrected,
  type BreakRegime,
  BreakRiskReported,
  ReboundClosed,
  ReboundOpened,
} from './events.js';
import { contractOf, recorded } from './record.js';
import { apprenticeship } from './refusals.js';
import { type ContractTerms, hasOpenRebound, statusOf } from './state.js';
import { mustNotOverlap } from './terms.js';

/** Days in the company during which either side may break freely (code du travail L6222-18). */
const FREE_DAYS = 45;
/** Days after a break by which the youth is to be reached. */
const REBOUND_DAYS = 45;

export const breakDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(ReportBreakRisk, ({ data, effectiveOn }, state) => {
    const contract = contractOf(state, data.contractId);
    const { risk, startedOn, terms } = contract;
    const status = statusOf(contract);
    if (startedOn === undefined && status === 'SIGNED') throw apprenticeship.refusal('contract.notStarted');
    if (startedOn === undefined || status !== 'STARTED') throw apprenticeship.refusal('contract.notLive', { status });
    if (effectiveOn < startedOn || effectiveOn > terms.plannedEndOn) {
      throw apprenticeship.refusal('contract.outside', { from: startedOn, to: terms.plannedEndOn });
    }
    const same =
      risk?.on === effectiveOn &&
      risk.level === data.level &&
      canonicalJson(risk.motives ?? null) === canonicalJson(data.motives ?? null);
    return same ? [] : [BreakRiskReported.of(data)];
  }),

  decide(BreakApprenticeshipContract, (command, state, facts) => {
    const { contractId, inCompanyDays, regime, cause = 'UNKNOWN' } = command.data;
    const brokenOn = command.effectiveOn;
    const contract = contractOf(state, contractId);
    const status = statusOf(contract);
    if (contract.broken && status === 'BROKEN') {
      if (contract.broken.on === brokenOn && (regime ?? contract.broken.regime) === contract.broken.regime) return [];
      throw apprenticeship.refusal('break.alreadyBroken', { brokenOn: contract.broken.on });
    }
    if (status !== 'SIGNED' && status !== 'STARTED') throw apprenticeship.refusal('contract.notLive', { status });
    mustFallWithin(contract.terms, brokenOn, contract.terms.plannedEndOn);
    const declaredBy = command.data.declaredBy ?? DECLARANT[command.actor.kind];
    if (declaredBy === undefined) throw apprenticeship.refusalAt('declaredBy', 'break.declarant');
    const broken = ApprenticeshipContractBroken.of({
      contractId,
      regime: regimeOf(contract.terms, brokenOn, regime, inCompanyDays),
      ...(inCompanyDays !== undefined && { inCompanyDays }),
      declaredBy,
      cause,
    });
    return recorded(contractId, [broken, reboundAfter(contractId, brokenOn)], command, state, facts);
  }),

  decide(CorrectBreak, (command, state, facts) => {
    const { contractId, brokenOn, cancelled, reason } = command.data;
    const contract = contractOf(state, contractId);
    const { terms, broken, breakCancelled } = contract;
    if ((brokenOn !== undefined) === (cancelled === true)) throw apprenticeship.refusal('break.correction');
    if (contract.annulledOn !== undefined) throw apprenticeship.refusal('contract.notLive', { status: 'ANNULLED' });
    if (!broken) {
      if (cancelled && breakCancelled) return [];
      throw apprenticeship.refusal('break.none');
    }
    if (brokenOn === undefined) {
      mustNotOverlap(state, contractId, terms.startOn, terms.plannedEndOn);
      const events = [BreakCorrected.of({ contractId, cancelled: true, reason })];
      if (hasOpenRebound(contract)) events.push(ReboundClosed.of({ contractId, outcome: 'BREAK_CANCELLED' }));
      return recorded(contractId, events, command, state, facts);
    }
    if (brokenOn === broken.on) return [];
    mustFallWithin(terms, brokenOn, earliest(terms.plannedEndOn, facts.today));
    regimeOf(terms, brokenOn, broken.regime, broken.inCompanyDays);
    mustNotOverlap(state, contractId, terms.startOn, addDays(brokenOn, -1));
    const events = [BreakCorrected.of({ contractId, brokenOn, reason })];
    if (hasOpenRebound(contract)) events.push(reboundAfter(contractId, brokenOn));
    return recorded(contractId, events, command, state, facts);
  }),

  decide(CloseRebound, ({ data, effectiveOn }, state) => {
    const { contractId, outcome } = data;
    const { rebound, broken } = contractOf(state, contractId);
    if (!rebound) throw apprenticeship.refusal('rebound.none');
    if (rebound.outcome === outcome) return [];
    if (rebound.outcome !== undefined) throw apprenticeship.refusal('rebound.closed', { outcome: rebound.outcome });
    if (broken && effectiveOn < broken.on) throw apprenticeship.refusal('rebound.tooEarly', { brokenOn: broken.on });
    return [ReboundClosed.of({ contractId, outcome })];
  }),
];

const DECLARANT: Readonly<Partial<Record<ActorKind, string>>> = {
  ML_ADVISER: 'ML',
  CMA_REFERENT: 'CMA',
  CFA_REFERENT: 'CFA',
};

function reboundAfter(contractId: string, brokenOn: CalendarDate) {
  return ReboundOpened.of({ contractId, dueOn: addDays(brokenOn, REBOUND_DAYS) });
}

function mustFallWithin({ startOn }: ContractTerms, brokenOn: CalendarDate, to: CalendarDate): void {
  if (brokenOn < startOn || brokenOn > to) throw apprenticeship.refusal('break.outside', { from: startOn, to });
}

/**
 * The 45 days are days in the company, not on the calendar. Up to 45 calendar days after the practical start the free regime
 * surely applies, and stands where none is declared; beyond, the regime is declared, and is free only with a declared count of
 * at most 45 days in the company (code du travail L6222-18).
 */
function regimeOf(
  { practicalStartOn }: ContractTerms,
  brokenOn: CalendarDate,
  declared: BreakRegime | undefined,
  inCompanyDays: number | undefined,
): BreakRegime {
  const elapsed = daysBetween(practicalStartOn, brokenOn);
  const possible = Math.max(0, elapsed + 1);
  if (inCompanyDays !== undefined && inCompanyDays > possible) {
    throw apprenticeship.refusalAt('inCompanyDays', 'break.inCompanyDays', { possible });
  }
  if (elapsed <= FREE_DAYS) return declared ?? 'FREE';
  if (declared === undefined) throw apprenticeship.refusalAt('regime', 'break.regimeRequired');
  if (declared === 'FREE' && (inCompanyDays === undefined || inCompanyDays > FREE_DAYS)) {
    throw apprenticeship.refusalAt('regime', 'break.freePeriodOver');
  }
  return declared;
}
