import type { NewEvent } from '../../kernel/event.js';
import { anId, at, type By, CFA, CLOCK, FIRST_NEW_ID, given } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { PaceaEnded, PaceaOpened, PaceaResumed, PaceaSuspended } from '../pacea/events.js';
import { livePacea, modeOn } from '../pacea/state.js';
import { aYouth } from '../testing.js';
import { CejActivityRecorded, CejEnded, CejExtended, CejOpened, CejProlonged } from './events.js';
import { liveCej, liveCejOn } from './state.js';

const youth = aYouth('2004-05-11');
const terms = { plannedEndOn: '2026-09-30', weeklyHours: 15, engagementContractSignedOn: '2025-09-29' };
const opened = at('2025-10-01', CejOpened.of(terms));
const live = [...youth, ...opened];
const pacea = at('2025-02-10', PaceaOpened.of({ plannedEndOn: '2026-02-09', diagnosticOn: '2025-02-03' }));
const suspended = at('2025-10-01', CejOpened.of(terms), PaceaSuspended.of({ by: 'CEJ' }));
const on = (effectiveOn: string): By => ({ effectiveOn });
const byClock = (effectiveOn: string): By => ({ effectiveOn, actor: CLOCK });

describe('opening a CEJ', () => {
  const open = (past: readonly NewEvent[], data: object = {}, effectiveOn = '2025-10-01') =>
    given(youthPathway, past).when('OpenCej', { ...terms, ...data }, on(effectiveOn));

  it('is recorded with its planned end and weekly hours', () => {
    open(youth).then([CejOpened.of(terms)]);
  });

  it('suspends the live PACEA', () => {
    open([...youth, ...pacea]).then([CejOpened.of(terms), PaceaSuspended.of({ by: 'CEJ' })]);
  });

  it('ends a PACEA whose 24 months had passed, where the clock has not run', () => {
    const old = at('2023-09-04', PaceaOpened.of({ plannedEndOn: '2024-09-03', diagnosticOn: '2023-09-04' }));
    open([...youth, ...old]).then([
      CejOpened.of(terms),
      PaceaEnded.of({ cause: 'MAX_DURATION' }, { effectiveOn: '2025-09-04' }),
    ]);
  });

  it('recorded late, suspends a PACEA that has ended since', () => {
    const ended = at('2025-11-03', PaceaEnded.of({ cause: 'YOUTH_REQUEST' }));
    const past = [...youth, ...pacea, ...ended];
    open(past).then([CejOpened.of(terms), PaceaSuspended.of({ by: 'CEJ' })]);
    expect(livePacea(given(youthPathway, [...past, ...suspended]).state)).toBeUndefined();
    open(past, {}, '2025-11-03').then([CejOpened.of(terms)]);
  });

  it.each([
    ['2009-10-01', undefined],
    ['1999-10-02', undefined],
    ['1999-10-02', 'RQTH'],
    ['1999-10-01', 'RQTH'],
    ['1995-10-02', 'RQTH'],
  ])('accepts a youth born on %s (ground: %s)', (born, ageGround) => {
    const data = ageGround === undefined ? {} : { ageGround };
    open(aYouth(born, '2025-10-01'), data).then([CejOpened.of({ ...terms, ...data } as never)]);
  });

  it.each([
    ['2009-10-02', undefined, 'cej.tooYoung'],
    ['1999-10-01', undefined, 'cej.tooOld'],
    ['1995-10-01', 'RQTH', 'cej.tooOld'],
  ])('refuses one born on %s (ground: %s): %s', (born, ageGround, code) => {
    open(aYouth(born, '2025-10-01'), { ageGround }).thenRefused(code);
  });

  it('records no ground where no derogation can rest on it', () => {
    open(aYouth('2001-04-01'), { ageGround: 'RQTH' }).thenRefused('cej.groundNotNeeded', 'ageGround');
    open(aYouth('2001-03-31'), { ageGround: 'RQTH' }).then([CejOpened.of({ ...terms, ageGround: 'RQTH' })]);
  });

  it('takes 15 hours a week at least', () => {
    open(youth, { weeklyHours: 14.5 }).thenRefused('cej.tooFewHours', 'weeklyHours');
    open(youth, { weeklyHours: 20 }).then([CejOpened.of({ ...terms, weeklyHours: 20 })]);
  });

  it('lasts 12 months less a day at most', () => {
    open(youth, { plannedEndOn: '2026-10-01' }).thenRefused('cej.tooLong', 'plannedEndOn');
    open(youth, { plannedEndOn: '2025-09-30' }).thenRefused('cej.endBeforeStart', 'plannedEndOn');
  });

  it('asks for the signed engagement contract from 2025 on', () => {
    const data = { plannedEndOn: '2025-06-30', engagementContractSignedOn: undefined };
    open(youth, data, '2025-01-01').thenRefused('cej.contractMissing', 'engagementContractSignedOn');
    open(youth, data, '2024-12-31').then([CejOpened.of({ plannedEndOn: '2025-06-30', weeklyHours: 15 })]);
    open(youth, { engagementContractSignedOn: '2025-10-02' }).thenRefused(
      'cej.contractAfter',
      'engagementContractSignedOn',
    );
  });

  it('may begin on the day the contract is signed, and last one day', () => {
    const data = { plannedEndOn: '2025-10-01', engagementContractSignedOn: '2025-10-01' };
    open(youth, data).then([CejOpened.of({ ...terms, ...data })]);
  });

  it('may begin on the day the PACEA opened, or the previous CEJ ended', () => {
    open(
      [...youth, ...pacea],
      { plannedEndOn: '2025-12-31', engagementContractSignedOn: '2025-02-10' },
      '2025-02-10',
    ).then([
      CejOpened.of({ weeklyHours: 15, plannedEndOn: '2025-12-31', engagementContractSignedOn: '2025-02-10' }),
      PaceaSuspended.of({ by: 'CEJ' }),
    ]);
    const ended = [...live, ...at('2026-01-05', CejEnded.of({ cause: 'YOUTH_REQUEST' }))];
    open(ended, {}, '2026-01-05').then([CejOpened.of({ ...terms, withinSixMonths: true })]);
  });

  it('keeps a warning within six months of the previous one', () => {
    const ended = [...live, ...at('2026-01-05', CejEnded.of({ cause: 'YOUTH_REQUEST' }))];
    const data = { plannedEndOn: '2026-12-31' };
    open(ended, data, '2026-07-04').then([CejOpened.of({ ...terms, ...data, withinSixMonths: true })]);
    open(ended, data, '2026-07-05').then([CejOpened.of({ ...terms, ...data })]);
  });

  it('is refused beside a live CEJ, within an earlier one, or before what is already recorded', () => {
    open(live, {}, '2025-10-02').thenRefused('cej.live');
    const ended = [...live, ...at('2026-01-05', CejEnded.of({ cause: 'YOUTH_REQUEST' }))];
    open(ended, {}, '2026-01-04').thenRefused('cej.overlap');
    open([...youth, ...pacea], { plannedEndOn: '2025-12-31' }, '2025-02-09').thenRefused('cej.overlap');
  });

  it('is refused on a closed path', () => {
    open([...youth, ...at('2025-09-15', PathwayClosed.of({ reason: 'MOVED' }))]).thenRefused('pathway.closed');
  });
});

