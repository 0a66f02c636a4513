import type { NewEvent } from '../../kernel/event.js';
import {
  accountOf,
  anAccount,
  anActor,
  anId,
  aStructure,
  at,
  CLOCK,
  CMA,
  erased,
  FIRST_NEW_ID,
  given,
  ML,
  NATIONAL_CONVENTION,
  OTHER_CMA,
  someFacts,
} from '../../kernel/testing.js';
import { ApprenticeshipContractSigned } from '../apprenticeship/events.js';
import { CejEnded, CejOpened } from '../cej/events.js';
import { ConsentGranted, ConsentRevoked } from '../consent/events.js';
import { ImiloUpdatePrepared } from '../imilo/events.js';
import { youthPathway } from '../index.js';
import { PathwayClosed, PathwayMerged, PathwayReopened } from '../lifecycle/events.js';
import {
  ContactAttempted,
  ReferralAccepted,
  ReferralReceived,
  ReferralSent,
  ReferralWithdrawn,
} from '../referral/events.js';
import { ContactDetailsRecorded, YouthRegistered } from '../registration/events.js';
import {
  ContactDetailsDisclosed,
  type ErasableCategory,
  ObjectionLifted,
  ObjectionRecorded,
  PersonalDataErased,
  ProcessingRestricted,
  RestrictionLifted,
  RetentionHeld,
  RetentionReleased,
  SubjectRequestAnswered,
  SubjectRequestExtended,
  SubjectRequestReceived,
} from './events.js';
import { retentionTerms } from './retention.js';
import { hasObjection, isSubjectErased, mustNotBeRestricted } from './state.js';

const youth = YouthRegistered.of({
  lastName: 'Le Goff',
  firstName: 'Maël',
  birthDate: '2003-03-04',
  missionLocaleId: ML,
  ageBand: '18-21',
  sex: 'M',
  entryQualification: 'NONE',
});
const past = at('2025-01-06', youth);
const CONSENT = anId(11);
const REFERRAL = anId(12);
const granted = (rest: object = {}) =>
  ConsentGranted.of({
    consentId: CONSENT,
    scope: 'CONTACT_TRANSMISSION',
    recipient: CMA,
    dataCategories: ['IDENTITY', 'CONTACT'],
    noticeVersion: '2025-1',
    noticeSha256: 'a'.repeat(64),
    channel: 'SIGNED_PAPER',
    expiresOn: '2026-03-03',
    collectedBy: anAccount(1),
    ...rest,
  });
const sent = [
  ...past,
  ...at(
    '2025-03-03',
    ContactDetailsRecorded.of({ phone: '+33612345678', email: 'm.legoff@example.org' }),
    granted(),
    ReferralSent.of({
      referralId: REFERRAL,
      direction: 'ML_TO_CMA',
      from: ML,
      to: CMA,
      purpose: 'APPRENTICESHIP',
      consentId: CONSENT,
      contactCopy: { phone: '+33612345678' },
      answerDueOn: '2025-07-03',
      conventionId: NATIONAL_CONVENTION,
    }),
  ),
];
const received = [...sent, ...at('2025-03-04', ReferralReceived.of({ referralId: REFERRAL, by: CMA }))];
const about = { purpose: 'APPRENTICESHIP', conventionId: NATIONAL_CONVENTION } as const;
const withdrawn = (reason: 'OBJECTION' | 'ERASURE') =>
  ReferralWithdrawn.of({ referralId: REFERRAL, reason }, { ...about, effectiveOn: '2025-06-16' });

const DPO = anActor('DPO', undefined, anAccount(9));
const asking = (
  name: string,
  data: object,
  before: readonly NewEvent[] = past,
  effectiveOn = '2025-06-16',
  actor = DPO,
) => given(youthPathway, before).when(name, { ...data }, { effectiveOn, actor });

