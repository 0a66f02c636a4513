import type { NewEvent } from '../../kernel/event.js';
import { anId, at, type By, CLOCK, erased, given, ML } from '../../kernel/testing.js';
import { CejEnded, CejOpened } from '../cej/events.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { IdentityCorrected, YouthRegistered } from '../registration/events.js';
import { aYouth } from '../testing.js';
import { PaceaEnded, PaceaExtended, PaceaOpened, PaceaResumed, PaceaSuspended, PhaseStarted } from './events.js';
import { livePacea, modeOn } from './state.js';

const youth = aYouth('2004-05-11');
const terms = { plannedEndOn: '2026-02-09', diagnosticOn: '2025-02-03', engagementContractSignedOn: '2025-02-10' };
const opened = at('2025-02-10', PaceaOpened.of(terms));
const suspended = [
  ...at('2025-06-02', CejOpened.of({ plannedEndOn: '2026-06-01', weeklyHours: 15 })),
  ...at('2025-06-02', PaceaSuspended.of({ by: 'CEJ' })),
];
const on = (effectiveOn: string): By => ({ effectiveOn });
const byClock = (effectiveOn: string): By => ({ effectiveOn, actor: CLOCK });

describe('opening a PACEA', () => {
  const open = (past: readonly NewEvent[], data: object = {}, effectiveOn = '2025-02-10') =>
    given(youthPathway, past).when('OpenPacea', { ...terms, ...data }, on(effectiveOn));

  it('is recorded with its planned end, diagnostic and engagement contract', () => {
    open(youth).then([PaceaOpened.of(terms)]);
  });

  it.each([
    ['2009-02-10', 'the 16th birthday', '2025-02-10'],
    ['1999-02-11', 'the eve of the 26th birthday', '2025-02-10'],
  ])('accepts a youth born on %s: %s', (born, _what, effectiveOn) => {
    open(aYouth(born, '2025-02-10'), { plannedEndOn: effectiveOn }, effectiveOn).then([
      PaceaOpened.of({ ...terms, plannedEndOn: effectiveOn }),
    ]);
  });

  it.each(['2009-02-11', '1999-02-10'])('refuses one born on %s', (born) => {
    open(aYouth(born, '2025-02-10')).thenRefused('pacea.age');
  });

  it('comes after the diagnostic', () => {
    open(youth, { diagnosticOn: '2025-02-11' }).thenRefused('pacea.diagnosticAfter', 'diagnosticOn');
  });

  it('asks for the signed engagement contract from 2025 on', () => {
    const data = { engagementContractSignedOn: undefined };
    open(youth, data, '2025-02-10').thenRefused('pacea.contractMissing', 'engagementContractSignedOn');
    open(youth, { ...data, plannedEndOn: '2025-06-30' }, '2025-01-01').thenRefused('pacea.diagnosticAfter');
    open(youth, { ...data, diagnosticOn: '2025-01-01' }, '2025-01-01').thenRefused('pacea.contractMissing');
    const before = { ...data, diagnosticOn: '2024-12-31' };
    open(youth, before, '2024-12-31').then([
      PaceaOpened.of({ plannedEndOn: terms.plannedEndOn, diagnosticOn: '2024-12-31' }),
    ]);
  });

  it('refuses an engagement contract signed after the opening', () => {
    open(youth, { engagementContractSignedOn: '2025-02-11' }).thenRefused(
      'pacea.contractAfter',
      'engagementContractSignedOn',
    );
  });

  it('lasts 24 months less a day at most', () => {
    open(youth, { plannedEndOn: '2027-02-09' }).then([PaceaOpened.of({ ...terms, plannedEndOn: '2027-02-09' })]);
    open(youth, { plannedEndOn: '2027-02-10' }).thenRefused('pacea.tooLong', 'plannedEndOn');
    open(youth, { plannedEndOn: '2025-02-09' }).thenRefused('pacea.endBeforeStart', 'plannedEndOn');
  });

  it('ends before the 26th birthday', () => {
    const born = aYouth('2000-08-20');
    open(born, { plannedEndOn: '2026-08-19' }).then([PaceaOpened.of({ ...terms, plannedEndOn: '2026-08-19' })]);
    open(born, { plannedEndOn: '2026-08-20' }).thenRefused('pacea.afterAgeLimit', 'plannedEndOn');
  });

  it('takes a birthday of 29 February on the 28th in common years', () => {
    const born = aYouth('2000-02-29');
    open(born, { plannedEndOn: '2026-02-27' }).then([PaceaOpened.of({ ...terms, plannedEndOn: '2026-02-27' })]);
    open(born, { plannedEndOn: '2026-02-28' }).thenRefused('pacea.afterAgeLimit');
  });

  it('is refused beside a live PACEA or CEJ', () => {
    open([...youth, ...opened], {}, '2025-09-01').thenRefused('pacea.live');
    open([...youth, ...suspended.slice(0, 1)], {}, '2025-09-01').thenRefused('pacea.cejLive');
  });

  it('follows an earlier one, from the day it ended on', () => {
    const past = [...youth, ...opened, ...at('2025-09-01', PaceaEnded.of({ cause: 'YOUTH_REQUEST' }))];
    open(past, {}, '2025-08-31').thenRefused('pacea.overlap');
    open(past, {}, '2025-09-01').then([PaceaOpened.of(terms)]);
  });

  it('is refused on a closed path and for an erased youth', () => {
    open([...youth, ...at('2025-01-15', PathwayClosed.of({ reason: 'MOVED' }))]).thenRefused('pathway.closed');
    open(youth.map((event) => erased(YouthRegistered, event, 'identity'))).thenRefused('subject.erased');
  });

  it('needs a real date', () => {
    open(youth, { plannedEndOn: '2026-02-30' }).thenMalformed();
  });
});

