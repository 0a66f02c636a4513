import { anActor, anId, at, CFA, CMA, FIRST_NEW_ID, given, ML, OTHER_CMA, OTHER_ML } from '../../kernel/testing.js';
import { ApprenticeshipContractAnnulled } from '../apprenticeship/events.js';
import {
  ADVISER,
  agreed,
  aYouth,
  CENTRE,
  CHAMBER,
  CONTRACT,
  facts,
  FOLLOW_UP,
  IMPORT,
  OTHER_CENTRE,
  OTHER_CFA,
  signed,
} from '../apprenticeship/testing.js';
import { ConsentRevoked } from '../consent/events.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { PathwayTransferred } from '../referents/events.js';
import { ObjectionRecorded, ProcessingRestricted } from '../rights/events.js';
import {
  SharedReviewApprovedByYouth,
  SharedReviewContested,
  SharedReviewCountersigned,
  SharedReviewHeld,
  SharedReviewScheduled,
  SharedReviewWithdrawn,
} from './events.js';

const REVIEW = anId(501);
const path = (...past: ReturnType<typeof at>[]) => given(youthPathway, [...aYouth(), ...past.flat()], facts());
const BOTH = [
  { structureId: ML, role: 'ML' as const },
  { structureId: CFA, role: 'CFA' as const },
];
const CONFIRMED = { employerConfirmed: true, diplomaConfirmed: true, datesConfirmed: true } as const;
const revoked = at('2025-10-20', ConsentRevoked.of({ consentId: FOLLOW_UP, channel: 'PHONE' }));
const held = (change: object = {}) => SharedReviewHeld.of({ reviewId: REVIEW, participants: BOTH, ...change });
const withdrawn = at('2025-10-28', SharedReviewWithdrawn.of({ reviewId: REVIEW, reason: 'DUPLICATE' }));
const HELD = [...agreed(), ...at('2025-10-27', held({ progress: 'ON_TRACK' }))];
const ON = { effectiveOn: '2025-10-27', actor: ADVISER };