describe('RecordObjection', () => {
  it('to the transmission of contact details withdraws the live referrals', () => {
    asking('RecordObjection', { scope: 'CONTACT_TRANSMISSION', ground: 'Je préfère appeler moi-même' }, sent).then([
      ObjectionRecorded.of({ scope: 'CONTACT_TRANSMISSION', ground: 'Je préfère appeler moi-même' }),
      withdrawn('OBJECTION'),
    ]);
  });

  it('to the shared follow-up cancels the updates that have not left, and no referral', () => {
    const contractId = anId(21);
    const prepared = ImiloUpdatePrepared.of({
      updateId: anId(22),
      contractId,
      version: 1,
      employerName: 'Boulangerie du Port',
      diplomaLabel: 'CAP Boulanger',
      dates: { signedOn: '2025-04-01', startOn: '2025-04-07', plannedEndOn: '2027-04-06' },
    });
    const { events } = asking('RecordObjection', { scope: 'SHARED_FOLLOW_UP' }, [
      ...sent,
      ...at('2025-04-01', prepared),
    ]);
    expect(events.map(({ type }) => type)).toEqual(['ObjectionRecorded', 'ImiloUpdateSuperseded']);
    expect(events[1]?.data).toMatchObject({ updateId: anId(22), contractId });
  });

  it('happens once a scope', () => {
    const before = [...past, ...at('2025-03-03', ObjectionRecorded.of({ scope: 'SHARED_FOLLOW_UP' }))];
    asking('RecordObjection', { scope: 'SHARED_FOLLOW_UP' }, before).thenNothing();
    asking('RecordObjection', { scope: 'CONTACT_TRANSMISSION' }, before).then([
      ObjectionRecorded.of({ scope: 'CONTACT_TRANSMISSION' }),
    ]);
    const { state } = given(youthPathway, before);
    expect([hasObjection(state, 'SHARED_FOLLOW_UP'), hasObjection(state, 'CONTACT_TRANSMISSION')]).toEqual([
      true,
      false,
    ]);
  });

  it('is lifted, once', () => {
    const before = [...past, ...at('2025-03-03', ObjectionRecorded.of({ scope: 'SHARED_FOLLOW_UP' }))];
    asking('LiftObjection', { scope: 'SHARED_FOLLOW_UP' }, before).then([
      ObjectionLifted.of({ scope: 'SHARED_FOLLOW_UP' }),
    ]);
    asking('LiftObjection', { scope: 'CONTACT_TRANSMISSION' }, before).thenNothing();
  });
});

describe('a request of the youth', () => {
  const REQUEST = anId(31);
  const access = { requestId: REQUEST, right: 'ACCESS' } as const;
  const open = [...past, ...at('2025-01-31', SubjectRequestReceived.of({ ...access, dueOn: '2025-02-28' }))];
  const extended = [
    ...open,
    ...at('2025-02-10', SubjectRequestExtended.of({ ...access, dueOn: '2025-04-30', reason: 'COMPLEXITY' })),
  ];

  it('is due one month after its receipt', () => {
    asking('ReceiveSubjectRequest', { right: 'ERASURE' }, past, '2025-01-31').then([
      SubjectRequestReceived.of({ requestId: anId(FIRST_NEW_ID), right: 'ERASURE', dueOn: '2025-02-28' }),
    ]);
    asking('ReceiveSubjectRequest', { ...access, dueOn: '2025-07-16' }).then([
      SubjectRequestReceived.of({ ...access, dueOn: '2025-07-16' }),
    ]);
    asking('ReceiveSubjectRequest', { ...access, dueOn: '2025-07-17' }).thenRefused('subject.dueOn', 'dueOn');
  });

  it('is received once', () => {
    asking('ReceiveSubjectRequest', access, open, '2025-01-31').thenNothing();
    asking('ReceiveSubjectRequest', { right: 'ACCESS' }, open, '2025-01-31').thenNothing();
    asking('ReceiveSubjectRequest', { right: 'ACCESS' }, open, '2025-02-01').then([
      SubjectRequestReceived.of({ requestId: anId(FIRST_NEW_ID), right: 'ACCESS', dueOn: '2025-03-01' }),
    ]);
  });

  it('is extended by two months, once, before it is due, for a reason', () => {
    const extending = (before: readonly NewEvent[], on: string, data: object = access) =>
      asking('ExtendSubjectRequest', { ...data, reason: 'COMPLEXITY' }, before, on);
    const event = SubjectRequestExtended.of({ ...access, dueOn: '2025-04-30', reason: 'COMPLEXITY' });
    extending(open, '2025-02-28').then([event]);
    extending(open, '2025-02-10', { right: 'ACCESS', dueOn: '2025-04-30' }).then([event]);
    extending(open, '2025-02-10', { right: 'ACCESS', dueOn: '2025-05-31' }).thenRefused('subject.dueOn');
    extending(open, '2025-03-01').thenRefused('subject.extendedLate');
    extending(extended, '2025-02-11').thenRefused('subject.extendedOnce');
    extending(open, '2025-01-30').thenRefused('subject.tooEarly');
    asking('ExtendSubjectRequest', access, open).thenMalformed();
  });

  it('is answered, be it late, once', () => {
    const answered = SubjectRequestAnswered.of({ ...access, dueOn: '2025-02-28', outcome: 'GRANTED' });
    asking('AnswerSubjectRequest', { ...access, outcome: 'GRANTED' }, open).then([answered]);
    asking('AnswerSubjectRequest', { right: 'ACCESS' }, extended).then([
      SubjectRequestAnswered.of({ ...access, dueOn: '2025-04-30' }),
    ]);
    asking('AnswerSubjectRequest', access, [...open, ...at('2025-02-20', answered)]).thenNothing();
    asking('AnswerSubjectRequest', access, open, '2025-01-30').thenRefused('subject.tooEarly');
    asking('ExtendSubjectRequest', { ...access, reason: 'NUMBER' }, [
      ...open,
      ...at('2025-02-20', answered),
    ]).thenRefused('subject.extendedOnce');
  });

  it('must be known without a doubt', () => {
    asking('AnswerSubjectRequest', { right: 'ERASURE' }, open).thenRefused('subject.request');
    asking('AnswerSubjectRequest', { requestId: anId(99) }, open).thenRefused('subject.request');
    const second = SubjectRequestReceived.of({ requestId: anId(32), right: 'ACCESS', dueOn: '2025-03-01' });
    const both = [...open, ...at('2025-02-01', second)];
    asking('AnswerSubjectRequest', { right: 'ACCESS' }, both).thenRefused('subject.request');
    asking('AnswerSubjectRequest', access, both).then([SubjectRequestAnswered.of({ ...access, dueOn: '2025-02-28' })]);
  });

  it('stands in the agenda until it is answered', () => {
    const due = (before: readonly NewEvent[]) =>
      given(youthPathway, before)
        .deadlines()
        .filter(({ key }) => key === REQUEST)
        .map(({ kind, dueOn, owner }) => [kind, dueOn, owner]);
    expect(due(open)).toEqual([
      ['SUBJECT_REQUEST_20', '2025-02-20', ML],
      ['SUBJECT_REQUEST_27', '2025-02-27', ML],
      ['SUBJECT_REQUEST_DUE', '2025-02-28', ML],
    ]);
    expect(due(extended)).toEqual([['SUBJECT_REQUEST_DUE', '2025-04-30', ML]]);
    const answered = SubjectRequestAnswered.of({ ...access, dueOn: '2025-02-28' });
    expect(due([...open, ...at('2025-02-20', answered)])).toEqual([]);
  });
});

