import type { NewEvent } from '../kernel/event.js';
import {
  anActor,
  anId,
  at,
  CMA,
  CMA_FRANCE,
  FIRST_NEW_ID,
  given,
  ML,
  OTHER_ML,
  someFacts,
  UNML,
} from '../kernel/testing.js';
import {
  CommunicationRecorded,
  ConventionSigned,
  ConventionSuperseded,
  ConventionTacitlyRenewed,
  DecisionRecorded,
  SteeringCommitteeConvened,
  SteeringCommitteeHeld,
} from './events.js';
import { convention } from './index.js';

const facts = someFacts({ stream: `convention-${anId(30)}`, today: '2025-06-16' });
const asCommittee = { actor: anActor('COMMITTEE', ML) };
const meetingId = anId(50);
const NEW_ID = anId(FIRST_NEW_ID);

const national = ConventionSigned.of({
  level: 'NATIONAL',
  parties: [UNML, CMA_FRANCE],
  signatories: [],
  termYears: 3,
  renewal: 'YEARLY_TACIT',
  territory: ['FR'],
});
const signed = at('2023-05-24', national);
const attendance = [UNML, CMA_FRANCE].map((structureId) => ({ structureId, representatives: 2 }));
const held = (on: string) => at(on, SteeringCommitteeHeld.of({ meetingId, attendance }));

function after(...past: (readonly NewEvent[])[]) {
  return given(convention, past.flat(), facts);
}

describe('Convening the steering committee (article 5)', () => {
  const convened = SteeringCommitteeConvened.of({ meetingId: NEW_ID, date: '2025-11-04' });

  it('plans a meeting', () => {
    after(signed).when('ConveneSteeringCommittee', { date: '2025-11-04' }, asCommittee).then([convened]);
    after(signed)
      .when('ConveneSteeringCommittee', {}, { ...asCommittee, effectiveOn: '2025-11-04' })
      .then([convened]);
    after(signed, at('2025-06-16', convened))
      .when('ConveneSteeringCommittee', { meetingId: NEW_ID, date: '2025-11-05' }, asCommittee)
      .thenNothing();
  });

  it('is for a day to come, on which the convention is in force', () => {
    after(signed)
      .when('ConveneSteeringCommittee', { date: '2025-06-15' }, asCommittee)
      .thenRefused('committee.convenedAfter', 'date');
    const successorId = `convention-${anId(31)}`;
    after(signed, at('2025-06-10', ConventionSuperseded.of({ successorId })))
      .when('ConveneSteeringCommittee', { date: '2025-11-04' }, asCommittee)
      .thenRefused('convention.notInForce');
  });
});

describe('Holding the steering committee (article 5)', () => {
  it('brings both parties together, and whoever else is useful', () => {
    const present = [...attendance, { structureId: ML, representatives: 1 }];
    after(signed)
      .when('HoldSteeringCommittee', { attendance: present }, asCommittee)
      .then([SteeringCommitteeHeld.of({ meetingId: NEW_ID, attendance: present })]);
  });

  it('counts one representative where only the structure is named', () => {
    const { events } = after(signed).when('HoldSteeringCommittee', { attendance: [UNML, CMA_FRANCE] }, asCommittee);
    expect(events[0]?.data.attendance).toEqual([
      { structureId: UNML, representatives: 1 },
      { structureId: CMA_FRANCE, representatives: 1 },
    ]);
  });

  it('is the meeting that was convened for that day', () => {
    const convened = at('2025-05-05', SteeringCommitteeConvened.of({ meetingId, date: '2025-06-16' }));
    after(signed, convened)
      .when('HoldSteeringCommittee', { attendance }, asCommittee)
      .then([SteeringCommitteeHeld.of({ meetingId, attendance })]);
  });

  it('is not without one of the two', () => {
    const hold = (...present: object[]) =>
      after(signed).when('HoldSteeringCommittee', { attendance: present }, asCommittee);
    hold({ structureId: UNML }).thenRefused('committee.partyAbsent', 'attendance');
    hold({ structureId: UNML }, { structureId: CMA }).thenRefused('committee.partyAbsent', 'attendance');
    hold({ structureId: UNML, representatives: 0 }, { structureId: CMA_FRANCE }).thenRefused(
      'committee.partyAbsent',
      'attendance',
    );
    hold(...attendance, { structureId: `structure-${anId(404)}` }).thenRefused(
      'committee.unknownStructure',
      'attendance',
    );
  });

  it('happens once, while the convention is in force', () => {
    after(signed, held('2025-06-16')).when('HoldSteeringCommittee', { attendance }, asCommittee).thenNothing();
    after(signed, held('2025-02-03'))
      .when('HoldSteeringCommittee', { meetingId, attendance }, asCommittee)
      .thenNothing();
    after(signed)
      .when('HoldSteeringCommittee', { attendance }, { ...asCommittee, effectiveOn: '2023-05-23' })
      .thenRefused('convention.notInForce');
  });
});

