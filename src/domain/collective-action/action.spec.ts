import { foldWith } from '../kernel/aggregate.js';
import type { NewEvent } from '../kernel/event.js';
import type { PathwayFacts } from '../kernel/facts.js';
import {
  aConvention,
  aStructure,
  anActor,
  anId,
  at,
  CFA,
  CMA,
  CMA_FRANCE,
  given,
  ML,
  NATIONAL_CONVENTION,
  OTHER_ML,
  recorded,
  someFacts,
} from '../kernel/testing.js';
import { RegisterYouthForAction, UnregisterYouthFromAction } from './commands.js';
import {
  ActionCancelled,
  ActionPlanned,
  ActionRescheduled,
  AttendanceClosed,
  YouthRegisteredForAction,
  YouthUnregisteredFromAction,
} from './events.js';
import { collectiveAction } from './index.js';

const [YOUTH, ANOTHER, UNKNOWN, CLOSED, GONE, ELSEWHERE] = [1, 2, 3, 4, 5, 6].map((n) => `youthPathway-${anId(n)}`) as [
  string, string, string, string, string, string,
]; // prettier-ignore

function youth(id: string, rest: Partial<PathwayFacts> = {}): PathwayFacts {
  const contactTransmissionTo = (): undefined => undefined;
  return { id, exists: true, live: true, erased: false, missionLocaleId: ML, contactTransmissionTo, ...rest };
}

const facts = someFacts({
  stream: `action-${anId(70)}`,
  pathways: [
    youth(YOUTH),
    youth(ANOTHER),
    youth(CLOSED, { live: false }),
    youth(GONE, { erased: true }),
    youth(ELSEWHERE, { missionLocaleId: OTHER_ML }),
  ],
});
const asAdviser = { actor: anActor('ML_ADVISER', ML) };
const asChamber = { actor: anActor('CMA_REFERENT', CMA) };
const asImport = { actor: anActor('IMPORT') };

const plan = {
  subject: 'CRAFT_DISCOVERY',
  audience: 'ALL',
  hosts: [CMA, ML],
  date: '2025-06-20',
  place: 'CFA, grande salle',
  capacity: 2,
} as const;
const planned = at('2025-06-02', ActionPlanned.of({ ...plan, hosts: [...plan.hosts] }));
const meantFor = (audience: 'CEJ' | 'ASE' | 'JUSTICE' | 'BPI' | 'DISABILITY') =>
  at('2025-06-02', ActionPlanned.of({ ...plan, hosts: [...plan.hosts], audience }));
const registered = (...ids: string[]) =>
  at('2025-06-10', ...ids.map((pathwayId) => YouthRegisteredForAction.of({ pathwayId })));
const cancelled = at('2025-06-12', ActionCancelled.of({}));
const closed = at('2025-06-20', AttendanceClosed.of({ present: [], absent: [], anonymousCount: 12 }));
const onTheDay = { effectiveOn: '2025-06-20' };

function after(...past: (readonly NewEvent[])[]) {
  return given(collectiveAction, past.flat(), facts);
}

describe('Planning an action (convention art. 4.2)', () => {
  it('of both networks falls under their convention', () => {
    const event = ActionPlanned.of(
      { ...plan, hosts: [...plan.hosts], conventionId: NATIONAL_CONVENTION },
      { conventionId: NATIONAL_CONVENTION },
    );
    after().when('PlanAction', plan, asChamber).then([event]);
    after()
      .when('PlanAction', { ...plan, conventionId: NATIONAL_CONVENTION }, asChamber)
      .then([event]);
  });

  it('of one network, by whoever plans it, for all, on that day, unless told otherwise', () => {
    after()
      .when('PlanAction', { subject: 'FAIR', place: 'Salon' }, { ...asChamber, effectiveOn: '2025-09-12' })
      .then([
        ActionPlanned.of(
          { subject: 'FAIR', place: 'Salon', audience: 'ALL', hosts: [CMA], date: '2025-09-12', conventionId: undefined },
          { conventionId: undefined },
        ),
      ]); // prettier-ignore
  });

  it('is hosted by active structures, the planner’s among them', () => {
    const host = (...hosts: string[]) => after().when('PlanAction', { ...plan, hosts }, asChamber);
    host(CMA, CMA).thenRefused('action.host', 'hosts');
    host(CMA, `structure-${anId(404)}`).thenRefused('action.host', 'hosts');
    host(ML, CFA).thenRefused('action.notAHost', 'hosts');
    expect(after().when('PlanAction', { ...plan, hosts: [ML] }, asImport).events).toHaveLength(1);
    after().when('PlanAction', { subject: 'FAIR', place: 'Salon' }, asImport).thenRefused('action.host', 'hosts');
    const gone = someFacts({ structures: [aStructure(ML, 'ML', { endsOn: '2025-06-16' })] });
    given(collectiveAction, [], gone).when('PlanAction', plan, asChamber).thenRefused('action.host', 'hosts');
  });

  it('is on a day to come, under a convention in force that day', () => {
    after()
      .when('PlanAction', { ...plan, date: '2025-06-15' }, asChamber)
      .thenRefused('action.dateBefore', 'date');
    after()
      .when('PlanAction', { ...plan, conventionId: `convention-${anId(404)}` }, asChamber)
      .thenRefused('action.convention', 'conventionId');
    const ending = someFacts({ conventions: [aConvention(NATIONAL_CONVENTION, { until: '2025-06-20' })] });
    given(collectiveAction, [], ending)
      .when('PlanAction', { ...plan, conventionId: NATIONAL_CONVENTION }, asChamber)
      .thenRefused('action.convention', 'conventionId');
  });

  it('happens once', () => {
    after(planned).when('PlanAction', plan, asChamber).thenRefused('action.planned');
  });
});