describe('a restriction', () => {
  const restricted = [...past, ...at('2025-03-03', ProcessingRestricted.of({ ground: 'ACCURACY_CONTESTED' }))];

  it('begins and ends once', () => {
    const ground = { ground: 'ACCURACY_CONTESTED' };
    asking('RestrictProcessing', ground).then([ProcessingRestricted.of(ground)]);
    asking('RestrictProcessing', { ground: 'LEGAL_CLAIM' }, restricted).thenNothing();
    asking('LiftRestriction', {}, restricted).then([RestrictionLifted.of({})]);
    asking('LiftRestriction', {}).thenNothing();
  });

  it('stops who asks for it to be absent', () => {
    const check = (before: readonly NewEvent[]) => () => {
      mustNotBeRestricted(given(youthPathway, before).state);
    };
    expect(check(restricted)).toThrow(expect.objectContaining({ code: 'subject.restricted' }));
    expect(check([...restricted, ...at('2025-03-10', RestrictionLifted.of({}))])).not.toThrow();
  });
});

describe('a hold', () => {
  const held = [
    ...past,
    ...at('2025-03-03', RetentionHeld.of({ ground: 'DISPUTE' }), RetentionHeld.of({ ground: 'CONTROL' })),
  ];

  it('stands once a ground', () => {
    asking('HoldRetention', { ground: 'DISPUTE' }).then([RetentionHeld.of({ ground: 'DISPUTE' })]);
    asking('HoldRetention', { ground: 'DISPUTE' }, held).thenNothing();
  });

  it('is released ground by ground, or as a whole', () => {
    const one = RetentionReleased.of({ ground: 'CONTROL' });
    asking('ReleaseRetention', { ground: 'CONTROL' }, held).then([one]);
    asking('ReleaseRetention', {}, held).then([RetentionReleased.of({ ground: 'DISPUTE' }), one]);
    asking('ReleaseRetention', { ground: 'DISPUTE' }).thenNothing();
  });
});

