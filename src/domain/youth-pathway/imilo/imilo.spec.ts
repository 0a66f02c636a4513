import { anAccount, anId, at, erased, FIRST_NEW_ID, given, ML, OTHER_CMA } from '../../kernel/testing.js';
import {
  ApprenticeshipContractAmended,
  ApprenticeshipContractAnnulled,
  ApprenticeshipContractBroken,
  ApprenticeshipContractEnded,
  ApprenticeshipContractSigned,
  ApprenticeshipContractStarted,
  BreakCorrected,
  ReboundClosed,
  ReboundOpened,
} from '../apprenticeship/events.js';
import {
  agreed,
  aYouth,
  BY_CONSENT,
  CENTRE,
  CONTRACT,
  facts,
  FOLLOW_UP,
  signed,
  SIGNED_ON,
  started,
  TERMS,
  UPDATE,
} from '../apprenticeship/testing.js';
import { ConsentRevoked } from '../consent/events.js';
import { youthPathway } from '../index.js';
import { ObjectionRecorded, PersonalDataErased, ProcessingRestricted } from '../rights/events.js';
import {
  ImiloUpdateAcknowledged,
  ImiloUpdateDelivered,
  ImiloUpdatePrepared,
  ImiloUpdateRejected,
  ImiloUpdateSuperseded,
} from './events.js';

const KNOWN = aYouth('2006-05-12', '123456');
const path = (...past: ReturnType<typeof at>[]) => given(youthPathway, [...KNOWN, ...past.flat()], facts());
const SIGN = { contractId: CONTRACT, ...TERMS };
const DATES = { signedOn: SIGNED_ON, startOn: TERMS.startOn, plannedEndOn: TERMS.plannedEndOn };
const NEW = anId(FIRST_NEW_ID);
const update = (version: number, updateId = UPDATE) => ({ updateId, contractId: CONTRACT, version });
const content = { employerName: TERMS.employerName, diplomaLabel: TERMS.diplomaLabel, dates: DATES };
const prepared = (version: number, updateId = UPDATE, dates: object = {}) =>
  ImiloUpdatePrepared.of({ ...update(version, updateId), ...content, dates: { ...DATES, ...dates } });
const delivered = (version = 1) => ImiloUpdateDelivered.of({ ...update(version), channel: 'MANUAL' });
const superseded = (version: number, supersededBy: string | undefined = NEW) =>
  ImiloUpdateSuperseded.of({ ...update(version), reason: 'NEWER_VERSION', ...(supersededBy && { supersededBy }) });
const TOLD = [...agreed(), ...signed(), ...at('2025-08-20', prepared(1))];

