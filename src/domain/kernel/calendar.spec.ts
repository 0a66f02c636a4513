import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { addMonths as addMonthsLocally, lastDayOfMonth } from 'date-fns';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  birthday,
  calendarDate,
  dateOfDay,
  dayNumber,
  daysBetween,
  earliest,
  endOfMonth,
  isCalendarDate,
  lastDayOfTerm,
  latest,
  yearOf,
} from './calendar.js';

describe('a calendar date', () => {
  it.each(['2024-02-29', '1999-12-31', '2000-02-29'])('%s is one', (date) => {
    expect(isCalendarDate(date)).toBe(true);
    expect(calendarDate.parse(date)).toBe(date);
  });

  it.each(['2025-02-29', '2100-02-29', '2025-04-31', '2025-13-01', '2025-1-1', '25-01-01', '2025-01-01T00:00:00Z', ''])(
    '%s is none',
    (date) => {
      expect(calendarDate.safeParse(date).success).toBe(false);
    },
  );

  it('counts whole days, over leap days and back', () => {
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2025-02-28', '2025-03-01')).toBe(1);
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(dateOfDay(dayNumber('2031-07-14'))).toBe('2031-07-14');
    expect(dayNumber('1970-01-01')).toBe(0);
  });

  it('compares as text', () => {
    expect(earliest('2025-03-01', '2024-12-31', '2025-01-01')).toBe('2024-12-31');
    expect(latest('2025-03-01', '2024-12-31', '2025-01-01')).toBe('2025-03-01');
    expect(yearOf('2024-12-31')).toBe(2024);
  });
});

describe('months and years', () => {
  it('fall on the last day of a shorter month', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2025-03-31', -1)).toBe('2025-02-28');
  });

  it('put an anniversary of 29 February on 28 February in common years', () => {
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });

  it('end a term on the eve of its anniversary', () => {
    expect(lastDayOfTerm('2025-02-10', 24)).toBe('2027-02-09');
    expect(lastDayOfTerm('2023-05-24', 36)).toBe('2026-05-23');
    expect(lastDayOfTerm('2024-02-29', 12)).toBe('2025-02-27');
  });

  it('find the end of a month', () => {
    expect(endOfMonth('2024-02-01')).toBe('2024-02-29');
    expect(endOfMonth('2025-12-31')).toBe('2025-12-31');
  });

  it('agree with another calendar, in whatever direction', () => {
    const noon = (date: string): Date => new Date(`${date}T12:00:00`);
    const written = (at: Date): string => new Intl.DateTimeFormat('sv-SE').format(at);
    const day = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2150-01-01') }).map(dateOfDay);
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (date, months) => {
        expect(addMonths(date, months)).toBe(written(addMonthsLocally(noon(date), months)));
        expect(endOfMonth(date)).toBe(written(lastDayOfMonth(noon(date))));
      }),
    );
  });
});

describe('an age', () => {
  it('changes on the birthday itself', () => {
    expect(ageOn('2008-06-16', '2024-06-15')).toBe(15);
    expect(ageOn('2008-06-16', '2024-06-16')).toBe(16);
  });

  it('of somebody born on 29 February changes on 28 February in common years', () => {
    expect(birthday('2000-02-29', 26)).toBe('2026-02-28');
    expect(ageOn('2000-02-29', '2026-02-27')).toBe(25);
    expect(ageOn('2000-02-29', '2026-02-28')).toBe(26);
    expect(ageOn('2000-02-29', '2024-02-28')).toBe(23);
    expect(ageOn('2000-02-29', '2024-02-29')).toBe(24);
  });
});

/**
 * Zones whose midnight does not exist on some days (Cairo, Beirut, Santiago in their time; Apia skipped 30 December 2011), and
 * the ends of the world: the calendar must not notice.
 */
describe.each([
  'Africa/Cairo',
  'America/Santiago',
  'Asia/Beirut',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'America/Adak',
])('in the time zone %s', (zone) => {
  it('the calendar is the same', () => {
    const swc = createRequire(__filename)('@swc/core') as {
      transformFileSync: (file: string, o: object) => { code: string };
    };
    const { code } = swc.transformFileSync(`${__dirname}/calendar.ts`, {
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' },
      sourceMaps: false,
    });
    const walk = `
        const day = module.exports;
        const wrong = [];
        for (let d = '2010-01-01', n = day.dayNumber(d); d < '2026-01-01'; d = day.addDays(d, 1), n += 1) {
          if (day.dayNumber(d) !== n || day.addMonths(d, 0) !== d || day.addYears(d, 0) !== d) wrong.push(d);
          if (day.endOfMonth(d).slice(0, 7) !== d.slice(0, 7)) wrong.push(d);
        }
        process.stdout.write(JSON.stringify(wrong));`;
    const out = execFileSync(process.execPath, ['--input-type=commonjs', '-e', code + walk], {
      env: { ...process.env, TZ: zone },
      cwd: __dirname,
    });
    expect(JSON.parse(out.toString())).toEqual([]);
  });
});
