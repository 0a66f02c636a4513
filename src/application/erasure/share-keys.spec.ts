import type { StoredEvent } from '../ports/event-log.js';
import { spentCopy } from './share-keys.js';

const event = (type: string, referralId: string, consentId?: string, version = 1): StoredEvent =>
  ({
    type,
    facts: { referralId, ...(consentId !== undefined && { consentId }) },
    sealed: consentId === undefined ? {} : { contact: `kv=${version};c2VjcmV0` },
  }) as unknown as StoredEvent;

describe('the copies of a withdrawn referral', () => {
  const [sent, other] = [event('ReferralSent', 'A', 'c1'), event('ReferralSent', 'B', 'c1', 2)];
  const withdrawn = event('ReferralWithdrawn', 'A');

  it('are for nobody once no live referral rests on the consent', () => {
    expect(spentCopy([sent, withdrawn])).toEqual({ consentId: 'c1', version: 1 });
    expect(spentCopy([sent, other, event('ReferralClosed', 'B'), withdrawn])).toEqual({ consentId: 'c1', version: 2 });
  });

  it('stay while another recipient needs them', () => {
    expect(spentCopy([sent, other, withdrawn])).toBeUndefined();
    expect(spentCopy([sent, other, event('ReferralAccepted', 'B'), withdrawn])).toBeUndefined();
  });

  it('are those of the consent that a redirected referral rested on at last', () => {
    const redirected = event('ReferralRedirected', 'A', 'c2');
    expect(spentCopy([sent, redirected, withdrawn])).toEqual({ consentId: 'c2', version: 1 });
  });

  it('are none where nothing was ever sent', () => {
    expect(spentCopy([withdrawn])).toBeUndefined();
  });
});