describe('what i-milo is told of a contract', () => {
  it('is prepared when the contract is signed: employer, diploma and dates', () => {
    path(agreed())
      .when('SignApprenticeshipContract', SIGN, { effectiveOn: SIGNED_ON, actor: CENTRE })
      .then([{ ...ApprenticeshipContractSigned.of(SIGN), ...BY_CONSENT }, prepared(1, NEW)]);
    expect(ImiloUpdatePrepared.personal).toMatchObject({
      employerName: { category: 'contract' },
      diplomaLabel: { category: 'contract' },
      dates: { category: 'contract' },
    });
  });

  it.each([
    ['without a consent', []],
    ['with a consent for another chamber', agreed('2025-06-02', OTHER_CMA)],
    [
      'after the consent was withdrawn',
      [...agreed(), ...at('2025-08-01', ConsentRevoked.of({ consentId: FOLLOW_UP, channel: 'PHONE' }))],
    ],
    ['against an objection', [...agreed(), ...at('2025-08-01', ObjectionRecorded.of({ scope: 'SHARED_FOLLOW_UP' }))]],
    [
      'while processing is restricted',
      [...agreed(), ...at('2025-08-01', ProcessingRestricted.of({ ground: 'ACCURACY_CONTESTED' }))],
    ],
  ])('is not prepared %s', (_, past) => {
    path(past)
      .when('SignApprenticeshipContract', SIGN, { effectiveOn: SIGNED_ON })
      .then([ApprenticeshipContractSigned.of(SIGN)]);
  });

  it('is not prepared without an i-milo number', () => {
    given(youthPathway, [...aYouth(), ...agreed()], facts())
      .when('SignApprenticeshipContract', SIGN, { effectiveOn: SIGNED_ON })
      .then([ApprenticeshipContractSigned.of(SIGN)]);
  });

  it('is judged on the day of recording: a consent given since lets a back-dated contract through', () => {
    given(youthPathway, [...KNOWN, ...agreed('2025-10-01')], facts({ recordedOn: '2025-10-02' }))
      .when('SignApprenticeshipContract', SIGN, { effectiveOn: SIGNED_ON })
      .then([ApprenticeshipContractSigned.of(SIGN), prepared(1, NEW)]);
    given(youthPathway, [...KNOWN, ...agreed('2025-06-02')], facts({ recordedOn: '2027-06-02' }))
      .when('SignApprenticeshipContract', SIGN, { effectiveOn: SIGNED_ON })
      .then([ApprenticeshipContractSigned.of(SIGN)]);
  });

  it('is renewed when the contract starts; what had not been delivered is superseded', () => {
    path(TOLD)
      .when('StartApprenticeshipContract', { contractId: CONTRACT }, { effectiveOn: '2025-09-01' })
      .then([ApprenticeshipContractStarted.of({ contractId: CONTRACT }), superseded(1), prepared(2, NEW)]);
  });

  it('is renewed when it is amended; what was delivered stands', () => {
    const change = { contractId: CONTRACT, plannedEndOn: '2027-10-31', diplomaLabel: 'CAP Pâtissier' };
    path(TOLD, at('2025-08-21', delivered()))
      .when('AmendApprenticeshipContract', change, { effectiveOn: '2025-08-25' })
      .then([
        ApprenticeshipContractAmended.of(change),
        ImiloUpdatePrepared.of({
          ...update(2, NEW),
          ...content,
          diplomaLabel: 'CAP Pâtissier',
          dates: { ...DATES, plannedEndOn: '2027-10-31' },
        }),
      ]);
  });

  it('is superseded all the same where no new one may be prepared', () => {
    path(TOLD, at('2025-08-22', ObjectionRecorded.of({ scope: 'SHARED_FOLLOW_UP' })))
      .when('StartApprenticeshipContract', { contractId: CONTRACT }, { effectiveOn: '2025-09-01' })
      .then([
        ApprenticeshipContractStarted.of({ contractId: CONTRACT }),
        ImiloUpdateSuperseded.of({ ...update(1), reason: 'NEWER_VERSION' }),
      ]);
  });

  it('tells a break back-dated before an acknowledged update, then that it was false', () => {
    const past = [
      ...TOLD,
      ...at('2025-10-06', delivered()),
      ...at('2025-10-07', ImiloUpdateAcknowledged.of(update(1))),
    ];
    const breaking = [
      ApprenticeshipContractBroken.of({ contractId: CONTRACT, regime: 'FREE', declaredBy: 'ML', cause: 'UNKNOWN' }),
      ReboundOpened.of({ contractId: CONTRACT, dueOn: '2025-10-30' }),
    ];
    path(past)
      .when('BreakApprenticeshipContract', { contractId: CONTRACT }, { effectiveOn: '2025-09-15' })
      .then([...breaking, prepared(2, NEW, { brokenOn: '2025-09-15' })]);

    path(past, at('2025-09-15', ...breaking, prepared(2, anId(402), { brokenOn: '2025-09-15' })))
      .when(
        'CorrectBreak',
        { contractId: CONTRACT, cancelled: true, reason: 'FALSE_BREAK' },
        { effectiveOn: '2026-05-04' },
      )
      .then([
        BreakCorrected.of({ contractId: CONTRACT, cancelled: true, reason: 'FALSE_BREAK' }),
        ReboundClosed.of({ contractId: CONTRACT, outcome: 'BREAK_CANCELLED' }),
        ImiloUpdateSuperseded.of({ ...update(2, anId(402)), reason: 'NEWER_VERSION', supersededBy: NEW }),
        prepared(3, NEW),
      ]);
  });

  it('tells an end', () => {
    path(agreed(), signed(), started())
      .when(
        'EndApprenticeshipContract',
        { contractId: CONTRACT, diplomaResult: 'OBTAINED' },
        { effectiveOn: '2026-06-15' },
      )
      .then([
        ApprenticeshipContractEnded.of({ contractId: CONTRACT, diplomaResult: 'OBTAINED' }),
        prepared(3, NEW, { endedOn: '2026-06-15' }),
      ]);
  });

  it('tells an annulment only where i-milo has heard of the contract', () => {
    const annulled = ApprenticeshipContractAnnulled.of({ contractId: CONTRACT });
    const annul = (...past: ReturnType<typeof at>[]) =>
      path(...past).when('AnnulApprenticeshipContract', { contractId: CONTRACT }, { effectiveOn: '2025-08-28' });
    annul(TOLD).then([annulled, ImiloUpdateSuperseded.of({ ...update(1), reason: 'CONTRACT_ANNULLED' })]);
    annul(TOLD, at('2025-08-21', delivered())).then([annulled, prepared(2, NEW, { annulledOn: '2025-08-28' })]);
  });

  it('is left alone once the youth’s data are erased: a break can still be recorded', () => {
    const gone = PersonalDataErased.of({
      categories: ['identity', 'contact', 'contract', 'note'],
      ground: 'SUBJECT_REQUEST',
      keyFingerprints: [],
      certificate: 'c'.repeat(64),
      approvedBy: anAccount(2),
    });
    path(agreed(), signed(), at('2025-10-01', gone))
      .when('BreakApprenticeshipContract', { contractId: CONTRACT }, { effectiveOn: '2025-09-15' })
      .then([
        ApprenticeshipContractBroken.of({ contractId: CONTRACT, regime: 'FREE', declaredBy: 'ML', cause: 'UNKNOWN' }),
        ReboundOpened.of({ contractId: CONTRACT, dueOn: '2025-10-30' }),
      ]);
  });
});

