import { foldWith } from '../kernel/aggregate.js';
import type { NewEvent } from '../kernel/event.js';
import type { PathwayFacts } from '../kernel/facts.js';
import {
  aStructure,
  anActor,
  anId,
  at,
  CFA,
  CLOCK,
  CMA,
  erased,
  FIRST_NEW_ID,
  given,
  ML,
  OTHER_CMA,
  OTHER_ML,
  recorded,
  someFacts,
} from '../kernel/testing.js';
import { PositionYouth } from './commands.js';
import {
  ApplicationSent,
  InterviewHeld,
  InterviewMissed,
  OfferExpired,
  OfferFilled,
  OfferProlonged,
  OfferPublished,
  OfferUpdated,
  OfferWithdrawn,
  PositioningOutcomeRecorded,
  YouthPositioned,
} from './events.js';
import { apprenticeshipOffer } from './index.js';
import { livePositionings } from './state.js';

const OFFER = `offer-${anId(40)}`;
const [YOUTH, ANOTHER, UNKNOWN, WITHOUT, CLOSED, GONE] = [1, 2, 3, 4, 5, 6].map((n) => `youthPathway-${anId(n)}`) as [
  string,
  string,
  string,
  string,
  string,
  string,
];
const [CONSENT, P1, P2, NEW] = [anId(60), anId(61), anId(62), anId(FIRST_NEW_ID)] as const;

function youth(id: string, rest: Partial<PathwayFacts> & { consent?: boolean } = {}): PathwayFacts {
  const { consent = true, ...change } = rest;
  return {
    id,
    exists: true,
    live: true,
    erased: false,
    missionLocaleId: ML,
    contactTransmissionTo: (structure, on) =>
      consent && structure.id === CMA && on >= '2025-02-01' && on < '2025-06-20' ? CONSENT : undefined,
    ...change,
  };
}

const pathways = [
  youth(YOUTH),
  youth(ANOTHER),
  youth(WITHOUT, { consent: false }),
  youth(CLOSED, { live: false }),
  youth(GONE, { erased: true }),
];
const facts = someFacts({ stream: OFFER, pathways });

const asChamber = { actor: anActor('CMA_REFERENT', CMA) };
const asAdviser = { actor: anActor('ML_ADVISER', ML) };
const asOtherAdviser = { actor: anActor('ML_ADVISER', OTHER_ML) };
const asImport = { actor: anActor('IMPORT') };

const terms = {
  trade: '03',
  rncp: 'RNCP37537',
  qualificationLevel: '3',
  commune: '69123',
  seats: 2,
  startOn: '2025-09-01',
  durationMonths: 24,
} as const;
const publication = OfferPublished.of({
  chamberId: CMA,
  employerName: 'Boulangerie Exemple',
  disclosure: 'FULL',
  ...terms,
  expiresOn: '2025-07-31',
});
const published = at('2025-06-02', publication);
const positioned = (positioningId: string, pathwayId: string) =>
  at('2025-06-05', YouthPositioned.of({ positioningId, pathwayId, missionLocaleId: ML, consentId: CONSENT }));
const outcome = (positioningId: string, pathwayId: string, what: 'HIRED' | 'OFFER_CLOSED' | 'HIRED_ELSEWHERE') =>
  PositioningOutcomeRecorded.of({ positioningId, pathwayId, outcome: what, code: undefined });

function after(...past: (readonly NewEvent[])[]) {
  return given(apprenticeshipOffer, past.flat(), facts);
}

