import { inMemory } from '../engine/projection.testing.js';
import { actions, actionsOf, findAction, participantsOf } from './projection.js';

const planned = {
  subject: 'FAIR',
  audience: 'ALL',
  hosts: ['structure-1', 'structure-2'],
  date: '2025-06-20',
  place: 'Halle aux métiers',
  capacity: 30,
};

describe('a collective action', () => {
  const told = () => {
    const { db, happened } = inMemory(actions);
    happened('action-1', 'ActionPlanned', '2025-05-01', planned);
    for (const n of [3, 1, 2])
      happened('action-1', 'YouthRegisteredForAction', '2025-05-02', { pathwayId: `youthPathway-${String(n)}` });
    return { db, happened };
  };

  it('lists who is registered, in the order in which they were', () => {
    const { db, happened } = told();
    happened('action-1', 'YouthUnregisteredFromAction', '2025-05-03', { pathwayId: 'youthPathway-1' });
    expect(participantsOf(db, 'action-1')).toEqual([
      { pathway: 'youthPathway-3', state: 'REGISTERED' },
      { pathway: 'youthPathway-2', state: 'REGISTERED' },
    ]);
    expect(findAction(db, 'action-1')).toMatchObject({ status: 'PLANNED', registered: 2, present: 0 });
  });

  it('lists who came, counts who was not named, once attendance is closed', () => {
    const { db, happened } = told();
    happened('action-1', 'AttendanceClosed', '2025-06-20', {
      present: ['youthPathway-1', 'youthPathway-2'],
      absent: ['youthPathway-3'],
      anonymousCount: 12,
      cejHours: 3.5,
    });
    expect(participantsOf(db, 'action-1').map(({ state }) => state)).toEqual(['ABSENT', 'PRESENT', 'PRESENT']);
    expect(findAction(db, 'action-1')).toMatchObject({
      status: 'CLOSED',
      registered: 3,
      present: 2,
      anonymousCount: 12,
      cejHours: 3.5,
    });
  });

  it('is on the list of each of its hosts, on its present day', () => {
    const { db, happened } = told();
    happened('action-1', 'ActionRescheduled', '2025-05-10', { date: '2025-06-27' });
    happened('action-2', 'ActionPlanned', '2025-05-01', { ...planned, hosts: ['structure-2'], date: '2025-06-21' });
    happened('action-2', 'ActionCancelled', '2025-05-20', {});
    const listed = (host: string, from: string) =>
      actionsOf(db, host, from).map(({ id, date, place, status }) => [id, date, place, status]);
    expect(listed('structure-1', '2025-06-21')).toEqual([['action-1', '2025-06-27', 'Halle aux métiers', 'PLANNED']]);
    expect(listed('structure-2', '2025-06-01').map(([id, , , status]) => [id, status])).toEqual([
      ['action-2', 'CANCELLED'],
      ['action-1', 'PLANNED'],
    ]);
    expect(listed('structure-3', '2025-01-01')).toEqual([]);
  });
});
