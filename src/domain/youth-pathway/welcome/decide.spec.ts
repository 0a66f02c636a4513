import type { NewEvent } from '../../kernel/event.js';
import { anId, at, CMA, given, ML, OTHER_CMA, someFacts } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { ReferralClosed } from '../referral/events.js';
import {
  ABOUT,
  aConsent,
  accepted,
  ADVISER,
  aReferral,
  aYouth,
  IMPORT,
  OTHER_REFERENT,
  OTHER_REFERRAL,
  received,
  REFERENT,
  REFERRAL,
} from '../referral/testing.js';
import { WelcomeHeld, WelcomeMissed } from './events.js';

const BY = { effectiveOn: '2025-03-17', actor: REFERENT };
const HOLD = { referralId: REFERRAL, project: 'CONFIRMED' } as const;
const held = (change: Partial<Parameters<typeof WelcomeHeld.of>[0]> = {}) =>
  WelcomeHeld.of({ ...HOLD, structureId: CMA, ...change }, ABOUT);
const missed = WelcomeMissed.of({ referralId: REFERRAL, structureId: CMA }, ABOUT);

const referred = (past: readonly NewEvent[] = []) =>
  given(
    youthPathway,
    [...aYouth(), ...aConsent('2025-03-03'), ...aReferral('2025-03-04'), ...past],
    someFacts({ today: '2025-03-17' }),
  );
const welcome = (past: readonly NewEvent[] = []) => referred([...accepted('2025-03-10'), ...past]);

describe('HoldWelcome', () => {
  it('says what becomes of the project', () => {
    welcome().when('HoldWelcome', HOLD, BY).then([held()]);
    welcome()
      .when('HoldWelcome', { ...HOLD, project: 'CHANGED', note: 'Plutôt la menuiserie' }, BY)
      .then([held({ project: 'CHANGED', note: 'Plutôt la menuiserie' })]);
    welcome().when('HoldWelcome', { referralId: REFERRAL }, BY).thenMalformed();
  });

  it('finds the accepted referral by itself when there is one', () => {
    welcome().when('HoldWelcome', { project: 'CONFIRMED' }, BY).then([held()]);
    welcome()
      .when('HoldWelcome', { project: 'CONFIRMED', structureId: CMA }, { ...BY, actor: IMPORT })
      .then([held()]);
    referred().when('HoldWelcome', { project: 'CONFIRMED' }, BY).thenRefused('referral.ambiguous', 'referralId');
    welcome([
      ...aReferral('2025-03-04', { referralId: OTHER_REFERRAL, purpose: 'PREPA' }),
      ...accepted('2025-03-10', OTHER_REFERRAL),
    ])
      .when('HoldWelcome', { project: 'CONFIRMED' }, BY)
      .thenRefused('referral.ambiguous', 'referralId');
  });

  it('follows an acceptance', () => {
    referred(received('2025-03-05')).when('HoldWelcome', HOLD, BY).thenRefused('referral.notAccepted');
    welcome()
      .when('HoldWelcome', HOLD, { ...BY, effectiveOn: '2025-03-09' })
      .thenRefused('referral.tooEarly');
    welcome(at('2025-03-12', ReferralClosed.of({ referralId: REFERRAL, by: CMA, outcome: 'JOB' })))
      .when('HoldWelcome', HOLD, BY)
      .thenRefused('referral.notAccepted');
    welcome()
      .when('HoldWelcome', { ...HOLD, referralId: anId(299) }, BY)
      .thenRefused('referral.unknown', 'referralId');
    given(youthPathway).when('HoldWelcome', HOLD, BY).thenRefused('pathway.unknown');
  });

  it('is held by the structure that accepted', () => {
    for (const actor of [ADVISER, OTHER_REFERENT]) {
      welcome()
        .when('HoldWelcome', HOLD, { ...BY, actor })
        .thenRefused('referral.notRecipient');
    }
    for (const structureId of [ML, OTHER_CMA]) {
      welcome()
        .when('HoldWelcome', { ...HOLD, structureId }, BY)
        .thenRefused('referral.by');
    }
  });

  it('once a day: the same again changes nothing, another is a mistake', () => {
    const past = at('2025-03-17', held());
    welcome(past).when('HoldWelcome', HOLD, BY).thenNothing();
    welcome(past)
      .when('HoldWelcome', { ...HOLD, project: 'ABANDONED' }, BY)
      .thenRefused('welcome.recorded');
    welcome(past)
      .when('HoldWelcome', HOLD, { ...BY, effectiveOn: '2025-03-18' })
      .then([held()]);
  });
});

describe('MissWelcome', () => {
  const MISS = { referralId: REFERRAL };

  it('records that the youth did not come', () => {
    welcome().when('MissWelcome', MISS, BY).then([missed]);
    welcome()
      .when('MissWelcome', { note: 'Prévenu la veille' }, BY)
      .then([WelcomeMissed.of({ referralId: REFERRAL, structureId: CMA, note: 'Prévenu la veille' }, ABOUT)]);
  });

  it('once a day, and not on the day of one that was held', () => {
    welcome(at('2025-03-17', missed)).when('MissWelcome', MISS, BY).thenNothing();
    welcome(at('2025-03-17', held())).when('MissWelcome', MISS, BY).thenRefused('welcome.recorded');
    welcome(at('2025-03-17', missed)).when('HoldWelcome', HOLD, BY).thenRefused('welcome.recorded');
  });

  it('follows an acceptance, by the structure that accepted', () => {
    referred().when('MissWelcome', MISS, BY).thenRefused('referral.notAccepted');
    welcome()
      .when('MissWelcome', MISS, { ...BY, actor: OTHER_REFERENT })
      .thenRefused('referral.notRecipient');
  });
});
