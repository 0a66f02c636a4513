import { ACTOR_KINDS } from '../../domain/kernel/actor.js';
import { accessTable, type AccessRow } from './access-table.js';

/**
 * Who may do what and read what, in full: a command or a question that comes, goes or changes hands changes this page, which
 * somebody then reads. Whoever is not named may not.
 */
const TABLE = `
  youth-pathway · ML_ADVISER ANY, IMPORT ANY
      RegisterYouth
  youth-pathway · ML_ADVISER FOLLOWS, DPO ANY, IMPORT ANY
      CorrectIdentity MergePathway LiftObjection AnswerSubjectRequest RestrictProcessing
  youth-pathway · ML_ADVISER FOLLOWS, IMPORT ANY
      RecordContactDetails ClosePathway ReopenPathway OpenPacea ExtendPacea StartPhase SetObjective
      AchieveObjective AbandonObjective EvaluatePhase OpenCej ExtendCej ProlongCej RecordCejActivity
      PrepareImiloUpdate
  youth-pathway · ML_ADVISER FOLLOWS, CMA_REFERENT PARTY, CFA_REFERENT PARTY, IMPORT ANY
      AssignReferent RequestConsent SendReferral CompletePrepa AbandonPrepa MeasurePrepaOutcome PlanImmersion
      CompleteImmersion CancelImmersion StartApprenticeshipContract AmendApprenticeshipContract
      AnnulApprenticeshipContract EndApprenticeshipContract ReportBreakRisk BreakApprenticeshipContract
      CorrectBreak CloseRebound ScheduleSharedReview HoldSharedReview CountersignSharedReview
      WithdrawSharedReview
  youth-pathway · ML_ADVISER FOLLOWS, CMA_REFERENT PARTY, CFA_REFERENT PARTY, CLOCK ANY, IMPORT ANY
      ReleaseReferent CancelReferral
  youth-pathway · ML_ADVISER FOLLOWS, CLOCK ANY, IMPORT ANY
      TransferPathway EndPacea EndCej DeliverImiloUpdate AcknowledgeImiloUpdate RejectImiloUpdate
  youth-pathway · ML_ADVISER FOLLOWS, CMA_REFERENT PARTY, CFA_REFERENT PARTY, YOUTH OWN, IMPORT ANY
      GrantConsent RefuseConsent ApproveSharedReviewByYouth ContestSharedReview
  youth-pathway · ML_ADVISER FOLLOWS, CMA_REFERENT PARTY, CFA_REFERENT PARTY, DPO ANY, YOUTH OWN, IMPORT ANY
      RevokeConsent RecordObjection ReceiveSubjectRequest
  youth-pathway · CLOCK ANY, IMPORT ANY
      ExpireConsent WithdrawReferral ExpireReferral
  youth-pathway · ML_ADVISER PARTY, CMA_REFERENT PARTY, CFA_REFERENT PARTY, IMPORT ANY
      RedirectReferral ReceiveReferral AcceptReferral DeclineReferral AttemptContact HoldWelcome MissWelcome
      DiscloseContactDetails
  youth-pathway · ML_ADVISER PARTY, CMA_REFERENT PARTY, CFA_REFERENT PARTY, CLOCK ANY, IMPORT ANY
      CloseReferral
  youth-pathway · ML_ADVISER FOLLOWS, CMA_REFERENT ANY, CFA_REFERENT ANY, IMPORT ANY
      StartPrepa SignApprenticeshipContract
  youth-pathway · DPO ANY, IMPORT ANY
      ExtendSubjectRequest LiftRestriction HoldRetention ReleaseRetention
  youth-pathway · DPO ANY, CLOCK ANY, IMPORT ANY
      ErasePersonalData
  convention · ML_ADVISER ANY, CMA_REFERENT ANY, ARML ANY, UNML ANY, CMA_FRANCE ANY, IMPORT ANY
      SignConvention
  convention · ML_ADVISER OWN, CMA_REFERENT OWN, ARML OWN, UNML OWN, CMA_FRANCE OWN, IMPORT ANY
      SignAmendment SendDenunciation TerminateConvention SupersedeConvention DiffuseConvention OpenDispute
      SettleDisputeAmicably BringDisputeToCourt
  convention · CLOCK ANY, IMPORT ANY
      RenewConventionTacitly
  convention · ML_ADVISER OWN, CMA_REFERENT OWN, ARML OWN, UNML OWN, CMA_FRANCE OWN, COMMITTEE ANY, IMPORT ANY
      ConveneSteeringCommittee HoldSteeringCommittee RecordDecision RecordCommunication
  structure · ARML ANY, UNML ANY, CMA_FRANCE ANY, IMPORT ANY
      RegisterStructure
  structure · ARML OWN, UNML OWN, CMA_FRANCE OWN, IMPORT ANY
      RenameStructure ChangeStructureCode MergeStructure CloseStructure
  structure · ML_ADVISER OWN, CMA_REFERENT OWN, CFA_REFERENT OWN, ARML OWN, UNML OWN, CMA_FRANCE OWN, IMPORT ANY
      DesignateReferent ReplaceReferent EndReferent OpenAccount DeactivateAccount
  offer · CMA_REFERENT ANY, IMPORT ANY
      PublishOffer
  offer · CMA_REFERENT OWN, IMPORT ANY
      UpdateOffer ProlongOffer WithdrawOffer
  offer · CLOCK ANY, IMPORT ANY
      ExpireOffer
  offer · ML_ADVISER ANY, CMA_REFERENT OWN, IMPORT ANY
      PositionYouth
  offer · ML_ADVISER PARTY, CMA_REFERENT OWN, IMPORT ANY
      SendApplication HoldInterview MissInterview
  offer · ML_ADVISER PARTY, CMA_REFERENT OWN, CLOCK ANY, IMPORT ANY
      RecordPositioningOutcome
  collective-action · ML_ADVISER ANY, CMA_REFERENT ANY, CFA_REFERENT ANY, ARML ANY, UNML ANY, CMA_FRANCE ANY, IMPORT ANY
      PlanAction
  collective-action · ML_ADVISER OWN, CMA_REFERENT OWN, CFA_REFERENT OWN, ARML OWN, UNML OWN, CMA_FRANCE OWN, IMPORT ANY
      RescheduleAction CancelAction CloseAttendance
  collective-action · ML_ADVISER ANY, IMPORT ANY
      RegisterYouthForAction UnregisterYouthFromAction
  annual-report · UNML ANY, IMPORT ANY
      OpenReport FreezeFigures
  annual-report · CMA_FRANCE ANY, IMPORT ANY
      CompleteByCmaFrance CorrectFigure
  annual-report · UNML ANY, CMA_FRANCE ANY, COMMITTEE ANY, IMPORT ANY
      ReviewByCommittee
  annual-report · UNML ANY, COMMITTEE ANY, IMPORT ANY
      PublishReport
  QUERY · ML_ADVISER FOLLOWS, CMA_REFERENT CONSENT, CFA_REFERENT CONSENT, DPO GROUND, AUDITOR FACTS, YOUTH OWN
      PathwayHistory PathwayConsents
  QUERY · ML_ADVISER FOLLOWS, CMA_REFERENT CONSENT, CFA_REFERENT CONSENT, DPO GROUND, AUDITOR FACTS
      ListPathways
  QUERY · ML_ADVISER FOLLOWS, CMA_REFERENT CONSENT, CFA_REFERENT CONSENT
      ReferralContact
  QUERY · ML_ADVISER FOLLOWS, DPO GROUND
      ImiloUpdate
  QUERY · DPO GROUND, YOUTH OWN
      Consultations
      AccessPackage
      Portability
  QUERY · ML_ADVISER FOLLOWS
      OpenBreakGlass
  QUERY · ML_ADVISER OWN, CMA_REFERENT OWN, CFA_REFERENT OWN, ARML OWN, UNML OWN, CMA_FRANCE OWN
      Agenda
  QUERY · ML_ADVISER ANY, CMA_REFERENT ANY, CFA_REFERENT ANY, ARML ANY, UNML ANY, CMA_FRANCE ANY, COMMITTEE ANY, DPO ANY, AUDITOR ANY
      ListConventions ListStructures
  QUERY · ML_ADVISER ANY, CMA_REFERENT ANY, CFA_REFERENT ANY, ARML ANY, UNML ANY, CMA_FRANCE ANY, COMMITTEE ANY, DPO ANY, AUDITOR ANY, YOUTH ANY
      AnnualReport
  QUERY · DPO ANY, AUDITOR FACTS
      ExplainFigure ExportEvents
  QUERY · DPO ANY
      AccessLog
`;

