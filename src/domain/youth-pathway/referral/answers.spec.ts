import type { NewEvent } from '../../kernel/event.js';
import {
  accountOf,
  anAccount,
  anActor,
  anId,
  aStructure,
  at,
  CFA,
  CMA,
  type Declared,
  FIRST_NEW_ID,
  given,
  ML,
  OTHER_CMA,
  OTHER_ML,
  someFacts,
} from '../../kernel/testing.js';
import { ConsentRevoked } from '../consent/events.js';
import { youthPathway } from '../index.js';
import { PathwayTransferred } from '../referents/events.js';
import { ProcessingRestricted } from '../rights/events.js';
import {
  ContactAttempted,
  ReferralAccepted,
  ReferralCancelled,
  ReferralClosed,
  ReferralDeclined,
  ReferralExpired,
  ReferralReceived,
  ReferralWithdrawn,
} from './events.js';
import {
  ABOUT,
  aConsent,
  accepted,
  ADVISER,
  aReferral,
  aYouth,
  CONSENT,
  IMPORT,
  OTHER_ADVISER,
  OTHER_CONSENT,
  OTHER_REFERENT,
  OTHER_REFERRAL,
  received,
  REFERENT,
  REFERRAL,
} from './testing.js';

const IT = { referralId: REFERRAL };
const BY = { effectiveOn: '2025-03-10', actor: REFERENT };
const on = (effectiveOn: string) => ({ ...BY, effectiveOn });
const sent = aReferral('2025-03-04');

/** A youth who agreed on 3 March 2025 to be referred to `CMA`, and was on the 4th. */
const referred = (past: readonly NewEvent[] = [], declared: Declared = {}) =>
  given(
    youthPathway,
    [...aYouth(), ...aConsent('2025-03-03'), ...sent, ...past],
    someFacts({ today: '2025-03-10', ...declared }),
  );
const consentOf = (grantedOn: string, past: readonly NewEvent[] = [], declared: Declared = {}) =>
  given(
    youthPathway,
    [...aYouth(), ...aConsent(grantedOn), ...sent, ...past],
    someFacts({ today: '2025-03-10', ...declared }),
  );

const declined = ReferralDeclined.of({ ...IT, by: CMA, reason: 'NO_PLACE' }, ABOUT);
const withdrawn = ReferralWithdrawn.of({ ...IT, reason: 'CONVENTION_ENDED' }, ABOUT);
const expired = ReferralExpired.of(IT, ABOUT);
const cancelled = ReferralCancelled.of({ ...IT, by: ML, reason: 'OTHER' }, ABOUT);
const closed = ReferralClosed.of({ ...IT, by: CMA, outcome: 'PREPA' }, ABOUT);
const merged = { structures: [aStructure(CMA, 'CMA', { endsOn: '2025-03-08', mergedInto: OTHER_CMA })] };

describe('ReceiveReferral', () => {
  const taken = (by = CMA) => ReferralReceived.of({ ...IT, by }, ABOUT);

  it('records that the recipient has taken note', () => {
    referred().when('ReceiveReferral', IT, BY).then([taken()]);
  });

  it.each<[string, NewEvent[]]>([
    ['received', received('2025-03-05')],
    ['accepted at once', accepted('2025-03-05')],
    ['declined at once', at('2025-03-05', declined)],
    ['received, then withdrawn', [...received('2025-03-05'), ...at('2025-03-06', withdrawn)]],
  ])('once %s, is already so', (_, past) => {
    referred(past).when('ReceiveReferral', IT, BY).thenNothing();
  });

  it('needs the consent still: it is then that the contact details are read', () => {
    consentOf('2024-03-10').when('ReceiveReferral', IT, BY).thenRefused('consent.missing');
    consentOf('2024-03-10').when('ReceiveReferral', IT, on('2025-03-09')).then([taken()]);
  });

  it('is for the recipient alone', () => {
    for (const actor of [ADVISER, OTHER_REFERENT, anActor('CFA_REFERENT', CFA)]) {
      referred()
        .when('ReceiveReferral', IT, { ...BY, actor })
        .thenRefused('referral.notRecipient');
    }
  });

  it.each([
    ['cancelled', cancelled],
    ['withdrawn', withdrawn],
    ['expired', expired],
  ])('refuses one that was %s', (_, event) => {
    referred(at('2025-03-05', event)).when('ReceiveReferral', IT, BY).thenRefused('referral.notPending');
  });

  it('refuses what was never sent', () => {
    referred()
      .when('ReceiveReferral', { referralId: OTHER_REFERRAL }, BY)
      .thenRefused('referral.unknown', 'referralId');
    given(youthPathway).when('ReceiveReferral', IT, BY).thenRefused('pathway.unknown');
  });
});

