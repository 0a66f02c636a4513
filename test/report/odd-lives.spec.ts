import { independentReport } from './independent.js';
import { actionId, offerId, ulid, type Journal } from './journal.js';
import { aNetwork, CENTRE, CHAMBER, Life, LYON, OTHER_CHAMBER, PARIS, UNML } from './lives.js';
import { flat, reportOf } from './mirrored.js';

type Request = Parameters<typeof reportOf>[1];

/** The figures of 2025, once the independent computation has found the same. */
async function figuresOf(journal: Journal, request: Partial<Request> = {}): Promise<Readonly<Record<string, unknown>>> {
  const report = await reportOf(journal, { year: 2025, ...request });
  const found = flat(report);
  const knownAt = Number(report.knownAt.position);
  const { year, observedUntil } = report;
  expect(found).toEqual(Object.fromEntries(independentReport(journal.ndjson(), { year, observedUntil, knownAt })));
  return found;
}

describe('the year of an event', () => {
  it('is that of its date, however late it is recorded', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).consents('2025-01-10', '2026-01-10').isSent('2026-02-01', 12);
    life.isSent('2025-12-31');
    expect(await figuresOf(journal)).toMatchObject({ 'C3 sent {}': 1, 'C1 youths {}': 1, 'C2 granted {}': 1 });
  });
});

describe('region', () => {
  it('is that of the Mission Locale that follows when the event is recorded', async () => {
    const journal = aNetwork();
    new Life(journal, 1).isSent('2025-03-01').moves('2025-06-01', PARIS).isSent('2025-02-01', 12, CHAMBER, PARIS);
    expect(await figuresOf(journal)).toMatchObject({
      'C3 sent {region=84}': 1,
      'C3 sent {region=11}': 1,
      // The earlier of the two referrals was recorded last: the first day of the year is its day.
      'C1 youths {region=11}': 1,
      'C1 youths {}': 1,
    });
  });

  it('of a youth whose contract began before the year is that of 1 January', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).signs('2024-10-01', '2025-08-31').starts('2024-10-01');
    life.moves('2024-11-15', PARIS);
    const other = new Life(journal, 2).signs('2024-10-01', '2025-08-31').starts('2024-10-01');
    other.moves('2025-01-02', PARIS);
    expect(await figuresOf(journal)).toMatchObject({ 'C1 youths {region=11}': 1, 'C1 youths {region=84}': 1 });
  });
});

describe('distinct youths', () => {
  it('are surviving paths, at the end of a chain of merges', async () => {
    const journal = aNetwork();
    const lives = [1, 2, 3].map((n) => new Life(journal, n).isSent(`2025-0${n}-01`));
    lives[0]!.tell('PathwayMerged', '2025-06-01', { survivor: lives[1]!.stream, confirmedBy: `acc-${ulid(1)}` });
    lives[1]!.tell('PathwayMerged', '2025-07-01', { survivor: lives[2]!.stream, confirmedBy: `acc-${ulid(1)}` });
    expect(await figuresOf(journal)).toMatchObject({ 'C3 sent {}': 3, 'C3 youths {}': 1, 'C1 youths {}': 1 });
  });

  it('bear their corrected attributes', async () => {
    const journal = aNetwork();
    new Life(journal, 1).isSent('2025-03-01').tell('IdentityCorrected', '2026-09-01', { sex: 'M', reason: 'ERROR' });
    expect(await figuresOf(journal)).toMatchObject({ 'C1 youths {sex=M}': 1, 'C1 youths {ageBand=18-21}': 1 });
  });
});

