import { latest } from '../../kernel/calendar.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import type { NewEvent } from '../../kernel/event.js';
import { mustBeOpen } from '../lifecycle/state.js';
import type { YouthPathwayState } from '../state.js';
import { breakDecisions } from './break.js';
import {
  AmendApprenticeshipContract,
  AnnulApprenticeshipContract,
  EndApprenticeshipContract,
  SignApprenticeshipContract,
  StartApprenticeshipContract,
} from './commands.js';
import {
  ApprenticeshipContractAmended,
  ApprenticeshipContractAnnulled,
  ApprenticeshipContractEnded,
  ApprenticeshipContractSigned,
  ApprenticeshipContractStarted,
  ReboundClosed,
} from './events.js';
import { contractOf, recorded } from './record.js';
import { apprenticeship } from './refusals.js';
import { contractById, hasOpenRebound, isLive, statusOf } from './state.js';
import {
  chamberOf,
  changesTo,
  mustBeACentre,
  mustBeAChamber,
  mustKeepToTheRules,
  mustNeedItsDerogation,
  sameTerms,
} from './terms.js';

/** A closed path still takes in what becomes of its contracts: only a new one needs the path open. */
export const apprenticeshipDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(SignApprenticeshipContract, (command, state, facts) => {
    const { contractId = facts.newId(), ...given } = command.data;
    const signedOn = command.effectiveOn;
    const cfa = mustBeACentre(given.cfaId, signedOn, facts);
    const terms = {
      ...given,
      practicalStartOn: given.practicalStartOn ?? given.startOn,
      chamberId: given.chamberId ?? chamberOf(cfa, facts),
    };
    const known = contractById(state, contractId);
    if (known) {
      if (known.signedOn === signedOn && sameTerms(known.terms, terms)) return [];
      throw apprenticeship.refusalAt('contractId', 'contract.alreadyDeclared');
    }
    mustBeOpen(state);
    if (terms.chamberId !== undefined) mustBeAChamber(terms.chamberId, facts);
    mustKeepToTheRules({ contractId, signedOn }, terms, state);
    mustNeedItsDerogation(terms, state);
    const signed = ApprenticeshipContractSigned.of({ contractId, ...terms });
    return recorded(contractId, [signed, ...reboundsThatEnd(state, signedOn, terms.startOn)], command, state, facts);
  }),

  decide(StartApprenticeshipContract, (command, state, facts) => {
    const { contractId, practicalStartOn } = command.data;
    const contract = contractOf(state, contractId);
    const { terms, startedOn, broken } = contract;
    const status = statusOf(contract);
    if (startedOn === command.effectiveOn && status !== 'ANNULLED') return [];
    if (status === 'ANNULLED' || status === 'ENDED') throw apprenticeship.refusal('contract.notLive', { status });
    if (startedOn !== undefined) throw apprenticeship.refusal('contract.alreadyStarted', { startedOn });
    // A start may come to be known after the break.
    mustBeBetween(command.effectiveOn, terms.startOn, broken?.on ?? terms.plannedEndOn);
    if (practicalStartOn !== undefined && (practicalStartOn < terms.startOn || practicalStartOn > terms.plannedEndOn)) {
      throw apprenticeship.refusalAt('practicalStartOn', 'contract.practicalStart');
    }
    const moved = practicalStartOn !== undefined && practicalStartOn !== terms.practicalStartOn;
    const started = ApprenticeshipContractStarted.of({ contractId, ...(moved && { practicalStartOn }) });
    return recorded(contractId, [started], command, state, facts);
  }),

  decide(AmendApprenticeshipContract, (command, state, facts) => {
    const { contractId, ...given } = command.data;
    const contract = contractOf(state, contractId);
    const { terms, startedOn, signedOn } = contract;
    if (Object.keys(given).length === 0) throw apprenticeship.refusal('contract.nothingToAmend');
    if (!isLive(contract)) throw apprenticeship.refusal('contract.notLive', { status: statusOf(contract) });
    const wanted = { ...given };
    if (given.cfaId !== undefined && given.cfaId !== terms.cfaId) {
      wanted.chamberId ??= chamberOf(mustBeACentre(given.cfaId, command.effectiveOn, facts), facts);
    }
    // Practical training that was to begin with the contract still does.
    if (given.startOn !== undefined && terms.practicalStartOn === terms.startOn)
      wanted.practicalStartOn ??= given.startOn;
    const changes = changesTo(terms, wanted);
    if (Object.keys(changes).length === 0) return [];

    if (changes.chamberId !== undefined) mustBeAChamber(changes.chamberId, facts);
    const amended = { ...terms, ...changes };
    mustBeBetween(command.effectiveOn, signedOn, latest(terms.plannedEndOn, amended.plannedEndOn));
    if (startedOn !== undefined && amended.startOn > startedOn) {
      throw apprenticeship.refusalAt('startOn', 'contract.startIsPast', { startedOn });
    }
    mustKeepToTheRules(contract, amended, state);
    if (changes.derogation !== undefined) mustNeedItsDerogation(amended, state);
    const event = ApprenticeshipContractAmended.of({ contractId, ...changes } as AmendedData);
    return recorded(contractId, [event], command, state, facts);
  }),

  decide(AnnulApprenticeshipContract, (command, state, facts) => {
    const { contractId } = command.data;
    const contract = contractOf(state, contractId);
    const { signedOn, annulledOn } = contract;
    if (annulledOn !== undefined) return [];
    if (command.effectiveOn < signedOn) throw apprenticeship.refusal('contract.tooEarly', { signedOn });
    const events = [ApprenticeshipContractAnnulled.of({ contractId })];
    if (hasOpenRebound(contract)) events.push(ReboundClosed.of({ contractId, outcome: 'CONTRACT_ANNULLED' }));
    return recorded(contractId, events, command, state, facts);
  }),

  decide(EndApprenticeshipContract, (command, state, facts) => {
    const { contractId, diplomaResult = 'UNKNOWN' } = command.data;
    const contract = contractOf(state, contractId);
    const { ended, startedOn, terms } = contract;
    const status = statusOf(contract);
    if (ended && status === 'ENDED') {
      if (ended.on === command.effectiveOn && ended.diplomaResult === diplomaResult) return [];
      throw apprenticeship.refusal('contract.alreadyEnded', { endedOn: ended.on });
    }
    if (!isLive(contract)) throw apprenticeship.refusal('contract.notLive', { status });
    if (startedOn === undefined) throw apprenticeship.refusal('contract.notStarted');
    mustBeBetween(command.effectiveOn, startedOn, terms.plannedEndOn);
    return recorded(contractId, [ApprenticeshipContractEnded.of({ contractId, diplomaResult })], command, state, facts);
  }),

  ...breakDecisions,
];

type AmendedData = Parameters<typeof ApprenticeshipContractAmended.of>[0];

function mustBeBetween(date: string, from: string, to: string): void {
  if (date < from || date > to) throw apprenticeship.refusal('contract.outside', { from, to });
}

/** A new contract is what a rebound was waiting for. */
function reboundsThatEnd(state: YouthPathwayState, signedOn: string, startOn: string): readonly NewEvent[] {
  return state.apprenticeship.contracts.flatMap((contract) => {
    const { contractId, broken } = contract;
    if (!broken || broken.on > startOn || !hasOpenRebound(contract)) return [];
    const effectiveOn = latest(signedOn, broken.on);
    return [ReboundClosed.of({ contractId, outcome: 'NEW_CONTRACT' }, { effectiveOn })];
  });
}
