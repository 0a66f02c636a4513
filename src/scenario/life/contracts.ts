import {
  addDays,
  addMonths,
  ageOn,
  type CalendarDate,
  daysBetween,
  lastDayOfTerm,
  latest,
} from '../../domain/kernel/calendar.js';
import { decaNumber, siretOf } from '../codes.js';
import { CONTRACT, FOLLOW_UP } from '../distributions.js';
import { employerName } from '../names.js';
import type { Office } from '../network/office.js';
import { type AfterBreak, planBreak, reportRisk } from './breaks.js';
import { endCej } from './cej.js';
import { ask } from './consents.js';
import { newVersion } from './imilo.js';
import type { Life } from './life.js';
import type { Contract } from './model.js';
import { intensify } from './phases.js';
import { planReview } from './reviews.js';
import { CRAFT, craftNamed, type Diploma } from './trades.js';

/** Where the contract comes from. */
export interface Signing {
  /** The centre where the youth was received, if it is one. */
  readonly cfa?: Office | undefined;
  /** The contract before, which was broken. */
  readonly after?: Contract | undefined;
  /** What is told to whoever referred the youth. */
  readonly signed?: () => void;
}

/** An apprenticeship contract, some time from now; many that could be signed in spring wait for the summer. */
export function planContract(
  life: Life,
  signing: Signing = {},
  delay = life.chance.spread(CONTRACT.untilSigned),
): void {
  const month = Number(addDays(life.today, delay).slice(5, 7));
  const waits = !signing.after && month >= 2 && month <= 5 && life.chance.happens(CONTRACT.waitsForSummer);
  life.later(waits ? delay + (7 - month) * 30 : delay, () => {
    sign(life, signing);
  });
}

function sign(life: Life, signing: Signing): void {
  const { chance } = life;
  const free = life.contracts.every(isOver);
  if (!life.isOpen || !free) return;
  const centres = life.around.network.cfasOf(life.missionLocale.region).filter(({ ended }) => !ended);
  const cfa = signing.cfa && !signing.cfa.ended ? signing.cfa : chance.oneOf(centres);
  const released = life.contracts.map(
    (one) => one.broken?.on ?? (one.status === 'ENDED' ? addDays(one.plannedEndOn, 1) : undefined),
  );
  const signedOn = life.late(...released);
  const startOn = latest(
    addDays(signedOn, chance.spread(CONTRACT.untilStart)),
    ...released.filter((one) => one !== undefined),
  );
  const contract = declare(life, cfa, signedOn, startOn);
  if (!contract) return;
  signing.signed?.();
  for (const before of life.contracts) before.reboundOpen = false;
  if (chance.happens(CONTRACT.followUpAsked)) askToShare(life, cfa);
  if (chance.happens(CONTRACT.annulled)) {
    life.later(CONTRACT.untilAnnulled, () => {
      annul(life, contract);
    });
  }
  if (chance.happens(CONTRACT.startWrittenDown)) {
    life.onDay(addDays(startOn, chance.spread(CONTRACT.untilStartTold)), () => {
      start(life, contract);
    });
  }
}

function isOver({ status, broken }: Contract): boolean {
  if (status === 'BROKEN') return broken?.neverHappened === false;
  return status === 'ANNULLED' || status === 'ENDED';
}

/** By the centre, the Mission Locale or the chamber; the terms keep to the rules of a contract. */
function declare(life: Life, cfa: Office, signedOn: CalendarDate, startOn: CalendarDate): Contract | undefined {
  const { chance } = life;
  const age = ageOn(life.person.birthDate, startOn);
  if (age > 29 && !life.person.disabled) return undefined;
  const chamber = cfa.parent;
  const declarer = chance.of(CONTRACT.declaredBy);
  const by = declarer === 'ML' ? life.byAdviser() : life.bySomebodyOf(declarer === 'CMA' && chamber ? chamber : cfa);
  const months = Number(chance.of(CONTRACT.months));
  const plannedEndOn = lastDayOfTerm(startOn, months);
  const practicalStartOn = addDays(startOn, Number(chance.of(CONTRACT.untilPractice)));
  const craft = craftNamed(chance.of(CRAFT));
  const level = chance.of(CONTRACT.level);
  const diploma: Diploma = craft.diplomas[level];
  const contractId = chance.id(life.around.journal.now);
  life.record(
    'SignApprenticeshipContract',
    by,
    {
      contractId,
      startOn,
      plannedEndOn,
      ...(practicalStartOn !== startOn && { practicalStartOn }),
      employerName: employerName(chance, craft.employer),
      employerSiret: siretOf(chance.between(10_000, 99_000)),
      cfaId: cfa.stream,
      rncp: diploma.rncp,
      diplomaCode: diploma.code,
      diplomaLabel: diploma.label,
      qualificationLevel: level,
      trade: craft.trade,
      ...(age > 29 && { derogation: { ground: 'RQTH' } }),
      ...(chance.happens(CONTRACT.numberedAtDeca) && { decaNumber: decaNumber(chance, signedOn) }),
    },
    signedOn,
  );
  const contract: Contract = {
    id: contractId,
    cfa,
    chamber,
    declaredBy: declarer === 'ML' ? life.adviser.office : declarer === 'CMA' && chamber ? chamber : cfa,
    signedOn,
    startOn,
    practicalStartOn,
    plannedEndOn,
    craft,
    level,
    status: 'SIGNED',
    startedOn: undefined,
    broken: undefined,
    reboundOpen: false,
    version: 0,
    updates: [],
  };
  life.contracts.push(contract);
  newVersion(life, contract);
  return contract;
}

