import type { NewEvent } from '../../kernel/event.js';
import { anId, at, CLOCK, CMA, given, ML, OTHER_ML, someFacts } from '../../kernel/testing.js';
import { ImiloUpdateDelivered, ImiloUpdatePrepared, ImiloUpdateSuperseded } from '../imilo/events.js';
import { youthPathway } from '../index.js';
import { PathwayTransferred } from '../referents/events.js';
import { aConsent, ADVISER, aYouth, CONSENT, OTHER_CONSENT } from '../referral/testing.js';
import { ConsentExpired, ConsentRevoked } from './events.js';

/** A withdrawal after a contract is signed: the past stays, sharing stops, what has not left does not leave (art. 4.4). */
const CONTRACT = { contractId: anId(401), version: 1 };
const update = (n: number, version = 1) => ({ ...CONTRACT, updateId: anId(n), version });
const prepared = (n: number, version = 1) =>
  ImiloUpdatePrepared.of({
    ...update(n, version),
    employerName: 'Boulangerie du Pont',
    diplomaLabel: 'CAP Boulanger',
    dates: { signedOn: '2025-03-10', startOn: '2025-03-17', plannedEndOn: '2027-03-16' },
  });
const cancelled = (n: number, version = 1) =>
  ImiloUpdateSuperseded.of({ ...update(n, version), reason: 'CONSENT_REVOKED' });

const REVOKE = { consentId: CONSENT, channel: 'PHONE' } as const;
const revoked = ConsentRevoked.of(REVOKE);
const ON = { effectiveOn: '2025-04-07', actor: ADVISER };
const sharing = (grantedOn: string, told: Parameters<typeof aConsent>[1] = {}) =>
  aConsent(grantedOn, { scope: 'SHARED_FOLLOW_UP', recipient: ML, ...told });
const youth = (...past: (readonly NewEvent[])[]) =>
  given(youthPathway, [...aYouth(), ...past.flat()], someFacts({ today: '2025-04-07' }));

describe('with the shared follow-up ends', () => {
  it('every update that has not left; what i-milo already holds stays', () => {
    const delivered = ImiloUpdateDelivered.of({ ...update(501), channel: 'FILE' });
    youth(sharing('2025-03-03'), at('2025-03-12', prepared(501), delivered), at('2025-04-01', prepared(502, 2)))
      .when('RevokeConsent', REVOKE, ON)
      .then([revoked, cancelled(502, 2)]);
  });

  it('nothing of it while another consent reaches the Mission Locale, itself or by its network', () => {
    for (const recipient of [ML, 'NETWORK_ML']) {
      youth(
        sharing('2025-03-03', { recipient: recipient === ML ? 'NETWORK_ML' : ML }),
        sharing('2025-03-04', { consentId: OTHER_CONSENT, recipient }),
        at('2025-03-12', prepared(501)),
      )
        .when('RevokeConsent', REVOKE, ON)
        .then([revoked]);
    }
  });

  it('all of it when the others name someone else, have ended, or are about contact details', () => {
    const others: readonly (readonly NewEvent[])[] = [
      sharing('2025-03-04', { consentId: OTHER_CONSENT, recipient: OTHER_ML }),
      sharing('2025-03-04', { consentId: OTHER_CONSENT, recipient: CMA }),
      sharing('2024-04-07', { consentId: OTHER_CONSENT, recipient: 'NETWORK_ML' }),
      [
        ...sharing('2025-03-04', { consentId: OTHER_CONSENT, recipient: 'NETWORK_ML' }),
        ...at('2025-03-05', ConsentRevoked.of({ consentId: OTHER_CONSENT, channel: 'POST' })),
      ],
      aConsent('2025-03-04', { consentId: OTHER_CONSENT, recipient: ML }),
    ];
    for (const other of others) {
      youth(sharing('2025-03-03'), other, at('2025-03-12', prepared(501)))
        .when('RevokeConsent', REVOKE, ON)
        .then([revoked, cancelled(501)]);
    }
  });

  it('reckons with the Mission Locale that follows the youth now', () => {
    youth(
      sharing('2025-03-03'),
      sharing('2025-03-04', { consentId: OTHER_CONSENT, recipient: OTHER_ML }),
      at('2025-03-12', prepared(501)),
      at('2025-03-20', PathwayTransferred.of({ from: ML, to: OTHER_ML, reason: 'MOVED' })),
    )
      .when('RevokeConsent', REVOKE, ON)
      .then([revoked]);
  });

  it('the same by its term; a clock that runs late undoes nothing of a consent given since', () => {
    const tick = { effectiveOn: '2025-03-20', actor: CLOCK };
    const expired = ConsentExpired.of({ consentId: CONSENT }, { effectiveOn: '2025-03-20' });
    const shared = [...sharing('2024-03-20'), ...at('2025-03-12', prepared(501))];
    youth(shared)
      .when('ExpireConsent', { consentId: CONSENT }, tick)
      .then([expired, cancelled(501)]);
    youth(shared, sharing('2025-03-25', { consentId: OTHER_CONSENT }))
      .when('ExpireConsent', { consentId: CONSENT }, tick)
      .then([expired]);
  });
});

it('the end of a consent to pass contact details leaves the shared follow-up as it is', () => {
  youth(aConsent('2025-03-03'), at('2025-03-12', prepared(501)))
    .when('RevokeConsent', REVOKE, ON)
    .then([revoked]);
});
