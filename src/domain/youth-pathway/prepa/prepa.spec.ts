import type { Actor } from '../../kernel/actor.js';
import type { NewEvent } from '../../kernel/event.js';
import {
  anActor,
  anId,
  aStructure,
  at,
  CFA,
  CMA,
  FIRST_NEW_ID,
  given,
  ML,
  OTHER_CMA,
  someFacts,
} from '../../kernel/testing.js';
import { CejActivityRecorded, CejEnded, CejOpened } from '../cej/events.js';
import { youthPathway } from '../index.js';
import { aYouth } from '../testing.js';
import { PrepaAbandoned, PrepaCompleted, PrepaOutcomeMeasured, PrepaStarted } from './events.js';
import { prepaCurrentOn } from './state.js';

const NEW = anId(FIRST_NEW_ID);
const PREPA = anId(1);
const youth = aYouth('2004-05-11');
const cej = at('2025-10-01', CejOpened.of({ plannedEndOn: '2026-09-30', weeklyHours: 15 }));
const terms = { structureId: CFA, plannedEndOn: '2026-03-31', hoursPerWeek: 28 };
const started = at('2025-12-01', PrepaStarted.of({ ...terms, prepaId: PREPA, withinCej: false }));
const startedWithinCej = at('2025-12-01', PrepaStarted.of({ ...terms, prepaId: PREPA, withinCej: true }));
const cmaReferent = anActor('CMA_REFERENT', CMA);
const cfaReferent = anActor('CFA_REFERENT', CFA);

const when = (
  past: readonly NewEvent[],
  name: string,
  data: Readonly<Record<string, unknown>>,
  effectiveOn: string,
  actor: Actor = anActor('ML_ADVISER', ML),
) => given(youthPathway, past).when(name, data, { effectiveOn, actor });

describe('starting a Prépa Apprentissage', () => {
  const start = (past: readonly NewEvent[], data: object = {}, effectiveOn = '2025-12-01', actor?: Actor) =>
    when(past, 'StartPrepa', { ...terms, ...data }, effectiveOn, actor);
  const recorded = (data: object = {}) => PrepaStarted.of({ ...terms, prepaId: NEW, withinCej: false, ...data });

  it('is recorded with its structure, planned end and hours', () => {
    start(youth).then([recorded()]);
    start(youth, { prepaId: PREPA }).then([recorded({ prepaId: PREPA })]);
  });

  it('belongs to the CEJ where one is live that day', () => {
    start([...youth, ...cej]).then([recorded({ withinCej: true })]);
    start([...youth, ...cej], { withinCej: false }).then([recorded()]);
    start(youth, { withinCej: true }).thenRefused('prepa.noCej', 'withinCej');
    const ended = at('2025-12-01', CejEnded.of({ cause: 'OTHER' }));
    start([...youth, ...cej, ...ended], { withinCej: true }).thenRefused('prepa.noCej', 'withinCej');
  });

  it('is declared by the referents of who runs it, without any referral', () => {
    start(youth, { structureId: undefined }, '2025-12-01', cfaReferent).then([recorded()]);
    start(youth, {}, '2025-12-01', cmaReferent).then([recorded()]);
    start(youth, { structureId: OTHER_CMA }, '2025-12-01', cmaReferent).thenRefused('prepa.otherStructure');
    start(youth, { structureId: CMA }, '2025-12-01', cfaReferent).thenRefused('prepa.otherStructure');
    start(youth, { structureId: undefined }).thenRefused('prepa.structureMissing', 'structureId');
  });

  it('is declared by the chamber into which the one that runs it has merged', () => {
    const facts = someFacts({
      structures: [aStructure(OTHER_CMA, 'CMAR', { mergedInto: CMA, endsOn: '2026-01-01' })],
    });
    given(youthPathway, youth, facts)
      .when('StartPrepa', { ...terms, structureId: OTHER_CMA }, { effectiveOn: '2025-12-01', actor: cmaReferent })
      .then([recorded({ structureId: OTHER_CMA })]);
    given(youthPathway, youth, facts)
      .when('StartPrepa', { ...terms, structureId: OTHER_CMA }, { effectiveOn: '2026-01-01', actor: cmaReferent })
      .thenRefused('prepa.structure', 'structureId');
  });

  it.each([ML, `structure-${anId(99)}`])('is run by a chamber or a training centre, not by %s', (structureId) => {
    start(youth, { structureId }).thenRefused('prepa.structure', 'structureId');
  });

  it.each([
    ['2009-12-01', undefined],
    ['1995-12-02', undefined],
    ['1995-12-01', 'RQTH'],
    ['1985-06-30', 'RQTH'],
  ])('accepts a youth born on %s (ground: %s)', (born, ageGround) => {
    const data = ageGround === undefined ? {} : { ageGround };
    start(aYouth(born, '2025-12-01'), data).then([recorded(data)]);
  });

  it.each(['2009-12-02', '1995-12-01'])('refuses one born on %s', (born) => {
    start(aYouth(born, '2025-12-01')).thenRefused('prepa.age');
  });

  it('records no ground before 30', () => {
    start(aYouth('1995-12-02'), { ageGround: 'RQTH' }).thenRefused('prepa.groundNotNeeded', 'ageGround');
    start(aYouth('2009-12-02', '2025-12-01'), { ageGround: 'RQTH' }).thenRefused('prepa.age');
  });

  it('lasts 12 months at most', () => {
    start(youth, { plannedEndOn: '2026-11-30' }).then([recorded({ plannedEndOn: '2026-11-30' })]);
    start(youth, { plannedEndOn: '2026-12-01' }).thenRefused('prepa.tooLong', 'plannedEndOn');
    start(youth, { plannedEndOn: '2025-11-30' }).thenRefused('prepa.endBeforeStart', 'plannedEndOn');
  });

  it('does not overlap another', () => {
    const past = [...youth, ...started];
    start(past, {}, '2025-12-01').thenRefused('prepa.overlap');
    start(past, { plannedEndOn: '2026-06-30' }, '2026-03-31').thenRefused('prepa.overlap');
    start(past, {}, '2025-11-03').thenRefused('prepa.overlap');
    start(past, { plannedEndOn: '2025-12-01' }, '2025-11-03').thenRefused('prepa.overlap');
    start(past, { plannedEndOn: '2025-11-30' }, '2025-11-03').then([recorded({ plannedEndOn: '2025-11-30' })]);
    start(past, { plannedEndOn: '2026-06-30' }, '2026-04-01').then([recorded({ plannedEndOn: '2026-06-30' })]);
  });

  it('may follow another on the day it ended', () => {
    const past = [...youth, ...started, ...at('2026-01-15', PrepaAbandoned.of({ prepaId: PREPA, reason: 'MOVED' }))];
    start(past, {}, '2026-01-14').thenRefused('prepa.overlap');
    start(past, {}, '2026-01-15').then([recorded()]);
  });
});