describe('An action that is planned', () => {
  it('is moved to another day or place', () => {
    after(planned)
      .when('RescheduleAction', { date: '2025-07-01' }, asAdviser)
      .then([ActionRescheduled.of({ date: '2025-07-01', place: undefined })]);
    after(planned)
      .when('RescheduleAction', { date: '2025-06-20', place: 'Mairie' }, asAdviser)
      .then([ActionRescheduled.of({ date: '2025-06-20', place: 'Mairie' })]);
    after(planned).when('RescheduleAction', { date: '2025-06-20' }, asAdviser).thenNothing();
    after(planned).when('RescheduleAction', { date: '2025-06-15' }, asAdviser).thenRefused('action.dateBefore', 'date');
  });

  it('is cancelled', () => {
    after(planned)
      .when('CancelAction', { reason: 'TOO_FEW' }, asAdviser)
      .then([ActionCancelled.of({ reason: 'TOO_FEW' })]);
    after(planned, cancelled).when('CancelAction', {}, asAdviser).thenNothing();
    after(planned, closed).when('CancelAction', {}, asAdviser).thenRefused('action.closed');
  });

  it('is over when it is cancelled or its attendance closed', () => {
    const commands = [
      ['RescheduleAction', { date: '2025-07-01' }],
      ['RegisterYouthForAction', { pathwayId: YOUTH }],
      ['UnregisterYouthFromAction', { pathwayId: YOUTH }],
      ['CloseAttendance', {}],
    ] as const;
    for (const [command, data] of commands) {
      after(planned, cancelled).when(command, data, asAdviser).thenRefused('action.cancelled');
      after(planned, closed).when(command, data, asAdviser).thenRefused('action.closed');
      after().when(command, data, asAdviser).thenRefused('action.unknown');
    }
    after().when('CancelAction', {}, asAdviser).thenRefused('action.unknown');
  });
});