describe('ErasePersonalData', () => {
  const all = ['identity', 'contact', 'contract', 'note'] as const;
  const asked = {
    categories: all,
    ground: 'YOUTH_REQUEST',
    keyFingerprints: ['b'.repeat(64)],
    certificate: 'eyJhbGciOiJFZERTQSJ9',
    approvedBy: anAccount(2),
  };
  const erasure = PersonalDataErased.of({ ...asked, categories: [...all] });

  it('records the destruction of the keys, and withdraws what was on its way', () => {
    asking('ErasePersonalData', asked, sent).then([erasure, withdrawn('ERASURE')]);
    asking('ErasePersonalData', asked, past, '2025-06-16', CLOCK).then([erasure]);
  });

  /** Case 11: erasure while a dispute holds. */
  it('waits while a dispute or a control holds', () => {
    const held = [...past, ...at('2025-03-03', RetentionHeld.of({ ground: 'DISPUTE' }))];
    asking('ErasePersonalData', asked, held).thenRefused('erasure.held');
    asking('ErasePersonalData', asked, [
      ...held,
      ...at('2025-03-04', RetentionReleased.of({ ground: 'DISPUTE' })),
    ]).then([erasure]);
  });

  it('is approved by a second active account', () => {
    const approved = (approvedBy: string) => asking('ErasePersonalData', { ...asked, approvedBy });
    approved(anAccount(9)).thenRefused('erasure.secondAccount', 'approvedBy');
    approved(anAccount(99)).thenRefused('erasure.secondAccount');
    const gone = someFacts({ accounts: [accountOf(ML, 2, { deactivatedOn: '2025-06-16' })] });
    given(youthPathway, past, gone)
      .when('ErasePersonalData', asked, { actor: DPO })
      .thenRefused('erasure.secondAccount');
  });

  it('happens once a category', () => {
    const before = [
      ...past,
      ...at('2025-03-03', PersonalDataErased.of({ ...asked, categories: ['contract', 'note'] })),
    ];
    asking('ErasePersonalData', { ...asked, categories: ['note', 'contract', 'note'] }, before).thenNothing();
    asking('ErasePersonalData', asked, before).then([
      PersonalDataErased.of({ ...asked, categories: ['identity', 'contact'] }),
    ]);
  });

  describe('once done', () => {
    const after = [erased(YouthRegistered, past[0]!, 'identity'), ...at('2025-03-03', erasure)];

    it('no personal data is accepted', () => {
      asking(
        'RecordContactDetails',
        { phone: '+33612345678' },
        after,
        '2025-06-16',
        anActor('ML_ADVISER', ML),
      ).thenRefused('subject.erased');
      asking('CorrectIdentity', { lastName: 'Le Gof', reason: 'TYPO' }, after).thenRefused('subject.erased');
      asking('RecordObjection', { scope: 'SHARED_FOLLOW_UP', ground: 'Parce que' }, after).thenRefused(
        'subject.erased',
      );
      expect(isSubjectErased(given(youthPathway, after).state)).toBe(true);
    });

    it('facts without personal data still are', () => {
      asking('RecordObjection', { scope: 'SHARED_FOLLOW_UP' }, after).then([
        ObjectionRecorded.of({ scope: 'SHARED_FOLLOW_UP' }),
      ]);
      asking('ClosePathway', { reason: 'YOUTH_REQUEST' }, after, '2025-06-16', anActor('ML_ADVISER', ML)).then([
        PathwayClosed.of({ reason: 'YOUTH_REQUEST' }),
      ]);
    });
  });
});