describe('the end of a Prépa Apprentissage', () => {
  const completed = PrepaCompleted.of({ prepaId: PREPA });
  const abandoned = PrepaAbandoned.of({ prepaId: PREPA, reason: 'HEALTH' });

  it('is its completion', () => {
    when([...youth, ...started], 'CompletePrepa', {}, '2026-03-27').then([completed]);
    when([...youth, ...started], 'CompletePrepa', { prepaId: PREPA }, '2026-03-27', cfaReferent).then([completed]);
  });

  it('or its abandonment, with a coarse reason', () => {
    when([...youth, ...started], 'AbandonPrepa', { reason: 'HEALTH' }, '2026-01-15', cmaReferent).then([abandoned]);
    when([...youth, ...started], 'AbandonPrepa', { reason: 'malade' }, '2026-01-15').thenMalformed();
  });

  it('makes it a structuring activity of the CEJ, for the days within it', () => {
    const activity = (to: string, hoursDeclared: number) =>
      CejActivityRecorded.of({
        activityId: NEW,
        kind: 'PREPA_APPRENTISSAGE',
        structuring: true,
        from: '2025-12-01',
        to,
        hoursDeclared,
        providerId: CFA,
      });
    const past = [...youth, ...cej, ...startedWithinCej];
    when(past, 'CompletePrepa', {}, '2026-03-01').then([completed, activity('2026-03-01', 364)]);
    when(past, 'AbandonPrepa', { reason: 'HEALTH' }, '2025-12-07').then([abandoned, activity('2025-12-07', 28)]);
    const ended = at('2025-12-14', CejEnded.of({ cause: 'INSERTION' }));
    when([...past, ...ended], 'CompletePrepa', {}, '2026-03-01').then([completed, activity('2025-12-14', 56)]);
    when(past, 'CompletePrepa', {}, '2026-10-15').then([completed, activity('2026-09-30', 1216)]);
  });

  it('is recorded once', () => {
    const past = [...youth, ...started, ...at('2026-03-27', completed)];
    when(past, 'CompletePrepa', {}, '2026-03-27').thenNothing();
    when(past, 'CompletePrepa', {}, '2026-03-28').thenRefused('prepa.ended');
    when(past, 'AbandonPrepa', { reason: 'HEALTH' }, '2026-03-27').thenRefused('prepa.ended');
  });

  it('comes within 12 months of the start', () => {
    when([...youth, ...started], 'CompletePrepa', {}, '2025-11-30').thenRefused('prepa.endBeforeStart');
    when([...youth, ...started], 'CompletePrepa', {}, '2026-12-01').thenRefused('prepa.tooLong');
  });

  it('may come on its first day', () => {
    when([...youth, ...started], 'CompletePrepa', {}, '2025-12-01').then([completed]);
  });

  it('is that of a known Prépa, recorded by who runs it or by the Mission Locale', () => {
    when(youth, 'CompletePrepa', {}, '2026-03-27').thenRefused('prepa.unknown');
    when([...youth, ...started], 'CompletePrepa', { prepaId: anId(2) }, '2026-03-27').thenRefused('prepa.unknown');
    const other = anActor('CMA_REFERENT', OTHER_CMA);
    when([...youth, ...started], 'CompletePrepa', {}, '2026-03-27', other).thenRefused('prepa.otherStructure');
  });
});