describe('extending a PACEA', () => {
  const extend = (past: readonly NewEvent[], newEndOn: string, effectiveOn = '2026-01-15') =>
    given(youthPathway, past).when('ExtendPacea', { newEndOn, reason: 'PROJECT_UNDER_WAY' }, on(effectiveOn));
  const live = [...youth, ...opened];

  it('reaches 24 consecutive months at most', () => {
    extend(live, '2027-02-09').then([PaceaExtended.of({ newEndOn: '2027-02-09', reason: 'PROJECT_UNDER_WAY' })]);
    extend(live, '2027-02-10').thenRefused('pacea.tooLong', 'newEndOn');
  });

  it('stops before the 26th birthday', () => {
    const past = [...aYouth('2000-08-20'), ...opened];
    extend(past, '2026-08-19').then([PaceaExtended.of({ newEndOn: '2026-08-19', reason: 'PROJECT_UNDER_WAY' })]);
    extend(past, '2026-08-20').thenRefused('pacea.afterAgeLimit', 'newEndOn');
  });

  it('goes beyond the present planned end', () => {
    extend(live, '2026-02-09').thenNothing();
    extend(live, '2026-02-08').thenRefused('pacea.notLater', 'newEndOn');
  });

  it('is still possible once the planned end is past, within the 24 months', () => {
    extend(live, '2026-12-31', '2026-03-02').then([
      PaceaExtended.of({ newEndOn: '2026-12-31', reason: 'PROJECT_UNDER_WAY' }),
    ]);
    extend(live, '2027-01-31', '2027-02-10').thenRefused('pacea.limitPassed');
  });

  it('may be decided from the opening day on', () => {
    extend(live, '2026-12-31', '2025-02-10').then([
      PaceaExtended.of({ newEndOn: '2026-12-31', reason: 'PROJECT_UNDER_WAY' }),
    ]);
  });

  it('needs a live PACEA', () => {
    extend(youth, '2026-12-31').thenRefused('pacea.notLive');
    extend(live, '2026-12-31', '2025-02-09').thenRefused('pacea.notLive');
    extend([...live, ...at('2025-09-01', PaceaEnded.of({ cause: 'YOUTH_REQUEST' }))], '2026-12-31').thenRefused(
      'pacea.notLive',
    );
  });

  it('may be decided while a CEJ suspends it', () => {
    extend([...live, ...suspended], '2026-12-31').then([
      PaceaExtended.of({ newEndOn: '2026-12-31', reason: 'PROJECT_UNDER_WAY' }),
    ]);
  });
});