describe('What the committee decides and makes known', () => {
  const past = after(signed, held('2025-06-10'));
  const data = { meetingId, subject: 'SHARED_GUIDE', owner: UNML, dueOn: '2025-12-31' };

  it('is recorded with who carries it out and when', () => {
    past.when('RecordDecision', data, asCommittee).then([DecisionRecorded.of({ decisionId: NEW_ID, ...data })]);
    past
      .when('RecordDecision', { subject: 'FAIR' }, { ...asCommittee, effectiveOn: '2025-06-10' })
      .then([
        DecisionRecorded.of({ decisionId: NEW_ID, meetingId, subject: 'FAIR', owner: undefined, dueOn: undefined }),
      ]);
  });

  it('comes from a meeting that was held', () => {
    past
      .when('RecordDecision', { ...data, meetingId: anId(51) }, asCommittee)
      .thenRefused('committee.unknownMeeting', 'meetingId');
    past
      .when('RecordDecision', { subject: 'FAIR' }, { ...asCommittee, effectiveOn: '2025-06-11' })
      .thenRefused('committee.unknownMeeting', 'meetingId');
    past
      .when('RecordDecision', data, { ...asCommittee, effectiveOn: '2025-06-09' })
      .thenRefused('committee.decidedBefore');
  });

  it('has an owner that is known, and is not due before it is taken', () => {
    past
      .when('RecordDecision', { ...data, owner: `structure-${anId(404)}` }, asCommittee)
      .thenRefused('committee.owner', 'owner');
    past
      .when('RecordDecision', { ...data, dueOn: '2025-06-15' }, asCommittee)
      .thenRefused('committee.dueBefore', 'dueOn');
  });

  it('is published, once a day on each channel', () => {
    const published = CommunicationRecorded.of({ channel: 'peps-missionslocales.info' });
    past.when('RecordCommunication', { channel: 'peps-missionslocales.info' }, asCommittee).then([published]);
    expect(
      after(signed, at('2025-06-16', published)).when('RecordCommunication', { channel: 'unml.info' }, asCommittee)
        .events,
    ).toHaveLength(1);
    after(signed)
      .when('RecordCommunication', { channel: 'unml.info' }, { ...asCommittee, effectiveOn: '2023-05-23' })
      .thenRefused('convention.notInForce');
    after(signed).when('RecordCommunication', { channel: 'see page 3' }, asCommittee).thenMalformed();
  });
});

describe('At least once a year: the deadlines of the committee (article 5)', () => {
  const due = (...past: (readonly NewEvent[])[]) =>
    after(...past)
      .deadlines()
      .filter(({ kind, owner }) => kind.startsWith('STEERING_COMMITTEE') && owner === UNML)
      .map(({ kind, dueOn }) => `${kind} ${dueOn}`);
  const both = (year: number) => [
    `STEERING_COMMITTEE_DUE ${year}-12-01`,
    `STEERING_COMMITTEE_MISSED ${year + 1}-01-01`,
  ];

  it('reminds each party on 1 December and flags the year on 1 January', () => {
    expect(due(signed)).toEqual([2023, 2024, 2025, 2026].flatMap(both));
    const owners = after(signed).deadlines().filter(({ dueOn }) => dueOn === '2024-12-01').map(({ owner }) => owner); // prettier-ignore
    expect(owners).toEqual([UNML, CMA_FRANCE]);
  });

  it('counts by civil years', () => {
    expect(due(signed, held('2024-01-02'), held('2025-12-31'))).toEqual([2023, 2026].flatMap(both));
  });

  it('reaches one year further with each renewal', () => {
    const renewal = ConventionTacitlyRenewed.of({ periodStart: '2026-05-24', periodEnd: '2027-05-23' });
    expect(due(signed, at('2026-05-24', renewal))).toEqual([2023, 2024, 2025, 2026, 2027].flatMap(both));
  });

  it('asks for none before the signature or after the end', () => {
    expect(due(at('2023-12-15', national))).toEqual([2024, 2025, 2026].flatMap(both));
    const successorId = `convention-${anId(31)}`;
    const superseded = (on: string) => at(on, ConventionSuperseded.of({ successorId }));
    expect(due(signed, superseded('2024-06-10'))).toEqual(both(2023));
    expect(due(signed, superseded('2024-12-10'))).toEqual([...both(2023), 'STEERING_COMMITTEE_DUE 2024-12-01']);
  });

  it('is the business of the national convention', () => {
    const local = { ...national, data: { ...national.data, level: 'LOCAL', parties: [OTHER_ML, CMA] } };
    expect(after(at('2023-05-24', local)).deadlines().map(({ kind }) => kind)).toEqual(['CONVENTION_ANNIVERSARY']); // prettier-ignore
  });
});
