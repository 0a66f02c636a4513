import type { CalendarDate } from '../kernel/calendar.js';
import { decide, type DecisionCase } from '../kernel/command.js';
import { type Facts, isSameStructure } from '../kernel/facts.js';
import { ConveneSteeringCommittee, HoldSteeringCommittee, RecordCommunication, RecordDecision } from './commands.js';
import { CommunicationRecorded, DecisionRecorded, SteeringCommitteeConvened, SteeringCommitteeHeld } from './events.js';
import { mustBeInForce, signedOf } from './in-force.js';
import { convention } from './refusals.js';
import type { ConventionState, Noted } from './state.js';

/** Article 5: "Un comité de pilotage du partenariat se réunira au moins une fois par an". */
export const steeringCommitteeDecisions: readonly DecisionCase<ConventionState>[] = [
  decide(ConveneSteeringCommittee, ({ data: { meetingId, date: day }, effectiveOn }, state, facts) => {
    const date = day ?? effectiveOn;
    mustBeInForce(state, date);
    if (date < effectiveOn) throw convention.refusalAt('date', 'committee.convenedAfter');
    if (noted(state.convened, meetingId, date)) return [];
    return [SteeringCommitteeConvened.of({ meetingId: meetingId ?? facts.newId(), date })];
  }),

  decide(HoldSteeringCommittee, ({ data, effectiveOn }, state, facts) => {
    mustBeInForce(state, effectiveOn);
    if (noted(state.held, data.meetingId, effectiveOn)) return [];
    const attendance = data.attendance.map((one) =>
      typeof one === 'string' ? { structureId: one, representatives: 1 } : one,
    );
    if (attendance.some(({ structureId }) => !facts.structure(structureId))) {
      throw convention.refusalAt('attendance', 'committee.unknownStructure');
    }
    const present = attendance.filter(({ representatives }) => representatives > 0).map((one) => one.structureId);
    mustHaveBothParties(signedOf(state).parties, present, facts);
    const meetingId = data.meetingId ?? noted(state.convened, undefined, effectiveOn)?.id ?? facts.newId();
    return [SteeringCommitteeHeld.of({ meetingId, attendance })];
  }),

  decide(RecordDecision, ({ data, effectiveOn }, state, facts) => {
    signedOf(state);
    const { decisionId, subject, owner, dueOn } = data;
    const meeting = noted(state.held, data.meetingId, effectiveOn);
    if (!meeting) throw convention.refusalAt('meetingId', 'committee.unknownMeeting');
    if (effectiveOn < meeting.on) throw convention.refusal('committee.decidedBefore', { heldOn: meeting.on });
    if (owner !== undefined && !facts.structure(owner)) throw convention.refusalAt('owner', 'committee.owner');
    if (dueOn !== undefined && dueOn < effectiveOn) throw convention.refusalAt('dueOn', 'committee.dueBefore');
    const known = state.decisions.some((one) =>
      decisionId === undefined ? one.meetingId === meeting.id && one.subject === subject : one.id === decisionId,
    );
    if (known) return [];
    return [
      DecisionRecorded.of({ decisionId: decisionId ?? facts.newId(), meetingId: meeting.id, subject, owner, dueOn }),
    ];
  }),

  /** Articles 3 and 5: what was done is made known, once a day on a channel for a subject. */
  decide(RecordCommunication, ({ data, effectiveOn }, state) => {
    mustBeInForce(state, effectiveOn);
    const known = state.communications.some(
      ({ id, on, subject }) => id === data.channel && on === effectiveOn && subject === data.subject,
    );
    return known ? [] : [CommunicationRecorded.of(data)];
  }),
];

/** What was noted under an id, or else on a day. */
function noted(list: readonly Noted[], id: string | undefined, on: CalendarDate): Noted | undefined {
  return list.find((one) => (id === undefined ? one.on === on : one.id === id));
}

/** Article 5: "composé de représentants de l’UNML et de CMA France"; others may come, none of the two may be missing. */
function mustHaveBothParties(parties: readonly string[], present: readonly string[], facts: Facts): void {
  const networks = new Set(
    parties
      .filter((party) => present.some((one) => isSameStructure(party, one, facts)))
      .map((party) => facts.structure(party)?.network),
  );
  if (networks.size !== 2) throw convention.refusalAt('attendance', 'committee.partyAbsent');
}