/** So that employer, diploma and dates may cross, in either direction (convention art. 4.4). */
function askToShare(life: Life, cfa: Office): void {
  const recipient = life.chance.oneOf([
    'NETWORK_ML',
    'NETWORK_ML',
    life.missionLocale.stream,
    cfa.stream,
    'NETWORK_CMA',
  ]);
  const by = () =>
    recipient === cfa.stream || recipient === 'NETWORK_CMA' ? life.byAdviser() : life.bySomebodyOf(cfa);
  ask(life, 'SHARED_FOLLOW_UP', recipient, by, () => undefined);
}

function start(life: Life, contract: Contract): void {
  const { chance } = life;
  if (contract.status !== 'SIGNED') return;
  moveFromClosedCentre(life, contract);
  const startedOn = contract.startOn;
  life.record('StartApprenticeshipContract', life.bySomebodyOf(contract.cfa), { contractId: contract.id }, startedOn);
  contract.status = 'STARTED';
  contract.startedOn = startedOn;
  newVersion(life, contract);
  if (life.cej && chance.happens(FOLLOW_UP.cejEndedByContract)) endCej(life, life.cej, 'INSERTION');
  planReview(life, contract);
  if (chance.happens(CONTRACT.amended)) {
    life.later(CONTRACT.untilAmended, () => {
      amend(life, contract);
    });
  }
  if (chance.happens(CONTRACT.broken)) planBreak(life, contract, whatFollows(life, contract));
  else if (chance.happens(CONTRACT.riskOnly)) {
    life.later(CONTRACT.untilAmended, () => {
      reportRisk(life, contract);
    });
  }
  const end = addDays(contract.plannedEndOn, -chance.spread(CONTRACT.endsBefore));
  life.onDay(latest(end, addDays(startedOn, 1)), () => {
    finish(life, contract);
  });
}

/** After a break: another contract, the way back to the Mission Locale, the intensive accompaniment. */
function whatFollows(life: Life, contract: Contract): AfterBreak {
  return {
    second: () => {
      planContract(life, { after: contract }, life.chance.spread(CONTRACT.untilSecond));
    },
    orientation: () => {
      life.around.afterBreak(life, contract.cfa);
    },
    accompaniment: () => {
      intensify(life);
    },
  };
}

/** Its centre has closed: another one goes on with the apprentice. */
function moveFromClosedCentre(life: Life, contract: Contract): void {
  const { cfa } = contract;
  if (cfa.ended !== 'CLOSED' || !cfa.successor || cfa.successor.ended) return;
  amendWith(life, contract, { cfaId: cfa.successor.stream });
  contract.cfa = cfa.successor;
}

function amend(life: Life, contract: Contract): void {
  if (contract.status !== 'STARTED' || life.today > contract.plannedEndOn) return;
  const { chance } = life;
  moveFromClosedCentre(life, contract);
  switch (chance.of(CONTRACT.amendment)) {
    case 'LONGER': {
      const plannedEndOn = addMonths(contract.plannedEndOn, chance.spread(CONTRACT.longerByMonths));
      if (plannedEndOn > addMonths(contract.startOn, 42)) return;
      amendWith(life, contract, { plannedEndOn });
      contract.plannedEndOn = plannedEndOn;
      return;
    }
    case 'EMPLOYER_RENAMED':
      amendWith(life, contract, { employerName: employerName(chance, 'reprise') });
      return;
    case 'DIPLOMA': {
      const level = contract.level === '4' ? '3' : '4';
      const { label, code, rncp } = contract.craft.diplomas[level];
      amendWith(life, contract, { diplomaLabel: label, diplomaCode: code, rncp, qualificationLevel: level });
      contract.level = level;
      return;
    }
    case 'CENTRE': {
      const others = life.around.network
        .cfasOf(contract.cfa.region)
        .filter((one) => one !== contract.cfa && !one.ended);
      if (others.length === 0) return;
      const cfa = chance.oneOf(others);
      amendWith(life, contract, { cfaId: cfa.stream });
      contract.cfa = cfa;
    }
  }
}

function amendWith(life: Life, contract: Contract, change: Readonly<Record<string, unknown>>): void {
  const by = life.bySomebodyOf(contract.cfa);
  life.record('AmendApprenticeshipContract', by, { contractId: contract.id, ...change });
  newVersion(life, contract);
}

/** As if it had never been signed: its deposit was refused, or it was declared twice. */
function annul(life: Life, contract: Contract): void {
  if (contract.status !== 'SIGNED' && contract.status !== 'STARTED') return;
  life.record('AnnulApprenticeshipContract', life.bySomebodyOf(contract.cfa), { contractId: contract.id });
  contract.status = 'ANNULLED';
  newVersion(life, contract);
}

function finish(life: Life, contract: Contract): void {
  const { today, chance } = life;
  if (contract.status !== 'STARTED') return;
  const early = daysBetween(today, contract.plannedEndOn) > 30;
  if (early) {
    life.onDay(addDays(contract.plannedEndOn, -chance.spread(CONTRACT.endsBefore)), () => {
      finish(life, contract);
    });
    return;
  }
  const on = today > contract.plannedEndOn ? contract.plannedEndOn : today;
  const diplomaResult = chance.of(CONTRACT.diploma);
  const by = life.bySomebodyOf(contract.cfa);
  life.record('EndApprenticeshipContract', by, { contractId: contract.id, diplomaResult }, on);
  contract.status = 'ENDED';
  contract.plannedEndOn = on;
  newVersion(life, contract);
}
