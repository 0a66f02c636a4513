import type { NewEvent } from '../../kernel/event.js';
import { anId, at, erased, FIRST_NEW_ID, given } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import { PathwayClosed } from '../lifecycle/events.js';
import { aYouth } from '../testing.js';
import { ImmersionCancelled, ImmersionCompleted, ImmersionPlanned } from './events.js';

const BAKERY = '73282932000074';
const POST_OFFICE = '35600000000048';
const youth = aYouth('2004-05-11');
const period = { object: 'DISCOVER', siret: BAKERY, from: '2025-07-01', to: '2025-07-31' } as const;
const planned = (n: number, rest: object = {}) => ImmersionPlanned.of({ ...period, immersionId: anId(n), ...rest });
const when = (past: readonly NewEvent[], name: string, data: Readonly<Record<string, unknown>>, effectiveOn: string) =>
  given(youthPathway, past).when(name, data, { effectiveOn });

describe('planning an immersion', () => {
  const plan = (past: readonly NewEvent[], data: object = {}) =>
    when(past, 'PlanImmersion', { ...period, ...data }, '2025-06-16');
  const NEW = FIRST_NEW_ID;

  it('is recorded with its object, company and dates', () => {
    plan(youth).then([planned(NEW)]);
    plan(youth, { immersionId: anId(1), siret: POST_OFFICE }).then([planned(1, { siret: POST_OFFICE })]);
  });

  it('may take effect after today', () => {
    const definition = youthPathway.decisions.find((one) => one.definition.name === 'PlanImmersion')?.definition;
    expect(definition?.plan).toBe(true);
  });

  it('lasts one month at most', () => {
    plan(youth, { to: '2025-08-01' }).thenRefused('immersion.tooLong', 'to');
    plan(youth, { to: '2025-07-01' }).then([planned(NEW, { to: '2025-07-01' })]);
    plan(youth, { to: '2025-06-30' }).thenRefused('immersion.endBeforeStart', 'to');
    plan(youth, { from: '2026-01-31', to: '2026-02-27' }).then([
      planned(NEW, { from: '2026-01-31', to: '2026-02-27' }),
    ]);
    plan(youth, { from: '2026-01-31', to: '2026-02-28' }).thenRefused('immersion.tooLong', 'to');
  });

  it('is open from 16 on, on its first day', () => {
    plan(aYouth('2009-07-01')).then([planned(NEW)]);
    plan(aYouth('2009-07-02')).thenRefused('immersion.age', 'from');
  });

  it('is renewed once for the same object in the same company', () => {
    const once = [...youth, ...at('2025-03-03', planned(1))];
    plan(once).then([planned(NEW)]);
    const twice = [...once, ...at('2025-04-07', planned(2))];
    plan(twice).thenRefused('immersion.renewedOnce');
    plan(twice, { object: 'CONFIRM' }).then([planned(NEW, { object: 'CONFIRM' })]);
    plan(twice, { siret: POST_OFFICE }).then([planned(NEW, { siret: POST_OFFICE })]);
    const cancelled = at('2025-04-08', ImmersionCancelled.of({ immersionId: anId(2) }));
    plan([...twice, ...cancelled]).then([planned(NEW)]);
  });

  it('cannot be judged once the company of an earlier one is erased', () => {
    const past = [
      ...youth,
      ...at('2025-03-03', planned(1)).map((event) => erased(ImmersionPlanned, event, 'contract')),
    ];
    plan(past).thenRefused('subject.erased');
    plan(past, { object: 'RECRUIT' }).then([planned(NEW, { object: 'RECRUIT' })]);
  });

  it('names a real company', () => {
    plan(youth, { siret: '73282932000075' }).thenMalformed();
  });

  it('is refused on a closed path', () => {
    plan([...youth, ...at('2025-06-02', PathwayClosed.of({ reason: 'MOVED' }))]).thenRefused('pathway.closed');
  });
});

describe('what becomes of an immersion', () => {
  const past = [...youth, ...at('2025-06-16', planned(1))];
  const completed = ImmersionCompleted.of({ immersionId: anId(1) });
  const cancelled = ImmersionCancelled.of({ immersionId: anId(1) });

  it('is its completion, once it has begun', () => {
    when(past, 'CompleteImmersion', {}, '2025-07-31').then([completed]);
    when(past, 'CompleteImmersion', { immersionId: anId(1) }, '2025-07-01').then([completed]);
    when(past, 'CompleteImmersion', {}, '2025-06-30').thenRefused('immersion.notBegun');
  });

  it('or its cancellation, before or after', () => {
    when(past, 'CancelImmersion', {}, '2025-06-17').then([cancelled]);
    when(past, 'CancelImmersion', {}, '2025-07-02').then([cancelled]);
  });

  it('is one of the two', () => {
    when([...past, ...at('2025-07-31', completed)], 'CancelImmersion', {}, '2025-08-01').thenRefused(
      'immersion.settled',
    );
    when([...past, ...at('2025-06-17', cancelled)], 'CompleteImmersion', {}, '2025-08-01').thenRefused(
      'immersion.settled',
    );
  });

  it('is that of a named one where several are planned', () => {
    const two = [...past, ...at('2025-06-16', planned(2, { from: '2025-09-01', to: '2025-09-12' }))];
    when(two, 'CancelImmersion', {}, '2025-06-17').thenRefused('immersion.ambiguous');
    when(two, 'CancelImmersion', { immersionId: anId(1) }, '2025-06-17').then([cancelled]);
    when(two, 'CancelImmersion', { immersionId: anId(3) }, '2025-06-17').thenRefused('immersion.unknown');
    when(youth, 'CompleteImmersion', {}, '2025-07-31').thenRefused('immersion.unknown');
  });
});