describe('scheduling a shared review', () => {
  const schedule = (data: object, past = agreed(), effectiveOn = '2026-07-20') =>
    path(past).when(
      'ScheduleSharedReview',
      { reviewId: REVIEW, participants: BOTH, ...data },
      { effectiveOn, actor: ADVISER },
    );
  const scheduled = (change: object = {}) =>
    SharedReviewScheduled.of({ reviewId: REVIEW, participants: BOTH, ...change });

  it('plans it, also after today', () => {
    schedule({}).then([scheduled()]);
    schedule({ contractId: CONTRACT }, [...agreed(), ...signed()]).then([scheduled({ contractId: CONTRACT })]);
    expect(
      youthPathway.decisions.filter(({ definition }) => definition.plan).map(({ definition }) => definition.name),
    ).toContain('ScheduleSharedReview');
  });

  it('takes participants by role, by structure or both', () => {
    const past = [...agreed(), ...signed()];
    schedule({ contractId: CONTRACT, participants: ['ML', 'CFA', 'CMA', 'YOUTH'] }, past).then([
      scheduled({
        contractId: CONTRACT,
        participants: [...BOTH, { structureId: CMA, role: 'CMA' }, { role: 'YOUTH' }],
      }),
    ]);
    schedule({ participants: [ML, CFA, CFA, OTHER_CMA] }).then([
      scheduled({ participants: [...BOTH, { structureId: OTHER_CMA, role: 'CMA' }] }),
    ]);
    path(agreed())
      .when(
        'ScheduleSharedReview',
        { reviewId: REVIEW, participants: ['ML', 'CFA'] },
        { effectiveOn: '2026-07-20', actor: CENTRE },
      )
      .then([scheduled()]);
  });

  it('takes a chamber for the centre that it runs', () => {
    const participants = [
      { structureId: ML, role: 'ML' },
      { structureId: CMA, role: 'CFA' },
    ];
    schedule({ participants }, agreed('2025-06-02', 'NETWORK_CMA')).then([scheduled({ participants })]);
  });

  it.each([
    ['without a centre', ['ML', CMA], 'review.bothSides'],
    ['without a Mission Locale', [CFA, 'YOUTH'], 'review.bothSides'],
    ['with nobody', [], 'review.bothSides'],
    ['with an unknown structure', [ML, `structure-${anId(99)}`], 'review.participant'],
    ['with a Mission Locale as the centre', [ML, { structureId: OTHER_ML, role: 'CFA' }], 'review.participant'],
    ['with a centre as the Mission Locale', [CFA, { structureId: CFA, role: 'ML' }], 'review.participant'],
    ['with a youth who is a structure', [ML, CFA, { structureId: ML, role: 'YOUTH' }], 'review.participant'],
    ['with a body that follows nobody', [ML, CFA, `structure-${anId(6)}`], 'review.participant'],
    ['with no role and no structure', [ML, CFA, {}], 'review.participant'],
  ])('is refused %s', (_, participants, code) => {
    schedule({ participants }, [...agreed(), ...signed()]).thenRefused(code, 'participants');
    schedule({ participants, contractId: CONTRACT }, [...agreed(), ...signed()]).thenRefused(code, 'participants');
  });

  it('is refused where nothing tells which centre takes part', () => {
    schedule({ participants: ['ML', 'CFA'] }).thenRefused('review.participant');
  });

  it('needs a live consent that covers one of them, on the day it is planned', () => {
    schedule({}, []).thenRefused('sharing.consentMissing');
    schedule({}, agreed('2025-06-02', OTHER_CFA)).thenRefused('sharing.consentMissing');
    schedule({}, [...agreed(), ...revoked]).thenRefused('sharing.consentMissing');
    schedule({}, [...agreed(), ...at('2025-10-20', ObjectionRecorded.of({ scope: 'SHARED_FOLLOW_UP' }))]).thenRefused(
      'sharing.objection',
    );
    schedule({}, [
      ...agreed(),
      ...at('2025-10-20', ProcessingRestricted.of({ ground: 'ACCURACY_CONTESTED' })),
    ]).thenRefused('subject.restricted');
    schedule({}, agreed('2026-06-17')).thenRefused('sharing.consentMissing');
    schedule({}, agreed('2025-06-02', 'NETWORK_ML')).then([scheduled()]);
    schedule({}, agreed('2025-06-02'), '2027-07-01').then([scheduled()]);
  });

  it('is about a contract that exists and was not annulled', () => {
    schedule({ contractId: CONTRACT }).thenRefused('review.contract', 'contractId');
    const annulled = at('2025-09-10', ApprenticeshipContractAnnulled.of({ contractId: CONTRACT }));
    schedule({ contractId: CONTRACT }, [...agreed(), ...signed(), ...annulled]).thenRefused('review.contract');
  });

  it('can be planned for another day until it is held or withdrawn', () => {
    const past = [...agreed(), ...at('2026-07-20', scheduled())];
    schedule({}, past).thenNothing();
    schedule({}, past, '2026-07-27').then([scheduled()]);
    schedule({}, HELD).thenRefused('review.alreadyHeld');
    schedule({}, [...HELD, ...withdrawn]).thenRefused('review.withdrawn');
    schedule({}, [...agreed(), ...at('2025-10-20', PathwayClosed.of({ reason: 'MOVED' }))]).thenRefused(
      'pathway.closed',
    );
  });
});