describe('Publishing an offer (convention art. 4.3)', () => {
  const on = { ...asChamber, effectiveOn: '2025-06-02' };

  it('keeps the employer unnamed and the offer open for 60 days, unless told otherwise', () => {
    after()
      .when('PublishOffer', terms, on)
      .then([OfferPublished.of({ ...terms, chamberId: CMA, disclosure: 'ANONYMOUS', expiresOn: '2025-08-01' })]);
    after()
      .when('PublishOffer', { ...publication.data, qualificationLevel: 3 }, on)
      .then([publication]);
  });

  it('seals the name of the employer, who may be a natural person', () => {
    expect(OfferPublished.personal).toEqual({ employerName: { category: 'employer' } });
    expect(OfferUpdated.personal).toEqual({ employerName: { category: 'employer' } });
  });

  it('names an employer who agrees to be named', () => {
    after()
      .when('PublishOffer', { ...terms, disclosure: 'FULL' }, on)
      .thenRefused('offer.employerNeeded', 'employerName');
  });

  it('is for an active chamber, by its own people', () => {
    const publish = (chamberId: string, by: object = on) => after().when('PublishOffer', { ...terms, chamberId }, by);
    publish(CFA).thenRefused('offer.chamber', 'chamberId');
    publish(ML).thenRefused('offer.chamber', 'chamberId');
    publish(`structure-${anId(404)}`).thenRefused('offer.chamber', 'chamberId');
    publish(OTHER_CMA).thenRefused('offer.otherChamber', 'chamberId');
    expect(publish(OTHER_CMA, { ...asImport, effectiveOn: '2025-06-02' }).events).toHaveLength(1);
    after()
      .when('PublishOffer', terms, { ...asImport, effectiveOn: '2025-06-02' })
      .thenRefused('offer.chamber', 'chamberId');
    const closed = someFacts({ structures: [aStructure(CMA, 'CMA', { endsOn: '2025-06-02' })] });
    given(apprenticeshipOffer, [], closed).when('PublishOffer', terms, on).thenRefused('offer.chamber', 'chamberId');
  });

  it('stays open from one day to sixty', () => {
    const until = (expiresOn: string) => after().when('PublishOffer', { ...terms, expiresOn }, on);
    until('2025-06-02').thenRefused('offer.expiry', 'expiresOn');
    until('2025-08-02').thenRefused('offer.expiry', 'expiresOn');
    expect(until('2025-06-03').events).toHaveLength(1);
    expect(until('2025-08-01').events).toHaveLength(1);
  });

  it('keeps to the forms of its codes', () => {
    for (const wrong of [
      { durationMonths: 5 },
      { durationMonths: 37 },
      { seats: 0 },
      { trade: '3' },
      { commune: '2C004' },
      { rncp: '37537' },
      { qualificationLevel: '7' },
    ]) {
      after()
        .when('PublishOffer', { ...terms, ...wrong }, on)
        .thenMalformed();
    }
    for (const commune of ['2A004', '2B033', '97411']) {
      expect(after().when('PublishOffer', { ...terms, commune }, on).events).toHaveLength(1);
    }
  });

  it('happens once', () => {
    after(published).when('PublishOffer', terms, on).thenRefused('offer.published');
  });
});

describe('An open offer', () => {
  it('is changed', () => {
    after(published)
      .when('UpdateOffer', { seats: 3, trade: '03' }, asChamber)
      .then([OfferUpdated.of({ seats: 3 })]);
    after(published).when('UpdateOffer', { employerName: 'Boulangerie Exemple' }, asChamber).thenNothing();
    after(published, at('2025-06-10', OfferUpdated.of({ seats: 3 })))
      .when('UpdateOffer', { seats: 3 }, asChamber)
      .thenNothing();
  });

  it('names its employer when they come to agree', () => {
    const anonymous = at('2025-06-02', {
      ...publication,
      data: { ...publication.data, disclosure: 'ANONYMOUS', employerName: undefined },
    });
    after(anonymous)
      .when('UpdateOffer', { disclosure: 'FULL' }, asChamber)
      .thenRefused('offer.employerNeeded', 'employerName');
    const update = { disclosure: 'FULL', employerName: 'Menuiserie Exemple' } as const;
    after(anonymous)
      .when('UpdateOffer', update, asChamber)
      .then([OfferUpdated.of(update)]);
    const forgotten = erased(
      OfferPublished,
      { ...publication, data: { ...publication.data, disclosure: 'ANONYMOUS' } },
      'employer',
    );
    after(at('2025-06-02', forgotten))
      .when('UpdateOffer', { disclosure: 'FULL' }, asChamber)
      .thenRefused('offer.employerNeeded', 'employerName');
  });

  it('has no fewer seats than youths hired, and is filled when they are as many', () => {
    const hiredOne = [
      ...at('2025-06-02', { ...publication, data: { ...publication.data, seats: 3 } }),
      ...positioned(P1, YOUTH),
      ...positioned(P2, ANOTHER),
      ...at('2025-06-10', outcome(P1, YOUTH, 'HIRED')),
    ];
    after(hiredOne)
      .when('UpdateOffer', { seats: 1 }, asChamber)
      .then([
        OfferUpdated.of({ seats: 1 }),
        OfferFilled.of({}),
        PositioningOutcomeRecorded.of({ positioningId: P2, pathwayId: ANOTHER, outcome: 'OFFER_CLOSED' }),
      ]);
    after(hiredOne, at('2025-06-11', outcome(P2, ANOTHER, 'HIRED')))
      .when('UpdateOffer', { seats: 1 }, asChamber)
      .thenRefused('offer.seatsTaken', 'seats');
  });

  it('is prolonged by sixty days at most', () => {
    after(published)
      .when('ProlongOffer', {}, asChamber)
      .then([OfferProlonged.of({ expiresOn: '2025-08-15' })]);
    after(published)
      .when('ProlongOffer', { expiresOn: '2025-08-10' }, asChamber)
      .then([OfferProlonged.of({ expiresOn: '2025-08-10' })]);
    after(published).when('ProlongOffer', { expiresOn: '2025-07-31' }, asChamber).thenNothing();
    after(published)
      .when('ProlongOffer', { expiresOn: '2025-07-30' }, asChamber)
      .thenRefused('offer.prolongation', 'expiresOn');
    after(published)
      .when('ProlongOffer', { expiresOn: '2025-08-16' }, asChamber)
      .thenRefused('offer.expiry', 'expiresOn');
  });

  it('is open from the day it is published to the eve of the day it expires', () => {
    const prolong = (effectiveOn: string) =>
      after(published).when('ProlongOffer', { expiresOn: '2025-08-01' }, { ...asChamber, effectiveOn });
    prolong('2025-06-01').thenRefused('offer.notLive');
    expect(prolong('2025-07-30').events).toHaveLength(1);
    prolong('2025-07-31').thenRefused('offer.notLive');
  });

  it('is nothing before it is published', () => {
    for (const command of ['UpdateOffer', 'ProlongOffer', 'WithdrawOffer']) {
      after().when(command, {}, asChamber).thenRefused('offer.unknown');
    }
  });
});

