import type { Database } from 'better-sqlite3';
import { inMemory } from '../engine/projection.testing.js';
import { recipientNotices, requests, subjectRequests } from './projection.js';

const [CMA, CFA, ML] = ['structure-C', 'structure-F', 'structure-M'];

describe('the register of requests', () => {
  let db: Database;
  let happened: (type: string, on: string, facts?: Record<string, unknown>) => void;

  beforeEach(() => {
    const model = inMemory(requests);
    db = model.db;
    happened = (type, on, facts) => {
      model.happened('youthPathway-Y', type, on, facts);
    };
  });

  it('counts the time to answer, extended once or not', () => {
    const received = (requestId: string, right: string, dueOn: string) => {
      happened('SubjectRequestReceived', '2025-03-03', { requestId, right, dueOn });
    };
    received('r1', 'ACCESS', '2025-04-03');
    received('r2', 'ERASURE', '2025-04-03');
    received('r3', 'PORTABILITY', '2025-04-03');
    received('r4', 'RECTIFICATION', '2025-04-03');
    happened('SubjectRequestExtended', '2025-03-20', { requestId: 'r2', right: 'ERASURE', dueOn: '2025-06-03', reason: 'COMPLEX' });
    happened('SubjectRequestAnswered', '2025-04-03', { requestId: 'r3', outcome: 'GRANTED' });
    happened('SubjectRequestAnswered', '2025-04-04', { requestId: 'r4' });
    const on = (date: string) => Object.fromEntries(subjectRequests(db, date).map(({ requestId, status }) => [requestId, status]));
    expect(on('2025-03-10')).toEqual({ r1: 'OPEN', r2: 'OPEN', r3: 'ANSWERED', r4: 'ANSWERED_LATE' });
    expect(on('2025-04-03')).toMatchObject({ r1: 'DUE_SOON', r2: 'OPEN' });
    expect(on('2025-04-04')).toMatchObject({ r1: 'OVERDUE', r2: 'OPEN' });
    expect(on('2025-06-04')).toMatchObject({ r2: 'OVERDUE' });
    expect(on('2025-03-02')).toEqual({});
    expect(subjectRequests(db, '2025-04-04', { open: true }).map(({ requestId }) => requestId)).toEqual(['r1', 'r2']);
  }); // prettier-ignore

  it('tells everybody who was given something, once each time', () => {
    happened('IdentityCorrected', '2025-01-02', { reason: 'TYPING_ERROR' });
    expect(recipientNotices(db)).toEqual([]);
    happened('ReferralSent', '2025-02-01', { to: CMA });
    happened('ReferralSent', '2025-02-02', { to: CMA });
    happened('SharedReviewHeld', '2025-03-01', { participants: [{ structureId: ML, role: 'ML' }, { structureId: CFA, role: 'CFA' }, { role: 'YOUTH' }] });
    happened('ImiloUpdateDelivered', '2025-03-02');
    happened('IdentityCorrected', '2025-04-01', { reason: 'TYPING_ERROR' });
    happened('PersonalDataErased', '2025-05-01');
    const told = recipientNotices(db).map(({ subject, recipient }) => `${subject} ${recipient}`);
    expect(told).toEqual([
      ...['I_MILO', CMA, CFA, ML].map((recipient) => `ERASURE ${recipient}`),
      ...['I_MILO', CMA, CFA, ML].map((recipient) => `RECTIFICATION ${recipient}`),
    ]);
    expect(recipientNotices(db, CMA)).toMatchObject([{ since: '2025-05-01' }, { since: '2025-04-01' }]);
  }); // prettier-ignore
});