describe('AcceptReferral', () => {
  const acceptance = (by = CMA) => ReferralAccepted.of({ ...IT, by }, ABOUT);

  it('takes the youth on, received before or not', () => {
    referred().when('AcceptReferral', IT, BY).then([acceptance()]);
    referred(received('2025-03-05')).when('AcceptReferral', IT, BY).then([acceptance()]);
  });

  it('is taken from the day it was sent to the day the answer was due, whether the clock has run or not', () => {
    referred().when('AcceptReferral', IT, on('2025-03-03')).thenRefused('referral.tooEarly');
    referred().when('AcceptReferral', IT, on('2025-03-04')).then([acceptance()]);
    referred().when('AcceptReferral', IT, on('2025-04-03')).then([acceptance()]);
    referred().when('AcceptReferral', IT, on('2025-04-04')).thenRefused('referral.tooLate');
  });

  it('twice is once', () => {
    referred(accepted('2025-03-05')).when('AcceptReferral', IT, BY).thenNothing();
  });

  it.each([
    ['declined', declined],
    ['cancelled', cancelled],
    ['withdrawn for another cause', withdrawn],
    ['expired', expired],
  ])('refuses one that was %s', (_, event) => {
    referred(at('2025-03-05', event)).when('AcceptReferral', IT, BY).thenRefused('referral.notPending');
  });

  it('needs the consent still, on the day and when it is recorded', () => {
    consentOf('2024-03-10').when('AcceptReferral', IT, BY).thenRefused('consent.missing');
    consentOf('2024-03-11').when('AcceptReferral', IT, BY).then([acceptance()]);
    consentOf('2024-03-11', [], { recordedOn: '2025-03-11' })
      .when('AcceptReferral', IT, BY)
      .thenRefused('consent.missing');
  });

  it('takes nobody on while the processing is restricted', () => {
    referred(at('2025-03-05', ProcessingRestricted.of({ ground: 'ACCURACY_CONTESTED' })))
      .when('AcceptReferral', IT, BY)
      .thenRefused('subject.restricted');
  });

  describe('is for the recipient', () => {
    it('not for another', () => {
      for (const actor of [ADVISER, OTHER_REFERENT]) {
        referred()
          .when('AcceptReferral', IT, { ...BY, actor })
          .thenRefused('referral.notRecipient');
      }
    });

    it('nor in the name of another', () => {
      for (const by of [CMA, anAccount(99)]) {
        referred()
          .when('AcceptReferral', { ...IT, by }, { ...BY, actor: OTHER_REFERENT })
          .thenRefused('referral.by');
      }
    });

    it('or the structure into which it has merged', () => {
      referred([], merged)
        .when('AcceptReferral', IT, { ...BY, actor: OTHER_REFERENT })
        .then([acceptance(OTHER_CMA)]);
    });

    it('or an import, for the recipient or for whom it names', () => {
      referred()
        .when('AcceptReferral', IT, { ...BY, actor: IMPORT })
        .then([acceptance()]);
      const accounts = [accountOf(CMA, 3), accountOf(OTHER_CMA, 4)];
      referred([], { accounts })
        .when('AcceptReferral', { ...IT, by: anAccount(3) }, { ...BY, actor: IMPORT })
        .then([acceptance()]);
      referred([], { accounts })
        .when('AcceptReferral', { ...IT, by: anAccount(4) }, { ...BY, actor: IMPORT })
        .thenRefused('referral.notRecipient');
    });
  });
});

describe('DeclineReferral', () => {
  const DECLINE = { ...IT, reason: 'NO_PLACE' } as const;

  it('says why', () => {
    referred().when('DeclineReferral', DECLINE, BY).then([declined]);
    referred().when('DeclineReferral', IT, BY).thenMalformed();
  });

  it('needs no consent any more', () => {
    consentOf('2024-03-10').when('DeclineReferral', DECLINE, BY).then([declined]);
  });

  it('twice is once, and for one reason', () => {
    const past = at('2025-03-05', declined);
    referred(past).when('DeclineReferral', DECLINE, BY).thenNothing();
    referred(past)
      .when('DeclineReferral', { ...DECLINE, reason: 'OUT_OF_ZONE' }, BY)
      .thenRefused('referral.notPending');
  });

  it('is for the recipient, and before it was due', () => {
    referred()
      .when('DeclineReferral', DECLINE, { ...BY, actor: ADVISER })
      .thenRefused('referral.notRecipient');
    referred().when('DeclineReferral', DECLINE, on('2025-04-04')).thenRefused('referral.tooLate');
    referred(accepted('2025-03-05')).when('DeclineReferral', DECLINE, BY).thenRefused('referral.notPending');
  });
});

