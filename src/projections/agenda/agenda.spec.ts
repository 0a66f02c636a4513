import type { Deadline } from '../../domain/kernel/deadline.js';
import { inMemory } from '../engine/projection.testing.js';
import { agenda, earliestDue, settleAgenda, todoList } from './projection.js';

const none = (): boolean => false;
const expiry = (dueOn: string): Deadline => ({
  kind: 'CONSENT_EXPIRY',
  key: 'c1',
  dueOn,
  owner: 'structure-A',
  command: { name: 'ExpireConsent', data: { consentId: 'c1' } },
});
const reminder = (dueOn: string): Deadline => ({ kind: 'CONSENT_EXPIRY_30', key: 'c1', dueOn, owner: 'structure-A' });

describe('the agenda', () => {
  const deadlines = new Map<string, readonly Deadline[]>();
  const deadlinesOf = (stream: string): Promise<readonly Deadline[]> => Promise.resolve(deadlines.get(stream) ?? []);

  beforeEach(() => {
    deadlines.clear();
  });

  it('holds the deadlines of the present state: those that a later event closed are gone', async () => {
    const { db, happened } = inMemory(agenda(['Something']));
    deadlines.set('a', [expiry('2025-06-01')]);
    happened('a', 'Something', '2025-01-01');
    await settleAgenda(db, deadlinesOf);
    expect(earliestDue(db, '2025-12-31', none)).toEqual([{ stream: 'a', ...expiry('2025-06-01') }]);
    deadlines.set('a', []);
    happened('a', 'Something', '2025-02-01');
    await settleAgenda(db, deadlinesOf);
    expect(earliestDue(db, '2025-12-31', none)).toEqual([]);
  });

  it('gives the clock the earliest day only, without reminders and what is set aside', async () => {
    const { db, happened } = inMemory(agenda(['Something']));
    deadlines.set('a', [expiry('2025-06-01'), reminder('2025-05-01')]);
    deadlines.set('b', [expiry('2025-06-01')]);
    deadlines.set('c', [expiry('2025-07-01')]);
    for (const stream of ['a', 'b', 'c']) happened(stream, 'Something', '2025-01-01');
    await settleAgenda(db, deadlinesOf);
    expect(earliestDue(db, '2025-12-31', none).map((due) => due.stream)).toEqual(['a', 'b']);
    expect(earliestDue(db, '2025-05-31', none)).toEqual([]);
    expect(earliestDue(db, '2025-12-31', (due) => due.stream !== 'c').map((due) => due.stream)).toEqual(['c']);
  });

  it('shows a structure what it has to do, reminders included, oldest first', async () => {
    const { db, happened } = inMemory(agenda(['Something']));
    deadlines.set('a', [expiry('2025-06-01'), reminder('2025-05-01')]);
    happened('a', 'Something', '2025-01-01');
    await settleAgenda(db, deadlinesOf);
    expect(todoList(db, ['structure-A'], '2025-06-30', 10).map((row) => row.kind)).toEqual([
      'CONSENT_EXPIRY_30',
      'CONSENT_EXPIRY',
    ]);
    expect(todoList(db, ['structure-A'], '2025-05-15', 10)).toHaveLength(1);
    expect(todoList(db, ['structure-B'], '2025-06-30', 10)).toEqual([]);
  });

  it('keeps a mark that comes while a state is being read', async () => {
    const { db, happened } = inMemory(agenda(['Something']));
    happened('a', 'Something', '2025-01-01');
    let calls = 0;
    await settleAgenda(db, (stream) => {
      calls += 1;
      if (calls === 1) {
        happened('a', 'Something', '2025-01-02');
        deadlines.set('a', [expiry('2025-06-01')]);
        return Promise.resolve([]);
      }
      return deadlinesOf(stream);
    });
    expect(earliestDue(db, '2025-12-31', none)).toHaveLength(1);
  });
});