describe('The end of an offer', () => {
  it('is its withdrawal, which answers those who waited', () => {
    after(published, positioned(P1, YOUTH))
      .when('WithdrawOffer', { reason: 'EMPLOYER_REQUEST' }, asChamber)
      .then([
        OfferWithdrawn.of({ reason: 'EMPLOYER_REQUEST' }),
        PositioningOutcomeRecorded.of({ positioningId: P1, pathwayId: YOUTH, outcome: 'OFFER_CLOSED' }),
      ]);
    const withdrawn = after(published, at('2025-06-10', OfferWithdrawn.of({})));
    withdrawn.when('WithdrawOffer', {}, asChamber).thenNothing();
    withdrawn.when('UpdateOffer', { seats: 3 }, asChamber).thenRefused('offer.notLive');
    after(published)
      .when('WithdrawOffer', {}, { ...asChamber, effectiveOn: '2025-06-01' })
      .thenRefused('offer.notLive');
  });

  it('is its expiry, recorded by the clock on the day it was due, however late', () => {
    const expired = OfferExpired.of({}, { effectiveOn: '2025-07-31' });
    after(published).when('ExpireOffer', {}, { actor: CLOCK, effectiveOn: '2025-07-31' }).then([expired]);
    after(published).when('ExpireOffer', {}, { actor: CLOCK, effectiveOn: '2025-09-09' }).then([expired]);
    after(published).when('ExpireOffer', {}, { actor: CLOCK, effectiveOn: '2025-07-30' }).thenRefused('offer.notDue');
    for (const end of [OfferWithdrawn.of({}), OfferFilled.of({})]) {
      after(published, at('2025-06-10', end))
        .when('ExpireOffer', {}, { actor: CLOCK, effectiveOn: '2025-07-31' })
        .thenNothing();
    }
  });

  it('leaves those positioned in time waiting when it merely expired', () => {
    const expired = [...published, ...positioned(P1, YOUTH), ...at('2025-07-31', OfferExpired.of({}))];
    after(expired)
      .when(
        'RecordPositioningOutcome',
        { positioningId: P1, outcome: 'HIRED' },
        { ...asChamber, effectiveOn: '2025-08-05' },
      ) // prettier-ignore
      .then([outcome(P1, YOUTH, 'HIRED')]);
    after(expired).when('PositionYouth', { pathwayId: ANOTHER }, asAdviser).thenRefused('offer.notLive');
    expect(after(expired).when('WithdrawOffer', {}, asChamber).events).toHaveLength(2);
  });

  it('is to be filled: then nothing changes any more', () => {
    const filled = after(published, at('2025-06-10', OfferFilled.of({})));
    filled.when('WithdrawOffer', {}, asChamber).thenRefused('offer.filled');
    filled.when('ProlongOffer', {}, asChamber).thenRefused('offer.filled');
    filled.when('PositionYouth', { pathwayId: YOUTH }, asAdviser).thenRefused('offer.filled');
  });

  it('stands in the agenda of the chamber, a week and a day before too', () => {
    const open = after(published).deadlines();
    expect(open.map(({ kind, dueOn, owner }) => [kind, dueOn, owner])).toEqual([
      ['OFFER_EXPIRY', '2025-07-31', CMA],
      ['OFFER_EXPIRY_7', '2025-07-24', CMA],
      ['OFFER_EXPIRY_1', '2025-07-30', CMA],
    ]);
    expect(open[0]?.command).toEqual({ name: 'ExpireOffer', data: {} });
    const prolonged = after(published, at('2025-07-20', OfferProlonged.of({ expiresOn: '2025-09-10' })));
    expect(prolonged.deadlines()[0]?.dueOn).toBe('2025-09-10');
    expect(after(published, at('2025-06-10', OfferWithdrawn.of({}))).deadlines()).toEqual([]);
    expect(after().deadlines()).toEqual([]);
  });
});