describe('CloseReferral', () => {
  const CLOSE = { ...IT, outcome: 'PREPA' } as const;
  const closing = (by = CMA) => ReferralClosed.of({ ...CLOSE, by }, ABOUT);

  it('says what came of it, by either end', () => {
    referred(accepted('2025-03-05')).when('CloseReferral', CLOSE, BY).then([closing()]);
    referred(accepted('2025-03-05'))
      .when('CloseReferral', CLOSE, { ...BY, actor: ADVISER })
      .then([closing(ML)]);
    referred([
      ...accepted('2025-03-05'),
      ...at('2025-03-06', PathwayTransferred.of({ from: ML, to: OTHER_ML, reason: 'MOVED' })),
    ])
      .when('CloseReferral', CLOSE, { ...BY, actor: OTHER_ADVISER })
      .then([closing(OTHER_ML)]);
  });

  it('is done by the system on behalf of the sender', () => {
    referred(accepted('2025-03-05'))
      .when('CloseReferral', { ...IT, outcome: 'NO_FOLLOW_UP', by: ML }, { ...BY, actor: anActor('CLOCK') })
      .then([ReferralClosed.of({ ...IT, outcome: 'NO_FOLLOW_UP', by: ML }, ABOUT)]);
  });

  it('is for nobody else', () => {
    for (const actor of [OTHER_REFERENT, OTHER_ADVISER]) {
      referred(accepted('2025-03-05'))
        .when('CloseReferral', CLOSE, { ...BY, actor })
        .thenRefused('referral.notParty');
    }
  });

  it('twice is once, and for one outcome', () => {
    const past = [...accepted('2025-03-05'), ...at('2025-03-06', closed)];
    referred(past).when('CloseReferral', CLOSE, BY).thenNothing();
    referred(past)
      .when('CloseReferral', { ...IT, outcome: 'JOB' }, BY)
      .thenRefused('referral.notAccepted');
  });

  it('follows an acceptance', () => {
    referred().when('CloseReferral', CLOSE, BY).thenRefused('referral.notAccepted');
    referred(accepted('2025-03-10')).when('CloseReferral', CLOSE, on('2025-03-09')).thenRefused('referral.tooEarly');
    referred(accepted('2025-03-10')).when('CloseReferral', CLOSE, on('2025-03-10')).then([closing()]);
  });
});