describe('a withdrawal of the consent after a contract is signed', () => {
  const revoke = (...past: ReturnType<typeof at>[]) =>
    path(...past).when('RevokeConsent', { consentId: FOLLOW_UP, channel: 'PHONE' }, { effectiveOn: '2025-08-25' });
  const revoked = ConsentRevoked.of({ consentId: FOLLOW_UP, channel: 'PHONE' });
  const cancelled = ImiloUpdateSuperseded.of({ ...update(1), reason: 'CONSENT_REVOKED' });

  it('cancels what has not been delivered, also what i-milo had rejected', () => {
    revoke(TOLD).then([revoked, cancelled]);
    revoke(TOLD, at('2025-08-21', delivered(), ImiloUpdateRejected.of({ ...update(1), code: 'FORMAT' }))).then([
      revoked,
      cancelled,
    ]);
  });

  it('leaves what was delivered: the past stays', () => {
    revoke(TOLD, at('2025-08-21', delivered())).then([revoked]);
  });

  it('stops the sharing: nothing more is prepared, delivered or said to cross', () => {
    const past = [...TOLD, ...at('2025-08-25', revoked, cancelled)];
    path(past)
      .when('StartApprenticeshipContract', { contractId: CONTRACT }, { effectiveOn: '2025-09-01', actor: CENTRE })
      .then([ApprenticeshipContractStarted.of({ contractId: CONTRACT })]);
    path(past).when('DeliverImiloUpdate', { updateId: UPDATE, channel: 'MANUAL' }).thenRefused('imilo.superseded');
    path(past).when('PrepareImiloUpdate', { contractId: CONTRACT }).thenRefused('sharing.consentMissing');
  });
});