describe('Positioning a youth (convention art. 4.3 and 4.4)', () => {
  const positioning = YouthPositioned.of({ positioningId: NEW, pathwayId: YOUTH, missionLocaleId: ML, consentId: CONSENT }); // prettier-ignore

  it('rests on a live consent that covers the chamber', () => {
    for (const by of [asAdviser, asChamber, asImport]) {
      after(published).when('PositionYouth', { pathwayId: YOUTH }, by).then([positioning]);
    }
    after(published).when('PositionYouth', { pathwayId: WITHOUT }, asAdviser).thenRefused('positioning.consentMissing');
  });

  it('needs that consent still when it is recorded', () => {
    const later = someFacts({ stream: OFFER, pathways, today: '2025-06-20' });
    given(apprenticeshipOffer, published, later)
      .when('PositionYouth', { pathwayId: YOUTH }, { ...asAdviser, effectiveOn: '2025-06-19' })
      .thenRefused('positioning.consentMissing');
  });

  it('asks for the consent to the chamber that has taken over', () => {
    const merged = someFacts({
      stream: OFFER,
      pathways,
      structures: [aStructure(CMA, 'CMA', { endsOn: '2025-06-10', mergedInto: OTHER_CMA })],
    });
    given(apprenticeshipOffer, published, merged)
      .when('PositionYouth', { pathwayId: YOUTH }, asAdviser)
      .thenRefused('positioning.consentMissing');
  });

  it('tells nobody of a youth whom they may not know', () => {
    const refused = (pathwayId: string, by: typeof asAdviser) => {
      after(published).when('PositionYouth', { pathwayId }, by).thenRefused('positioning.unknownYouth', 'pathwayId');
    };
    refused(YOUTH, asOtherAdviser);
    refused(YOUTH, { actor: anActor('ML_ADVISER') });
    refused(WITHOUT, asChamber);
    for (const by of [asAdviser, asChamber, asImport]) {
      refused(UNKNOWN, by);
      refused(GONE, by);
    }
  });

  it('is decided with that youth’s path at hand', () => {
    expect(PositionYouth.needs?.({ pathwayId: YOUTH })).toEqual([{ kind: 'pathway', id: YOUTH }]);
  });

  it('is of a youth whose pathway is open', () => {
    after(published).when('PositionYouth', { pathwayId: CLOSED }, asAdviser).thenRefused('positioning.pathwayClosed');
  });

  it('is live once for a youth', () => {
    const past = after(published, positioned(P1, YOUTH));
    past.when('PositionYouth', { pathwayId: YOUTH }, asAdviser).thenNothing();
    past.when('PositionYouth', { positioningId: P1, pathwayId: YOUTH }, asAdviser).thenNothing();
    past.when('PositionYouth', { positioningId: P2, pathwayId: YOUTH }, asAdviser).thenRefused('positioning.duplicate');
    past
      .when('PositionYouth', { positioningId: P1, pathwayId: ANOTHER }, asAdviser)
      .thenRefused('positioning.duplicate');
    past
      .when('PositionYouth', { pathwayId: ANOTHER }, asAdviser)
      .then([YouthPositioned.of({ positioningId: NEW, pathwayId: ANOTHER, missionLocaleId: ML, consentId: CONSENT })]);
  });

  it('may come again after it had its outcome', () => {
    const refusal = PositioningOutcomeRecorded.of({
      positioningId: P1,
      pathwayId: YOUTH,
      outcome: 'REFUSED',
      code: 'SKILLS',
    });
    const past = after(published, positioned(P1, YOUTH), at('2025-06-10', refusal));
    past.when('PositionYouth', { pathwayId: YOUTH }, asAdviser).then([positioning]);
    past.when('PositionYouth', { positioningId: P1, pathwayId: YOUTH }, asAdviser).thenNothing();
  });

  it('is on an open offer', () => {
    after().when('PositionYouth', { pathwayId: YOUTH }, asAdviser).thenRefused('offer.unknown');
    after(published)
      .when('PositionYouth', { pathwayId: YOUTH }, { ...asAdviser, effectiveOn: '2025-06-01' })
      .thenRefused('offer.notLive');
  });
});

