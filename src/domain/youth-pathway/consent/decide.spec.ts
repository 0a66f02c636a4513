import {
  anAccount,
  anActor,
  anId,
  at,
  CFA,
  CLOCK,
  CMA,
  CMA_FRANCE,
  FIRST_NEW_ID,
  given,
  ML,
  OTHER_CMA,
  OTHER_ML,
  someFacts,
} from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { ReferralWithdrawn } from '../referral/events.js';
import {
  ABOUT,
  aConsent,
  accepted,
  ADVISER,
  aReferral,
  aYouth,
  CONSENT,
  IMPORT,
  NOTICE,
  NOTICE_SHA256,
  OTHER_CONSENT,
  OTHER_REFERRAL,
  REFERENT,
  REFERRAL,
} from '../referral/testing.js';
import { ConsentExpired, ConsentGranted, ConsentRefused, ConsentRequested, ConsentRevoked } from './events.js';

const ASKED = {
  consentId: CONSENT,
  scope: 'CONTACT_TRANSMISSION',
  recipient: CMA,
  noticeVersion: NOTICE,
  channel: 'SMS',
} as const;
const AGREED = { ...ASKED, channel: 'SIGNED_PAPER' } as const;
const GRANTED = {
  consentId: CONSENT,
  scope: 'CONTACT_TRANSMISSION',
  recipient: CMA,
  dataCategories: ['IDENTITY', 'CONTACT'],
  noticeVersion: NOTICE,
  noticeSha256: NOTICE_SHA256,
  channel: 'SIGNED_PAPER',
  expiresOn: '2026-03-03',
  collectedBy: anAccount(1),
} as const;
const granted = (change: Partial<Parameters<typeof ConsentGranted.of>[0]> = {}) =>
  ConsentGranted.of({ ...GRANTED, dataCategories: [...GRANTED.dataCategories], ...change });
const ON = { effectiveOn: '2025-03-03', actor: ADVISER };
const youth = (...past: ReturnType<typeof at>[]) => given(youthPathway, [...aYouth(), ...past.flat()]);
const closed = at('2025-02-28', PathwayClosed.of({ reason: 'MOVED' }));

describe('RequestConsent', () => {
  it('asks the youth with a published notice', () => {
    youth()
      .when('RequestConsent', ASKED, ON)
      .then([ConsentRequested.of(ASKED)]);
  });

  it('names the request when nobody did', () => {
    const { consentId, ...unnamed } = ASKED;
    youth()
      .when('RequestConsent', unnamed, ON)
      .then([ConsentRequested.of({ ...ASKED, consentId: anId(FIRST_NEW_ID) })]);
  });

  it('refuses a notice that nobody published', () => {
    youth()
      .when('RequestConsent', { ...ASKED, noticeVersion: '2099-1' }, ON)
      .thenRefused('consent.noticeUnknown', 'noticeVersion');
  });

  it('takes a request older than today as it was: what was published then is not known', () => {
    given(youthPathway, aYouth(), someFacts({ recordedOn: '2025-03-03' }))
      .when('RequestConsent', { ...ASKED, noticeVersion: '2019-1' }, ON)
      .then([ConsentRequested.of({ ...ASKED, noticeVersion: '2019-1' })]);
  });

  it('takes another text when its digest proves it', () => {
    const shown = { ...ASKED, noticeVersion: '2099-1', noticeSha256: 'b'.repeat(64) };
    youth()
      .when('RequestConsent', shown, ON)
      .then([ConsentRequested.of(shown)]);
  });

  it('refuses a digest that is not that of the published notice', () => {
    youth()
      .when('RequestConsent', { ...ASKED, noticeSha256: 'b'.repeat(64) }, ON)
      .thenRefused('consent.noticeMismatch', 'noticeSha256');
  });

  it.each([CMA_FRANCE, `structure-${anId(99)}`])('refuses a recipient that receives no youth (%s)', (recipient) => {
    youth()
      .when('RequestConsent', { ...ASKED, recipient }, ON)
      .thenRefused('consent.recipient', 'recipient');
  });

  it('refuses the identifier of another request', () => {
    youth(at('2025-03-01', ConsentRequested.of(ASKED)))
      .when('RequestConsent', { ...ASKED, recipient: OTHER_CMA }, ON)
      .thenRefused('consent.idTaken', 'consentId');
  });

  it('refuses once the pathway is closed', () => {
    youth(closed).when('RequestConsent', ASKED, ON).thenRefused('pathway.closed');
  });
});

