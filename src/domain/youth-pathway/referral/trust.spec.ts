import type { NewEvent } from '../../kernel/event.js';
import { anId, at, CLOCK, CMA, given, ML, someFacts } from '../../kernel/testing.js';
import { ConsentExpired, ConsentRevoked } from '../consent/events.js';
import { youthPathway } from '../index.js';
import { ReferralAccepted, ReferralWithdrawn } from './events.js';
import {
  ABOUT,
  aConsent,
  accepted,
  ADVISER,
  aReferral,
  aYouth,
  CONSENT,
  OTHER_CONSENT,
  OTHER_REFERRAL,
  REFERENT,
  REFERRAL,
} from './testing.js';

/** Convention art. 4.3, told as it happens between three people: a youth, an adviser, a referent. */

const ACCEPT = { referralId: REFERRAL };
const REVOKE = { consentId: CONSENT, channel: 'PHONE' } as const;
const revocation = ConsentRevoked.of(REVOKE);
const withdrawal = (effectiveOn: string, reason: 'CONSENT_REVOKED' | 'CONSENT_EXPIRED' = 'CONSENT_REVOKED') =>
  ReferralWithdrawn.of({ referralId: REFERRAL, reason }, { ...ABOUT, effectiveOn });
const by = (actor: typeof ADVISER, effectiveOn: string) => ({ actor, effectiveOn });

const story = (past: readonly NewEvent[], recordedOn: string) =>
  given(
    youthPathway,
    [...aYouth(), ...aConsent('2025-03-03'), ...aReferral('2025-03-04'), ...past],
    someFacts({ today: recordedOn }),
  );

describe('the youth withdraws the consent between the sending and the acceptance', () => {
  const withdrawn = at('2025-03-10', revocation, withdrawal('2025-03-10'));

  it('takes the referral back', () => {
    story([], '2025-03-10')
      .when('RevokeConsent', REVOKE, by(ADVISER, '2025-03-10'))
      .then([revocation, withdrawal('2025-03-10')]);
  });

  it('leaves nothing to accept: not later, not the same day, not in the days before', () => {
    for (const day of ['2025-03-12', '2025-03-10', '2025-03-08']) {
      story(withdrawn, '2025-03-12').when('AcceptReferral', ACCEPT, by(REFERENT, day)).thenRefused('consent.missing');
    }
  });

  it('leaves nothing to receive, nor to contact', () => {
    const WHOM = { ...by(REFERENT, '2025-03-10') };
    story(withdrawn, '2025-03-12').when('ReceiveReferral', ACCEPT, WHOM).thenRefused('consent.missing');
    story(withdrawn, '2025-03-12')
      .when('AttemptContact', { ...ACCEPT, channel: 'PHONE', result: 'REACHED' }, WHOM)
      .thenRefused('consent.missing');
  });

  it('leaves it withdrawn when the youth agrees again: a new referral is needed', () => {
    const again = [...withdrawn, ...aConsent('2025-03-11', { consentId: OTHER_CONSENT })];
    story(again, '2025-03-12')
      .when('AcceptReferral', ACCEPT, by(REFERENT, '2025-03-12'))
      .thenRefused('consent.missing');
    story(
      [...again, ...aReferral('2025-03-12', { referralId: OTHER_REFERRAL, consentId: OTHER_CONSENT })],
      '2025-03-12',
    )
      .when('AcceptReferral', { referralId: OTHER_REFERRAL }, by(REFERENT, '2025-03-12'))
      .then([ReferralAccepted.of({ referralId: OTHER_REFERRAL, by: CMA }, ABOUT)]);
  });
});

