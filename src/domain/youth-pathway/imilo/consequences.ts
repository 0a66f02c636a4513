import type { NewEvent } from '../../kernel/event.js';
import type { Facts } from '../../kernel/facts.js';
import { isErased } from '../../kernel/personal.js';
import { type Contract, contractById, partiesTo } from '../apprenticeship/state.js';
import { missionLocaleOf, registrationOf } from '../registration/state.js';
import { isSubjectErased } from '../rights/state.js';
import { isFollowUpShared } from '../shared-follow-up.js';
import type { YouthPathwayState } from '../state.js';
import { type ContractDates, ImiloUpdatePrepared, ImiloUpdateSuperseded } from './events.js';
import { type ImiloUpdate, isUndelivered, updateOfVersion, updatesOf, wasTold } from './state.js';

/**
 * What i-milo is to be told of a contract as it now stands: an update for its present version where the youth's consent and
 * the i-milo number allow one; what was waiting for an older version will not be delivered. An annulled contract is told only
 * where i-milo has heard of it.
 */
export function prepareUpdate(state: YouthPathwayState, contractId: string, facts: Facts): readonly NewEvent[] {
  const contract = contractById(state, contractId);
  if (!contract) return [];
  const prepared = mayBeTold(state, contract, facts) ? preparedFor(contract, facts.newId()) : undefined;
  const undelivered = updatesOf(state, contractId).filter(isUndelivered);
  return [
    ...undelivered.flatMap((one) => supersededBy(state, contract, one, prepared?.updateId)),
    ...(prepared ? [ImiloUpdatePrepared.of(prepared)] : []),
  ];
}

function mayBeTold(state: YouthPathwayState, contract: Contract, facts: Facts): boolean {
  if (isSubjectErased(state)) return false;
  const { imiloNumber } = registrationOf(state);
  return (
    imiloNumber !== undefined &&
    !isErased(imiloNumber) &&
    !isErased(contract.terms.employerName) &&
    updateOfVersion(state, contract.contractId, contract.version) === undefined &&
    (contract.annulledOn === undefined || wasTold(state, contract.contractId)) &&
    isFollowUpShared(state, [...partiesTo(contract), missionLocaleOf(state)], facts.recordedOn, facts)
  );
}

/** The end of an update of a version before the contract's present one; nothing for the present one. */
export function supersededBy(
  state: YouthPathwayState,
  contract: Contract,
  update: ImiloUpdate,
  newer = updateOfVersion(state, contract.contractId, contract.version)?.updateId,
): readonly NewEvent[] {
  if (update.version >= contract.version) return [];
  const reason = contract.annulledOn === undefined ? 'NEWER_VERSION' : 'CONTRACT_ANNULLED';
  return [ImiloUpdateSuperseded.of({ ...named(update), reason, ...(newer !== undefined && { supersededBy: newer }) })];
}

/** The content of the update of a contract's present version; the caller has made sure that it can be read. */
export function preparedFor(contract: Contract, updateId: string) {
  const { contractId, version, terms } = contract;
  return {
    updateId,
    contractId,
    version,
    employerName: terms.employerName as string,
    diplomaLabel: terms.diplomaLabel as string,
    dates: datesOf(contract),
  };
}

function datesOf({ signedOn, terms, broken, ended, annulledOn }: Contract): ContractDates {
  const { startOn, plannedEndOn } = terms;
  return {
    signedOn,
    startOn,
    plannedEndOn,
    ...(broken && { brokenOn: broken.on }),
    ...(ended && { endedOn: ended.on }),
    ...(annulledOn !== undefined && { annulledOn }),
  };
}

/** Without the youth's consent nothing that has not left yet leaves any more. What i-milo already holds stays there. */
export function cancelUndeliveredUpdates(state: YouthPathwayState): readonly NewEvent[] {
  return state.imilo.updates
    .filter(isUndelivered)
    .map((update) => ImiloUpdateSuperseded.of({ ...named(update), reason: 'CONSENT_REVOKED' }));
}

function named({ updateId, contractId, version }: ImiloUpdate) {
  return { updateId, contractId, version };
}