describe('preparing an update by hand', () => {
  const prepare = (data: object, ...past: ReturnType<typeof at>[]) =>
    path(...past).when('PrepareImiloUpdate', { contractId: CONTRACT, ...data }, { effectiveOn: '2025-09-20' });

  it('is for what could not be prepared before', () => {
    prepare({}, signed(), agreed('2025-09-15')).then([prepared(1, NEW)]);
    prepare({ ...update(1), ...content }, signed(), agreed('2025-09-15')).then([prepared(1)]);
  });

  it('happens once for each version', () => {
    prepare({}, TOLD).thenNothing();
    prepare({ updateId: UPDATE }, TOLD).thenNothing();
    prepare({}, TOLD, at('2025-08-21', delivered())).thenNothing();
    prepare({ updateId: anId(402) }, TOLD).thenRefused('imilo.alreadyPrepared', 'updateId');
  });

  it('prepares another where the one of this version was cancelled', () => {
    const past = [...TOLD, ...at('2025-08-25', ImiloUpdateSuperseded.of({ ...update(1), reason: 'CONSENT_REVOKED' }))];
    prepare({}, past).then([prepared(1, NEW)]);
    prepare({ updateId: UPDATE }, past).thenRefused('imilo.idTaken', 'updateId');
  });

  it.each([
    ['version', { version: 2 }],
    ['employerName', { employerName: 'Boulangerie du Port' }],
    ['diplomaLabel', { diplomaLabel: 'CAP Pâtissier' }],
    ['dates', { dates: { ...DATES, startOn: '2025-09-08' } }],
  ])('says what the contract says of its %s', (field, data) => {
    prepare(data, signed(), agreed()).thenRefused('imilo.inconsistent', field);
  });

  it('needs a contract that i-milo is to know, its number, and a consent', () => {
    prepare({}, agreed()).thenRefused('contract.unknown');
    prepare({}, signed()).thenRefused('sharing.consentMissing');
    prepare({}, signed(), agreed(), at('2025-09-01', ObjectionRecorded.of({ scope: 'SHARED_FOLLOW_UP' }))).thenRefused(
      'sharing.objection',
    );
    prepare(
      {},
      signed(),
      agreed(),
      at('2025-09-01', ProcessingRestricted.of({ ground: 'ACCURACY_CONTESTED' })),
    ).thenRefused('subject.restricted');
    prepare(
      {},
      signed(),
      agreed(),
      at('2025-09-01', ApprenticeshipContractAnnulled.of({ contractId: CONTRACT })),
    ).thenRefused('imilo.nothingToTell');
    given(youthPathway, [...aYouth(), ...agreed(), ...signed()], facts())
      .when('PrepareImiloUpdate', { contractId: CONTRACT })
      .thenRefused('imilo.numberUnknown');
  });

  it('needs what it says to be readable', () => {
    const contract = signed().map((event) => erased(ApprenticeshipContractSigned, event, 'contract'));
    prepare({}, agreed(), contract).thenRefused('subject.erased');
    const nobody = KNOWN.map((event) => ({ ...event, data: { ...event.data, imiloNumber: { erased: true } } }));
    given(youthPathway, [...nobody, ...agreed(), ...signed()], facts())
      .when('PrepareImiloUpdate', { contractId: CONTRACT })
      .thenRefused('subject.erased');
  });

  it('is for the Mission Locale alone; the file and the interface deliver on its behalf', () => {
    const own = { ML_ADVISER: 'FOLLOWS', IMPORT: 'ANY' };
    const who = youthPathway.decisions
      .filter(({ definition: { name } }) => name.endsWith('ImiloUpdate'))
      .map(({ definition }) => [definition.name, definition.who]);
    expect(Object.fromEntries(who)).toEqual({
      PrepareImiloUpdate: own,
      DeliverImiloUpdate: { ...own, CLOCK: 'ANY' },
      AcknowledgeImiloUpdate: { ...own, CLOCK: 'ANY' },
      RejectImiloUpdate: { ...own, CLOCK: 'ANY' },
    });
  });
});