describe('holding a shared review', () => {
  const hold = (data: Readonly<Record<string, unknown>>, past = agreed(), effectiveOn = '2025-10-27') =>
    path(past).when('HoldSharedReview', data, { effectiveOn, actor: ADVISER });
  const ALL = { reviewId: REVIEW, participants: BOTH };

  it('records who took part and how it goes; what was said is a note', () => {
    hold({ ...ALL, progress: 'TO_WATCH', note: 'Trajets longs' }).then([
      held({ progress: 'TO_WATCH', note: 'Trajets longs' }),
    ]);
    expect(SharedReviewHeld.personal).toEqual({ note: { category: 'note' } });
    hold({ participants: BOTH }).then([SharedReviewHeld.of({ reviewId: anId(FIRST_NEW_ID), participants: BOTH })]);
  });

  it('confirms the employer, the diploma and the dates of its contract', () => {
    const past = [...agreed(), ...signed()];
    const expected = held({ contractId: CONTRACT, ...CONFIRMED });
    hold({ ...ALL, contractId: CONTRACT, ...CONFIRMED }, past).then([expected]);
    hold({ ...ALL, contractId: CONTRACT }, past).then([expected]);
    for (const field of Object.keys(CONFIRMED)) {
      hold({ ...ALL, contractId: CONTRACT, ...CONFIRMED, [field]: false }, past).thenRefused('review.unconfirmed');
      hold({ ...ALL, [field]: true }).thenRefused('review.noContract', 'contractId');
    }
    hold({ ...ALL, contractId: anId(399) }, past).thenRefused('review.contract', 'contractId');
  });

  it('is held as it was scheduled where nothing else is said', () => {
    const plan = at(
      '2025-10-30',
      SharedReviewScheduled.of({ reviewId: REVIEW, contractId: CONTRACT, participants: BOTH }),
    );
    hold({ reviewId: REVIEW }, [...agreed(), ...signed(), ...plan]).then([
      held({ contractId: CONTRACT, ...CONFIRMED }),
    ]);
    hold({ reviewId: REVIEW }).thenRefused('review.bothSides');
  });

  it('needs a consent live on that day and still live when it is recorded', () => {
    hold(ALL, []).thenRefused('sharing.consentMissing');
    hold(ALL, agreed('2025-10-28')).thenRefused('sharing.consentMissing');
    given(youthPathway, [...aYouth(), ...agreed()], facts({ recordedOn: '2027-06-02' }))
      .when('HoldSharedReview', ALL, ON)
      .thenRefused('sharing.consentMissing');
    hold(ALL, [
      ...agreed(),
      ...at('2025-11-03', ConsentRevoked.of({ consentId: FOLLOW_UP, channel: 'PHONE' })),
    ]).thenRefused('sharing.consentMissing');
    hold(ALL, [...agreed(), ...at('2025-10-20', PathwayClosed.of({ reason: 'MOVED' }))]).thenRefused('pathway.closed');
  });

  it('is held once, and again when its content changes, which clears what was approved and signed', () => {
    const SAME = { ...ALL, progress: 'ON_TRACK' };
    hold(SAME, HELD).thenNothing();
    const past = [
      ...HELD,
      ...at(
        '2025-10-28',
        SharedReviewApprovedByYouth.of({ reviewId: REVIEW }),
        SharedReviewCountersigned.of({ reviewId: REVIEW, role: 'ML' }),
        SharedReviewCountersigned.of({ reviewId: REVIEW, role: 'CFA' }),
      ),
    ];
    const sign = (before: typeof past) =>
      path(before).when('CountersignSharedReview', { reviewId: REVIEW }, { effectiveOn: '2025-10-30', actor: ADVISER });
    const approve = (before: typeof past) =>
      path(before).when('ApproveSharedReviewByYouth', { reviewId: REVIEW }, { effectiveOn: '2025-10-30' });
    hold(SAME, past).thenNothing();
    sign(past).thenNothing();
    approve(past).thenNothing();
    hold({ ...SAME, note: 'Relu ensemble' }, past).then([held({ progress: 'ON_TRACK', note: 'Relu ensemble' })]);
    const again = [...past, ...at('2025-10-29', held({ progress: 'ON_TRACK', note: 'Relu ensemble' }))];
    sign(again).then([SharedReviewCountersigned.of({ reviewId: REVIEW, role: 'ML' })]);
    approve(again).then([SharedReviewApprovedByYouth.of({ reviewId: REVIEW })]);
    hold(SAME, [...HELD, ...withdrawn]).thenRefused('review.withdrawn');
  });
});

describe('what the youth says of a shared review', () => {
  const approved = SharedReviewApprovedByYouth.of({ reviewId: REVIEW });
  const contested = SharedReviewContested.of({ reviewId: REVIEW, note: 'Je n’ai pas dit cela' });
  const approve = (past: typeof HELD, effectiveOn = '2025-10-28') =>
    path(past).when('ApproveSharedReviewByYouth', { reviewId: REVIEW }, { effectiveOn, actor: anActor('YOUTH') });
  const contest = (past: typeof HELD, note: string | undefined = 'Je n’ai pas dit cela', effectiveOn = '2025-10-28') =>
    path(past).when(
      'ContestSharedReview',
      { reviewId: REVIEW, ...(note !== '' && { note }) },
      { effectiveOn, actor: CENTRE },
    );

  it('is an approval, once', () => {
    approve(HELD).then([approved]);
    approve([...HELD, ...at('2025-10-28', approved)]).thenNothing();
  });

  it('is a disagreement, with a comment', () => {
    contest(HELD).then([contested]);
    contest([...HELD, ...at('2025-10-28', contested)]).thenNothing();
    contest([...HELD, ...at('2025-10-28', contested)], 'Ni cela').then([
      SharedReviewContested.of({ reviewId: REVIEW, note: 'Ni cela' }),
    ]);
    contest(HELD, '').thenRefused('review.commentMissing', 'note');
    expect(SharedReviewContested.personal).toEqual({ note: { category: 'note' } });
  });

  it('may change', () => {
    approve([...HELD, ...at('2025-10-28', contested)]).then([approved]);
    contest([...HELD, ...at('2025-10-28', approved)]).then([contested]);
  });

  it('is about a review that was held and stands, and needs no consent', () => {
    const plan = at('2025-10-30', SharedReviewScheduled.of({ reviewId: REVIEW, participants: BOTH }));
    for (const say of [approve, contest]) {
      say(agreed()).thenRefused('review.unknown');
      say([...agreed(), ...plan]).thenRefused('review.notHeld');
      say([...HELD, ...withdrawn]).thenRefused('review.withdrawn');
    }
    approve(HELD, '2025-10-26').thenRefused('review.tooEarly');
    contest(HELD, 'Non', '2025-10-26').thenRefused('review.tooEarly');
    approve([...HELD, ...revoked]).then([approved]);
  });
});