describe('extending a CEJ', () => {
  const extend = (past: readonly NewEvent[], data: object, effectiveOn = '2026-09-01') =>
    given(youthPathway, past).when(
      'ExtendCej',
      { newEndOn: '2027-03-31', justification: 'Projet en cours', ...data },
      on(effectiveOn),
    );

  it('reaches 18 months in all at most', () => {
    extend(live, {}).then([CejExtended.of({ newEndOn: '2027-03-31', justification: 'Projet en cours' })]);
    extend(live, { newEndOn: '2027-04-01' }).thenRefused('cej.tooLong', 'newEndOn');
  });

  it.each([undefined, '', '  '])('is justified (%j is not)', (justification) => {
    extend(live, { justification }).thenRefused('cej.notJustified', 'justification');
  });

  it('goes beyond the present planned end', () => {
    extend(live, { newEndOn: '2026-09-30' }).thenNothing();
    extend(live, { newEndOn: '2026-09-29' }).thenRefused('cej.notLater', 'newEndOn');
  });

  it('needs a CEJ live on that day', () => {
    extend(youth, {}).thenRefused('cej.notLive');
    extend(live, {}, '2026-09-30').then([CejExtended.of({ newEndOn: '2027-03-31', justification: 'Projet en cours' })]);
    extend(live, {}, '2025-10-01').then([CejExtended.of({ newEndOn: '2027-03-31', justification: 'Projet en cours' })]);
    extend(live, {}, '2025-09-30').thenRefused('cej.notLive');
    extend(live, {}, '2026-10-01').thenRefused('cej.notLive');
    extend([...live, ...at('2026-01-05', CejEnded.of({ cause: 'OTHER' }))], {}).thenRefused('cej.notLive');
  });
});