function line({ kind, aggregate, who }: AccessRow): string {
  const named = Object.entries(who).map(([actor, extent]) => `${actor} ${extent}`);
  return `${aggregate ?? kind} · ${named.join(', ')}`;
}

/** The table as it is written above: rows of the same hands together. */
function written(rows: readonly AccessRow[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const row of rows) (groups[line(row)] ??= []).push(row.name);
  return groups;
}

function told(): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  let hands = '';
  for (const text of TABLE.split('\n').filter((one) => one.trim() !== '')) {
    if (!text.startsWith('      ')) hands = text.trim();
    else (groups[hands] ??= []).push(...text.trim().split(' '));
  }
  return groups;
}

describe('the table of access', () => {
  const rows = accessTable();

  it('is the one that was agreed, over all roles and all commands and questions', () => {
    expect(written(rows)).toEqual(told());
  });

  it('names nothing twice, and lets somebody use everything', () => {
    const names = rows.map(({ aggregate, name }) => `${aggregate ?? ''} ${name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, who, doc } of rows) {
      expect({ name, hands: Object.keys(who).length }).not.toEqual({ name, hands: 0 });
      expect(doc.length).toBeGreaterThan(20);
    }
  });

  it('gives the national and regional bodies and the committee no question about a youth', () => {
    const aboutYouths = rows.filter(
      ({ kind, name, opens }) =>
        kind === 'QUERY' && (opens.length > 0 || /Pathway|Consult|Referral|Export|Explain|AccessLog/.test(name)),
    );
    expect(aboutYouths.length).toBeGreaterThan(5);
    for (const { who } of aboutYouths)
      for (const kind of ['ARML', 'UNML', 'CMA_FRANCE', 'COMMITTEE', 'CLOCK', 'IMPORT'] as const)
        expect(who).not.toHaveProperty(kind);
  });

  it('gives an auditor no command, and the clock and the import no question', () => {
    for (const { kind, who } of rows) {
      if (kind === 'COMMAND') expect(who).not.toHaveProperty('AUDITOR');
      else for (const one of ['CLOCK', 'IMPORT'] as const) expect(who).not.toHaveProperty(one);
      expect(ACTOR_KINDS).toEqual(expect.arrayContaining(Object.keys(who)));
    }
  });
});
