import type { PathwayFacts } from '../../kernel/facts.js';
import {
  accountOf,
  anAccount,
  anActor,
  anId,
  at,
  CLOCK,
  CMA,
  given,
  ML,
  NATIONAL_CONVENTION,
  someFacts,
} from '../../kernel/testing.js';
import { ConsentGranted } from '../consent/events.js';
import { youthPathway } from '../index.js';
import { ReferralAccepted, ReferralDeclined, ReferralReceived, ReferralSent } from '../referral/events.js';
import { ContactDetailsRecorded, IdentityCorrected, YouthRegistered } from '../registration/events.js';
import { PathwayClosed, PathwayMerged, PathwayReopened } from './events.js';
import { followUpEndedOn, isOpen, mustBeOpen } from './state.js';

const past = at(
  '2025-01-06',
  YouthRegistered.of({
    lastName: 'Le Goff',
    firstName: 'Maël',
    birthDate: '2007-03-04',
    missionLocaleId: ML,
    ageBand: '16-17',
    sex: 'M',
    entryQualification: 'NONE',
  }),
);
const REFERRAL = anId(11);
const CONSENT = anId(12);
const sent = [
  ...past,
  ...at(
    '2025-03-03',
    ContactDetailsRecorded.of({ phone: '+33612345678' }),
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
    }),
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
const closed = [...past, ...at('2025-05-05', PathwayClosed.of({ reason: 'LOST_CONTACT' }))];

describe('ClosePathway', () => {
  const closing = (before = past, effectiveOn = '2025-06-16', reason = 'POSITIVE_EXIT_APPRENTICESHIP') =>
    given(youthPathway, before).when('ClosePathway', { reason }, { effectiveOn });

  it.each([
    'POSITIVE_EXIT_APPRENTICESHIP',
    'POSITIVE_EXIT_JOB',
    'POSITIVE_EXIT_TRAINING',
    'AGE_LIMIT',
    'YOUTH_REQUEST',
    'MOVED',
    'LOST_CONTACT',
    'DUPLICATE',
    'OTHER',
  ] as const)('ends the follow-up: %s', (reason) => {
    closing(past, '2025-06-16', reason).then([PathwayClosed.of({ reason })]);
  });

  it('waits for the answer to a referral', () => {
    closing(sent).thenRefused('pathway.pendingReferral');
    const received = [...sent, ...at('2025-03-04', ReferralReceived.of({ referralId: REFERRAL, by: CMA }))];
    closing(received).thenRefused('pathway.pendingReferral');
    const declined = [
      ...received,
      ...at('2025-03-05', ReferralDeclined.of({ referralId: REFERRAL, by: CMA, reason: 'NO_PLACE' })),
    ];
    closing(declined).then([PathwayClosed.of({ reason: 'POSITIVE_EXIT_APPRENTICESHIP' })]);
    const accepted = [...received, ...at('2025-03-05', ReferralAccepted.of({ referralId: REFERRAL, by: CMA }))];
    closing(accepted).then([PathwayClosed.of({ reason: 'POSITIVE_EXIT_APPRENTICESHIP' })]);
  });

  it('happens once; for another reason it must be reopened first', () => {
    closing(closed, '2025-06-16', 'LOST_CONTACT').thenNothing();
    closing(closed).thenRefused('pathway.closed');
  });

  it('does not reach behind the registration or the reopening', () => {
    closing(past, '2025-01-05').thenRefused('pathway.tooEarly');
    const reopened = [...closed, ...at('2025-05-26', PathwayReopened.of({}))];
    closing(reopened, '2025-05-25').thenRefused('pathway.tooEarly');
    closing(reopened, '2025-05-26').then([PathwayClosed.of({ reason: 'POSITIVE_EXIT_APPRENTICESHIP' })]);
  });
});

describe('ReopenPathway', () => {
  const reopening = (before = closed, effectiveOn = '2025-06-16') =>
    given(youthPathway, before).when('ReopenPathway', { reason: 'YOUTH_CAME_BACK' }, { effectiveOn });

  it('takes the follow-up up again', () => {
    reopening().then([PathwayReopened.of({ reason: 'YOUTH_CAME_BACK' })]);
    given(youthPathway, closed)
      .when('ReopenPathway', {})
      .then([PathwayReopened.of({})]);
  });

  it('does nothing to an open path', () => {
    reopening(past).thenNothing();
  });

  it('comes after the closing', () => {
    reopening(closed, '2025-05-04').thenRefused('pathway.tooEarly');
  });
});

