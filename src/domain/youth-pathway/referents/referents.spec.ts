import {
  accountOf,
  anAccount,
  anActor,
  aStructure,
  at,
  CFA,
  CLOCK,
  CMA,
  given,
  ML,
  OTHER_CMA,
  OTHER_ML,
  someFacts,
  UNML,
} from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { ReferralSent } from '../referral/events.js';
import { YouthRegistered } from '../registration/events.js';
import { missionLocaleOf } from '../registration/state.js';
import { PathwayTransferred, ReferentAssigned, ReferentReleased } from './events.js';
import { referentOf } from './state.js';

const registered = at(
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
const ofMl = { account: anAccount(1), structureId: ML, role: 'ML' } as const;
const colleague = { ...ofMl, account: anAccount(2) };
const ofCma = { account: anAccount(3), structureId: CMA, role: 'CMA' } as const;
const ofCfa = { account: anAccount(4), structureId: CFA, role: 'CFA' } as const;
const facts = someFacts({
  accounts: [accountOf(CMA, 3), accountOf(CFA, 4), accountOf(OTHER_ML, 5), accountOf(OTHER_CMA, 6)],
});
const past = [...registered, ...at('2025-02-03', ReferentAssigned.of(ofMl))];

describe('AssignReferent', () => {
  const assigning = (data: object, effectiveOn = '2025-06-16', before = past, actor = anActor('ML_ADVISER', ML)) =>
    given(youthPathway, before, facts).when('AssignReferent', { ...data }, { effectiveOn, actor });

  it('names the first referent of a role', () => {
    assigning(ofMl, '2025-02-03', registered).then([ReferentAssigned.of(ofMl)]);
    assigning(ofCma).then([ReferentAssigned.of(ofCma)]);
    assigning(ofCfa).then([ReferentAssigned.of(ofCfa)]);
  });

  it('ends the one before on the eve', () => {
    assigning(colleague).then([
      ReferentReleased.of(ofMl, { effectiveOn: '2025-06-15' }),
      ReferentAssigned.of(colleague),
    ]);
  });

  it('ends the one before on the same day where they were named on that day', () => {
    assigning(colleague, '2025-02-03').then([
      ReferentReleased.of(ofMl, { effectiveOn: '2025-02-03' }),
      ReferentAssigned.of(colleague),
    ]);
  });

  it('does nothing for who already is', () => {
    assigning(ofMl).thenNothing();
  });

  it('does not reach behind the one who holds or held the role', () => {
    assigning(colleague, '2025-02-02').thenRefused('referent.overlap');
    const released = [...past, ...at('2025-03-03', ReferentReleased.of(ofMl))];
    assigning(colleague, '2025-03-02', released).thenRefused('referent.overlap');
    assigning(colleague, '2025-03-03', released).then([ReferentAssigned.of(colleague)]);
  });

  it('asks for an account that is active in the structure', () => {
    assigning({ ...ofMl, account: anAccount(99) }).thenRefused('referent.account', 'account');
    assigning({ ...ofMl, account: anAccount(3) }).thenRefused('referent.account');
    const gone = someFacts({ accounts: [accountOf(ML, 2, { deactivatedOn: '2025-06-16' })] });
    given(youthPathway, past, gone).when('AssignReferent', colleague).thenRefused('referent.account');
    given(youthPathway, past, gone)
      .when('AssignReferent', colleague, { effectiveOn: '2025-06-15' })
      .then([ReferentReleased.of(ofMl, { effectiveOn: '2025-06-14' }), ReferentAssigned.of(colleague)]);
    const notYet = someFacts({ accounts: [accountOf(ML, 2, { openedOn: '2025-06-17' })] });
    given(youthPathway, past, notYet).when('AssignReferent', colleague).thenRefused('referent.account');
  });

  it('asks for a structure that fits the role', () => {
    assigning({ ...ofCma, structureId: CFA }).thenRefused('referent.role', 'structureId');
    assigning({ ...ofCfa, structureId: CMA }).thenRefused('referent.role');
    assigning({ ...ofMl, structureId: UNML }).thenRefused('referent.role');
    assigning({ ...ofMl, structureId: OTHER_ML, account: anAccount(5) }).thenRefused('referent.missionLocale');
  });

  it('is done by a chamber for itself only', () => {
    const ours = anActor('CMA_REFERENT', CMA, anAccount(3));
    assigning(ofCma, undefined, past, ours).then([ReferentAssigned.of(ofCma)]);
    const theirs = { account: anAccount(6), structureId: OTHER_CMA, role: 'CMA' };
    assigning(theirs, undefined, past, ours).thenRefused('actor.otherStructure');
  });

  it('waits for a closed path to be reopened', () => {
    const closed = [...past, ...at('2025-03-03', PathwayClosed.of({ reason: 'MOVED' }))];
    assigning(colleague, undefined, closed).thenRefused('pathway.closed');
  });
});

describe('ReleaseReferent', () => {
  const releasing = (data: object, effectiveOn = '2025-06-16', actor = anActor('ML_ADVISER', ML)) =>
    given(youthPathway, past, facts).when('ReleaseReferent', { ...data }, { effectiveOn, actor });

  it('ends the present referent of the role', () => {
    releasing({ role: 'ML' }).then([ReferentReleased.of(ofMl)]);
    releasing(ofMl).then([ReferentReleased.of(ofMl)]);
  });

  it('does nothing where nobody holds the role', () => {
    releasing({ role: 'CMA' }).thenNothing();
  });

  it('takes nobody for somebody else', () => {
    releasing(colleague).thenRefused('referent.other');
  });

  it('comes after the naming', () => {
    releasing({ role: 'ML' }, '2025-02-02').thenRefused('referent.overlap');
  });

  it('is not done by a chamber for the Mission Locale', () => {
    releasing({ role: 'ML' }, undefined, anActor('CMA_REFERENT', CMA)).thenRefused('actor.otherStructure');
  });
});

describe('TransferPathway', () => {
  const moved = { from: ML, to: OTHER_ML, reason: 'MOVE' };
  const transferring = (data: object, { before = past, known = facts, effectiveOn = '2025-06-16' } = {}) =>
    given(youthPathway, before, known).when('TransferPathway', { ...data }, { effectiveOn });

  it('hands the path over; the adviser who stays behind ends on the eve', () => {
    transferring({ to: OTHER_ML, reason: 'MOVE' }).then([
      ReferentReleased.of(ofMl, { effectiveOn: '2025-06-15' }),
      PathwayTransferred.of(moved),
    ]);
  });

  it('changes who follows the youth', () => {
    const { state } = given(youthPathway, [...past, ...at('2025-06-16', PathwayTransferred.of(moved))]);
    expect(missionLocaleOf(state)).toBe(OTHER_ML);
    expect(referentOf(state, 'ML')?.account).toBe(anAccount(1));
  });

  it('does nothing towards the Mission Locale that already follows the youth', () => {
    transferring({ to: ML, reason: 'MOVE' }).thenNothing();
  });

  it('is refused from a Mission Locale that does not follow the youth', () => {
    transferring({ ...moved, from: CMA }).thenRefused('transfer.from', 'from');
  });

  it('wants both active Missions Locales', () => {
    transferring({ to: CMA, reason: 'MOVE' }).thenRefused('transfer.structure');
    const gone = (id: string) => someFacts({ structures: [aStructure(id, 'ML', { endsOn: '2025-06-16' })] });
    transferring(moved, { known: gone(OTHER_ML) }).thenRefused('transfer.structure');
    transferring(moved, { known: gone(ML) }).thenRefused('transfer.structure');
  });

  it('does not reach behind the registration or the transfer before', () => {
    transferring(moved, { effectiveOn: '2025-01-05' }).thenRefused('transfer.tooEarly');
    const before = [...past, ...at('2025-04-01', PathwayTransferred.of(moved))];
    transferring({ to: ML, reason: 'MOVE' }, { before, effectiveOn: '2025-03-31' }).thenRefused('transfer.tooEarly');
    transferring({ to: ML, reason: 'MOVE' }, { before, effectiveOn: '2025-04-01' }).then([
      PathwayTransferred.of({ from: OTHER_ML, to: ML, reason: 'MOVE' }),
    ]);
  });

  /** Case 9: a Mission Locale merges mid-year; the clock moves its paths, and its advisers go on. */
  describe('when the Mission Locale has merged into another', () => {
    const known = someFacts({
      today: '2025-07-01',
      structures: [aStructure(ML, 'ML', { endsOn: '2025-07-01', mergedInto: OTHER_ML })],
    });
    const merged = { to: OTHER_ML, reason: 'STRUCTURE_MERGED' };

    it('keeps the adviser, who goes on in the new one', () => {
      given(youthPathway, past, known)
        .when('TransferPathway', merged, { actor: CLOCK, effectiveOn: '2025-07-01' })
        .then([PathwayTransferred.of({ from: ML, ...merged })]);
    });

    it('lets the colleagues of the former one act', () => {
      const { state } = given(youthPathway, [
        ...past,
        ...at('2025-07-01', PathwayTransferred.of({ from: ML, ...merged })),
      ]);
      expect(youthPathway.relates('FOLLOWS', anActor('ML_ADVISER', ML), state, known)).toBe(true);
      expect(youthPathway.relates('FOLLOWS', anActor('ML_ADVISER', OTHER_ML), state, known)).toBe(true);
    });
  });
});

describe('who stands in which relation to a path', () => {
  const sent = at(
    '2025-03-03',
    ReferralSent.of({
      referralId: '01J8ZQ6W4T0000000000000000',
      direction: 'ML_TO_CMA',
      from: ML,
      to: CMA,
      purpose: 'APPRENTICESHIP',
      consentId: '01J8ZQ6W4T0000000000000001',
      contactCopy: { phone: '+33612345678' },
      answerDueOn: '2025-04-02',
      conventionId: 'convention-01J8ZQ6W4T0000000000000000',
    }),
  );
  const { state } = given(youthPathway, [...past, ...sent]);
  const relates = (relation: 'FOLLOWS' | 'PARTY' | 'OWN' | 'ANY', actor: ReturnType<typeof anActor>) =>
    youthPathway.relates(relation, actor, state, facts);

  it.each([
    ['its Mission Locale', anActor('ML_ADVISER', ML), true, true, true],
    ['another Mission Locale', anActor('ML_ADVISER', OTHER_ML), false, false, false],
    ['the chamber it was referred to', anActor('CMA_REFERENT', CMA), false, true, false],
    ['another chamber', anActor('CMA_REFERENT', OTHER_CMA), false, false, false],
    ['somebody of no structure', anActor('CMA_REFERENT'), false, false, false],
    ['the youth', { kind: 'YOUTH', onBehalfOf: facts.stream } as const, false, false, true],
    [
      'another youth',
      { kind: 'YOUTH', onBehalfOf: 'youthPathway-01J8ZQ6W4T0000000000000000' } as const,
      false,
      false,
      false,
    ],
  ])('%s', (_who, actor, follows, party, own) => {
    expect([relates('FOLLOWS', actor), relates('PARTY', actor), relates('OWN', actor)]).toEqual([follows, party, own]);
    expect(relates('ANY', actor)).toBe(true);
  });
});