describe('GrantConsent', () => {
  it('gives a consent for 12 months', () => {
    youth().when('GrantConsent', AGREED, ON).then([granted()]);
  });

  it('keeps the paper that proves it', () => {
    youth()
      .when('GrantConsent', { ...AGREED, proof: 'Dossier papier 12' }, ON)
      .then([granted({ proof: 'Dossier papier 12' })]);
  });

  it.each([
    ['another training centre', CFA],
    ['the whole network of the chambers', 'NETWORK_CMA'],
    ['a Mission Locale', OTHER_ML],
    ['every Mission Locale', 'NETWORK_ML'],
  ])('names %s', (_, recipient) => {
    youth()
      .when('GrantConsent', { ...AGREED, recipient }, ON)
      .then([granted({ recipient })]);
  });

  it('opens the contract, not the contact details, for a shared follow-up', () => {
    youth()
      .when('GrantConsent', { ...AGREED, scope: 'SHARED_FOLLOW_UP', recipient: ML }, ON)
      .then([
        granted({
          scope: 'SHARED_FOLLOW_UP',
          recipient: ML,
          dataCategories: ['IDENTITY', 'CONTRACT', 'EMPLOYER'],
        }),
      ]);
  });

  it('keeps to the categories that the youth chose', () => {
    youth()
      .when('GrantConsent', { ...AGREED, dataCategories: ['CONTACT', 'CONTACT'] }, ON)
      .then([granted({ dataCategories: ['CONTACT'] })]);
  });

  it('never opens contact details under a shared follow-up', () => {
    youth()
      .when('GrantConsent', { ...AGREED, scope: 'SHARED_FOLLOW_UP', dataCategories: ['CONTRACT', 'CONTACT'] }, ON)
      .thenRefused('consent.categories', 'dataCategories');
  });

  it('refuses to pass contact details without contact details', () => {
    youth()
      .when('GrantConsent', { ...AGREED, dataCategories: ['IDENTITY'] }, ON)
      .thenRefused('consent.noContactCategory', 'dataCategories');
  });

  it('answers a request under its identifier: scope, recipient and notice are those asked', () => {
    youth(at('2025-03-01', ConsentRequested.of({ ...ASKED, noticeVersion: '2099-1', noticeSha256: 'b'.repeat(64) })))
      .when('GrantConsent', { consentId: CONSENT, channel: 'SIGNED_PAPER' }, ON)
      .then([granted({ noticeVersion: '2099-1', noticeSha256: 'b'.repeat(64) })]);
  });

  it.each([
    ['scope', 'SHARED_FOLLOW_UP'],
    ['recipient', OTHER_CMA],
  ])('refuses to grant another %s than was asked', (field, value) => {
    youth(at('2025-03-01', ConsentRequested.of(ASKED)))
      .when('GrantConsent', { ...AGREED, [field]: value }, ON)
      .thenRefused('consent.requestMismatch', field);
  });

  it.each(['scope', 'recipient', 'noticeVersion'])('needs to know the %s', (field) => {
    youth()
      .when('GrantConsent', { ...AGREED, [field]: undefined }, ON)
      .thenRefused('consent.incomplete', field);
  });

  it('refuses an unknown notice without a digest', () => {
    youth()
      .when('GrantConsent', { ...AGREED, noticeVersion: '2099-1' }, ON)
      .thenRefused('consent.noticeUnknown', 'noticeVersion');
  });

  it('refuses the digest of another text', () => {
    youth()
      .when('GrantConsent', { ...AGREED, noticeSha256: 'b'.repeat(64) }, ON)
      .thenRefused('consent.noticeMismatch', 'noticeSha256');
  });

  it('runs for 24 months at most', () => {
    youth()
      .when('GrantConsent', { ...AGREED, expiresOn: '2027-03-03' }, ON)
      .then([granted({ expiresOn: '2027-03-03' })]);
    youth()
      .when('GrantConsent', { ...AGREED, expiresOn: '2027-03-04' }, ON)
      .thenRefused('consent.expiry', 'expiresOn');
  });

  it('lasts a day at least', () => {
    youth()
      .when('GrantConsent', { ...AGREED, expiresOn: '2025-03-03' }, ON)
      .thenRefused('consent.expiry', 'expiresOn');
    youth()
      .when('GrantConsent', { ...AGREED, expiresOn: '2025-03-04' }, ON)
      .then([granted({ expiresOn: '2025-03-04' })]);
  });

  it('ends a 29 February granted consent on a 28 February', () => {
    youth()
      .when('GrantConsent', AGREED, { effectiveOn: '2028-02-29', actor: ADVISER })
      .then([granted({ expiresOn: '2029-02-28' })]);
  });

  it('is collected by nobody when the youth gives it online', () => {
    const { collectedBy, ...alone } = GRANTED;
    youth()
      .when('GrantConsent', { ...AGREED, channel: 'ONLINE' }, { ...ON, actor: anActor('YOUTH') })
      .then([ConsentGranted.of({ ...alone, dataCategories: ['IDENTITY', 'CONTACT'], channel: 'ONLINE' })]);
  });

  it('names who collected it, when that was another', () => {
    youth()
      .when('GrantConsent', { ...AGREED, collectedBy: anAccount(2) }, ON)
      .then([granted({ collectedBy: anAccount(2) })]);
  });

  describe('one live consent per scope and recipient', () => {
    it('repeated under its identifier, it is already so', () => {
      youth(aConsent('2025-03-03')).when('GrantConsent', AGREED, ON).thenNothing();
    });

    it.each([
      ['another day', AGREED, '2025-03-04'],
      ['another term', { ...AGREED, expiresOn: '2025-12-31' }, '2025-03-03'],
    ])('the same identifier for %s is refused', (_, data, effectiveOn) => {
      youth(aConsent('2025-03-03'))
        .when('GrantConsent', data, { effectiveOn, actor: ADVISER })
        .thenRefused('consent.decided', 'consentId');
    });

    it('the same identifier for another recipient is refused', () => {
      youth(aConsent('2025-03-03'))
        .when('GrantConsent', { ...AGREED, recipient: OTHER_CMA }, ON)
        .thenRefused('consent.idTaken', 'consentId');
    });

    it('another one while it runs is refused', () => {
      youth(aConsent('2025-01-15', { consentId: OTHER_CONSENT }))
        .when('GrantConsent', AGREED, ON)
        .thenRefused('consent.alreadyLive');
    });

    it('another one begins on the day the first is no longer live, whether the clock has run or not', () => {
      const before = aConsent('2024-03-03', { consentId: OTHER_CONSENT });
      const renewed = [granted()];
      youth(before)
        .when('GrantConsent', AGREED, { ...ON, effectiveOn: '2025-03-02' })
        .thenRefused('consent.alreadyLive');
      youth(before).when('GrantConsent', AGREED, ON).then(renewed);
      youth(before, at('2025-03-03', ConsentExpired.of({ consentId: OTHER_CONSENT })))
        .when('GrantConsent', AGREED, ON)
        .then(renewed);
    });

    it('another one is given on the day of a withdrawal, not dated before it', () => {
      const withdrawn = [
        ...aConsent('2025-02-03', { consentId: OTHER_CONSENT }),
        ...at('2025-03-03', ConsentRevoked.of({ consentId: OTHER_CONSENT, channel: 'PHONE' })),
      ];
      youth(withdrawn).when('GrantConsent', AGREED, ON).then([granted()]);
      youth(withdrawn)
        .when('GrantConsent', AGREED, { ...ON, effectiveOn: '2025-03-02' })
        .thenRefused('consent.alreadyLive');
    });

    it('one of long ago may still be imported before another', () => {
      youth(aConsent('2025-06-02', { consentId: OTHER_CONSENT }))
        .when('GrantConsent', { ...AGREED, expiresOn: '2025-06-02' }, { ...ON, actor: IMPORT })
        .then([ConsentGranted.of({ ...withoutCollector(), expiresOn: '2025-06-02' })]);
    });

    it('other scopes and other recipients stand beside it', () => {
      youth(
        aConsent('2025-02-03', { consentId: OTHER_CONSENT, scope: 'SHARED_FOLLOW_UP' }),
        aConsent('2025-02-03', { consentId: anId(103), recipient: 'NETWORK_CMA' }),
      )
        .when('GrantConsent', AGREED, ON)
        .then([granted()]);
    });
  });

  it('a decision once taken does not come back under its identifier', () => {
    const { scope, recipient } = ASKED;
    youth(at('2025-03-01', ConsentRefused.of({ consentId: CONSENT, scope, recipient })))
      .when('GrantConsent', AGREED, ON)
      .thenRefused('consent.decided', 'consentId');
    youth(aConsent('2025-03-03'), at('2025-03-04', ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' })))
      .when('GrantConsent', AGREED, ON)
      .thenRefused('consent.decided', 'consentId');
  });

  it('refuses a recipient that receives no youth', () => {
    youth()
      .when('GrantConsent', { ...AGREED, recipient: CMA_FRANCE }, ON)
      .thenRefused('consent.recipient', 'recipient');
  });

  it('refuses once the pathway is closed', () => {
    youth(closed).when('GrantConsent', AGREED, ON).thenRefused('pathway.closed');
  });

  it('refuses where no youth is registered', () => {
    given(youthPathway).when('GrantConsent', AGREED, ON).thenRefused('pathway.unknown');
  });
});

describe('RefuseConsent', () => {
  const REFUSED = { consentId: CONSENT, scope: 'CONTACT_TRANSMISSION', recipient: CMA } as const;

  it('records that the youth does not agree', () => {
    youth()
      .when('RefuseConsent', REFUSED, ON)
      .then([ConsentRefused.of(REFUSED)]);
  });

  it('answers a request under its identifier', () => {
    youth(at('2025-03-01', ConsentRequested.of(ASKED)))
      .when('RefuseConsent', { consentId: CONSENT }, ON)
      .then([ConsentRefused.of(REFUSED)]);
  });

  it('is accepted once the pathway is closed', () => {
    youth(closed)
      .when('RefuseConsent', REFUSED, ON)
      .then([ConsentRefused.of(REFUSED)]);
  });

  it('needs to know what is refused', () => {
    youth().when('RefuseConsent', { consentId: CONSENT }, ON).thenRefused('consent.incomplete', 'scope');
  });

  it('refuses a recipient that receives no youth', () => {
    youth()
      .when('RefuseConsent', { ...REFUSED, recipient: CMA_FRANCE }, ON)
      .thenRefused('consent.recipient', 'recipient');
  });

  it('is not the way to end a consent that runs', () => {
    youth(aConsent('2025-02-03')).when('RefuseConsent', REFUSED, ON).thenRefused('consent.decided', 'consentId');
    youth(aConsent('2025-02-03'))
      .when('RefuseConsent', { ...REFUSED, consentId: OTHER_CONSENT }, ON)
      .thenRefused('consent.alreadyLive');
  });

  it('follows a consent that has come to its term', () => {
    youth(aConsent('2024-03-03', { consentId: OTHER_CONSENT }))
      .when('RefuseConsent', REFUSED, ON)
      .then([ConsentRefused.of(REFUSED)]);
  });
});

describe('RevokeConsent', () => {
  const REVOKE = { consentId: CONSENT, channel: 'PHONE' } as const;
  const revoked = ConsentRevoked.of(REVOKE);
  const withdrawn = (referralId: string, effectiveOn: string) =>
    ReferralWithdrawn.of({ referralId, reason: 'CONSENT_REVOKED' }, { ...ABOUT, effectiveOn });

  it('ends a consent, at any time, without a reason', () => {
    youth(aConsent('2025-02-03')).when('RevokeConsent', REVOKE, ON).then([revoked]);
  });

  it.each([
    ['online, by the youth', anActor('YOUTH'), 'ONLINE'],
    ['by any other channel', REFERENT, 'OTHER'],
  ] as const)('needs no channel to be named: %s', (_, actor, channel) => {
    youth(aConsent('2025-02-03'))
      .when('RevokeConsent', { consentId: CONSENT }, { ...ON, actor })
      .then([ConsentRevoked.of({ consentId: CONSENT, channel })]);
  });

  it('is taken on the very day of the consent, and after the pathway is closed', () => {
    youth(aConsent('2025-03-03')).when('RevokeConsent', REVOKE, ON).then([revoked]);
    youth(aConsent('2025-02-03'), closed).when('RevokeConsent', REVOKE, ON).then([revoked]);
  });

  it('withdraws every live referral that rests on it, answered or not, and no other', () => {
    youth(
      aConsent('2025-02-03'),
      aConsent('2025-02-03', { consentId: OTHER_CONSENT, recipient: 'NETWORK_CMA' }),
      aReferral('2025-02-04'),
      aReferral('2025-02-04', { referralId: OTHER_REFERRAL, purpose: 'APPRENTICESHIP', consentId: CONSENT }),
      accepted('2025-02-10'),
      aReferral('2025-02-04', { referralId: anId(203), to: OTHER_CMA, consentId: OTHER_CONSENT }),
    )
      .when('RevokeConsent', REVOKE, ON)
      .then([revoked, withdrawn(REFERRAL, '2025-03-03'), withdrawn(OTHER_REFERRAL, '2025-03-03')]);
  });

  it('withdraws them whatever other consent covers their recipient', () => {
    youth(
      aConsent('2025-02-03'),
      aConsent('2025-02-03', { consentId: OTHER_CONSENT, recipient: 'NETWORK_CMA' }),
      aReferral('2025-02-04'),
    )
      .when('RevokeConsent', REVOKE, ON)
      .then([revoked, withdrawn(REFERRAL, '2025-03-03')]);
  });

  it('said of a day before a referral was sent, withdraws it on the day it was sent: nothing is undone', () => {
    youth(aConsent('2025-02-03'), aReferral('2025-03-10'))
      .when('RevokeConsent', REVOKE, ON)
      .then([revoked, withdrawn(REFERRAL, '2025-03-10')]);
  });

  it('twice is once', () => {
    youth(aConsent('2025-02-03'), at('2025-03-01', revoked)).when('RevokeConsent', REVOKE, ON).thenNothing();
  });

  it('changes nothing of a consent that expired, or was refused', () => {
    youth(aConsent('2024-02-03'), at('2025-02-03', ConsentExpired.of({ consentId: CONSENT })))
      .when('RevokeConsent', REVOKE, ON)
      .thenNothing();
    youth(at('2025-02-03', ConsentRefused.of({ consentId: CONSENT, scope: 'SHARED_FOLLOW_UP', recipient: CMA })))
      .when('RevokeConsent', REVOKE, ON)
      .thenNothing();
  });

  it('after the term, before the clock has run, records the expiry that the clock owes', () => {
    youth(aConsent('2024-03-03'), aReferral('2025-02-20'), accepted('2025-02-21'))
      .when('RevokeConsent', REVOKE, ON)
      .then([
        ConsentExpired.of({ consentId: CONSENT }, { effectiveOn: '2025-03-03' }),
        ReferralWithdrawn.of(
          { referralId: REFERRAL, reason: 'CONSENT_EXPIRED' },
          { ...ABOUT, effectiveOn: '2025-03-03' },
        ),
      ]);
  });

  it('refuses what was never given', () => {
    youth().when('RevokeConsent', REVOKE, ON).thenRefused('consent.unknown', 'consentId');
    youth(at('2025-03-01', ConsentRequested.of(ASKED)))
      .when('RevokeConsent', REVOKE, ON)
      .thenRefused('consent.notGranted');
  });

  it('refuses a day before the consent', () => {
    youth(aConsent('2025-03-04')).when('RevokeConsent', REVOKE, ON).thenRefused('consent.revokedBeforeGranted');
  });
});

describe('ExpireConsent', () => {
  const EXPIRE = { consentId: CONSENT };
  const tick = (effectiveOn: string) => ({ effectiveOn, actor: CLOCK });
  const expired = ConsentExpired.of(EXPIRE, { effectiveOn: '2025-03-03' });

  it('ends a consent on its term', () => {
    youth(aConsent('2024-03-03')).when('ExpireConsent', EXPIRE, tick('2025-03-03')).then([expired]);
  });

  it('takes the day on which it was due, however late the clock runs', () => {
    youth(aConsent('2024-03-03'), aReferral('2025-02-20'))
      .when('ExpireConsent', EXPIRE, tick('2025-04-12'))
      .then([
        expired,
        ReferralWithdrawn.of(
          { referralId: REFERRAL, reason: 'CONSENT_EXPIRED' },
          { ...ABOUT, effectiveOn: '2025-03-03' },
        ),
      ]);
  });

  it('is not due before', () => {
    youth(aConsent('2024-03-03')).when('ExpireConsent', EXPIRE, tick('2025-03-02')).thenRefused('consent.notDue');
  });

  it('leaves a consent that ended as it is', () => {
    youth(aConsent('2024-03-03'), at('2024-09-01', ConsentRevoked.of({ consentId: CONSENT, channel: 'POST' })))
      .when('ExpireConsent', EXPIRE, tick('2025-03-03'))
      .thenNothing();
    youth(aConsent('2024-03-03'), at('2025-03-03', ConsentExpired.of(EXPIRE)))
      .when('ExpireConsent', EXPIRE, tick('2025-03-03'))
      .thenNothing();
  });

  it('refuses an unknown consent', () => {
    youth().when('ExpireConsent', EXPIRE, tick('2025-03-03')).thenRefused('consent.unknown', 'consentId');
  });
});

it('takes no channel of proof that proves nothing, and no text for a notice', () => {
  youth()
    .when('GrantConsent', { ...AGREED, channel: 'PHONE' }, ON)
    .thenMalformed();
  youth()
    .when('GrantConsent', { ...AGREED, noticeVersion: 'En signant, je …' }, ON)
    .thenMalformed();
  youth()
    .when('GrantConsent', { ...AGREED, recipient: 'NETWORK' }, ON)
    .thenMalformed();
  given(youthPathway, aYouth(), someFacts())
    .when('GrantConsent', { ...AGREED, surprise: true }, ON)
    .thenMalformed();
});

function withoutCollector() {
  const { collectedBy, ...rest } = GRANTED;
  return { ...rest, dataCategories: [...rest.dataCategories] };
}