describe('countersigning a shared review', () => {
  const sign = (actor: typeof ADVISER, data: object = {}, past = HELD, effectiveOn = '2025-10-30') =>
    path(past).when('CountersignSharedReview', { reviewId: REVIEW, ...data }, { effectiveOn, actor });
  const signedBy = (role: 'ML' | 'CFA' | 'CMA') => SharedReviewCountersigned.of({ reviewId: REVIEW, role });

  it('is for each side that took part, once', () => {
    sign(ADVISER).then([signedBy('ML')]);
    sign(CENTRE).then([signedBy('CFA')]);
    sign(CENTRE, { role: 'CFA' }).then([signedBy('CFA')]);
    sign(ADVISER, {}, [...HELD, ...at('2025-10-30', signedBy('ML'))]).thenNothing();
    sign(CENTRE, {}, [...HELD, ...at('2025-10-30', signedBy('ML'))]).then([signedBy('CFA')]);
  });

  it('is for one’s own side', () => {
    sign(CENTRE, { role: 'ML' }).thenRefused('review.notParticipant', 'role');
    sign(ADVISER, { role: 'CFA' }).thenRefused('review.notParticipant');
    sign(OTHER_CENTRE).thenRefused('review.notParticipant');
    sign(CHAMBER).thenRefused('review.notParticipant');
  });

  it('is for the chamber that took part for its centre', () => {
    const participants = [...BOTH.slice(0, 1), { structureId: CMA, role: 'CFA' }, { structureId: CMA, role: 'CMA' }];
    const past = [...agreed('2025-06-02', CMA), ...at('2025-10-27', held({ participants }))];
    sign(CHAMBER, {}, past).then([signedBy('CFA')]);
    sign(CHAMBER, { role: 'CMA' }, past).then([signedBy('CMA')]);
  });

  it('is for the Mission Locale that now follows the youth', () => {
    const past = [...HELD, ...at('2025-10-29', PathwayTransferred.of({ from: ML, to: OTHER_ML, reason: 'MOVE' }))];
    sign(anActor('ML_ADVISER', OTHER_ML), {}, past).then([signedBy('ML')]);
  });

  it('comes from a file with its side', () => {
    sign(IMPORT, { role: 'CFA' }).then([signedBy('CFA')]);
    sign(IMPORT).thenRefused('review.notParticipant');
    sign(IMPORT, { role: 'CMA' }).thenRefused('review.notParticipant');
  });

  it('needs a review that was held and stands, and a live consent', () => {
    sign(ADVISER, {}, agreed()).thenRefused('review.unknown');
    sign(ADVISER, {}, [...HELD, ...withdrawn]).thenRefused('review.withdrawn');
    sign(ADVISER, {}, HELD, '2025-10-26').thenRefused('review.tooEarly');
    sign(ADVISER, {}, [...HELD, ...revoked]).thenRefused('sharing.consentMissing');
  });
});

describe('withdrawing a shared review', () => {
  const withdraw = (past: typeof HELD) =>
    path(past).when('WithdrawSharedReview', { reviewId: REVIEW, reason: 'DUPLICATE' }, ON);

  it('takes back one that was planned or held, once', () => {
    const [expected] = withdrawn.map(({ effectiveOn: _on, ...event }) => event);
    withdraw(HELD).then([expected!]);
    withdraw(at('2025-10-30', SharedReviewScheduled.of({ reviewId: REVIEW, participants: BOTH }))).then([expected!]);
    withdraw([...HELD, ...withdrawn]).thenNothing();
    withdraw(agreed()).thenRefused('review.unknown', 'reviewId');
  });
});

it('a review makes who takes part in it a party to the path', () => {
  const { state } = path(HELD.slice(1));
  expect(youthPathway.relates('PARTY', CENTRE, state, facts())).toBe(true);
  expect(youthPathway.relates('PARTY', OTHER_CENTRE, state, facts())).toBe(false);
});
