import { addDays, type CalendarDate, daysBetween, earliest, latest } from '../../domain/kernel/calendar.js';
import { CONTRACT } from '../distributions.js';
import { newVersion } from './imilo.js';
import type { Life } from './life.js';
import type { Contract } from './model.js';

/** «L» Days of practical training in the company during which either side may break freely (code du travail L6222-18). */
const FREE_DAYS = 45;

/** What follows a break that really happened. */
export interface AfterBreak {
  readonly second: () => void;
  readonly orientation: () => void;
  readonly accompaniment: () => void;
}

/** A contract that will break: a warning first, at times; then the break, declared late by whoever hears of it. */
export function planBreak(life: Life, contract: Contract, after: AfterBreak): void {
  const { chance } = life;
  const days = chance.spread(CONTRACT.untilBroken);
  if (days > 15 && chance.happens(CONTRACT.riskReported)) {
    life.later(Math.floor(days * 0.7), () => {
      reportRisk(life, contract);
    });
  }
  life.later(days, () => {
    breakContract(life, contract, after);
  });
}

export function reportRisk(life: Life, contract: Contract): void {
  const { chance, today } = life;
  if (contract.status !== 'STARTED' || today > contract.plannedEndOn) return;
  life.record('ReportBreakRisk', life.bySomebodyOf(contract.cfa), {
    contractId: contract.id,
    level: chance.of(CONTRACT.riskLevel),
    ...(chance.happens(CONTRACT.motivesTold) && { motives: [life.remark] }),
  });
}

function breakContract(life: Life, contract: Contract, after: AfterBreak): void {
  const { chance } = life;
  const { startedOn, practicalStartOn, plannedEndOn } = contract;
  if (contract.status !== 'STARTED' || startedOn === undefined) return;
  const on = earliest(life.late(startedOn), plannedEndOn);
  const elapsed = daysBetween(practicalStartOn, on);
  const regime = chance.of(elapsed <= FREE_DAYS ? CONTRACT.earlyRegime : CONTRACT.regime);
  const inCompanyDays = daysInCompany(life, elapsed, regime);
  const declarer = chance.of(CONTRACT.declaredBy);
  const by = declarer === 'ML' ? life.byAdviser() : life.bySomebodyOf(contract.cfa);
  life.record(
    'BreakApprenticeshipContract',
    by,
    {
      contractId: contract.id,
      regime,
      ...(inCompanyDays !== undefined && { inCompanyDays }),
      declaredBy: chance.oneOf(['YOUTH', 'EMPLOYER', 'CFA', 'ML'] as const),
      cause: chance.of(CONTRACT.cause),
    },
    on,
  );
  contract.status = 'BROKEN';
  const neverHappened = chance.happens(CONTRACT.falseBreak);
  contract.broken = { on, inCompanyDays, neverHappened };
  contract.reboundOpen = true;
  newVersion(life, contract);
  if (neverHappened) cancelLater(life, contract);
  else whatFollows(life, contract, after);
}

/** Long blocks at the centre: day 60 on the calendar may be day 20 in the company. */
function daysInCompany(life: Life, elapsed: number, regime: string): number | undefined {
  const possible = Math.max(0, elapsed + 1);
  if (elapsed > FREE_DAYS && regime === 'FREE') return life.chance.spread(CONTRACT.freeDaysBeyond);
  return life.chance.happens(CONTRACT.daysCounted) ? Math.floor(possible * CONTRACT.partInCompany) : undefined;
}

/** It never happened: the apprentice is still there. */
function cancelLater(life: Life, contract: Contract): void {
  life.later(CONTRACT.untilCorrected, () => {
    if (contract.status !== 'BROKEN') return;
    const correction = { contractId: contract.id, cancelled: true, reason: 'DECLARED_BY_MISTAKE' };
    life.record('CorrectBreak', life.bySomebodyOf(contract.cfa), correction);
    contract.status = 'STARTED';
    contract.broken = undefined;
    contract.reboundOpen = false;
    newVersion(life, contract);
  });
}

function whatFollows(life: Life, contract: Contract, after: AfterBreak): void {
  const { chance } = life;
  if (chance.happens(CONTRACT.redatedBreak)) {
    life.later(CONTRACT.untilCorrected, () => {
      redate(life, contract);
    });
  }
  if (chance.happens(CONTRACT.postBreakReferral)) after.orientation();
  if (chance.happens(CONTRACT.secondContract)) after.second();
  else if (chance.happens(CONTRACT.reboundClosed)) {
    life.later(CONTRACT.untilRebound, () => {
      closeRebound(life, contract, after);
    });
  }
}

/** Some days earlier than was first said; never before the start. */
function redate(life: Life, contract: Contract): void {
  const { broken, startedOn, practicalStartOn } = contract;
  if (contract.status !== 'BROKEN' || !broken || startedOn === undefined) return;
  const counted = broken.inCompanyDays;
  const needed: CalendarDate = counted === undefined ? startedOn : addDays(practicalStartOn, counted - 1);
  const brokenOn = latest(addDays(broken.on, -life.chance.spread(CONTRACT.redatedBy)), startedOn, needed);
  if (brokenOn >= broken.on) return;
  const correction = { contractId: contract.id, brokenOn, reason: 'WRONG_DATE' };
  life.record('CorrectBreak', life.bySomebodyOf(contract.cfa), correction);
  broken.on = brokenOn;
  newVersion(life, contract);
}

function closeRebound(life: Life, contract: Contract, after: AfterBreak): void {
  if (!contract.reboundOpen || contract.status !== 'BROKEN') return;
  const outcome = life.chance.of(CONTRACT.rebound);
  life.record('CloseRebound', life.byAdviser(), { contractId: contract.id, outcome });
  contract.reboundOpen = false;
  if (outcome === 'CEJ') after.accompaniment();
}