describe('prolonging a CEJ for a parcours', () => {
  const prolong = (data: object, effectiveOn = '2026-09-14', past: readonly NewEvent[] = live) =>
    given(youthPathway, past).when(
      'ProlongCej',
      { parcours: 'PREPA_APPRENTISSAGE', parcoursEndOn: '2026-10-15', ...data },
      on(effectiveOn),
    );
  const prolonged = CejProlonged.of({
    parcours: 'PREPA_APPRENTISSAGE',
    parcoursEndOn: '2026-10-15',
    newEndOn: '2026-12-31',
  });

  it('ends on the last day of the second month after the parcours', () => {
    prolong({}).then([prolonged]);
    prolong({ newEndOn: '2026-12-31' }).then([prolonged]);
    prolong({ newEndOn: '2026-12-30' }).thenRefused('cej.prolongedEnd', 'newEndOn');
  });

  it('may go beyond the 18 months', () => {
    prolong({ parcoursEndOn: '2027-06-30' }).then([
      CejProlonged.of({ parcours: 'PREPA_APPRENTISSAGE', parcoursEndOn: '2027-06-30', newEndOn: '2027-08-31' }),
    ]);
  });

  it('asks that the parcours begin before the end of the CEJ', () => {
    prolong({}, '2026-09-30').then([prolonged]);
    prolong({}, '2026-10-01').thenRefused('cej.notLive');
    prolong({}, '2026-09-14', youth).thenRefused('cej.notLive');
  });

  it('may be recorded on the last day of the parcours', () => {
    prolong({ parcoursEndOn: '2026-09-14' }).then([
      CejProlonged.of({ parcours: 'PREPA_APPRENTISSAGE', parcoursEndOn: '2026-09-14', newEndOn: '2026-11-30' }),
    ]);
  });

  it('changes nothing, or is refused, where the parcours does not go further', () => {
    prolong({ parcoursEndOn: '2026-06-30' }, '2026-06-15').thenRefused('cej.notLater', 'parcoursEndOn');
    prolong({ parcoursEndOn: '2026-07-31' }, '2026-07-15').thenNothing();
    prolong({ parcoursEndOn: '2026-08-31' }, '2026-09-01').thenRefused('cej.parcoursEndsBefore', 'parcoursEndOn');
  });
});