describe('the situation after a Prépa Apprentissage', () => {
  const past = [...youth, ...started, ...at('2026-03-27', PrepaCompleted.of({ prepaId: PREPA }))];
  const measured = PrepaOutcomeMeasured.of({ prepaId: PREPA, situation: 'APPRENTICESHIP' });
  const measure = (history: readonly NewEvent[], data: object = {}, effectiveOn = '2026-04-26', actor?: Actor) =>
    when(history, 'MeasurePrepaOutcome', { situation: 'APPRENTICESHIP', ...data }, effectiveOn, actor);

  it('is measured once, after its end', () => {
    measure(past).then([measured]);
    measure(past, {}, '2026-03-27').then([measured]);
    measure(past, { prepaId: PREPA }, '2026-04-26', cfaReferent).then([measured]);
    measure([...past, ...at('2026-04-26', measured)], { situation: 'JOB' }).thenRefused('prepa.measured');
    measure([...youth, ...started]).thenRefused('prepa.notEnded');
    measure(past, {}, '2026-03-26').thenRefused('prepa.notEnded');
    measure(past, { prepaId: anId(2) }).thenRefused('prepa.unknown');
    measure(past, {}, '2026-04-26', anActor('CMA_REFERENT', OTHER_CMA)).thenRefused('prepa.otherStructure');
  });

  it('is due 30 days after the end, for who runs it', () => {
    const due = (history: readonly NewEvent[]) =>
      given(youthPathway, history)
        .deadlines()
        .filter(({ kind }) => kind === 'PREPA_OUTCOME')
        .map(({ key, dueOn, owner }) => [key, dueOn, owner]);
    expect(due([...youth, ...started])).toEqual([[PREPA, '2026-04-30', CFA]]);
    expect(due(past)).toEqual([[PREPA, '2026-04-26', CFA]]);
    expect(due([...past, ...at('2026-04-26', measured)])).toEqual([]);
  });
});

describe('a Prépa Apprentissage is current', () => {
  it.each([
    ['2025-11-30', false],
    ['2025-12-01', true],
    ['2026-03-31', true],
    ['2026-04-01', false],
  ])('on %s: %s, up to its planned end', (date, current) => {
    const { state } = given(youthPathway, [...youth, ...started]);
    expect(prepaCurrentOn(state, date) !== undefined).toBe(current);
  });

  it('up to the recorded end, that day included', () => {
    const ended = at('2026-01-15', PrepaAbandoned.of({ prepaId: PREPA, reason: 'MOVED' }));
    const { state } = given(youthPathway, [...youth, ...started, ...ended]);
    expect(prepaCurrentOn(state, '2026-01-15')).toBeDefined();
    expect(prepaCurrentOn(state, '2026-01-16')).toBeUndefined();
  });

  it('makes a party of the path of who runs it', () => {
    const facts = someFacts();
    const { state } = given(youthPathway, [...youth, ...started]);
    expect(youthPathway.relates('PARTY', cfaReferent, state, facts)).toBe(true);
    expect(youthPathway.relates('PARTY', anActor('CMA_REFERENT', OTHER_CMA), state, facts)).toBe(false);
  });
});
