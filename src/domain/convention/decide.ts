import { type CalendarDate, earliest } from '../kernel/calendar.js';
import { decide, type DecisionCase } from '../kernel/command.js';
import { isActiveOn } from '../kernel/facts.js';
import { steeringCommitteeDecisions } from './committee.js';
import {
  BringDisputeToCourt,
  DiffuseConvention,
  OpenDispute,
  RenewConventionTacitly,
  SendDenunciation,
  SettleDisputeAmicably,
  SignAmendment,
  SignConvention,
  SupersedeConvention,
  TerminateConvention,
} from './commands.js';
import {
  AmendmentSigned,
  ConventionDiffused,
  ConventionSigned,
  ConventionSuperseded,
  ConventionTacitlyRenewed,
  ConventionTerminated,
  DenunciationSent,
  DisputeBroughtToCourt,
  DisputeOpened,
  DisputeSettledAmicably,
} from './events.js';
import { partyOf } from './facts.js';
import { mustBeInForce, signedOf } from './in-force.js';
import { convention } from './refusals.js';
import { mustBeParent, mustBindBothNetworks, ownTerritory } from './signature.js';
import type { ConventionState, Dispute } from './state.js';
import { renewalOn } from './term.js';

export const conventionDecisions: readonly DecisionCase<ConventionState>[] = [
  /** Article 6: "prend effet à compter de la date de sa signature". */
  decide(SignConvention, ({ data, effectiveOn, actor }, state, facts) => {
    if (state.signed) throw convention.refusal('convention.signed');
    const { level, parties, termYears, renewal, predecessorId, parentId } = data;
    mustBindBothNetworks(parties, effectiveOn, facts);
    const byHead = actor.kind === 'UNML' || actor.kind === 'CMA_FRANCE' || actor.kind === 'IMPORT';
    if (!byHead && partyOf(actor, parties, facts) === undefined) throw convention.refusal('convention.notAParty');
    if (predecessorId !== undefined && !facts.convention(predecessorId)) {
      throw convention.refusalAt('predecessorId', 'convention.predecessor');
    }
    mustBeParent(parentId, level, effectiveOn, facts);
    const signatories = (data.signatories ?? parties).map((one) =>
      typeof one === 'string' ? { structureId: one, capacity: 'OTHER' as const } : one,
    );
    if (signatories.some(({ structureId }) => !parties.includes(structureId))) {
      throw convention.refusalAt('signatories', 'convention.signatory');
    }
    const territory = ownTerritory(level, parties, data.territory, facts);
    return [
      ConventionSigned.of({ level, parties, signatories, termYears, renewal, predecessorId, parentId, territory }),
    ];
  }),

  /** Article 6: "peut être complétée, modifiée par avenant". */
  decide(SignAmendment, ({ data: { amendmentId, subject }, effectiveOn }, state, facts) => {
    mustBeInForce(state, effectiveOn);
    const known = state.amendments.some(({ id, on, subject: about }) =>
      amendmentId === undefined ? on === effectiveOn && about === subject : id === amendmentId,
    );
    return known ? [] : [AmendmentSigned.of({ amendmentId: amendmentId ?? facts.newId(), subject })];
  }),

  /**
   * Article 6: "Après cette période, elle est renouvelable annuellement par tacite reconduction." It happens on the
   * anniversary unless the convention has ended by then; a denunciation that is not acknowledged yet ends nothing.
   */
  decide(RenewConventionTacitly, ({ data, effectiveOn }, state) => {
    const signed = signedOf(state);
    if (signed.renewal === 'NONE') throw convention.refusal('renewal.none');
    const { start, end } = renewalOn(signed, effectiveOn) ?? {};
    const { periodStart = start, periodEnd = end } = data;
    if (start === undefined || end === undefined || periodStart !== start || periodEnd !== end) {
      throw convention.refusal('renewal.notAnAnniversary');
    }
    if (state.renewals.includes(start)) return [];
    if (state.endsOn !== undefined && start >= state.endsOn) {
      throw convention.refusal('convention.ended', { endsOn: state.endsOn });
    }
    return [ConventionTacitlyRenewed.of({ periodStart: start, periodEnd: end })];
  }),

  /** Article 6: "dénoncée, à tout moment, par l’une ou l’autre des parties sans préavis, par lettre recommandée". */
  decide(SendDenunciation, ({ data, effectiveOn, actor }, state, facts) => {
    const { parties } = signedOf(state);
    const own = partyOf(actor, parties, facts);
    const by = data.by ?? own;
    if (by === undefined || !parties.includes(by)) throw convention.refusalAt('by', 'convention.notAParty');
    if (actor.kind !== 'IMPORT' && by !== own) throw convention.refusalAt('by', 'denunciation.otherParty');
    if (data.sentOn !== undefined && data.sentOn !== effectiveOn) {
      throw convention.refusalAt('sentOn', 'denunciation.sentOn');
    }
    const { trackingNumber } = data;
    if (state.denunciations.some((sent) => sent.trackingNumber === trackingNumber)) return [];
    mustBeInForce(state, effectiveOn);
    return [DenunciationSent.of({ by, trackingNumber })];
  }),

  /** Article 6: "La résiliation prend effet à compter de la date de l’accusé réception." */
  decide(TerminateConvention, ({ effectiveOn: acknowledgedOn }, state) => {
    signedOf(state);
    if (state.endedBy === 'TERMINATION' && state.endsOn === acknowledgedOn) return [];
    if (state.endsOn !== undefined) throw convention.refusal('convention.ended', { endsOn: state.endsOn });
    const [first, ...others] = state.denunciations.map(({ sentOn }) => sentOn);
    if (first === undefined) throw convention.refusal('denunciation.none');
    const sentOn = earliest(first, ...others);
    if (acknowledgedOn < sentOn) throw convention.refusal('denunciation.acknowledgedBefore', { sentOn });
    mustBeInForce(state, acknowledgedOn);
    return [ConventionTerminated.of({})];
  }),

  decide(SupersedeConvention, ({ data: { successorId }, effectiveOn }, state, facts) => {
    const { level } = signedOf(state);
    if (state.endedBy === 'SUCCESSOR' && state.endsOn === effectiveOn) return [];
    if (state.endsOn !== undefined) throw convention.refusal('convention.ended', { endsOn: state.endsOn });
    mustBeInForce(state, effectiveOn);
    const successor = successorId === facts.stream ? undefined : facts.convention(successorId);
    if (successor?.level !== level || !successor.inForceOn(effectiveOn)) {
      throw convention.refusalAt('successorId', 'convention.successor');
    }
    return [ConventionSuperseded.of({ successorId })];
  }),

  /** Article 2 (CMA France, in each chamber) and article 3 (UNML, Missions Locales and their regional associations). */
  decide(DiffuseConvention, ({ data: { structureId }, effectiveOn, actor }, state, facts) => {
    mustBeInForce(state, effectiveOn);
    if (state.diffusedTo.includes(structureId)) return [];
    const structure = facts.structure(structureId);
    if (!structure || !isActiveOn(structure, effectiveOn)) {
      throw convention.refusalAt('structureId', 'diffusion.structure');
    }
    const by = partyOf(actor, signedOf(state).parties, facts);
    if (by !== undefined && facts.structure(by)?.network !== structure.network) {
      throw convention.refusalAt('structureId', 'diffusion.otherNetwork');
    }
    return [ConventionDiffused.of({ structureId })];
  }),

  ...steeringCommitteeDecisions,

  /** Article 8: a dispute may outlive the convention. */
  decide(OpenDispute, ({ data: { disputeId, subject }, effectiveOn }, state, facts) => {
    if (effectiveOn < signedOf(state).signedOn) throw convention.refusal('dispute.beforeSignature');
    const known = Object.entries(state.disputes).some(([id, dispute]) =>
      disputeId === undefined ? dispute.openedOn === effectiveOn && dispute.subject === subject : id === disputeId,
    );
    return known ? [] : [DisputeOpened.of({ disputeId: disputeId ?? facts.newId(), subject })];
  }),

  /** Article 8: "Les parties s’efforceront de régler à l’amiable tout litige", even one that is before the court. */
  decide(SettleDisputeAmicably, ({ data: { disputeId }, effectiveOn }, state) =>
    disputeOf(state, disputeId, effectiveOn).status === 'SETTLED' ? [] : [DisputeSettledAmicably.of({ disputeId })],
  ),

  /** Article 8: "En cas de désaccord persistant, le litige sera porté devant le tribunal administratif de Paris." */
  decide(BringDisputeToCourt, ({ data: { disputeId }, effectiveOn }, state) => {
    const { status } = disputeOf(state, disputeId, effectiveOn);
    if (status === 'SETTLED') throw convention.refusalAt('disputeId', 'dispute.settled');
    return status === 'IN_COURT' ? [] : [DisputeBroughtToCourt.of({ disputeId })];
  }),
];

function disputeOf(state: ConventionState, id: string, on: CalendarDate): Dispute {
  const dispute = state.disputes[id];
  if (!dispute) throw convention.refusalAt('disputeId', 'dispute.unknown');
  if (on < dispute.openedOn) throw convention.refusal('dispute.before', { openedOn: dispute.openedOn });
  return dispute;
}