describe('an activity of a CEJ', () => {
  const activity = {
    kind: 'WORKSHOP',
    structuring: true,
    from: '2025-11-03',
    to: '2025-11-07',
    hoursDeclared: 20,
    hoursValidated: 18,
    providerId: CFA,
  };
  const record = (data: object, past: readonly NewEvent[] = live) =>
    given(youthPathway, past).when('RecordCejActivity', { ...activity, ...data }, on('2025-11-10'));

  it('is recorded within the dates of the CEJ', () => {
    record({}).then([CejActivityRecorded.of({ ...activity, activityId: anId(FIRST_NEW_ID) })]);
    record({ activityId: anId(5), hoursValidated: undefined }).then([
      CejActivityRecorded.of({ ...activity, activityId: anId(5), hoursValidated: undefined }),
    ]);
  });

  it.each([
    ['2025-09-30', '2025-10-03'],
    ['2026-09-28', '2026-10-01'],
  ])('is refused from %s to %s, outside the CEJ', (from, to) => {
    record({ from, to }).thenRefused('cej.activityOutside');
  });

  it.each([
    ['2025-10-01', '2026-09-30'],
    ['2025-10-01', '2025-10-01'],
  ])('is recorded from %s to %s, every declared hour validated', (from, to) => {
    const data = { from, to, hoursValidated: 20 };
    record(data).then([CejActivityRecorded.of({ ...activity, ...data, activityId: anId(FIRST_NEW_ID) })]);
  });

  it('may be recorded once the CEJ has ended, up to the day of its end', () => {
    const past = [...live, ...at('2025-11-07', CejEnded.of({ cause: 'INSERTION' }))];
    record({}, past).then([CejActivityRecorded.of({ ...activity, activityId: anId(FIRST_NEW_ID) })]);
    record({ to: '2025-11-08' }, past).thenRefused('cej.activityOutside');
    record({}, youth).thenRefused('cej.activityOutside');
  });

  it('does not end before it starts', () => {
    record({ to: '2025-11-02' }).thenRefused('cej.activityBackwards', 'to');
  });

  it('has no more validated hours than declared ones', () => {
    record({ hoursValidated: 20.5 }).thenRefused('cej.tooManyValidated', 'hoursValidated');
    record({ hoursDeclared: -1 }).thenMalformed();
  });

  it('names a known provider', () => {
    record({ providerId: `structure-${anId(99)}` }).thenRefused('cej.providerUnknown', 'providerId');
  });
});

describe('ending a CEJ', () => {
  const end = (past: readonly NewEvent[], cause: string, by: By) =>
    given(youthPathway, past).when('EndCej', { cause }, by);
  const ended = (cause: 'TERM' | 'INSERTION' | 'AGE') => CejEnded.of({ cause });

  it('lets the PACEA resume', () => {
    end([...youth, ...pacea, ...suspended], 'INSERTION', on('2026-01-12')).then([
      ended('INSERTION'),
      PaceaResumed.of({ by: 'CEJ' }),
    ]);
  });

  it('lets the PACEA resume past its planned end, which can still be extended', () => {
    end([...youth, ...pacea, ...suspended], 'TERM', byClock('2026-10-01')).then([
      ended('TERM'),
      PaceaResumed.of({ by: 'CEJ' }),
    ]);
  });

  it.each([
    ['2004-05-11', '2024-03-11', '2026-03-11', 'MAX_DURATION'],
    ['2000-03-12', '2025-02-10', '2026-03-12', 'AGE_26'],
    ['2000-02-29', '2025-02-10', '2026-02-28', 'AGE_26'],
  ] as const)('ends the PACEA of a youth born on %s, opened on %s, as of %s: %s', (born, openedOn, due, cause) => {
    const terms24 = { plannedEndOn: '2025-12-31', diagnosticOn: openedOn };
    const past = [...aYouth(born), ...at(openedOn, PaceaOpened.of(terms24)), ...suspended];
    end(past, 'TERM', byClock('2026-10-01')).then([ended('TERM'), PaceaEnded.of({ cause }, { effectiveOn: due })]);
    end(past, 'INSERTION', on(due)).then([ended('INSERTION'), PaceaEnded.of({ cause }, { effectiveOn: due })]);
  });

  it('leaves alone a PACEA that ended meanwhile', () => {
    const past = [...youth, ...pacea, ...suspended, ...at('2025-12-01', PaceaEnded.of({ cause: 'YOUTH_REQUEST' }))];
    end(past, 'INSERTION', on('2026-01-12')).then([ended('INSERTION')]);
  });

  it('comes at its term, on the planned end or the day after', () => {
    end(live, 'TERM', on('2026-09-29')).thenRefused('cej.termNotReached');
    end(live, 'TERM', on('2026-09-30')).then([ended('TERM')]);
    end(live, 'TERM', byClock('2026-10-01')).then([ended('TERM')]);
    end(live, 'INSERTION', on('2026-10-02')).thenRefused('cej.termPassed');
  });

  it('may come on the opening day', () => {
    end(live, 'INSERTION', on('2025-10-01')).then([ended('INSERTION')]);
  });

  it('does not come before the opening', () => {
    end(live, 'INSERTION', on('2025-09-30')).thenRefused('cej.endTooEarly');
  });

  it('is recorded once', () => {
    const past = [...live, ...at('2026-01-12', ended('INSERTION'))];
    end(past, 'INSERTION', on('2026-01-12')).thenNothing();
    end(past, 'INSERTION', on('2026-01-13')).thenRefused('cej.notLive');
    end(past, 'TERM', byClock('2026-10-01')).thenNothing();
    end(youth, 'INSERTION', on('2026-01-12')).thenRefused('cej.notLive');
  });

  it.each([
    ['2000-03-12', undefined, '2026-03-12'],
    ['1996-03-12', 'RQTH', '2026-03-12'],
  ] as const)('comes by age only when the limit is reached (born on %s, ground: %s)', (born, ageGround, birthday) => {
    const past = [...aYouth(born), ...at('2025-10-01', CejOpened.of({ ...terms, ageGround }))];
    end(past, 'AGE', on('2026-03-11')).thenRefused('cej.ageNotReached');
    end(past, 'AGE', on(birthday)).then([ended('AGE')]);
  });
});

