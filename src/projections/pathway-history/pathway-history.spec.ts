import { inMemory } from '../engine/projection.testing.js';
import { pathwayHistory } from './projection.js';
import { pathwayRegister } from './queries.js';

const TYPES = ['YouthRegistered', 'PathwayTransferred', 'PathwayClosed', 'PathwayReopened', 'PathwayMerged', 'PersonalDataErased', 'ReferralSent', 'OfferPublished']; // prettier-ignore

function given() {
  const { db, happened } = inMemory(pathwayHistory(TYPES));
  const register = pathwayRegister(() => db);
  const registered = (id: string, missionLocaleId = 'structure-A'): void => {
    happened(`youthPathway-${id}`, 'YouthRegistered', '2025-01-10', { missionLocaleId, ageBand: '18-21' });
  };
  return { register, registered, happened };
}

describe('the register of paths', () => {
  it('counts the events of a path and keeps its latest day, whatever the order of recording', () => {
    const { register, registered, happened } = given();
    registered('1');
    happened('youthPathway-1', 'ReferralSent', '2025-06-01');
    happened('youthPathway-1', 'ReferralSent', '2025-03-01');
    expect(register.find('youthPathway-1')).toMatchObject({
      events: 3,
      lastEffectiveOn: '2025-06-01',
      lastPosition: 3,
    });
  });

  it('reads no event of another aggregate', () => {
    const { register, happened } = given();
    happened('offer-1', 'OfferPublished', '2025-01-01');
    expect(register.count()).toBe(0);
  });

  it('follows transfers, closures, reopenings and erasures', () => {
    const { register, registered, happened } = given();
    registered('1');
    happened('youthPathway-1', 'PathwayTransferred', '2025-02-01', { from: 'structure-A', to: 'structure-B' });
    happened('youthPathway-1', 'PathwayClosed', '2025-03-01', { reason: 'MOVED' });
    expect(register.find('youthPathway-1')).toMatchObject({
      missionLocale: 'structure-B',
      closedOn: '2025-03-01',
      closedReason: 'MOVED',
    });
    happened('youthPathway-1', 'PathwayReopened', '2025-04-01');
    expect(register.find('youthPathway-1')).toMatchObject({ closedOn: null, closedReason: null });
    happened('youthPathway-1', 'PersonalDataErased', '2025-05-01');
    expect(register.find('youthPathway-1')?.erasedOn).toBe('2025-05-01');
  });

  it('knows which paths were merged into one, also through another', () => {
    const { register, registered, happened } = given();
    for (const id of ['1', '2', '3']) registered(id);
    happened('youthPathway-1', 'PathwayMerged', '2025-02-01', { survivor: 'youthPathway-2' });
    happened('youthPathway-2', 'PathwayMerged', '2025-03-01', { survivor: 'youthPathway-3' });
    expect(register.absorbedBy('youthPathway-3')).toEqual(['youthPathway-1', 'youthPathway-2']);
    expect(register.absorbedBy('youthPathway-1')).toEqual([]);
  });

  it('lists by latest activity, a page at a time, of one Mission Locale when asked', () => {
    const { register, registered } = given();
    registered('1', 'structure-A');
    registered('2', 'structure-B');
    registered('3', 'structure-A');
    const first = register.list({ limit: 2 });
    expect(first.rows.map((row) => row.id)).toEqual(['youthPathway-3', 'youthPathway-2']);
    expect(register.list({ limit: 2, before: first.next }).rows.map((row) => row.id)).toEqual(['youthPathway-1']);
    expect(register.list({ limit: 9, missionLocales: ['structure-A'] }).rows).toHaveLength(2);
    expect(register.list({ limit: 9, missionLocales: ['structure-A', 'structure-B'] }).rows).toHaveLength(3);
    expect(register.list({ limit: 9 }).next).toBeUndefined();
  });
});