describe('withdrawal and acceptance meet on the same day', () => {
  it('the withdrawal first: nothing is accepted', () => {
    story(at('2025-03-10', revocation, withdrawal('2025-03-10')), '2025-03-10')
      .when('AcceptReferral', ACCEPT, by(REFERENT, '2025-03-10'))
      .thenRefused('consent.missing');
  });

  it('the acceptance first: it happened, and is withdrawn', () => {
    story(accepted('2025-03-10'), '2025-03-10')
      .when('RevokeConsent', REVOKE, by(ADVISER, '2025-03-10'))
      .then([revocation, withdrawal('2025-03-10')]);
  });

  it('either way ends in the same place: a withdrawn referral', () => {
    for (const order of [
      [...at('2025-03-10', revocation, withdrawal('2025-03-10'))],
      [...accepted('2025-03-10'), ...at('2025-03-10', revocation, withdrawal('2025-03-10'))],
    ]) {
      expect(story(order, '2025-03-10').state.referral.byId[REFERRAL]?.status).toBe('WITHDRAWN');
    }
  });
});

describe('the clock did not run', () => {
  const soon = (past: readonly NewEvent[]) =>
    given(
      youthPathway,
      [...aYouth(), ...aConsent('2024-03-20'), ...aReferral('2025-03-04'), ...past],
      someFacts({ today: '2025-04-29' }),
    );

  it('changes no answer: past its term a consent founds nothing', () => {
    soon([]).when('AcceptReferral', ACCEPT, by(REFERENT, '2025-03-20')).thenRefused('consent.missing');
  });

  it('then runs: the consent ends on its day, and so does what rests on it, though more was recorded since', () => {
    const since = [...aConsent('2025-03-25', { consentId: OTHER_CONSENT }), ...accepted('2025-03-19')];
    soon(since)
      .when('ExpireConsent', { consentId: CONSENT }, by(CLOCK, '2025-03-20'))
      .then([
        ConsentExpired.of({ consentId: CONSENT }, { effectiveOn: '2025-03-20' }),
        withdrawal('2025-03-20', 'CONSENT_EXPIRED'),
      ]);
  });

  it('then runs twice: nothing more', () => {
    soon(at('2025-03-20', ConsentExpired.of({ consentId: CONSENT }), withdrawal('2025-03-20', 'CONSENT_EXPIRED')))
      .when('ExpireConsent', { consentId: CONSENT }, by(CLOCK, '2025-03-20'))
      .thenNothing();
  });

  it('lists no deadline whose command would be refused', () => {
    const late = soon([...aConsent('2025-03-25', { consentId: OTHER_CONSENT, recipient: ML })]);
    const issued = late.deadlines().filter(({ kind, command }) => command && /^(CONSENT|REFERRAL)/.test(kind));
    expect(issued.map(({ kind }) => kind)).toEqual(['CONSENT_EXPIRY', 'CONSENT_EXPIRY', 'REFERRAL_EXPIRY']);
    for (const { command, dueOn } of issued) {
      const { name, data } = command!;
      expect(late.when(name, data, by(CLOCK, dueOn)).events.length).toBeGreaterThan(0);
    }
  });
});

it('a clock that runs late changes nothing: what nobody answered in time had expired before the youth withdrew', () => {
  const sent = [...aYouth(), ...aConsent('2025-03-03'), ...aReferral('2025-03-04')];
  const on = (day: string) =>
    given(youthPathway, sent, someFacts({ today: day })).when(
      'RevokeConsent',
      { consentId: CONSENT },
      by(ADVISER, day),
    );
  const ended = ({ events }: ReturnType<typeof on>) => events.map(({ type, effectiveOn }) => [type, effectiveOn]);
  expect(ended(on('2025-04-20')).at(-1)).toEqual(['ReferralExpired', '2025-04-03']);
  expect(ended(on('2025-04-02')).at(-1)).toEqual(['ReferralWithdrawn', '2025-04-02']);
});

it('an identifier never heard of is refused, not guessed', () => {
  story([], '2025-03-10')
    .when('AcceptReferral', { referralId: anId(299) }, by(REFERENT, '2025-03-10'))
    .thenRefused('referral.unknown', 'referralId');
});