describe('the agenda of a CEJ', () => {
  const due = (past: readonly NewEvent[]) =>
    given(youthPathway, past)
      .deadlines()
      .map(({ kind, dueOn, command }) => [kind, dueOn, command?.name])
      .filter(([kind]) => kind?.startsWith('CEJ'));

  it('holds the day after its planned end, and a reminder 30 days before the end', () => {
    expect(due(live)).toEqual([
      ['CEJ_END', '2026-10-01', 'EndCej'],
      ['CEJ_END_30', '2026-08-31', undefined],
    ]);
    const extended = CejExtended.of({ newEndOn: '2027-03-31', justification: 'Projet en cours' });
    expect(due([...live, ...at('2026-09-01', extended)])[0]).toEqual(['CEJ_END', '2027-04-01', 'EndCej']);
  });

  it('is empty once it has ended', () => {
    expect(due([...live, ...at('2026-01-12', CejEnded.of({ cause: 'OTHER' }))])).toEqual([]);
  });
});

describe('a youth who turns 26 with an open PACEA and a CEJ on the RQTH ground', () => {
  const past = [
    ...aYouth('2000-03-12'),
    ...pacea,
    ...at('2025-10-01', CejOpened.of({ ...terms, ageGround: 'RQTH' }), PaceaSuspended.of({ by: 'CEJ' })),
  ];
  const birthday = [...past, ...at('2026-03-12', PaceaEnded.of({ cause: 'AGE_26' }))];

  it('leaves the PACEA on the birthday, though it was suspended', () => {
    const [due] = given(youthPathway, past)
      .deadlines()
      .filter(({ kind }) => kind === 'PACEA_AGE_26');
    expect(due).toMatchObject({ dueOn: '2026-03-12', command: { name: 'EndPacea', data: { cause: 'AGE_26' } } });
    given(youthPathway, past)
      .when('EndPacea', { cause: 'AGE_26' }, byClock('2026-03-12'))
      .then([PaceaEnded.of({ cause: 'AGE_26' })]);
  });

  it('stays in the CEJ up to its term', () => {
    const { state } = given(youthPathway, birthday);
    expect(livePacea(state)).toBeUndefined();
    expect(liveCej(state)).toBeDefined();
    expect(liveCejOn(state, '2026-09-30')).toBeDefined();
    expect(modeOn(state, '2026-03-12')).toBe('CEJ');
    given(youthPathway, birthday)
      .when('EndCej', { cause: 'TERM' }, byClock('2026-10-01'))
      .then([CejEnded.of({ cause: 'TERM' })]);
  });
});
