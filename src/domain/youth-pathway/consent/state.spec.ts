import { foldWith } from '../../kernel/aggregate.js';
import type { NewEvent } from '../../kernel/event.js';
import { aStructure, at, CFA, CMA, given, ML, OTHER_CMA, recorded, UNML } from '../../kernel/testing.js';
import { PathwayTransferred } from '../referents/events.js';
import { OTHER_ML } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { aConsent, aYouth, CONSENT, OTHER_CONSENT } from '../referral/testing.js';
import { ConsentExpired, ConsentRefused, ConsentRequested, ConsentRevoked } from './events.js';
import { consentById, liveConsentCovering, liveConsents, requestById } from './state.js';

const after = (...past: NewEvent[]) => recorded(past).reduce(foldWith(youthPathway), youthPathway.initial);
const revoked = (on: string) => at(on, ConsentRevoked.of({ consentId: CONSENT, channel: 'PHONE' }));

describe('a consent is live', () => {
  const given2025 = after(...aConsent('2025-03-03'));

  it.each([
    ['2025-03-02', 0],
    ['2025-03-03', 1],
    ['2026-03-02', 1],
    ['2026-03-03', 0],
  ])('on %s: %s', (on, count) => {
    expect(liveConsents(given2025, on)).toHaveLength(count);
  });

  it('no longer once its end is recorded, not even for what would be dated before', () => {
    const state = after(...aConsent('2025-03-03'), ...revoked('2025-06-02'));
    expect(liveConsents(state, '2025-06-02')).toEqual([]);
    expect(liveConsents(state, '2025-06-01')).toEqual([]);
    expect(consentById(state, CONSENT)).toMatchObject({ status: 'REVOKED', endedOn: '2025-06-02' });
    expect(
      liveConsents(
        after(...aConsent('2025-03-03'), ...at('2026-03-03', ConsentExpired.of({ consentId: CONSENT }))),
        '2025-06-01',
      ),
    ).toEqual([]);
  });

  it('never while it is asked, nor once refused', () => {
    const asked = { consentId: CONSENT, scope: 'CONTACT_TRANSMISSION', recipient: CMA } as const;
    const requested = after(
      ...at('2025-03-03', ConsentRequested.of({ ...asked, noticeVersion: '2025-1', channel: 'SMS' })),
    );
    const refused = after(...at('2025-03-03', ConsentRefused.of(asked)));
    for (const state of [requested, refused]) {
      expect(liveConsents(state, '2025-03-04')).toEqual([]);
      expect(consentById(state, CONSENT)).toBeUndefined();
      expect(requestById(state, CONSENT)?.recipient).toBe(CMA);
    }
  });
});

describe('a consent covers', () => {
  const covering = (recipient: string, structure = aStructure(CMA, 'CMA')) =>
    liveConsentCovering(
      after(...aConsent('2025-03-03', { recipient })),
      'CONTACT_TRANSMISSION',
      structure,
      '2025-06-02',
    )?.recipient;

  it('the structure that it names, not its training centre nor its neighbour', () => {
    expect(covering(CMA)).toBe(CMA);
    expect(covering(CMA, aStructure(CFA, 'CFA', { parentId: CMA }))).toBeUndefined();
    expect(covering(CMA, aStructure(OTHER_CMA, 'CMAR'))).toBeUndefined();
  });

  it('every structure of the network that it names, and none of the other', () => {
    expect(covering('NETWORK_CMA')).toBe('NETWORK_CMA');
    expect(covering('NETWORK_CMA', aStructure(CFA, 'CFA'))).toBe('NETWORK_CMA');
    expect(covering('NETWORK_CMA', aStructure(ML, 'ML'))).toBeUndefined();
    expect(covering('NETWORK_ML')).toBeUndefined();
    expect(covering('NETWORK_ML', aStructure(ML, 'ML'))).toBe('NETWORK_ML');
  });

  it('no national nor regional body', () => {
    expect(covering('NETWORK_ML', aStructure(UNML, 'UNML'))).toBeUndefined();
    expect(covering('NETWORK_ML', aStructure(UNML, 'ARML'))).toBeUndefined();
  });

  it('for its own scope alone', () => {
    const state = after(...aConsent('2025-03-03', { scope: 'SHARED_FOLLOW_UP' }));
    const chamber = aStructure(CMA, 'CMA');
    expect(liveConsentCovering(state, 'CONTACT_TRANSMISSION', chamber, '2025-06-02')).toBeUndefined();
    expect(liveConsentCovering(state, 'SHARED_FOLLOW_UP', chamber, '2025-06-02')?.consentId).toBe(CONSENT);
  });

  it('by name before by network', () => {
    const both = [
      ...aConsent('2025-03-03', { consentId: OTHER_CONSENT, recipient: 'NETWORK_CMA' }),
      ...aConsent('2025-03-03'),
    ];
    const found = liveConsentCovering(after(...both), 'CONTACT_TRANSMISSION', aStructure(CMA, 'CMA'), '2025-06-02');
    expect(found?.consentId).toBe(CONSENT);
  });
});

describe('the agenda of a consent', () => {
  const { command } = { command: { name: 'ExpireConsent', data: { consentId: CONSENT } } };
  const due = (...past: NewEvent[]) =>
    given(youthPathway, [...aYouth(), ...past])
      .deadlines()
      .filter(({ kind }) => kind.startsWith('CONSENT'));

  it('holds its term and, a month before, a reminder for the Mission Locale that follows the youth', () => {
    expect(due(...aConsent('2025-03-03'))).toEqual([
      { kind: 'CONSENT_EXPIRY_30', key: CONSENT, dueOn: '2026-02-01', owner: ML },
      { kind: 'CONSENT_EXPIRY', key: CONSENT, dueOn: '2026-03-03', owner: ML, command },
    ]);
  });

  it('follows the youth to another Mission Locale', () => {
    const moved = at('2025-05-05', PathwayTransferred.of({ from: ML, to: OTHER_ML, reason: 'MOVED' }));
    expect(due(...aConsent('2025-03-03'), ...moved).map(({ owner }) => owner)).toEqual([OTHER_ML, OTHER_ML]);
  });

  it('reminds nobody of a consent given for a month or less', () => {
    expect(due(...aConsent('2025-03-03', { expiresOn: '2025-04-02' })).map(({ kind }) => kind)).toEqual([
      'CONSENT_EXPIRY',
    ]);
    expect(due(...aConsent('2025-03-03', { expiresOn: '2025-04-03' })).map(({ kind }) => kind)).toEqual([
      'CONSENT_EXPIRY_30',
      'CONSENT_EXPIRY',
    ]);
  });

  it('forgets it once it ended', () => {
    expect(due(...aConsent('2025-03-03'), ...revoked('2025-06-02'))).toEqual([]);
  });
});