describe('mode', () => {
  it('is that which lives on the day: a CEJ suspends the PACEA until the day it ends', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).tell('PaceaOpened', '2025-01-06', { plannedEndOn: '2026-01-05', diagnosticOn: '2025-01-06' });
    life.tell('CejOpened', '2025-03-01', { plannedEndOn: '2025-08-31', weeklyHours: 15 }).tell('PaceaSuspended', '2025-03-01', { by: 'CEJ' });
    life.tell('CejEnded', '2025-06-15', { cause: 'TERM' }).tell('PaceaResumed', '2025-06-15', { by: 'CEJ' });
    life.isSent('2025-01-05', 11).isSent('2025-01-06', 12).isSent('2025-06-14', 13).isSent('2025-06-15', 14);
    life.tell('PaceaEnded', '2025-09-01', { cause: 'AUTONOMY' }).isSent('2025-09-01', 15);
    expect(await figuresOf(journal)).toMatchObject({
      'C3 sent {mode=NONE}': 2,
      'C3 sent {mode=PACEA}': 2,
      'C3 sent {mode=CEJ}': 1,
    });
  }); // prettier-ignore
});

describe('contracts', () => {
  it('that are annulled are no entry anywhere', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).isSent('2025-01-15').signs('2025-02-01', '2026-08-31').starts('2025-02-01');
    life.breaks('2025-03-01').ofContract('ImiloUpdateAcknowledged', '2025-02-10', { updateId: ulid(1), version: 1 });
    const before = await figuresOf(journal);
    expect(before).toMatchObject({ 'D2 signed {}': 1, 'D3 broken {}': 1, 'C5 referralToContract.n {}': 1 });
    life.ofContract('ApprenticeshipContractAnnulled', '2026-11-01');
    expect(await figuresOf(journal)).toMatchObject({
      'D2 signed {}': 0,
      'D2 started {}': 0,
      'D3 broken {}': 0,
      'D3 observed.45 {}': 0,
      'D4 ofBroken {}': 0,
      'D5 ofContracts {}': 0,
      'D6 acknowledged {}': 1,
      'D6 delay.n {}': 0,
      'C5 referralToContract.n {}': 0,
    });
  });

  it('count as days of co-accompaniment to their planned end as amended', async () => {
    const journal = aNetwork();
    new Life(journal, 1).signs('2023-09-01', '2024-12-31').starts('2023-09-01');
    const life = new Life(journal, 2).signs('2023-09-01', '2024-12-31').starts('2023-09-01');
    life.ofContract('ApprenticeshipContractAmended', '2024-06-01', { plannedEndOn: '2025-01-01' });
    new Life(journal, 3).signs('2023-09-01', '2025-06-30').starts('2023-09-01').breaks('2024-12-31');
    new Life(journal, 4).signs('2023-09-01', '2025-06-30');
    expect(await figuresOf(journal)).toMatchObject({ 'C1 youths {}': 1 });
  });
});

describe('breaks', () => {
  it('that are cancelled are none, and the contract may break again', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).signs('2025-01-01', '2026-08-31').starts('2025-01-01').breaks('2025-01-20');
    life.corrects('2025-02-01', { cancelled: true }).breaks('2025-06-30', 21, 'AGREEMENT');
    expect(await figuresOf(journal)).toMatchObject({
      'D3 broken {}': 1,
      'D3 broken {regime=AGREEMENT}': 1,
      'D3 within.45 {}': 0,
      'D3 within.90 {}': 0,
      'D3 within.180 {}': 1,
      'D3 observed.180 {}': 1,
      'D3 observed.365 {}': 1,
    });
  });

  it('fall on their new date, and are restated whenever the correction comes', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).signs('2025-09-01', '2026-08-31').starts('2025-09-01').breaks('2026-01-10');
    const then = journal.events.length;
    life.corrects('2026-10-01', { brokenOn: '2025-12-30' });
    expect(await figuresOf(journal, { knownAt: then })).toMatchObject({ 'D3 broken {}': 0 });
    expect(await figuresOf(journal)).toMatchObject({ 'D3 broken {}': 1, 'D3 within.180 {}': 1 });
  });

  it('are followed by a return within 180 days, on another contract of the same youth', async () => {
    const journal = aNetwork();
    const back = new Life(journal, 1).signs('2025-01-01', '2026-08-31').starts('2025-01-01').breaks('2025-03-01');
    back.signs('2025-08-28', '2026-08-31', 22).starts('2025-08-28', 22);
    const late = new Life(journal, 2).signs('2025-01-01', '2026-08-31').starts('2025-01-01').breaks('2025-03-01');
    late.signs('2025-08-29', '2026-08-31', 22).starts('2025-08-29', 22);
    expect(await figuresOf(journal)).toMatchObject({ 'D4 ofBroken {}': 2, 'D4 returned {}': 1 });
  });
});