describe('ending a PACEA', () => {
  const end = (past: readonly NewEvent[], cause: string, by: By) =>
    given(youthPathway, past).when('EndPacea', { cause }, by);
  const live = [...youth, ...opened];

  it('follows the express request of the youth, suspended or not', () => {
    end(live, 'YOUTH_REQUEST', on('2025-05-05')).then([PaceaEnded.of({ cause: 'YOUTH_REQUEST' })]);
    end([...live, ...suspended], 'YOUTH_REQUEST', on('2025-07-07')).then([PaceaEnded.of({ cause: 'YOUTH_REQUEST' })]);
  });

  it('may come on the opening day', () => {
    end(live, 'YOUTH_REQUEST', on('2025-02-10')).then([PaceaEnded.of({ cause: 'YOUTH_REQUEST' })]);
  });

  it('is recorded once', () => {
    const ended = [...live, ...at('2025-05-05', PaceaEnded.of({ cause: 'YOUTH_REQUEST' }))];
    end(ended, 'YOUTH_REQUEST', on('2025-05-05')).thenNothing();
    end(ended, 'YOUTH_REQUEST', on('2025-05-06')).thenRefused('pacea.notLive');
    end(ended, 'MAX_DURATION', byClock('2027-02-10')).thenNothing();
    end(youth, 'YOUTH_REQUEST', on('2025-05-05')).thenRefused('pacea.notLive');
  });

  it('does not come before its start or that of its last phase', () => {
    end(live, 'YOUTH_REQUEST', on('2025-02-09')).thenRefused('pacea.endTooEarly');
    const phase = PhaseStarted.of({ phaseId: anId(1), plannedEndOn: '2025-06-30', kind: 'ORIENTATION' });
    end([...live, ...at('2025-03-03', phase)], 'YOUTH_REQUEST', on('2025-03-02')).thenRefused('pacea.endTooEarly');
  });

  it('comes on the 26th birthday, by the clock', () => {
    const past = [...aYouth('2000-08-20'), ...opened];
    end(past, 'AGE_26', byClock('2026-08-20')).then([PaceaEnded.of({ cause: 'AGE_26' })]);
    end(past, 'AGE_26', byClock('2026-08-19')).thenRefused('pacea.notTheBirthday');
    end(past, 'AGE_26', on('2026-08-20')).thenRefused('pacea.notTheBirthday');
    end(past, 'YOUTH_REQUEST', on('2026-08-21')).thenRefused('pacea.limitPassed');
  });

  it('comes on 28 February for a youth born on the 29th', () => {
    const past = [...aYouth('2000-02-29'), ...opened];
    end(past, 'AGE_26', byClock('2026-02-28')).then([PaceaEnded.of({ cause: 'AGE_26' })]);
  });

  it('comes on the day after the 24 months, by the clock', () => {
    end(live, 'MAX_DURATION', byClock('2027-02-10')).then([PaceaEnded.of({ cause: 'MAX_DURATION' })]);
    end(live, 'MAX_DURATION', byClock('2027-02-11')).thenRefused('pacea.limitPassed');
  });

  it('may be recorded once the agreed duration has run out', () => {
    end(live, 'MAX_DURATION', on('2026-02-08')).thenRefused('pacea.durationNotReached');
    end(live, 'MAX_DURATION', on('2026-02-09')).then([PaceaEnded.of({ cause: 'MAX_DURATION' })]);
  });

  it('knows a breach of commitments until 2024 only', () => {
    const old = [
      ...youth,
      ...at('2024-03-04', PaceaOpened.of({ plannedEndOn: '2025-03-03', diagnosticOn: '2024-03-01' })),
    ];
    end(old, 'LEGACY_BREACH', on('2024-12-31')).then([PaceaEnded.of({ cause: 'LEGACY_BREACH' })]);
    end(old, 'LEGACY_BREACH', on('2025-01-01')).thenRefused('pacea.legacyBreach');
  });

  it('is recorded by the clock even where a corrected birth date puts the birthday before the opening', () => {
    const past = [...live, ...at('2025-03-03', IdentityCorrected.of({ birthDate: '1999-02-01', reason: 'ID_CARD' }))];
    given(youthPathway, past)
      .when('EndPacea', { cause: 'AGE_26' }, byClock('2025-02-01'))
      .then([PaceaEnded.of({ cause: 'AGE_26' })]);
  });
});