describe('MergePathway', () => {
  const survivor = `youthPathway-${anId(77)}`;
  const live: PathwayFacts = {
    id: survivor,
    exists: true,
    live: true,
    erased: false,
    contactTransmissionTo: () => undefined,
  };
  const facts = someFacts({ pathways: [live], accounts: [accountOf(ML, 3, { deactivatedOn: '2025-06-16' })] });
  const asked = { survivor, confirmedBy: anAccount(2) };
  const merging = (
    data = asked,
    { before = past, known = facts, effectiveOn = '2025-06-16', actor = anActor('ML_ADVISER', ML) } = {},
  ) => given(youthPathway, before, known).when('MergePathway', data, { effectiveOn, actor });

  it('ends the second path of the same youth', () => {
    merging().then([PathwayMerged.of(asked)]);
  });

  it('looks the survivor up before deciding', () => {
    const { definition } = youthPathway.decisions.find((one) => one.definition.name === 'MergePathway')!;
    expect(definition.needs?.(asked)).toEqual([{ kind: 'pathway', id: survivor }]);
  });

  it('is confirmed by a second active account', () => {
    for (const confirmedBy of [anAccount(1), anAccount(99), anAccount(3)]) {
      merging({ survivor, confirmedBy }).thenRefused('merge.secondAccount', 'confirmedBy');
    }
  });

  it('wants a survivor that exists and is live', () => {
    for (const pathways of [[], [{ ...live, exists: false }], [{ ...live, live: false }]]) {
      merging(asked, { known: someFacts({ pathways }) }).thenRefused('merge.survivor', 'survivor');
    }
  });

  it('is not possible into itself', () => {
    const itself = someFacts({ stream: survivor, pathways: [live] });
    merging(asked, { known: itself }).thenRefused('merge.itself', 'survivor');
  });

  it('does not reach behind the registration', () => {
    merging(asked, { effectiveOn: '2025-01-05' }).thenRefused('pathway.tooEarly');
  });

  it('also absorbs a path that is closed', () => {
    merging(asked, { before: closed }).then([PathwayMerged.of(asked)]);
  });

  /** Case 5: two Missions Locales hold the same youth; merge after a referral. */
  describe('once done', () => {
    const merged = [...sent, ...at('2025-06-01', PathwayMerged.of(asked))];
    const asking = (name: string, data: object, actor = anActor('ML_ADVISER', ML)) =>
      given(youthPathway, merged, facts).when(name, { ...data }, { actor });

    it('is done', () => {
      merging(asked, { before: merged }).thenNothing();
      merging({ ...asked, survivor: `youthPathway-${anId(78)}` }, { before: merged }).thenRefused('pathway.merged');
    });

    it('sends who acts to the survivor', () => {
      asking('ClosePathway', { reason: 'OTHER' }).thenRefused('pathway.merged');
      asking('ReopenPathway', {}).thenRefused('pathway.merged');
      asking('RecordContactDetails', { phone: '+33612345679' }).thenRefused('pathway.merged');
      const consent = { scope: 'SHARED_FOLLOW_UP', recipient: CMA, noticeVersion: '2025-1', channel: 'ONLINE' };
      asking('GrantConsent', consent).thenRefused('pathway.merged');
      asking('SendReferral', { to: CMA, purpose: 'PREPA' }).thenRefused('pathway.merged');
    });

    it('still corrects what was recorded there', () => {
      asking('CorrectIdentity', { lastName: 'Le Gof', reason: 'TYPO' }).then([
        IdentityCorrected.of({ lastName: 'Le Gof', reason: 'TYPO' }),
      ]);
    });

    it('still settles the referral that was on its way', () => {
      const chamber = anActor('CMA_REFERENT', CMA, anAccount(5));
      const received = given(youthPathway, merged, facts).when(
        'ReceiveReferral',
        { referralId: REFERRAL },
        { actor: chamber },
      );
      expect(received.events.map(({ type }) => type)).toEqual(['ReferralReceived']);
    });

    it('still lets the youth withdraw', () => {
      const types = asking('RevokeConsent', { consentId: CONSENT, channel: 'IN_PERSON' }).events.map(
        ({ type }) => type,
      );
      expect(types).toEqual(['ConsentRevoked', 'ReferralWithdrawn']);
    });

    it('still owes what the clock owes, and reminds nobody of more', () => {
      const { deadlines } = given(youthPathway, merged, facts);
      expect(
        deadlines()
          .map(({ kind }) => kind)
          .sort(),
      ).toEqual(['CONSENT_EXPIRY', 'REFERRAL_EXPIRY']);
      const expired = given(youthPathway, merged, facts).when(
        'ExpireReferral',
        { referralId: REFERRAL },
        { actor: CLOCK, effectiveOn: '2025-07-03' },
      );
      expect(expired.events.map(({ type }) => type)).toEqual(['ReferralExpired']);
    });

    it('is no longer open', () => {
      const { state } = given(youthPathway, merged, facts);
      expect(isOpen(state)).toBe(false);
      expect(followUpEndedOn(state)).toBe('2025-06-01');
      expect(() => {
        mustBeOpen(state);
      }).toThrow(expect.objectContaining({ code: 'pathway.merged', args: { survivor } }));
    });
  });
});

describe('an open path', () => {
  it('is registered, and neither closed nor absorbed', () => {
    expect(isOpen(given(youthPathway).state)).toBe(false);
    expect(isOpen(given(youthPathway, past).state)).toBe(true);
    expect(isOpen(given(youthPathway, closed).state)).toBe(false);
    expect(() => {
      mustBeOpen(given(youthPathway).state);
    }).toThrow(expect.objectContaining({ code: 'pathway.unknown' }));
    expect(() => {
      mustBeOpen(given(youthPathway, closed).state);
    }).toThrow(expect.objectContaining({ code: 'pathway.closed' }));
  });
});