describe('referrals', () => {
  it('end in one of six ways, which add up', async () => {
    const journal = aNetwork();
    new Life(journal, 1)
      .isSent('2025-01-10')
      .isAnswered('Accepted', '2025-01-12')
      .isAnswered('Withdrawn', '2025-02-01');
    new Life(journal, 2)
      .isSent('2025-01-10')
      .isAnswered('Received', '2025-01-12')
      .isAnswered('Redirected', '2025-01-13');
    const redirected = new Life(journal, 3).isSent('2025-01-10').isAnswered('Redirected', '2025-01-13');
    redirected.isAnswered('Declined', '2025-01-20', 11, OTHER_CHAMBER);
    new Life(journal, 4).isSent('2025-01-10').isAnswered('Expired', '2025-02-09');
    new Life(journal, 5).isSent('2025-01-10').isAnswered('Cancelled', '2025-01-11');
    new Life(journal, 6).isSent('2025-01-10').isAnswered('Withdrawn', '2025-01-11');
    new Life(journal, 7).isSent('2025-12-20').isAnswered('Accepted', '2026-03-31');
    new Life(journal, 8).isSent('2025-12-20').isAnswered('Accepted', '2026-04-01').isAnswered('Closed', '2026-05-01');
    expect(await figuresOf(journal)).toMatchObject({
      'C3 sent {}': 8,
      'C4 accepted {}': 2,
      'C4 declined {}': 1,
      'C4 declined {declineReason=NO_PLACE}': 1,
      'C4 expired {}': 1,
      'C4 cancelled {}': 1,
      'C4 withdrawn {}': 1,
      'C4 pending {}': 2,
      'A4 chambersReceiving {}': 2,
      'A4 missionsLocalesReferring {}': 1,
    });
  });

  it('have delays by nearest rank, not given under five', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).consents('2025-01-01', '2026-01-01');
    const days = ['2025-01-02', '2025-01-03', '2025-01-05', '2025-01-09'];
    for (const [n, on] of days.entries()) life.isSent(on, 11 + n);
    expect(await figuresOf(journal)).toMatchObject({
      'C5 consentToReferral.n {}': 4,
      'C5 consentToReferral.median {}': null,
    });
    life.isSent('2025-01-17', 15);
    expect(await figuresOf(journal)).toMatchObject({
      'C5 consentToReferral.median {}': 4,
      'C5 consentToReferral.p90 {region=84}': 16,
      'C5 referralToDecision.median {}': null,
    });
  });
});

describe('consents', () => {
  it('are active on 31 December when they expire later and nothing ended them by then', async () => {
    const journal = aNetwork();
    new Life(journal, 1).consents('2025-01-01', '2025-12-31');
    new Life(journal, 2).consents('2025-01-01', '2026-01-01');
    const revoked = new Life(journal, 3).consents('2024-06-01', '2026-06-01');
    revoked.tell('ConsentRevoked', '2025-12-31', { consentId: revoked.id(1), channel: 'PHONE' });
    const later = new Life(journal, 4).consents('2024-06-01', '2026-06-01');
    later.tell('ConsentRevoked', '2026-01-01', { consentId: later.id(1), channel: 'PHONE' });
    expect(await figuresOf(journal)).toMatchObject({
      'C2 granted {}': 2,
      'C2 revoked {scope=CONTACT_TRANSMISSION}': 1,
      'C2 expired {}': 0,
      'C2 activeAtYearEnd {}': 2,
    });
  });
});