describe('AttemptContact', () => {
  const ATTEMPT = { ...IT, attemptId: anId(301), channel: 'PHONE', result: 'NO_ANSWER' } as const;
  const attempt = (change: Partial<Parameters<typeof ContactAttempted.of>[0]> = {}) =>
    ContactAttempted.of({ ...ATTEMPT, by: CMA, ...change }, ABOUT);

  it('is made by the recipient once it has received or accepted the referral', () => {
    referred(received('2025-03-05')).when('AttemptContact', ATTEMPT, BY).then([attempt()]);
    referred(accepted('2025-03-05')).when('AttemptContact', ATTEMPT, BY).then([attempt()]);
    referred().when('AttemptContact', ATTEMPT, BY).thenRefused('referral.notReceived');
    referred(at('2025-03-05', cancelled)).when('AttemptContact', ATTEMPT, BY).thenRefused('referral.notReceived');
    referred(accepted('2025-03-05'))
      .when('AttemptContact', ATTEMPT, { ...BY, actor: ADVISER })
      .thenRefused('referral.notRecipient');
  });

  it('may be made twice a day, each under its own name', () => {
    const past = [...accepted('2025-03-05'), ...at('2025-03-10', attempt())];
    referred(past).when('AttemptContact', ATTEMPT, BY).thenNothing();
    referred(past)
      .when('AttemptContact', { ...ATTEMPT, attemptId: undefined }, BY)
      .then([attempt({ attemptId: anId(FIRST_NEW_ID) })]);
  });

  it('finds the referral by itself when there is one', () => {
    const unnamed = { ...ATTEMPT, referralId: undefined };
    referred(accepted('2025-03-05')).when('AttemptContact', unnamed, BY).then([attempt()]);
    referred(accepted('2025-03-05'))
      .when('AttemptContact', unnamed, { ...BY, actor: IMPORT })
      .then([attempt()]);
    referred().when('AttemptContact', unnamed, BY).thenRefused('referral.ambiguous', 'referralId');
    referred([
      ...accepted('2025-03-05'),
      ...aReferral('2025-03-04', { referralId: OTHER_REFERRAL, purpose: 'PREPA' }),
      ...accepted('2025-03-05', OTHER_REFERRAL),
    ])
      .when('AttemptContact', unnamed, BY)
      .thenRefused('referral.ambiguous', 'referralId');
  });

  it('needs the consent that day', () => {
    consentOf('2024-03-10', accepted('2025-03-05')).when('AttemptContact', ATTEMPT, BY).thenRefused('consent.missing');
    consentOf('2024-03-10', accepted('2025-03-05')).when('AttemptContact', ATTEMPT, on('2025-03-09')).then([attempt()]);
    const revoked = ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' });
    const taken = ReferralWithdrawn.of({ ...IT, reason: 'CONSENT_REVOKED' }, ABOUT);
    referred([...accepted('2025-03-05'), ...at('2025-03-06', revoked, taken)])
      .when('AttemptContact', ATTEMPT, BY)
      .thenRefused('consent.missing');
    referred([...accepted('2025-03-05'), ...at('2025-03-06', withdrawn)])
      .when('AttemptContact', ATTEMPT, BY)
      .thenRefused('referral.notReceived');
  });

  it('is refused while the processing is restricted, and before the referral was sent', () => {
    referred([
      ...accepted('2025-03-05'),
      ...at('2025-03-06', ProcessingRestricted.of({ ground: 'ACCURACY_CONTESTED' })),
    ])
      .when('AttemptContact', ATTEMPT, BY)
      .thenRefused('subject.restricted');
    referred(received('2025-03-05')).when('AttemptContact', ATTEMPT, on('2025-03-03')).thenRefused('referral.tooEarly');
  });

  describe('after the youth said not to make contact any more', () => {
    const told = [
      ...accepted('2025-03-05'),
      ...at('2025-03-06', attempt({ attemptId: anId(302), result: 'DO_NOT_CONTACT' })),
    ];

    it('is refused', () => {
      referred(told).when('AttemptContact', ATTEMPT, BY).thenRefused('referral.doNotContact');
    });

    it('lets the recipient close the referral, or the youth come nonetheless', () => {
      referred(told)
        .when('CloseReferral', { ...IT, outcome: 'NO_FOLLOW_UP' }, BY)
        .then([ReferralClosed.of({ ...IT, by: CMA, outcome: 'NO_FOLLOW_UP' }, ABOUT)]);
    });

    it('is possible again on a referral that rests on a consent given since', () => {
      referred([
        ...told,
        ...at('2025-03-07', ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' })),
        ...aConsent('2025-03-08', { consentId: OTHER_CONSENT }),
        ...aReferral('2025-03-08', { referralId: OTHER_REFERRAL, consentId: OTHER_CONSENT }),
        ...accepted('2025-03-09', OTHER_REFERRAL),
      ])
        .when('AttemptContact', { ...ATTEMPT, referralId: OTHER_REFERRAL }, BY)
        .then([attempt({ referralId: OTHER_REFERRAL })]);
    });
  });
});

describe('the agenda of a referral', () => {
  const due = (past: readonly NewEvent[], consents = aConsent('2025-03-03')) =>
    given(youthPathway, [...aYouth(), ...consents, ...past])
      .deadlines()
      .filter(({ kind }) => kind.startsWith('REFERRAL'));

  it('reminds the recipient after 7 and 15 days, then ends it on the day the answer was due', () => {
    expect(due(sent)).toEqual([
      { kind: 'REFERRAL_UNANSWERED_7', key: REFERRAL, dueOn: '2025-03-11', owner: CMA },
      { kind: 'REFERRAL_UNANSWERED_15', key: REFERRAL, dueOn: '2025-03-19', owner: CMA },
      {
        kind: 'REFERRAL_EXPIRY',
        key: REFERRAL,
        dueOn: '2025-04-03',
        owner: ML,
        command: { name: 'ExpireReferral', data: { referralId: REFERRAL } },
      },
    ]);
    expect(due([...sent, ...received('2025-03-05')])).toHaveLength(3);
  });

  it('reminds nobody after the answer was due', () => {
    const [short] = sent as [NewEvent];
    const within = (answerDueOn: string) =>
      due([{ ...short, data: { ...short.data, answerDueOn } }]).map(({ kind }) => kind);
    expect(within('2025-03-19')).toEqual(['REFERRAL_UNANSWERED_7', 'REFERRAL_EXPIRY']);
    expect(within('2025-03-11')).toEqual(['REFERRAL_EXPIRY']);
  });

  it.each<[string, NewEvent[]]>([
    ['answered', accepted('2025-03-05')],
    ['taken back', at('2025-03-05', withdrawn)],
  ])('forgets it once %s', (_, past) => {
    expect(due([...sent, ...past])).toEqual([]);
  });
});
