import type { NewEvent } from '../../kernel/event.js';
import {
  aConvention,
  anAccount,
  anActor,
  anId,
  aStructure,
  at,
  CFA,
  CLOCK,
  CMA,
  CMA_FRANCE,
  type Declared,
  erased,
  FIRST_NEW_ID,
  given,
  ML,
  NATIONAL_CONVENTION,
  OTHER_CMA,
  OTHER_ML,
  someFacts,
} from '../../kernel/testing.js';
import { ConsentExpired, ConsentRevoked } from '../consent/events.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { PathwayTransferred } from '../referents/events.js';
import { ContactDetailsRecorded, YouthRegistered } from '../registration/events.js';
import { ObjectionRecorded, PersonalDataErased, ProcessingRestricted } from '../rights/events.js';
import {
  ContactAttempted,
  ReferralCancelled,
  ReferralClosed,
  ReferralDeclined,
  ReferralExpired,
  ReferralReceived,
  ReferralRedirected,
  ReferralSent,
  ReferralWithdrawn,
} from './events.js';
import {
  ABOUT,
  aConsent,
  accepted,
  ADVISER,
  aReferral,
  aYouth,
  aYouthNobodyCanReach,
  CONSENT,
  CONTACT_COPY,
  IMPORT,
  OTHER_ADVISER,
  OTHER_CONSENT,
  OTHER_REFERENT,
  OTHER_REFERRAL,
  PHONE,
  received,
  REFERENT,
  REFERRAL,
} from './testing.js';

const SEND = { referralId: REFERRAL, to: CMA, purpose: 'APPRENTICESHIP', consentId: CONSENT } as const;
const ON = { effectiveOn: '2025-03-04', actor: ADVISER };
const SENT = {
  ...SEND,
  direction: 'ML_TO_CMA',
  from: ML,
  contactCopy: CONTACT_COPY,
  answerDueOn: '2025-04-03',
  conventionId: NATIONAL_CONVENTION,
} as const;
const sent = (change: Partial<Parameters<typeof ReferralSent.of>[0]> = {}) =>
  ReferralSent.of({ ...SENT, ...change }, { ...ABOUT, purpose: change.purpose ?? 'APPRENTICESHIP' });

/** What is recorded in March 2025, unless said otherwise. */
const youth = (past: readonly NewEvent[] = [], declared: Declared = {}) =>
  given(youthPathway, [...aYouth(), ...past], someFacts({ today: '2025-03-04', ...declared }));
const consenting = (past: readonly NewEvent[] = [], declared: Declared = {}) =>
  youth([...aConsent('2025-03-03'), ...past], declared);

