import type { CalendarDate } from '../../kernel/calendar.js';
import { canonicalJson } from '../../kernel/canonical-json.js';
import { decide, type DecisionCase } from '../../kernel/command.js';
import { isErased } from '../../kernel/personal.js';
import { contractOf } from '../apprenticeship/record.js';
import { partiesTo } from '../apprenticeship/state.js';
import { missionLocaleOf, registrationOf } from '../registration/state.js';
import { rights } from '../rights/refusals.js';
import { mustShareFollowUp } from '../shared-follow-up.js';
import type { YouthPathwayState } from '../state.js';
import { AcknowledgeImiloUpdate, DeliverImiloUpdate, PrepareImiloUpdate, RejectImiloUpdate } from './commands.js';
import { preparedFor, supersededBy } from './consequences.js';
import { ImiloUpdateAcknowledged, ImiloUpdateDelivered, ImiloUpdatePrepared, ImiloUpdateRejected } from './events.js';
import { imilo } from './refusals.js';
import { type ImiloUpdate, isUndelivered, updateOfVersion, updatesOf, wasTold } from './state.js';

export const imiloDecisions: readonly DecisionCase<YouthPathwayState>[] = [
  decide(PrepareImiloUpdate, ({ data }, state, facts) => {
    const contract = contractOf(state, data.contractId);
    const { contractId, version } = contract;
    const already = updateOfVersion(state, contractId, version);
    const updateId = data.updateId ?? already?.updateId ?? facts.newId();
    if (already && already.updateId !== updateId) {
      throw imilo.refusalAt('updateId', 'imilo.alreadyPrepared', { version, updateId: already.updateId });
    }
    if (isErased(contract.terms.employerName)) throw rights.refusal('subject.erased');
    const prepared = preparedFor(contract, updateId);
    for (const field of ['version', 'employerName', 'diplomaLabel', 'dates'] as const) {
      if (data[field] !== undefined && canonicalJson(data[field]) !== canonicalJson(prepared[field])) {
        throw imilo.refusalAt(field, 'imilo.inconsistent', { version });
      }
    }
    if (already) return [];
    if (state.imilo.updates.some((one) => one.updateId === updateId)) {
      throw imilo.refusalAt('updateId', 'imilo.idTaken');
    }
    if (contract.annulledOn !== undefined && !wasTold(state, contractId)) throw imilo.refusal('imilo.nothingToTell');
    const { imiloNumber } = registrationOf(state);
    if (imiloNumber === undefined) throw imilo.refusal('imilo.numberUnknown');
    if (isErased(imiloNumber)) throw rights.refusal('subject.erased');
    mustShareFollowUp(state, [...partiesTo(contract), missionLocaleOf(state)], [facts.recordedOn], facts);
    return [ImiloUpdatePrepared.of(prepared)];
  }),

  decide(DeliverImiloUpdate, ({ data, effectiveOn }, state, facts) => {
    const update = updateMeant(state, data);
    mustNotBeSuperseded(update);
    if (!isUndelivered(update)) return [];
    mustFollow(update, effectiveOn);
    const structures = [...partiesTo(contractOf(state, update.contractId)), missionLocaleOf(state)];
    mustShareFollowUp(state, structures, [effectiveOn], facts);
    return [ImiloUpdateDelivered.of({ ...named(update), channel: data.channel })];
  }),

  decide(AcknowledgeImiloUpdate, ({ data, effectiveOn }, state) => {
    const update = updateMeant(state, data);
    mustNotBeSuperseded(update);
    if (update.status === 'ACKNOWLEDGED') return [];
    if (update.status !== 'DELIVERED') throw imilo.refusal('imilo.notDelivered');
    mustFollow(update, effectiveOn);
    return [ImiloUpdateAcknowledged.of(named(update))];
  }),

  decide(RejectImiloUpdate, ({ data, effectiveOn }, state) => {
    const update = updateMeant(state, data);
    mustNotBeSuperseded(update);
    if (update.status === 'REJECTED' && update.because === data.code) return [];
    if (update.status !== 'DELIVERED') throw imilo.refusal('imilo.notDelivered');
    mustFollow(update, effectiveOn);
    // What i-milo refused of a version that is no longer the contract's is not to be put right.
    const outdated = supersededBy(state, contractOf(state, update.contractId), update);
    return [ImiloUpdateRejected.of({ ...named(update), code: data.code }), ...outdated];
  }),
];

interface Meant {
  readonly updateId?: string | undefined;
  readonly contractId?: string | undefined;
  readonly version?: number | undefined;
}

/** By its id; or the last one of its contract, or of that version of its contract. */
function updateMeant(state: YouthPathwayState, { updateId, contractId, version }: Meant): ImiloUpdate {
  const candidates = contractId === undefined ? state.imilo.updates : updatesOf(state, contractId);
  const named = updateId !== undefined || contractId !== undefined;
  const update = candidates.findLast(
    (one) =>
      (updateId === undefined || one.updateId === updateId) && (version === undefined || one.version === version),
  );
  if (!named || !update) throw imilo.refusal('imilo.unknown');
  return update;
}

function mustNotBeSuperseded({ status, because }: ImiloUpdate): void {
  if (status === 'SUPERSEDED') throw imilo.refusal('imilo.superseded', { reason: because ?? status });
}

function mustFollow({ on }: ImiloUpdate, date: CalendarDate): void {
  if (date < on) throw imilo.refusal('imilo.tooEarly', { since: on });
}

function named({ updateId, contractId, version }: ImiloUpdate) {
  return { updateId, contractId, version };
}