describe('The follow-up of an application (convention art. 4.4)', () => {
  const past = after(published, positioned(P1, YOUTH));
  const steps = [
    ['SendApplication', ApplicationSent],
    ['HoldInterview', InterviewHeld],
    ['MissInterview', InterviewMissed],
  ] as const;

  it.each(steps)('%s', (command, event) => {
    const recordedStep = event.of({ positioningId: P1 });
    past.when(command, { positioningId: P1 }, asAdviser).then([recordedStep]);
    past.when(command, { positioningId: P1 }, asChamber).then([recordedStep]);
    after(published, positioned(P1, YOUTH), at('2025-06-16', recordedStep))
      .when(command, { positioningId: P1 }, asAdviser)
      .thenNothing();
    past.when(command, { positioningId: P2 }, asAdviser).thenRefused('positioning.unknown', 'positioningId');
    past.when(command, { positioningId: P1 }, asOtherAdviser).thenRefused('positioning.unknown', 'positioningId');
    past
      .when(command, { positioningId: P1 }, { ...asAdviser, effectiveOn: '2025-06-04' })
      .thenRefused('positioning.before');
    after(published, positioned(P1, YOUTH), at('2025-06-10', outcome(P1, YOUTH, 'HIRED')))
      .when(command, { positioningId: P1 }, asAdviser)
      .thenRefused('positioning.closed');
    after().when(command, { positioningId: P1 }, asAdviser).thenRefused('offer.unknown');
  });

  it('has an application once, and interviews on several days', () => {
    const again = after(
      published,
      positioned(P1, YOUTH),
      at('2025-06-10', ApplicationSent.of({ positioningId: P1 }), InterviewMissed.of({ positioningId: P1 })),
    );
    again.when('SendApplication', { positioningId: P1 }, asAdviser).thenNothing();
    again.when('HoldInterview', { positioningId: P1 }, asAdviser).then([InterviewHeld.of({ positioningId: P1 })]);
    again.when('HoldInterview', { positioningId: P1 }, { ...asAdviser, effectiveOn: '2025-06-10' }).thenNothing();
  });
});

