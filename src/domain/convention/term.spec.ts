import fc from 'fast-check';
import { addDays, dateOfDay, dayNumber } from '../kernel/calendar.js';
import { initialConvention, type ConventionState } from './state.js';
import { currentTerm, inForceOn, nextRenewal } from './term.js';

function signedOn(date: string, termYears = 3, rest: Partial<ConventionState> = {}): ConventionState {
  const signed = {
    level: 'NATIONAL',
    parties: [],
    territory: ['FR'],
    signedOn: date,
    termYears,
    renewal: 'YEARLY_TACIT',
  } as const;
  return { ...initialConvention, signed, ...rest };
}

describe('Article 6: three years from the signature, then from year to year', () => {
  const convention = signedOn('2023-05-24');

  it.each([
    ['2023-05-23', undefined],
    ['2023-05-24', { renewal: 0, start: '2023-05-24', end: '2026-05-23' }],
    ['2026-05-23', { renewal: 0, start: '2023-05-24', end: '2026-05-23' }],
    ['2026-05-24', { renewal: 1, start: '2026-05-24', end: '2027-05-23' }],
    ['2027-05-23', { renewal: 1, start: '2026-05-24', end: '2027-05-23' }],
    ['2027-05-24', { renewal: 2, start: '2027-05-24', end: '2028-05-23' }],
    ['2033-01-01', { renewal: 7, start: '2032-05-24', end: '2033-05-23' }],
  ])('on %s the term is %j', (date, expected) => {
    expect(currentTerm(convention, date)).toEqual(expected);
    expect(inForceOn(convention, date)).toBe(expected !== undefined);
  });

  it('ends with its first term where no renewal was agreed', () => {
    const once = signedOn('2023-05-24');
    const state: ConventionState = { ...once, signed: { ...once.signed!, renewal: 'NONE' } };
    expect(inForceOn(state, '2026-05-23')).toBe(true);
    expect(inForceOn(state, '2026-05-24')).toBe(false);
    expect(nextRenewal(state)).toBeUndefined();
  });

  it('is not in force from the day on which it ends', () => {
    const ended = signedOn('2023-05-24', 3, { endsOn: '2025-03-10' });
    expect(inForceOn(ended, '2025-03-09')).toBe(true);
    expect(inForceOn(ended, '2025-03-10')).toBe(false);
    expect(currentTerm(ended, '2025-03-10')).toBeUndefined();
  });

  it('is never in force before it is signed', () => {
    expect(inForceOn(initialConvention, '2025-01-01')).toBe(false);
    expect(currentTerm(initialConvention, '2025-01-01')).toBeUndefined();
    expect(nextRenewal(initialConvention)).toBeUndefined();
  });
});

describe('A convention signed on 29 February', () => {
  const convention = signedOn('2024-02-29');

  it('has its anniversaries on 28 February in common years, on the 29th in leap years', () => {
    expect(currentTerm(convention, '2027-02-27')).toEqual({ renewal: 0, start: '2024-02-29', end: '2027-02-27' });
    expect(currentTerm(convention, '2027-02-28')).toEqual({ renewal: 1, start: '2027-02-28', end: '2028-02-28' });
    expect(currentTerm(convention, '2028-02-29')).toEqual({ renewal: 2, start: '2028-02-29', end: '2029-02-27' });
  });
});

describe('Whatever the day of the signature', () => {
  const anyDay = fc.integer({ min: dayNumber('2019-01-01'), max: dayNumber('2032-12-31') }).map(dateOfDay);

  it('each day in force lies in exactly one term, and the terms follow one another without a gap', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 5000 }), (date, years, later) => {
        const convention = signedOn(date, years);
        const day = addDays(date, later);
        const term = currentTerm(convention, day)!;
        expect(term.start <= day && day <= term.end).toBe(true);
        expect(currentTerm(convention, addDays(term.end, 1))).toMatchObject({
          renewal: term.renewal + 1,
          start: addDays(term.end, 1),
        });
      }),
    );
  });

  it('the renewals that the clock records are those of the calendar, whether it ran or not', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 6 }), (date, ticks) => {
        let recorded = signedOn(date);
        for (let tick = 0; tick < ticks; tick += 1) {
          const next = nextRenewal(recorded)!;
          expect(currentTerm(recorded, next.start)).toEqual(next);
          recorded = { ...recorded, renewals: [...recorded.renewals, next.start] };
        }
        const last = nextRenewal(recorded)!.start;
        expect(currentTerm(recorded, last)).toEqual(currentTerm(signedOn(date), last));
      }),
    );
  });
});