describe('Registering youths', () => {
  const register = (pathwayId: string) => ['RegisterYouthForAction', { pathwayId }, asAdviser] as const;

  it('is for those whom one’s own Mission Locale follows', () => {
    after(planned).when(...register(YOUTH)).then([YouthRegisteredForAction.of({ pathwayId: YOUTH })]); // prettier-ignore
    after(planned, registered(YOUTH))
      .when(...register(YOUTH))
      .thenNothing();
    for (const id of [UNKNOWN, GONE, ELSEWHERE]) {
      after(planned).when(...register(id)).thenRefused('action.unknownYouth', 'pathwayId'); // prettier-ignore
    }
    after(planned)
      .when('RegisterYouthForAction', { pathwayId: ELSEWHERE }, asImport)
      .then([YouthRegisteredForAction.of({ pathwayId: ELSEWHERE })]);
    after(planned).when(...register(CLOSED)).thenRefused('action.pathwayClosed'); // prettier-ignore
  });

  it('is decided with that youth’s path at hand', () => {
    for (const { needs } of [RegisterYouthForAction, UnregisterYouthFromAction]) {
      expect(needs?.({ pathwayId: YOUTH })).toEqual([{ kind: 'pathway', id: YOUTH }]);
    }
  });

  it('names nobody for a specific public', () => {
    for (const audience of ['ASE', 'JUSTICE', 'BPI', 'DISABILITY'] as const) {
      after(meantFor(audience)).when(...register(YOUTH)).thenRefused('action.youthNamed'); // prettier-ignore
      after(meantFor(audience))
        .when('RegisterYouthForAction', { pathwayId: YOUTH }, asImport)
        .thenRefused('action.youthNamed');
    }
    expect(after(meantFor('CEJ')).when(...register(YOUTH)).events).toHaveLength(1);
  });

  it('stops when every place is taken', () => {
    after(planned, registered(YOUTH, ANOTHER))
      .when('RegisterYouthForAction', { pathwayId: ELSEWHERE }, asImport)
      .thenRefused('action.full');
    after(planned, registered(YOUTH)).when(...register(ANOTHER)).then([YouthRegisteredForAction.of({ pathwayId: ANOTHER })]); // prettier-ignore
  });

  it('can be undone', () => {
    after(planned, registered(YOUTH))
      .when('UnregisterYouthFromAction', { pathwayId: YOUTH }, asAdviser)
      .then([YouthUnregisteredFromAction.of({ pathwayId: YOUTH })]);
    after(planned).when('UnregisterYouthFromAction', { pathwayId: YOUTH }, asAdviser).thenNothing();
    after(planned, registered(ELSEWHERE))
      .when('UnregisterYouthFromAction', { pathwayId: ELSEWHERE }, asAdviser)
      .thenRefused('action.unknownYouth', 'pathwayId');
  });

  it('is over once the action has been held', () => {
    const late = { ...asAdviser, effectiveOn: '2025-06-21' };
    after(planned).when('RegisterYouthForAction', { pathwayId: YOUTH }, late).thenRefused('action.over');
    after(planned, registered(YOUTH))
      .when('UnregisterYouthFromAction', { pathwayId: YOUTH }, late)
      .thenRefused('action.over');
    expect(
      after(planned).when('RegisterYouthForAction', { pathwayId: YOUTH }, { ...asAdviser, ...onTheDay }).events,
    ).toHaveLength(1);
  });
});

describe('Closing the attendance', () => {
  const past = after(planned, registered(YOUTH, ANOTHER));
  const close = (data: object, by: object = { ...asChamber, ...onTheDay }) =>
    past.when('CloseAttendance', { ...data }, by);

  it('names exactly the registered youths, and counts the others', () => {
    const attendance = { present: [YOUTH], absent: [ANOTHER], anonymousCount: 30, cejHours: 3.5 };
    close(attendance).then([AttendanceClosed.of(attendance)]);
    close({ present: [YOUTH] }).then([
      AttendanceClosed.of({ present: [YOUTH], absent: [ANOTHER], anonymousCount: 0, cejHours: undefined }),
    ]);
  });

  it('refuses anybody else, anybody missing, anybody twice', () => {
    for (const wrong of [
      { present: [YOUTH, ANOTHER, ELSEWHERE] },
      { present: [YOUTH], absent: [] },
      { present: [YOUTH], absent: [YOUTH] },
      { present: [YOUTH, YOUTH] },
      { present: [YOUTH], absent: [YOUTH, ANOTHER] },
      { present: [YOUTH], absent: [ELSEWHERE] },
    ]) {
      close(wrong).thenRefused('attendance.notTheRegistered');
    }
    close({ anonymousCount: -1 }).thenMalformed();
  });

  it('keeps a number only of a specific public', () => {
    after(meantFor('JUSTICE'))
      .when('CloseAttendance', { anonymousCount: 8 }, { ...asChamber, ...onTheDay })
      .then([AttendanceClosed.of({ present: [], absent: [], anonymousCount: 8, cejHours: undefined })]);
    after(meantFor('JUSTICE'))
      .when('CloseAttendance', { present: [YOUTH] }, { ...asChamber, ...onTheDay })
      .thenRefused('attendance.notTheRegistered');
  });

  it('is on the day of the action or later, the new day when it was moved', () => {
    close({}, { ...asChamber, effectiveOn: '2025-06-19' }).thenRefused('attendance.before');
    after(planned, at('2025-06-12', ActionRescheduled.of({ date: '2025-07-01' })))
      .when('CloseAttendance', {}, { ...asChamber, ...onTheDay })
      .thenRefused('attendance.before');
  });
});

describe('Whose an action is', () => {
  it('is that of the structures that host it', () => {
    const state = recorded(planned).reduce(foldWith(collectiveAction), collectiveAction.initial);
    const owns = (structure?: string) =>
      collectiveAction.relates('OWN', anActor('ML_ADVISER', structure), state, facts);
    expect([owns(ML), owns(CMA)]).toEqual([true, true]);
    expect([owns(OTHER_ML), owns(CMA_FRANCE), owns()]).toEqual([false, false, false]);
    expect(collectiveAction.relates('FOLLOWS', anActor('ML_ADVISER', ML), state, facts)).toBe(false);
    expect(collectiveAction.deadlines(state)).toEqual([]);
  });
});
