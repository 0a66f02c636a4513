import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importCommands } from '../../src/application/import/import.js';
import { openHouse } from '../../src/composition/house.js';
import { isErased } from '../../src/domain/kernel/personal.js';
import { verifyLog } from '../../src/infrastructure/event-log/sqlite/verify.js';
import type { House } from '../../src/infrastructure/house.js';
import { annualReport } from '../../src/projections/annual-report/report.js';
import { scenario } from '../../src/scenario/scenario.js';
import { clock, found } from './youths.js';

const YOUTHS = 120;

async function* lines(): AsyncGenerator<Buffer> {
  for (const line of scenario({ youths: YOUTHS, year: 2025, seed: 11, until: '2026-03-31' }))
    yield await Promise.resolve(Buffer.from(`${JSON.stringify(line)}\n`));
}

describe('a year of the network of which one youth in twenty is erased', () => {
  let base: string;
  let data: string;
  let house: House;

  beforeAll(async () => {
    base = mkdtempSync(join(tmpdir(), 'whole-year-'));
    data = join(base, 'data');
    house = await openHouse(data, clock);
    await importCommands(lines(), {
      execute: (request) => house.executor.execute(request),
      reject: (line) => {
        throw new Error(`refused: ${line}`);
      },
    });
    await house.tick('2026-06-30');
  });

  afterAll(async () => {
    await house.close();
    rmSync(base, { recursive: true });
  });

  it('keeps every history, every chain and every byte of the report', async () => {
    const position = await house.log.head();
    const report = async (): Promise<string> =>
      JSON.stringify(await annualReport(await house.mirror.caughtUp(), { year: 2025, knownAt: position, observedUntil: '2026-03-31' })); // prettier-ignore
    const before = await report();
    const [officer, second] = house.projections
      .db('structure-register')
      .prepare<[], string>(`SELECT id FROM account ORDER BY role = 'DPO' DESC, id`)
      .pluck()
      .all() as [string, string];
    const pathways = await house.log.streams('youthPathway');
    const chosen = pathways.filter((_, index) => index % 20 === 3);
    const canaries: string[] = [];
    const outcomes: string[] = [];
    for (const pathway of chosen) {
      const names = await namesIn(house, pathway);
      const order = { pathway, requestedBy: officer, approvedBy: second, ground: 'SUBJECT_REQUEST', identityCheck: 'IN_PERSON' }; // prettier-ignore
      const outcome = await house.erasures.erase(order).then(
        () => 'erased',
        (error: unknown) => (error as { code: string }).code,
      );
      outcomes.push(outcome);
      if (outcome === 'erased') canaries.push(...names);
    }
    expect(outcomes.filter((outcome) => outcome === 'erased').length).toBeGreaterThanOrEqual(5);
    expect(new Set(outcomes.filter((outcome) => outcome !== 'erased' && outcome !== 'erasure.held'))).toEqual(
      new Set(),
    );

    // Every history reads; of the erased ones nothing personal is left, of the others nothing is missing.
    for (const pathway of pathways) {
      const events = (await house.log.readStream(pathway)).map((event) => house.codec.open(event));
      const { lastName } = events[0]?.data ?? {};
      const state = (await house.executor.present(pathway))?.state as { rights: { erased: string[] } };
      expect([pathway, isErased(lastName)]).toEqual([pathway, state.rights.erased.length > 0]);
    }
    expect(await report()).toBe(before);
    expect(house.projections.parked()).toEqual([]);
    await house.close();
    expect(verifyLog(join(data, 'log.sqlite'))).toMatchObject({ ok: true });
    expect(canaries.length).toBeGreaterThan(5);
    expect(found(data, canaries)).toEqual([]);
    house = await openHouse(data, clock);
    for (const { name } of house.projections.status()) await house.projections.rebuild(name);
    expect(house.projections.parked()).toEqual([]);
    expect(await report()).toBe(before);
  });
});

/** What stands nowhere by chance. */
async function namesIn(house: House, pathway: string): Promise<string[]> {
  const told = (await house.log.readStream(pathway)).map((event) => house.codec.open(event).data);
  const values = told.flatMap(({ phone, email }) => [phone, email]);
  return values.filter((value): value is string => typeof value === 'string');
}