describe('the end of retention', () => {
  const due = (...events: readonly NewEvent[]) =>
    given(youthPathway, [...past, ...events])
      .deadlines()
      .filter(({ kind }) => kind === 'RETENTION_DUE')
      .map(({ dueOn, owner, command }) => [dueOn, owner, command]);
  const closed = (on: string) => at(on, PathwayClosed.of({ reason: 'OTHER' }));

  it('comes 24 months after the follow-up', () => {
    expect(due(...closed('2025-02-28'))).toEqual([['2027-02-28', ML, undefined]]);
  });

  it('comes at the 26th birthday and two years at the latest', () => {
    expect(due()).toEqual([['2031-03-04', ML, undefined]]);
    expect(due(...closed('2030-01-10'))).toEqual([['2031-03-04', ML, undefined]]);
    expect(due(...closed('2025-02-28'), ...at('2025-03-03', PathwayReopened.of({})))).toEqual([
      ['2031-03-04', ML, undefined],
    ]);
  });

  /** Case 3: at 26 with a live CEJ on RQTH ground and a running contract. */
  it('waits for the end of a live CEJ and of a running contract', () => {
    const cej = CejOpened.of({ plannedEndOn: '2029-12-31', weeklyHours: 15, ageGround: 'RQTH' });
    const contract = ApprenticeshipContractSigned.of({
      contractId: anId(41),
      startOn: '2028-09-01',
      plannedEndOn: '2031-08-31',
      practicalStartOn: '2028-09-01',
      employerName: 'Boulangerie du Port',
      employerSiret: '73282932000074',
      cfaId: `structure-${anId(4)}`,
      rncp: 'RNCP37537',
      diplomaCode: '50022137',
      diplomaLabel: 'CAP Boulanger',
      qualificationLevel: '3',
      trade: '10',
    });
    expect(due(...at('2029-02-01', cej))).toEqual([]);
    expect(due(...at('2028-08-20', contract))).toEqual([]);
    const running = [...at('2029-02-01', cej, contract), ...closed('2030-01-10')];
    expect(due(...running)[0]).toEqual(['2032-01-10', ML, undefined]);
    const ended = [...at('2029-02-01', cej), ...at('2029-06-01', CejEnded.of({ cause: 'INSERTION' }))];
    expect(due(...ended)[0]).toEqual(['2031-03-04', ML, undefined]);
  });

  describe('after a CEJ', () => {
    const cej = [
      ...at('2025-02-01', CejOpened.of({ plannedEndOn: '2025-07-31', weeklyHours: 15 })),
      ...at('2025-06-01', CejEnded.of({ cause: 'INSERTION' })),
    ];
    const terms = (...events: readonly NewEvent[]) =>
      retentionTerms(given(youthPathway, [...past, ...cej, ...closed('2025-06-02'), ...events]).state);
    const all = { key: 'pathway', dueOn: '2027-06-02', reason: 'FOLLOW_UP_ENDED' };
    const proof = { key: 'cej-proof', dueOn: '2035-06-01', reason: 'CEJ_PROOF', categories: ['identity'] };
    const erasure = (categories: readonly ErasableCategory[]) =>
      at(
        '2027-06-03',
        PersonalDataErased.of({
          categories: [...categories],
          ground: 'RETENTION_ENDED',
          keyFingerprints: [],
          certificate: 'c',
          approvedBy: anAccount(2),
        }),
      );

    it('keeps who had it for ten years, and nothing else', () => {
      expect(terms()).toEqual([{ ...all, categories: ['contact', 'contract', 'note'] }, proof]);
      expect(terms(...erasure(['contact', 'contract', 'note']))).toEqual([proof]);
      expect(terms(...erasure(['contact', 'contract', 'note', 'identity']))).toEqual([]);
      expect(terms(...erasure(['identity']))).toEqual([{ ...all, categories: ['contact', 'contract', 'note'] }]);
    });

    it('keeps nothing of a path that another has absorbed longer than of that one', () => {
      const survivor = `youthPathway-${anId(77)}`;
      const merged = PathwayMerged.of({ survivor, confirmedBy: anAccount(3) });
      expect(terms(...at('2025-06-03', merged))).toEqual([]);
    });
  });

  it('is not awaited while a hold stands, nor once erased', () => {
    expect(due(...at('2025-02-03', RetentionHeld.of({ ground: 'CONTROL' })))).toEqual([]);
    const erasure = PersonalDataErased.of({
      categories: ['identity'],
      ground: 'RETENTION',
      keyFingerprints: [],
      certificate: 'c',
      approvedBy: anAccount(2),
    });
    expect(due(...at('2025-02-03', erasure))).toEqual([]);
    expect(given(youthPathway, [erased(YouthRegistered, past[0]!, 'identity')]).deadlines()).toEqual([]);
  });
});