describe('the mode', () => {
  const past = [
    ...youth,
    ...opened,
    ...suspended,
    ...at('2026-03-02', CejEnded.of({ cause: 'INSERTION' }), PaceaResumed.of({ by: 'CEJ' })),
    ...at('2026-05-04', PaceaEnded.of({ cause: 'AUTONOMY' })),
  ];

  it.each([
    ['2025-02-09', 'NONE'],
    ['2025-02-10', 'PACEA'],
    ['2025-06-01', 'PACEA'],
    ['2025-06-02', 'CEJ'],
    ['2026-03-01', 'CEJ'],
    ['2026-03-02', 'PACEA'],
    ['2026-05-03', 'PACEA'],
    ['2026-05-04', 'NONE'],
  ])('on %s is %s', (date, mode) => {
    expect(modeOn(given(youthPathway, past).state, date)).toBe(mode);
  });

  it.each([
    ['2026-06-01', 'CEJ'],
    ['2026-06-02', 'PACEA'],
    ['2027-02-09', 'PACEA'],
    ['2027-02-10', 'NONE'],
  ])('on %s is %s, also where the clock has not run', (date, mode) => {
    expect(modeOn(given(youthPathway, [...youth, ...opened, ...suspended]).state, date)).toBe(mode);
  });
});

describe('the agenda of a PACEA', () => {
  const due = (past: readonly NewEvent[]) =>
    given(youthPathway, past)
      .deadlines()
      .filter(({ kind }) => kind.startsWith('PACEA') || kind.startsWith('PHASE'))
      .map(({ kind, dueOn, command }) => [kind, dueOn, command?.data.cause]);

  it('holds the end of the 24 months, 60 and 30 days before, and the planned end', () => {
    expect(due([...youth, ...opened])).toEqual([
      ['PACEA_24_MONTHS', '2027-02-10', 'MAX_DURATION'],
      ['PACEA_24_MONTHS_60', '2026-12-11', undefined],
      ['PACEA_24_MONTHS_30', '2027-01-10', undefined],
      ['PACEA_PLANNED_END', '2026-02-09', undefined],
    ]);
  });

  it('holds no planned end where the PACEA goes to its last possible day', () => {
    const extendedTo = (newEndOn: string) =>
      due([...youth, ...opened, ...at('2026-01-15', PaceaExtended.of({ newEndOn, reason: 'PROJECT' }))]);
    expect(extendedTo('2027-02-08')).toContainEqual(['PACEA_PLANNED_END', '2027-02-08', undefined]);
    expect(extendedTo('2027-02-09').map(([kind]) => kind)).not.toContain('PACEA_PLANNED_END');
  });

  it('holds the birthday where both limits fall on the same day', () => {
    expect(due([...aYouth('2001-02-10'), ...opened])[0]).toEqual(['PACEA_AGE_26', '2027-02-10', 'AGE_26']);
  });

  it('holds the 26th birthday instead where it comes first', () => {
    expect(due([...aYouth('2000-08-20'), ...opened])).toEqual([
      ['PACEA_AGE_26', '2026-08-20', 'AGE_26'],
      ['PACEA_PLANNED_END', '2026-02-09', undefined],
    ]);
  });

  it('holds a phase not evaluated 15 days after its planned end', () => {
    const phase = PhaseStarted.of({ phaseId: anId(1), plannedEndOn: '2025-06-30', kind: 'ORIENTATION' });
    expect(due([...youth, ...opened, ...at('2025-03-03', phase)])).toContainEqual([
      'PHASE_OVERDUE_15',
      '2025-07-15',
      undefined,
    ]);
  });

  it('holds only the end while a CEJ suspends it, and nothing once it has ended', () => {
    expect(due([...aYouth('2000-08-20'), ...opened, ...suspended])).toEqual([['PACEA_AGE_26', '2026-08-20', 'AGE_26']]);
    expect(due([...youth, ...opened, ...at('2025-05-05', PaceaEnded.of({ cause: 'YOUTH_REQUEST' }))])).toEqual([]);
  });

  it('belongs to the Mission Locale that follows the youth', () => {
    const owners = given(youthPathway, [...youth, ...opened])
      .deadlines()
      .map(({ owner }) => owner);
    expect(new Set(owners)).toEqual(new Set([ML]));
  });

  it('keeps the 24 months once the birth date is erased', () => {
    const past = [...aYouth('2000-08-20'), ...opened].map((event) => erased(YouthRegistered, event, 'identity'));
    expect(livePacea(given(youthPathway, past).state)).toBeDefined();
    expect(due(past)[0]).toEqual(['PACEA_24_MONTHS', '2027-02-10', 'MAX_DURATION']);
    given(youthPathway, past)
      .when('EndPacea', { cause: 'MAX_DURATION' }, byClock('2027-02-10'))
      .then([PaceaEnded.of({ cause: 'MAX_DURATION' })]);
  });
});
