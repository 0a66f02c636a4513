import { inMemory } from '../engine/projection.testing.js';
import { liveOffers, offers } from './projection.js';

const published = {
  chamberId: 'structure-1',
  disclosure: 'ANONYMOUS',
  trade: '01',
  rncp: 'RNCP37537',
  qualificationLevel: '3',
  commune: '69123',
  seats: 2,
  startOn: '2025-09-01',
  durationMonths: 24,
  expiresOn: '2025-07-01',
};

describe('the offers that can be proposed', () => {
  const told = () => {
    const { db, happened } = inMemory(offers);
    happened('structure-1', 'StructureRegistered', '2019-01-01', { regionCode: '84' });
    happened('structure-2', 'StructureRegistered', '2019-01-01', { regionCode: '04' });
    happened('offer-1', 'OfferPublished', '2025-06-02', published);
    happened('offer-2', 'OfferPublished', '2025-06-02', { ...published, trade: '05', expiresOn: '2025-06-20' });
    happened('offer-3', 'OfferPublished', '2025-06-03', { ...published, chamberId: 'structure-2' });
    const live = (on: string, filter = {}) => liveOffers(db, on, filter).map(({ id }) => id);
    return { db, happened, live };
  };

  it('are those open on that day, the first to expire first, by trade and region', () => {
    const { live } = told();
    expect(live('2025-06-02')).toEqual(['offer-2', 'offer-1']);
    expect(live('2025-06-10')).toEqual(['offer-2', 'offer-1', 'offer-3']);
    expect(live('2025-06-10', { trade: '01' })).toEqual(['offer-1', 'offer-3']);
    expect(live('2025-06-10', { region: '04' })).toEqual(['offer-3']);
    expect(live('2025-06-10', { trade: '05', region: '04' })).toEqual([]);
    // On the day on which it expires it is no longer open, be the clock late or not.
    expect(live('2025-06-20')).toEqual(['offer-1', 'offer-3']);
  });

  it.each(['OfferWithdrawn', 'OfferExpired', 'OfferFilled'])('are not those of %s', (type) => {
    const { happened, live } = told();
    happened('offer-1', type, '2025-06-05');
    expect(live('2025-06-10')).toEqual(['offer-2', 'offer-3']);
  });

  it('say what they now say, and how many are hired or wait', () => {
    const { db, happened } = told();
    happened('offer-1', 'OfferUpdated', '2025-06-05', { seats: 3, trade: '02' });
    happened('offer-1', 'OfferProlonged', '2025-06-06', { expiresOn: '2025-08-01' });
    for (const n of [1, 2, 3]) happened('offer-1', 'YouthPositioned', '2025-06-07', { positioningId: `p${String(n)}` });
    happened('offer-1', 'PositioningOutcomeRecorded', '2025-06-09', { positioningId: 'p1', outcome: 'HIRED' });
    happened('offer-1', 'PositioningOutcomeRecorded', '2025-06-09', { positioningId: 'p2', outcome: 'NO_ANSWER' });
    expect(liveOffers(db, '2025-07-15')).toMatchObject([
      { id: 'offer-1', trade: '02', seats: 3, level: '3', hired: 1, waiting: 1, expiresOn: '2025-08-01', region: '84' },
    ]);
  });
});