describe('The outcome of a positioning', () => {
  const past = after(published, positioned(P1, YOUTH), positioned(P2, ANOTHER));
  const record = (data: object, by: Parameters<typeof past.when>[2] = asChamber) =>
    past.when('RecordPositioningOutcome', { positioningId: P1, ...data }, by);

  it.each(['YOUTH_DECLINED', 'NO_ANSWER', 'OFFER_CLOSED', 'HIRED'] as const)('is %s', (what) => {
    record({ outcome: what }).then([
      PositioningOutcomeRecorded.of({ positioningId: P1, pathwayId: YOUTH, outcome: what, code: undefined }),
    ]);
  });

  it('is a refusal with its code', () => {
    record({ outcome: 'REFUSED', code: 'SKILLS' }).then([
      PositioningOutcomeRecorded.of({ positioningId: P1, pathwayId: YOUTH, outcome: 'REFUSED', code: 'SKILLS' }),
    ]);
    record({ outcome: 'REFUSED' }).thenRefused('positioning.refusalCode', 'code');
    record({ outcome: 'HIRED', code: 'SKILLS' }).thenRefused('positioning.refusalCode', 'code');
  });

  it('fills the offer with the last seat, and answers the others', () => {
    const P3 = anId(63);
    const oneLeft = after(
      published,
      positioned(P1, YOUTH),
      at('2025-06-10', outcome(P1, YOUTH, 'HIRED')),
      positioned(P2, ANOTHER),
      positioned(P3, WITHOUT),
    );
    oneLeft
      .when('RecordPositioningOutcome', { positioningId: P2, outcome: 'HIRED' }, asChamber)
      .then([
        outcome(P2, ANOTHER, 'HIRED'),
        OfferFilled.of({}),
        PositioningOutcomeRecorded.of({ positioningId: P3, pathwayId: WITHOUT, outcome: 'OFFER_CLOSED' }),
      ]);
  });

  it('is HIRED_ELSEWHERE when the system says so, and nothing else', () => {
    const elsewhere = outcome(P1, YOUTH, 'HIRED_ELSEWHERE');
    record({ outcome: 'HIRED_ELSEWHERE' }, { actor: CLOCK }).then([elsewhere]);
    record({ outcome: 'HIRED_ELSEWHERE' }, asImport).then([elsewhere]);
    record({ outcome: 'HIRED_ELSEWHERE' }).thenRefused('positioning.bySystem', 'outcome');
    record({ outcome: 'HIRED' }, { actor: CLOCK }).thenRefused('positioning.bySystem', 'outcome');
  });

  it.each(['YOUTH_DECLINED', 'NO_ANSWER'] as const)('is %s when the consent it rested on has ended', (what) => {
    record({ outcome: what }, { actor: CLOCK }).then([
      PositioningOutcomeRecorded.of({ positioningId: P1, pathwayId: YOUTH, outcome: what, code: undefined }),
    ]);
    const closed = after(published, positioned(P1, YOUTH), at('2025-06-10', outcome(P1, YOUTH, 'OFFER_CLOSED')));
    closed.when('RecordPositioningOutcome', { positioningId: P1, outcome: what }, { actor: CLOCK }).thenNothing();
  });

  it.each(['REFUSED', 'OFFER_CLOSED'])('is %s only when somebody says so', (what) => {
    record({ outcome: what, ...(what === 'REFUSED' && { code: 'SKILLS' }) }, { actor: CLOCK }).thenRefused(
      'positioning.bySystem',
      'outcome',
    );
  });

  it('stands once it is recorded: being hired elsewhere comes too late, another outcome is refused', () => {
    const closed = after(published, positioned(P1, YOUTH), at('2025-06-10', outcome(P1, YOUTH, 'OFFER_CLOSED')));
    const again = (what: string, by: Parameters<typeof past.when>[2] = asChamber) =>
      closed.when('RecordPositioningOutcome', { positioningId: P1, outcome: what }, by);
    again('HIRED_ELSEWHERE', { actor: CLOCK }).thenNothing();
    again('OFFER_CLOSED').thenNothing();
    again('HIRED').thenRefused('positioning.closed');
  });

  it('comes from the chamber or the youth’s Mission Locale, not before the positioning', () => {
    expect(record({ outcome: 'YOUTH_DECLINED' }, asAdviser).events).toHaveLength(1);
    record({ outcome: 'YOUTH_DECLINED' }, asOtherAdviser).thenRefused('positioning.unknown', 'positioningId');
    record({ outcome: 'YOUTH_DECLINED' }, { ...asChamber, effectiveOn: '2025-06-04' }).thenRefused(
      'positioning.before',
    );
  });

  it('leaves no live positioning', () => {
    expect(livePositionings(past.state).map(({ id }) => id)).toEqual([P1, P2]);
    const one = after(published, positioned(P1, YOUTH), at('2025-06-10', outcome(P1, YOUTH, 'HIRED')));
    expect(livePositionings(one.state)).toEqual([]);
  });
});

describe('Whose an offer is', () => {
  const state = recorded([...published, ...positioned(P1, YOUTH)]).reduce(
    foldWith(apprenticeshipOffer),
    apprenticeshipOffer.initial,
  );
  const relates = (relation: 'OWN' | 'PARTY' | 'FOLLOWS', structure?: string) =>
    apprenticeshipOffer.relates(relation, anActor('CMA_REFERENT', structure), state, facts);

  it('is the chamber’s; the Mission Locale of a youth positioned on it is party to it', () => {
    expect([relates('OWN', CMA), relates('PARTY', CMA), relates('PARTY', ML)]).toEqual([true, true, true]);
    expect([relates('OWN', ML), relates('OWN', OTHER_CMA), relates('PARTY', OTHER_ML)]).toEqual([false, false, false]);
    expect([relates('FOLLOWS', CMA), relates('OWN')]).toEqual([false, false]);
  });
});
