import { inMemory } from '../engine/projection.testing.js';
import { mentionRegisterOn, mentions } from './projection.js';

describe('where youths are named outside their path', () => {
  it('finds positionings, what became of them, and collective actions', () => {
    const { db, happened } = inMemory(mentions);
    happened('offer-1', 'YouthPositioned', '2025-01-02', { positioningId: 'p', pathwayId: 'A' });
    happened('offer-2', 'YouthPositioned', '2025-01-02', { positioningId: 'p', pathwayId: 'B' });
    happened('offer-1', 'ApplicationSent', '2025-01-03', { positioningId: 'p' });
    happened('offer-1', 'PositioningOutcomeRecorded', '2025-01-04', { positioningId: 'p', pathwayId: 'A' });
    happened('action-1', 'YouthRegisteredForAction', '2025-01-05', { pathwayId: 'B' });
    happened('action-1', 'AttendanceClosed', '2025-01-06', { present: ['A'], absent: ['B'], anonymousCount: 3 });
    const of = (...pathways: string[]) => mentionRegisterOn(() => db).of(pathways);
    expect([of('A'), of('B'), of('A', 'B'), of('C')]).toEqual([[1, 3, 4, 6], [2, 5, 6], [1, 2, 3, 4, 5, 6], []]);
  });
});
