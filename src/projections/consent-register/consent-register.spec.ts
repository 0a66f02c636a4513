import { inMemory } from '../engine/projection.testing.js';
import { consentRegister, consentRegisterOn } from './projection.js';

const granted = { consentId: 'c1', scope: 'CONTACT_TRANSMISSION', recipient: 'NETWORK_CMA', expiresOn: '2026-03-01' };

describe('the register of consents', () => {
  it('keeps one line a consent, from the request to its end', () => {
    const { db, happened } = inMemory(consentRegister);
    happened('youthPathway-1', 'ConsentRequested', '2025-02-20', { ...granted, expiresOn: undefined });
    happened('youthPathway-1', 'ConsentGranted', '2025-03-01', granted);
    expect(consentRegisterOn(() => db).ofPathway('youthPathway-1')).toMatchObject([
      { consentId: 'c1', status: 'GRANTED', grantedOn: '2025-03-01', expiresOn: '2026-03-01', endedOn: null },
    ]);
    happened('youthPathway-1', 'ConsentRevoked', '2025-04-01', { consentId: 'c1' });
    expect(consentRegisterOn(() => db).ofPathway('youthPathway-1')).toMatchObject([
      { status: 'REVOKED', endedOn: '2025-04-01' },
    ]);
  });

  it('tells refusals and expiries apart from revocations', () => {
    const { db, happened } = inMemory(consentRegister);
    happened('youthPathway-1', 'ConsentRefused', '2025-03-01', { ...granted, consentId: 'c1' });
    happened('youthPathway-1', 'ConsentGranted', '2025-03-02', { ...granted, consentId: 'c2' });
    happened('youthPathway-1', 'ConsentExpired', '2026-03-01', { consentId: 'c2' });
    expect(
      consentRegisterOn(() => db)
        .ofPathway('youthPathway-1')
        .map(({ status, endedOn }) => [status, endedOn]),
    ).toEqual([
      ['REFUSED', '2025-03-01'],
      ['EXPIRED', '2026-03-01'],
    ]);
  });

  it('finds the paths with a consent given to a recipient and not ended, a page at a time', () => {
    const { db, happened } = inMemory(consentRegister);
    for (const n of [1, 2, 3, 4])
      happened(`youthPathway-${n}`, 'ConsentGranted', '2025-03-01', { ...granted, consentId: `c${n}` });
    happened('youthPathway-1', 'ConsentGranted', '2025-03-01', {
      ...granted,
      consentId: 'c5',
      recipient: 'structure-1',
    });
    happened('youthPathway-5', 'ConsentGranted', '2025-03-01', {
      ...granted,
      consentId: 'c6',
      recipient: 'structure-2',
    });
    happened('youthPathway-3', 'ConsentRevoked', '2025-04-01', { consentId: 'c3' });
    const register = consentRegisterOn(() => db);
    const recipients = ['structure-1', 'NETWORK_CMA'];
    expect(register.pathwaysGrantedTo(recipients, { limit: 2 })).toEqual(['youthPathway-1', 'youthPathway-2']);
    expect(register.pathwaysGrantedTo(recipients, { limit: 2, after: 'youthPathway-2' })).toEqual(['youthPathway-4']);
  });
});