describe('structures, actions and offers', () => {
  it('covers the structures of any day of the year', async () => {
    const journal = aNetwork();
    journal.add(PARIS, 'StructureMerged', '2025-07-01', { into: LYON });
    journal.add(OTHER_CHAMBER, 'StructureClosed', '2025-01-01');
    expect(await figuresOf(journal)).toMatchObject({
      'A4 missionsLocales {}': 2,
      'A4 chambers {}': 1,
      'A4 missionsLocalesReferring {region=84}': 0,
    });
  });

  it('counts participants, named or not, and hosts of both networks', async () => {
    const journal = aNetwork();
    const plan = { subject: 'FAIR', audience: 'ALL', date: '2025-05-05', place: 'Lyon' };
    journal.add(actionId(1), 'ActionPlanned', '2025-03-01', { ...plan, hosts: [CHAMBER, LYON] });
    const present = [new Life(journal, 1).stream];
    journal.add(actionId(1), 'AttendanceClosed', '2025-05-06', { present, absent: [], anonymousCount: 40 });
    journal.add(actionId(2), 'ActionPlanned', '2025-03-01', { ...plan, hosts: [UNML] });
    journal.add(actionId(2), 'AttendanceClosed', '2025-05-06', { present: [], absent: present, anonymousCount: 0 });
    expect(await figuresOf(journal)).toMatchObject({
      'B1 held {}': 2,
      'B1 joint {}': 1,
      'B1 participants {region=84}': 41,
      'B1 participants {region=FR}': 0,
    });
  });

  it('counts a hiring as the last outcome of a positioning of the year', async () => {
    const journal = aNetwork();
    journal.add(offerId(1), 'OfferPublished', '2024-12-20', { chamberId: CHAMBER, trade: '23' });
    journal.add(offerId(1), 'YouthPositioned', '2025-01-10', { positioningId: ulid(1) });
    journal.add(offerId(1), 'PositioningOutcomeRecorded', '2025-02-01', {
      positioningId: ulid(1),
      outcome: 'NO_ANSWER',
    });
    journal.add(offerId(1), 'PositioningOutcomeRecorded', '2026-02-01', { positioningId: ulid(1), outcome: 'HIRED' });
    const found = await figuresOf(journal);
    expect(found).toMatchObject({ 'D1 published {}': 0, 'D1 positioned {}': 1, 'D1 hired {trade=23}': 1 });
  });
});

describe('shared reviews and requests', () => {
  it('counts a review once, on the day it was first held, and the contract it is about within 60 days', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1).signs('2025-01-01', '2026-08-31').starts('2025-01-01');
    for (const on of ['2025-03-03', '2025-03-04']) life.ofContract('SharedReviewHeld', on, { reviewId: ulid(5), participants: [] });
    expect(await figuresOf(journal)).toMatchObject({ 'D5 held {}': 1, 'D5 contractsReviewed {}': 0, 'D5 ofContracts {}': 1 });
    // Recorded again the next year with another note, it stays in the year in which it was held.
    for (const on of ['2025-03-02', '2026-02-20']) life.ofContract('SharedReviewHeld', on, { reviewId: ulid(6), participants: [] });
    expect(await figuresOf(journal)).toMatchObject({ 'D5 held {}': 2, 'D5 contractsReviewed {}': 1 });
  }); // prettier-ignore

  it('gives one month to answer, to the last day of a shorter month', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1);
    for (const [n, on] of ['2025-02-28', '2025-03-01'].entries()) {
      const request = { requestId: ulid(n), right: 'ACCESS', dueOn: '2025-02-28' };
      life.tell('SubjectRequestReceived', '2025-01-31', request).tell('SubjectRequestAnswered', on, request);
    }
    expect(await figuresOf(journal)).toMatchObject({ 'E1 received {right=ACCESS}': 2, 'E1 inTime {}': 1 });
  });

  it('counts a welcome of the chambers, not of a Mission Locale', async () => {
    const journal = aNetwork();
    const life = new Life(journal, 1);
    for (const structureId of [CHAMBER, CENTRE, LYON]) {
      life.tell('WelcomeHeld', '2025-04-01', { referralId: life.id(11), structureId, project: 'CONFIRMED' });
    }
    expect(await figuresOf(journal)).toMatchObject({ 'B2 held {}': 2 });
  });
});
