import { createHash } from 'node:crypto';
import { dateOfDay, dayNumber } from '../domain/kernel/calendar.js';
import type { CommandLine } from './journal.js';
import { Replay } from './testing.js';
import { scenario, type ScenarioOptions } from './scenario.js';

const YEAR = 2025;

function linesOf(options: Partial<ScenarioOptions> = {}): CommandLine[] {
  return [...scenario({ youths: 120, year: YEAR, seed: 1, ...options })];
}

function textOf(options: Partial<ScenarioOptions> = {}): string {
  return linesOf(options)
    .map((line) => JSON.stringify(line))
    .join('\n');
}

function first(count: number, options: ScenarioOptions): CommandLine[] {
  const lines: CommandLine[] = [];
  for (const line of scenario(options)) {
    if (lines.push(line) === count) break;
  }
  return lines;
}

describe('the journal', () => {
  it('is the same for the same options, byte for byte', () => {
    const lines = scenario({ youths: 120, year: YEAR, seed: 'x' });
    expect(JSON.stringify([...lines])).toBe(JSON.stringify([...lines]));
    // On any machine, in any time zone, with any version of Node: these very bytes. They change with the distributions.
    expect(
      createHash('sha256')
        .update(textOf({ youths: 60 }))
        .digest('hex'),
    ).toBe('65032271f838f3aef617e154242bb11bd1ab5fb565e2c9dad7cfa95b68216a25');
  });

  it('is another for another seed', () => {
    expect(textOf({ seed: 2 })).not.toBe(textOf({ seed: 1 }));
  });

  it('is in the order in which it was recorded, and its command ids are too', () => {
    const lines = linesOf();
    for (const field of ['recordedAt', 'commandId'] as const) {
      const values = lines.map((line) => line[field]);
      expect(values).toEqual(values.toSorted());
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('names each thing once', () => {
    const made = linesOf({ youths: 400 }).flatMap(({ command, data, id }) => {
      if (command === 'OpenAccount') return [data.account];
      if (['RegisterYouth', 'PublishOffer', 'PlanAction', 'RegisterStructure', 'SignConvention'].includes(command))
        return [id];
      if (command === 'SendReferral') return [data.referralId];
      if (command === 'SignApprenticeshipContract') return [data.contractId];
      return command === 'StartPrepa' ? [data.prepaId] : [];
    });
    expect(new Set(made).size).toBe(made.length);
  });

  it('ends with its last day', () => {
    const lines = linesOf({ until: '2025-06-30' });
    expect(lines.every(({ effectiveOn, recordedAt }) => effectiveOn <= '2025-06-30' && recordedAt < '2025-07-01')).toBe(
      true,
    );
    expect(lines.some(({ effectiveOn }) => effectiveOn >= '2025-06-25')).toBe(true);
    expect(linesOf().at(-1)?.recordedAt.slice(0, 7)).toBe('2026-03');
  });

  it('tells of some things late, across the end of the year too', () => {
    const late = linesOf({ youths: 600 }).filter(
      ({ effectiveOn, recordedAt }) => dayNumber(recordedAt.slice(0, 10)) - dayNumber(effectiveOn) >= 14,
    );
    expect(late.length).toBeGreaterThan(20);
    expect(late.some(({ effectiveOn, recordedAt }) => effectiveOn.slice(0, 4) < recordedAt.slice(0, 4))).toBe(true);
  });

  it('counts the days of overseas as they are there', () => {
    const evening = linesOf({ youths: 2_000 }).filter(
      ({ command, effectiveOn, recordedAt }) =>
        command === 'CloseAttendance' && /T0[0-3]:/.test(recordedAt) && effectiveOn < recordedAt.slice(0, 10),
    );
    expect(evening.length).toBeGreaterThan(0);
    const eve = ({ recordedAt }: CommandLine): string => dateOfDay(dayNumber(recordedAt.slice(0, 10)) - 1);
    expect(evening.every((line) => line.effectiveOn === eve(line))).toBe(true);
  });

  it('tells as many lives as were asked for, with 15 to 25 commands each', () => {
    const lines = linesOf({ youths: 2_000 });
    const again = lines.filter(({ command }) => command === 'MergePathway').length;
    const registered = lines.filter(({ command }) => command === 'RegisterYouth').length;
    expect(registered).toBeGreaterThanOrEqual(2_000 + again);
    expect(registered).toBeLessThan(2_040);
    expect(lines.length / 2_000).toBeGreaterThan(15);
    expect(lines.length / 2_000).toBeLessThan(25);
  });

  it('begins at once, however many lives there are to tell', () => {
    expect(first(2_000, { youths: 1_300_000, year: YEAR, seed: 1 })).toHaveLength(2_000);
  });

  it('refuses options that make no scenario', () => {
    for (const wrong of [{ youths: 0 }, { youths: 1.5 }, { year: 2023 }, { until: '2025-02-30' }]) {
      expect(() => linesOf(wrong)).toThrow(RangeError);
    }
  });
});

describe('every line of the journal is lawful', () => {
  const years = [2024, 2025, 2026];
  const cases = years.flatMap((year) => [
    { youths: 3, year, seed: 'few' },
    { youths: 250, year, seed: 1 },
    { youths: 250, year, seed: 'many seeds' },
  ]);

  it.each(cases)('$youths youths, $year, seed $seed', (options) => {
    const replay = new Replay();
    for (const line of scenario(options)) replay.give(line);
    expect(replay.refused).toEqual([]);
    expect(replay.idle).toEqual([]);
  });

  it('also when it is imported long after', () => {
    const replay = new Replay('2030-01-01');
    for (const line of scenario({ youths: 400, year: YEAR, seed: 3 })) replay.give(line);
    expect(replay.refused).toEqual([]);
  });

  it('also when the clock has run every day meanwhile', () => {
    const replay = new Replay();
    let yesterday = '';
    for (const line of scenario({ youths: 250, year: YEAR, seed: 4 })) {
      const today = line.recordedAt.slice(0, 10);
      if (yesterday !== '' && yesterday < today) replay.tick(yesterday);
      yesterday = today;
      replay.give(line);
    }
    expect(replay.refused).toEqual([]);
    expect(replay.events.get('ConsentExpired')).toBeGreaterThan(0);
  });
});