describe('DiscloseContactDetails', () => {
  const reader = anActor('CMA_REFERENT', CMA, anAccount(5));
  const facts = someFacts({ accounts: [accountOf(CMA, 5), accountOf(OTHER_CMA, 6)] });
  const asked = { fields: ['PHONE'], referralId: REFERRAL };
  const disclosed = ContactDetailsDisclosed.of(
    { recipient: CMA, account: anAccount(5), fields: ['PHONE'], referralId: REFERRAL },
    about,
  );
  const disclosing = (
    before: readonly NewEvent[] = received,
    data: object = asked,
    { known = facts, actor = reader, effectiveOn = '2025-06-16' } = {},
  ) => given(youthPathway, before, known).when('DiscloseContactDetails', { ...data }, { actor, effectiveOn });

  it('records each time that the recipient of a referral sees them', () => {
    disclosing().thenEachTime([disclosed]);
    const accepted = [...received, ...at('2025-03-10', ReferralAccepted.of({ referralId: REFERRAL, by: CMA }))];
    disclosing([...accepted, ...at('2025-03-11', disclosed)]).thenEachTime([disclosed]);
  });

  it('names who sees what where an import says it', () => {
    const whole = { ...asked, recipient: CMA, account: anAccount(5), fields: ['EMAIL', 'PHONE', 'EMAIL'] };
    disclosing(received, whole, { actor: anActor('IMPORT') }).thenEachTime([
      { ...disclosed, data: { ...disclosed.data, fields: ['EMAIL', 'PHONE'] } },
    ]);
  });

  it('waits for the referral to be received', () => {
    disclosing(sent).thenRefused('disclosure.referral');
    disclosing(received, { ...asked, referralId: anId(99) }).thenRefused('disclosure.referral');
  });

  it('shows nothing to another structure, nor to an account that is not its own', () => {
    const other = anActor('CMA_REFERENT', OTHER_CMA, anAccount(6));
    disclosing(received, asked, { actor: other }).thenRefused('disclosure.referral');
    disclosing(received, { ...asked, account: anAccount(6) }).thenRefused('disclosure.account');
    disclosing(received, asked, { actor: anActor('IMPORT') }).thenRefused('disclosure.account');
  });

  it('shows them to the structure that the recipient has merged into', () => {
    const known = someFacts({
      accounts: [accountOf(OTHER_CMA, 6)],
      structures: [aStructure(CMA, 'CMA', { endsOn: '2025-05-01', mergedInto: OTHER_CMA })],
    });
    const network = [...received, ...at('2025-03-05', granted({ consentId: anId(13), recipient: 'NETWORK_CMA' }))];
    const actor = anActor('CMA_REFERENT', OTHER_CMA, anAccount(6));
    disclosing(network, asked, { known, actor }).thenEachTime([
      { ...disclosed, data: { ...disclosed.data, recipient: OTHER_CMA, account: anAccount(6) } },
    ]);
    disclosing(received, asked, { known, actor }).thenRefused('disclosure.consent');
  });

  it('needs a consent that is live on that day and when it is recorded', () => {
    const on = (effectiveOn: string, recordedOn: string) =>
      disclosing(received, asked, {
        effectiveOn,
        known: someFacts({ today: recordedOn, accounts: [accountOf(CMA, 5)] }),
      });
    on('2026-03-02', '2026-03-02').thenEachTime([disclosed]);
    on('2026-03-03', '2026-03-03').thenRefused('disclosure.consent');
    on('2026-03-02', '2026-03-03').thenRefused('disclosure.consent');
    on('2025-03-02', '2025-06-16').thenRefused('disclosure.consent');
    const revoked = ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' });
    disclosing([...received, ...at('2025-05-05', revoked)]).thenRefused('disclosure.consent');
  });

  it('stops with a restriction and with an objection', () => {
    disclosing([...received, ...at('2025-05-05', ProcessingRestricted.of({ ground: 'LEGAL_CLAIM' }))]).thenRefused(
      'subject.restricted',
    );
    disclosing([...received, ...at('2025-05-05', ObjectionRecorded.of({ scope: 'CONTACT_TRANSMISSION' }))]).thenRefused(
      'disclosure.objection',
    );
  });

  it('stops where the youth has asked this structure not to make contact, until a new consent', () => {
    const said = ContactAttempted.of(
      { referralId: REFERRAL, attemptId: anId(14), by: CMA, channel: 'PHONE', result: 'DO_NOT_CONTACT' },
      about,
    );
    const after = [...received, ...at('2025-05-05', said)];
    disclosing(after).thenRefused('disclosure.doNotContact');
    const revoked = ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' });
    const again = at('2025-05-06', revoked, granted({ consentId: anId(15) }));
    disclosing([...after, ...again]).thenEachTime([disclosed]);
  });

  it('can only be of details that are known, and can still be read', () => {
    disclosing(received, { ...asked, fields: ['ADDRESS'] }).thenRefused('disclosure.fields', 'fields');
    const unreadable = received.map((event) =>
      event.type === 'ContactDetailsRecorded' ? erased(ContactDetailsRecorded, event, 'contact') : event,
    );
    disclosing(unreadable).thenRefused('subject.erased');
  });
});