describe('SendReferral', () => {
  it('passes the contact details of the youth to the chamber, under the consent', () => {
    consenting().when('SendReferral', SEND, ON).then([sent()]);
  });

  it('finds the consent and names the referral by itself', () => {
    consenting()
      .when('SendReferral', { to: CMA, purpose: 'APPRENTICESHIP' }, ON)
      .then([sent({ referralId: anId(FIRST_NEW_ID) })]);
  });

  it('rests on the consent that names the recipient rather than on that of its network', () => {
    youth([
      ...aConsent('2025-03-02', { consentId: OTHER_CONSENT, recipient: 'NETWORK_CMA' }),
      ...aConsent('2025-03-03'),
    ])
      .when('SendReferral', { ...SEND, consentId: undefined }, ON)
      .then([sent()]);
  });

  it('takes what it could have found by itself', () => {
    const { contactCopy, ...told } = SENT;
    consenting()
      .when('SendReferral', { ...told, answerDueOn: '2025-03-20', message: 'Vise un CAP' }, ON)
      .then([sent({ answerDueOn: '2025-03-20', message: 'Vise un CAP' })]);
  });

  it('passes the identity only where the consent opens it', () => {
    youth(aConsent('2025-03-03', { dataCategories: ['CONTACT'] }))
      .when('SendReferral', SEND, ON)
      .then([sent({ contactCopy: { phone: PHONE } })]);
  });

  it('goes from a training centre to a Mission Locale as well', () => {
    youth(aConsent('2025-03-03', { recipient: ML }))
      .when('SendReferral', { ...SEND, to: ML, purpose: 'POST_BREAK' }, { ...ON, actor: anActor('CFA_REFERENT', CFA) })
      .then([sent({ direction: 'CMA_TO_ML', from: CFA, to: ML, purpose: 'POST_BREAK' })]);
  });

  it('already sent under its identifier, is already so', () => {
    consenting(aReferral('2025-03-04')).when('SendReferral', SEND, ON).thenNothing();
  });

  it('refuses the identifier of another referral', () => {
    consenting(aReferral('2025-03-04'))
      .when('SendReferral', { ...SEND, purpose: 'PREPA' }, ON)
      .thenRefused('referral.idTaken', 'referralId');
  });

  it('refuses where no youth is registered', () => {
    given(youthPathway).when('SendReferral', SEND, ON).thenRefused('pathway.unknown');
  });

  describe('never without a live consent that covers the recipient (convention art. 4.3)', () => {
    it.each<[string, NewEvent[]]>([
      ['nobody asked', []],
      ['it names another chamber', aConsent('2025-03-03', { recipient: OTHER_CMA })],
      ['it names the training centre of the chamber', aConsent('2025-03-03', { recipient: CFA })],
      ['it names the other network', aConsent('2025-03-03', { recipient: 'NETWORK_ML' })],
      ['it is for the shared follow-up', aConsent('2025-03-03', { scope: 'SHARED_FOLLOW_UP' })],
      ['it is given the day after', aConsent('2025-03-05')],
      ['its term is that day', aConsent('2024-03-04')],
      [
        'it was withdrawn',
        [...aConsent('2025-03-03'), ...at('2025-03-04', ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' }))],
      ],
      [
        'it was withdrawn since, and the referral is dated before',
        [...aConsent('2025-03-03'), ...at('2025-03-10', ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' }))],
      ],
      ['it has expired', [...aConsent('2024-03-04'), ...at('2025-03-04', ConsentExpired.of({ consentId: CONSENT }))]],
    ])('refuses when %s', (_, past) => {
      for (const data of [SEND, { ...SEND, consentId: undefined }]) {
        youth(past).when('SendReferral', data, ON).thenRefused('consent.missing', 'consentId');
      }
    });

    it('refuses a consent that does not cover, whatever other one does', () => {
      youth([
        ...aConsent('2025-03-03', { recipient: OTHER_CMA }),
        ...aConsent('2025-03-03', { consentId: OTHER_CONSENT }),
      ])
        .when('SendReferral', SEND, ON)
        .thenRefused('consent.missing', 'consentId');
    });

    it('refuses in the other direction as well', () => {
      youth(aConsent('2025-03-03', { recipient: OTHER_ML }))
        .when('SendReferral', { ...SEND, to: ML, purpose: 'POST_BREAK' }, { ...ON, actor: REFERENT })
        .thenRefused('consent.missing', 'consentId');
    });

    it('refuses to an import as well', () => {
      youth()
        .when('SendReferral', SEND, { ...ON, actor: IMPORT })
        .thenRefused('consent.missing', 'consentId');
    });

    it('refuses when it was live that day but no longer when the referral is recorded', () => {
      consenting([], { recordedOn: '2026-03-02' }).when('SendReferral', SEND, ON).then([sent()]);
      consenting([], { recordedOn: '2026-03-03' }).when('SendReferral', SEND, ON).thenRefused('consent.missing');
    });

    it('imports a referral of a consent long past, recorded in its day', () => {
      consenting([], { today: '2028-01-10', recordedOn: '2025-03-04' })
        .when('SendReferral', SEND, { ...ON, actor: IMPORT })
        .then([sent()]);
    });
  });

  describe('needs a convention in force', () => {
    it('refuses without one', () => {
      consenting([], { conventions: [aConvention(NATIONAL_CONVENTION, { from: '2025-03-05' })] })
        .when('SendReferral', SEND, ON)
        .thenRefused('referral.noConvention');
    });

    it('rests on the most local that covers both, or on the one given', () => {
      const local = `convention-${anId(2)}`;
      const conventions = [
        aConvention(NATIONAL_CONVENTION),
        aConvention(local, { level: 'LOCAL', between: [ML, CMA] }),
        aConvention(`convention-${anId(3)}`, { level: 'LOCAL', between: [ML, OTHER_CMA] }),
      ];
      consenting([], { conventions })
        .when('SendReferral', SEND, ON)
        .then([ReferralSent.of({ ...SENT, conventionId: local }, { ...ABOUT, conventionId: local })]);
      consenting([], { conventions })
        .when('SendReferral', { ...SEND, conventionId: NATIONAL_CONVENTION }, ON)
        .then([sent()]);
      consenting([], { conventions })
        .when('SendReferral', { ...SEND, conventionId: `convention-${anId(3)}` }, ON)
        .thenRefused('referral.convention', 'conventionId');
    });
  });

  describe('needs someone to reach', () => {
    it('refuses without contact details', () => {
      given(youthPathway, [...aYouthNobodyCanReach(), ...aConsent('2025-03-03')], someFacts({ today: '2025-03-04' }))
        .when('SendReferral', SEND, ON)
        .thenRefused('referral.noContact');
    });

    it.each(['email', 'address'])('one means is enough (%s)', (field) => {
      const details = { [field]: field === 'email' ? 'alix@example.org' : '1 place de la Mairie, Lyon' };
      consenting(at('2025-03-03', ContactDetailsRecorded.of(details)))
        .when('SendReferral', SEND, ON)
        .then([sent({ contactCopy: { lastName: 'Martin', firstName: 'Alix', ...details } })]);
    });

    it('refuses what was erased', () => {
      const [registered, contact] = aYouth() as [NewEvent, NewEvent];
      const consent = aConsent('2025-03-03');
      const facts = someFacts({ today: '2025-03-04' });
      given(youthPathway, [registered, erased(ContactDetailsRecorded, contact, 'contact'), ...consent], facts)
        .when('SendReferral', SEND, ON)
        .thenRefused('subject.erased');
      given(youthPathway, [erased(YouthRegistered, registered, 'identity'), contact, ...consent], facts)
        .when('SendReferral', SEND, ON)
        .thenRefused('subject.erased');
    });
  });

  describe('goes from one network to the other, to a structure that receives youths', () => {
    it('refuses an unknown or a national recipient', () => {
      for (const to of [`structure-${anId(99)}`, CMA_FRANCE]) {
        consenting()
          .when('SendReferral', { ...SEND, to }, ON)
          .thenRefused('referral.recipient', 'to');
      }
    });

    it('refuses a recipient of the same network', () => {
      youth(aConsent('2025-03-03', { recipient: OTHER_ML }))
        .when('SendReferral', { ...SEND, to: OTHER_ML }, ON)
        .thenRefused('referral.sameNetwork', 'to');
    });

    it('refuses a direction that is not theirs', () => {
      consenting()
        .when('SendReferral', { ...SEND, direction: 'CMA_TO_ML' }, ON)
        .thenRefused('referral.direction', 'direction');
    });

    it('refuses a recipient that is closed, or not yet open', () => {
      for (const dates of [{ endsOn: '2025-03-04' }, { registeredOn: '2025-03-05' }]) {
        consenting([], { structures: [aStructure(CMA, 'CMA', dates)] })
          .when('SendReferral', SEND, ON)
          .thenRefused('referral.recipientInactive', 'to');
      }
      consenting([], { structures: [aStructure(CMA, 'CMA', { endsOn: '2025-03-05', registeredOn: '2025-03-04' })] })
        .when('SendReferral', SEND, ON)
        .then([sent()]);
    });

    it('refuses to be sent in the name of another', () => {
      consenting()
        .when('SendReferral', { ...SEND, from: OTHER_ML }, ON)
        .thenRefused('referral.by');
      consenting()
        .when('SendReferral', SEND, { ...ON, actor: { kind: 'ML_ADVISER' } })
        .thenRefused('referral.by');
    });

    it('refuses a sender that receives no youth', () => {
      consenting()
        .when('SendReferral', { ...SEND, from: `structure-${anId(99)}` }, { ...ON, actor: IMPORT })
        .thenRefused('referral.sender');
    });

    it('knows the structure of an account that names none', () => {
      consenting()
        .when('SendReferral', SEND, { ...ON, actor: { kind: 'ML_ADVISER', account: anAccount(1) } })
        .then([sent()]);
    });

    it('imported to a chamber without a sender, comes from the Mission Locale that follows the youth', () => {
      consenting()
        .when('SendReferral', SEND, { ...ON, actor: IMPORT })
        .then([sent()]);
      youth(aConsent('2025-03-03', { recipient: ML }))
        .when('SendReferral', { ...SEND, to: ML }, { ...ON, actor: IMPORT })
        .thenRefused('referral.by');
    });
  });

  it.each([
    ['not answered', aReferral('2025-03-03', { referralId: OTHER_REFERRAL })],
    [
      'accepted',
      [...aReferral('2025-03-03', { referralId: OTHER_REFERRAL }), ...accepted('2025-03-03', OTHER_REFERRAL)],
    ],
  ])('refuses a second live referral to the same recipient for the same purpose (%s)', (_, past) => {
    consenting(past).when('SendReferral', SEND, ON).thenRefused('referral.duplicate');
    consenting(past)
      .when('SendReferral', { ...SEND, purpose: 'PREPA' }, ON)
      .then([sent({ purpose: 'PREPA' })]);
  });

  it('follows one that ended', () => {
    const declined = ReferralDeclined.of({ referralId: OTHER_REFERRAL, by: CMA, reason: 'NO_PLACE' });
    consenting([...aReferral('2025-03-03', { referralId: OTHER_REFERRAL }), ...at('2025-03-03', declined)])
      .when('SendReferral', SEND, ON)
      .then([sent()]);
  });

  it('refuses an answer due before it is sent', () => {
    consenting()
      .when('SendReferral', { ...SEND, answerDueOn: '2025-03-03' }, ON)
      .thenRefused('referral.answerDue', 'answerDueOn');
    consenting()
      .when('SendReferral', { ...SEND, answerDueOn: '2025-03-04' }, ON)
      .then([sent({ answerDueOn: '2025-03-04' })]);
  });

  it.each<[string, NewEvent, string]>([
    ['the pathway is closed', PathwayClosed.of({ reason: 'MOVED' }), 'pathway.closed'],
    ['the youth objects', ObjectionRecorded.of({ scope: 'CONTACT_TRANSMISSION' }), 'referral.objection'],
    ['the processing is restricted', ProcessingRestricted.of({ ground: 'ACCURACY_CONTESTED' }), 'subject.restricted'],
  ])('refuses when %s', (_, event, code) => {
    consenting(at('2025-03-04', event)).when('SendReferral', SEND, ON).thenRefused(code);
  });

  describe('after the youth told the recipient not to make contact any more', () => {
    const told = [
      ...aReferral('2025-03-03', { referralId: OTHER_REFERRAL, purpose: 'PREPA' }),
      ...accepted('2025-03-03', OTHER_REFERRAL),
      ...at(
        '2025-03-03',
        ContactAttempted.of({
          referralId: OTHER_REFERRAL,
          attemptId: anId(301),
          by: CMA,
          channel: 'PHONE',
          result: 'DO_NOT_CONTACT',
        }),
      ),
    ];

    it('refuses on a consent given before', () => {
      consenting(told).when('SendReferral', SEND, ON).thenRefused('referral.doNotContact');
    });

    it('goes on a consent given since', () => {
      consenting([
        ...told,
        ...at('2025-03-03', ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' })),
        ...aConsent('2025-03-04', { consentId: OTHER_CONSENT }),
      ])
        .when('SendReferral', { ...SEND, consentId: OTHER_CONSENT }, ON)
        .then([sent({ consentId: OTHER_CONSENT })]);
    });

    it('goes to another chamber', () => {
      youth([...aConsent('2025-03-03', { recipient: 'NETWORK_CMA' }), ...told])
        .when('SendReferral', { ...SEND, to: OTHER_CMA }, ON)
        .then([sent({ to: OTHER_CMA })]);
    });
  });

  it('takes no copy of contact details from outside', () => {
    consenting()
      .when('SendReferral', { ...SEND, contactCopy: CONTACT_COPY }, ON)
      .thenMalformed();
  });
});

describe('RedirectReferral', () => {
  const network = aConsent('2025-03-03', { recipient: 'NETWORK_CMA' });
  const REDIRECT = { referralId: REFERRAL, to: OTHER_CMA, reason: 'OUT_OF_ZONE' } as const;
  const BY = { effectiveOn: '2025-03-10', actor: REFERENT };
  const redirected = (change: Partial<Parameters<typeof ReferralRedirected.of>[0]> = {}) =>
    ReferralRedirected.of(
      {
        ...REDIRECT,
        by: CMA,
        consentId: CONSENT,
        contactCopy: CONTACT_COPY,
        answerDueOn: '2025-04-09',
        conventionId: NATIONAL_CONVENTION,
        ...change,
      },
      ABOUT,
    );
  const onTheWay = [...network, ...aReferral('2025-03-04')];

  it('passes a referral on to another structure that the consent covers, with a new delay to answer', () => {
    youth(onTheWay).when('RedirectReferral', REDIRECT, BY).then([redirected()]);
  });

  it('needs no reason, and takes a shorter delay', () => {
    youth([...onTheWay, ...received('2025-03-05')])
      .when('RedirectReferral', { ...REDIRECT, reason: undefined, answerDueOn: '2025-03-20' }, BY)
      .then([redirected({ reason: 'OTHER', answerDueOn: '2025-03-20' })]);
  });

  it('rests from then on on the consent that covers the new recipient', () => {
    const both = [
      ...aConsent('2025-03-03'),
      ...aConsent('2025-03-03', { consentId: OTHER_CONSENT, recipient: OTHER_CMA }),
      ...aReferral('2025-03-04'),
    ];
    const onAnother = redirected({ consentId: OTHER_CONSENT });
    youth(both).when('RedirectReferral', REDIRECT, BY).then([onAnother]);
    const revokedOn = { effectiveOn: '2025-03-11', actor: ADVISER };
    const after = youth([...both, { ...onAnother, effectiveOn: '2025-03-10' }]);
    after
      .when('RevokeConsent', { consentId: CONSENT, channel: 'PHONE' }, revokedOn)
      .then([ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' })]);
    after
      .when('RevokeConsent', { consentId: OTHER_CONSENT, channel: 'PHONE' }, revokedOn)
      .then([
        ConsentRevoked.of({ consentId: OTHER_CONSENT, channel: 'PHONE' }),
        ReferralWithdrawn.of(
          { referralId: REFERRAL, reason: 'CONSENT_REVOKED' },
          { ...ABOUT, effectiveOn: '2025-03-11' },
        ),
      ]);
  });

  it('never where no consent covers the new recipient', () => {
    consenting(aReferral('2025-03-04')).when('RedirectReferral', REDIRECT, BY).thenRefused('consent.missing');
    youth(onTheWay)
      .when('RedirectReferral', { ...REDIRECT, consentId: OTHER_CONSENT }, BY)
      .thenRefused('consent.missing', 'consentId');
  });

  it('goes to another structure of the same network', () => {
    youth(onTheWay)
      .when('RedirectReferral', { ...REDIRECT, to: OTHER_ML }, BY)
      .thenRefused('referral.otherNetwork', 'to');
    youth(onTheWay)
      .when('RedirectReferral', { ...REDIRECT, to: CMA_FRANCE }, BY)
      .thenRefused('referral.recipient', 'to');
    youth(onTheWay)
      .when('RedirectReferral', { ...REDIRECT, to: CMA }, BY)
      .thenNothing();
  });

  it('needs a convention that binds the sender and the new recipient', () => {
    youth(onTheWay, { conventions: [aConvention(NATIONAL_CONVENTION, { between: [ML, CMA] })] })
      .when('RedirectReferral', REDIRECT, BY)
      .thenRefused('referral.noConvention');
  });

  it('refuses a second live referral to the new recipient for the same purpose', () => {
    youth([...onTheWay, ...aReferral('2025-03-04', { referralId: OTHER_REFERRAL, to: OTHER_CMA })])
      .when('RedirectReferral', REDIRECT, BY)
      .thenRefused('referral.duplicate');
  });

  it('is for its recipient alone, and before it answers', () => {
    youth(onTheWay)
      .when('RedirectReferral', { ...REDIRECT, to: CFA }, { ...BY, actor: OTHER_REFERENT })
      .thenRefused('referral.notRecipient');
    youth([...onTheWay, ...accepted('2025-03-05')])
      .when('RedirectReferral', REDIRECT, BY)
      .thenRefused('referral.notPending');
    youth(onTheWay)
      .when('RedirectReferral', REDIRECT, { ...BY, effectiveOn: '2025-04-04' })
      .thenRefused('referral.tooLate');
  });

  it('leaves the answer to the new recipient', () => {
    const passedOn = [...onTheWay, { ...redirected(), effectiveOn: '2025-03-10' }];
    const ACCEPT = { referralId: REFERRAL };
    youth([...onTheWay, ...received('2025-03-05'), ...passedOn.slice(-1)])
      .when('ReceiveReferral', ACCEPT, { effectiveOn: '2025-03-11', actor: OTHER_REFERENT })
      .then([ReferralReceived.of({ referralId: REFERRAL, by: OTHER_CMA }, ABOUT)]);
    youth(passedOn).when('AcceptReferral', ACCEPT, BY).thenRefused('referral.notRecipient');
    youth(passedOn)
      .when('AcceptReferral', ACCEPT, { effectiveOn: '2025-04-09', actor: OTHER_REFERENT })
      .then([{ ...accepted('2025-04-09', REFERRAL, OTHER_CMA)[0]!, effectiveOn: undefined, ...ABOUT }]);
    youth(passedOn)
      .when('AcceptReferral', ACCEPT, { effectiveOn: '2025-03-09', actor: OTHER_REFERENT })
      .thenRefused('referral.tooEarly');
  });
});

describe('CancelReferral', () => {
  const CANCEL = { referralId: REFERRAL, reason: 'SENT_BY_MISTAKE' } as const;
  const BY = { effectiveOn: '2025-03-10', actor: ADVISER };
  const cancelled = (by = ML) => ReferralCancelled.of({ ...CANCEL, by }, ABOUT);
  const onTheWay = aReferral('2025-03-04');

  it('takes back a referral that has not been answered', () => {
    consenting(onTheWay).when('CancelReferral', CANCEL, BY).then([cancelled()]);
    consenting([...onTheWay, ...received('2025-03-05')])
      .when('CancelReferral', CANCEL, BY)
      .then([cancelled()]);
  });

  it('needs no reason', () => {
    consenting(onTheWay)
      .when('CancelReferral', { referralId: REFERRAL }, BY)
      .then([ReferralCancelled.of({ referralId: REFERRAL, by: ML, reason: 'OTHER' }, ABOUT)]);
  });

  it('is for the sender, or the Mission Locale that follows the youth since', () => {
    const transferred = at('2025-03-06', PathwayTransferred.of({ from: ML, to: OTHER_ML, reason: 'MOVED' }));
    consenting(onTheWay)
      .when('CancelReferral', CANCEL, { ...BY, actor: REFERENT })
      .thenRefused('referral.notSender');
    consenting(onTheWay)
      .when('CancelReferral', CANCEL, { ...BY, actor: OTHER_ADVISER })
      .thenRefused('referral.notSender');
    consenting([...onTheWay, ...transferred])
      .when('CancelReferral', CANCEL, { ...BY, actor: OTHER_ADVISER })
      .then([cancelled(OTHER_ML)]);
  });

  it('is done by the system on behalf of the sender', () => {
    consenting(onTheWay)
      .when(
        'CancelReferral',
        { referralId: REFERRAL, by: ML, reason: 'RECIPIENT_CLOSED' },
        { ...BY, actor: anActor('CLOCK') },
      )
      .then([ReferralCancelled.of({ referralId: REFERRAL, by: ML, reason: 'RECIPIENT_CLOSED' }, ABOUT)]);
  });

  it('is not for the Mission Locale that follows the youth when the training centre sent it', () => {
    const fromTheCentre = ReferralSent.of({ ...SENT, direction: 'CMA_TO_ML', from: CFA, to: OTHER_ML });
    consenting(at('2025-03-04', fromTheCentre)).when('CancelReferral', CANCEL, BY).thenRefused('referral.notSender');
  });

  it('twice is once', () => {
    consenting([...onTheWay, ...at('2025-03-05', cancelled())])
      .when('CancelReferral', CANCEL, BY)
      .thenNothing();
  });

  it('comes too late once answered, and never before it was sent', () => {
    consenting([...onTheWay, ...accepted('2025-03-05')])
      .when('CancelReferral', CANCEL, BY)
      .thenRefused('referral.notPending');
    consenting(onTheWay)
      .when('CancelReferral', CANCEL, { ...BY, effectiveOn: '2025-03-03' })
      .thenRefused('referral.tooEarly');
    consenting().when('CancelReferral', CANCEL, BY).thenRefused('referral.unknown', 'referralId');
  });
});

describe('ExpireReferral', () => {
  const EXPIRE = { referralId: REFERRAL };
  const tick = (effectiveOn: string) => ({ effectiveOn, actor: CLOCK });
  const expired = ReferralExpired.of(EXPIRE, { ...ABOUT, effectiveOn: '2025-04-03' });
  const onTheWay = aReferral('2025-03-04');

  it('ends a referral that nobody answered, on the day the answer was due, however late the clock runs', () => {
    for (const day of ['2025-04-03', '2025-05-13']) {
      consenting(onTheWay).when('ExpireReferral', EXPIRE, tick(day)).then([expired]);
      consenting([...onTheWay, ...received('2025-04-03')])
        .when('ExpireReferral', EXPIRE, tick(day))
        .then([expired]);
    }
  });

  it('is not due before', () => {
    consenting(onTheWay).when('ExpireReferral', EXPIRE, tick('2025-04-02')).thenRefused('referral.notDue');
    consenting().when('ExpireReferral', EXPIRE, tick('2025-04-02')).thenRefused('referral.unknown', 'referralId');
  });

  it('leaves a referral that was answered, or has ended, as it is', () => {
    consenting([...onTheWay, ...accepted('2025-04-03')])
      .when('ExpireReferral', EXPIRE, tick('2025-04-03'))
      .thenNothing();
    consenting([...onTheWay, ...at('2025-04-03', expired)])
      .when('ExpireReferral', EXPIRE, tick('2025-04-03'))
      .thenNothing();
  });
});

describe('WithdrawReferral', () => {
  const BY = { effectiveOn: '2025-03-10', actor: CLOCK };
  const withdraw = (reason: string) => ({ referralId: REFERRAL, reason });
  const withdrawn = (reason: 'CONVENTION_ENDED' | 'OBJECTION' | 'CONSENT_EXPIRED' | 'CONSENT_REVOKED' | 'ERASURE') =>
    ReferralWithdrawn.of({ referralId: REFERRAL, reason }, { ...ABOUT, effectiveOn: '2025-03-10' });
  const onTheWay = aReferral('2025-03-04');
  const ended = { conventions: [aConvention(NATIONAL_CONVENTION, { until: '2025-03-10' })] };

  it('takes back a referral whose convention has ended', () => {
    consenting(onTheWay, ended)
      .when('WithdrawReferral', withdraw('CONVENTION_ENDED'), BY)
      .then([withdrawn('CONVENTION_ENDED')]);
    consenting([...onTheWay, ...accepted('2025-03-05')], ended)
      .when('WithdrawReferral', withdraw('CONVENTION_ENDED'), BY)
      .then([withdrawn('CONVENTION_ENDED')]);
  });

  it.each<[string, NewEvent[]]>([
    ['OBJECTION', at('2025-03-09', ObjectionRecorded.of({ scope: 'CONTACT_TRANSMISSION' }))],
    [
      'ERASURE',
      at(
        '2025-03-09',
        PersonalDataErased.of({
          categories: ['note'],
          ground: 'YOUTH_REQUEST',
          keyFingerprints: ['c'.repeat(64)],
          certificate: 'd'.repeat(88),
          approvedBy: anAccount(2),
        }),
      ),
    ],
    ['CONSENT_REVOKED', at('2025-03-09', ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' }))],
    ['CONSENT_EXPIRED', at('2025-03-09', ConsentExpired.of({ consentId: CONSENT }))],
  ])('takes back a referral for %s when that is so, and only then', (reason, past) => {
    consenting([...onTheWay, ...past])
      .when('WithdrawReferral', withdraw(reason), BY)
      .then([withdrawn(reason as 'OBJECTION')]);
    consenting(onTheWay).when('WithdrawReferral', withdraw(reason), BY).thenRefused('referral.groundStands', 'reason');
  });

  it('takes back a referral whose consent has come to its term before the clock has run', () => {
    youth([...aConsent('2024-03-10'), ...onTheWay])
      .when('WithdrawReferral', withdraw('CONSENT_EXPIRED'), BY)
      .then([withdrawn('CONSENT_EXPIRED')]);
  });

  it('is not withdrawn by an expiry when it was a revocation', () => {
    consenting([...onTheWay, ...at('2025-03-09', ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' }))])
      .when('WithdrawReferral', withdraw('CONSENT_EXPIRED'), BY)
      .thenRefused('referral.groundStands', 'reason');
  });

  it('never while the convention is in force', () => {
    consenting(onTheWay)
      .when('WithdrawReferral', withdraw('CONVENTION_ENDED'), BY)
      .thenRefused('referral.groundStands', 'reason');
  });

  it('changes nothing of one that has ended', () => {
    const closed = ReferralClosed.of({ referralId: REFERRAL, by: CMA, outcome: 'JOB' });
    consenting([...onTheWay, ...accepted('2025-03-05'), ...at('2025-03-06', closed)], ended)
      .when('WithdrawReferral', withdraw('CONVENTION_ENDED'), BY)
      .thenNothing();
    consenting().when('WithdrawReferral', withdraw('OBJECTION'), BY).thenRefused('referral.unknown', 'referralId');
  });
});