describe('the way of an update into i-milo', () => {
  const rejected = ImiloUpdateRejected.of({ ...update(1), code: 'IDENTITY_MISMATCH' });
  const acknowledged = ImiloUpdateAcknowledged.of(update(1));
  const ON = { effectiveOn: '2025-08-28' };
  const DELIVERED = [...TOLD, ...at('2025-08-21', delivered())];

  it('is delivered once, by its id or by its contract', () => {
    for (const which of [{ updateId: UPDATE }, { contractId: CONTRACT }, { contractId: CONTRACT, version: 1 }]) {
      path(TOLD)
        .when('DeliverImiloUpdate', { ...which, channel: 'MANUAL' }, ON)
        .then([delivered()]);
    }
    path(DELIVERED).when('DeliverImiloUpdate', { updateId: UPDATE, channel: 'FILE' }, ON).thenNothing();
    for (const which of [{}, { version: 1 }, { updateId: anId(499) }, { contractId: CONTRACT, version: 2 }]) {
      path(TOLD)
        .when('DeliverImiloUpdate', { ...which, channel: 'MANUAL' }, ON)
        .thenRefused('imilo.unknown');
    }
  });

  it('is not delivered without a consent on that day, nor before it was prepared', () => {
    const deliver = (effectiveOn: string) =>
      path(TOLD).when('DeliverImiloUpdate', { updateId: UPDATE, channel: 'API' }, { effectiveOn });
    deliver('2025-08-19').thenRefused('imilo.tooEarly');
    deliver('2027-06-02').thenRefused('sharing.consentMissing');
    deliver('2027-06-01').then([ImiloUpdateDelivered.of({ ...update(1), channel: 'API' })]);
  });

  it('is acknowledged once delivered', () => {
    path(DELIVERED).when('AcknowledgeImiloUpdate', { updateId: UPDATE }, ON).then([acknowledged]);
    path(DELIVERED, at('2025-08-22', acknowledged))
      .when('AcknowledgeImiloUpdate', { updateId: UPDATE }, ON)
      .thenNothing();
    path(TOLD).when('AcknowledgeImiloUpdate', { updateId: UPDATE }, ON).thenRefused('imilo.notDelivered');
    path(DELIVERED)
      .when('AcknowledgeImiloUpdate', { updateId: UPDATE }, { effectiveOn: '2025-08-20' })
      .thenRefused('imilo.tooEarly');
  });

  it('is rejected once delivered, put right and delivered again', () => {
    const REJECT = { updateId: UPDATE, code: 'IDENTITY_MISMATCH' };
    const past = [...DELIVERED, ...at('2025-08-22', rejected)];
    path(DELIVERED).when('RejectImiloUpdate', REJECT, ON).then([rejected]);
    path(past).when('RejectImiloUpdate', REJECT, ON).thenNothing();
    path(past)
      .when('RejectImiloUpdate', { ...REJECT, code: 'FORMAT' }, ON)
      .thenRefused('imilo.notDelivered');
    path(DELIVERED).when('RejectImiloUpdate', REJECT, { effectiveOn: '2025-08-20' }).thenRefused('imilo.tooEarly');
    path(past).when('AcknowledgeImiloUpdate', { updateId: UPDATE }, ON).thenRefused('imilo.notDelivered');
    path(past).when('DeliverImiloUpdate', { updateId: UPDATE, channel: 'MANUAL' }, ON).then([delivered()]);
    path(DELIVERED, at('2025-08-22', acknowledged))
      .when('RejectImiloUpdate', REJECT, ON)
      .thenRefused('imilo.notDelivered');
  });

  it('is not to be put right once rejected when the contract has changed since', () => {
    const REJECT = { updateId: UPDATE, code: 'FORMAT' };
    const refused = ImiloUpdateRejected.of({ ...update(1), code: 'FORMAT' });
    path(DELIVERED, started(), at('2025-09-01', prepared(2, anId(402))))
      .when('RejectImiloUpdate', REJECT, { effectiveOn: '2025-09-02' })
      .then([refused, superseded(1, anId(402))]);
    path(DELIVERED, at('2025-08-25', ApprenticeshipContractAnnulled.of({ contractId: CONTRACT })))
      .when('RejectImiloUpdate', REJECT, ON)
      .then([refused, ImiloUpdateSuperseded.of({ ...update(1), reason: 'CONTRACT_ANNULLED' })]);
  });

  it('ends when a newer one takes its place', () => {
    const past = [...TOLD, ...started(), ...at('2025-09-01', superseded(1, anId(402)), prepared(2, anId(402)))];
    for (const [name, data] of [
      ['DeliverImiloUpdate', { channel: 'MANUAL' }],
      ['AcknowledgeImiloUpdate', {}],
      ['RejectImiloUpdate', { code: 'FORMAT' }],
    ] as const) {
      path(past)
        .when(name, { updateId: UPDATE, ...data })
        .thenRefused('imilo.superseded');
    }
    path(past)
      .when('DeliverImiloUpdate', { contractId: CONTRACT, channel: 'MANUAL' })
      .then([ImiloUpdateDelivered.of({ ...update(2, anId(402)), channel: 'MANUAL' })]);
  });

  it('reminds the Mission Locale of what i-milo has not answered for 7 days, and of what it rejected', () => {
    const due = (...past: ReturnType<typeof at>[]) =>
      path(...past)
        .deadlines()
        .filter(({ kind }) => kind.startsWith('IMILO_'));
    expect(due(TOLD)).toEqual([]);
    expect(due(DELIVERED)).toEqual([{ kind: 'IMILO_UNACKNOWLEDGED', key: UPDATE, dueOn: '2025-08-28', owner: ML }]);
    expect(due(DELIVERED, at('2025-08-22', rejected))).toEqual([
      { kind: 'IMILO_REJECTED', key: UPDATE, dueOn: '2025-08-22', owner: ML },
    ]);
    expect(due(DELIVERED, at('2025-08-22', acknowledged))).toEqual([]);
  });
});
