import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { StoredEvent } from '../../../application/ports/event-log.js';
import { eventDefinitions } from '../../../domain/catalogue.js';
import { defineEvent } from '../../../domain/kernel/event.js';
import { Mirror, type MirroredLog } from './mirror.js';

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const LYON = `structure-${ulid(1)}`;
const PARIS = `structure-${ulid(2)}`;
const YOUTH = `youthPathway-${ulid(3)}`;

type Told = readonly [stream: string, type: string, effectiveOn: string, facts: Readonly<Record<string, unknown>>];

const LIFE: readonly Told[] = [
  [LYON, 'StructureRegistered', '2019-01-01', { kind: 'ML', name: 'A', codes: [], regionCode: '84', timeZone: 'Europe/Paris' }],
  [YOUTH, 'YouthRegistered', '2025-01-02', { missionLocaleId: LYON, ageBand: '18-21', sex: 'F', entryQualification: 'NONE' }],
  [YOUTH, 'PathwayClosed', '2025-02-03', { reason: 'MOVED' }],
  [YOUTH, 'PathwayTransferred', '2025-03-04', { from: LYON, to: PARIS, reason: 'MOVED' }],
  [YOUTH, 'PathwayReopened', '2025-03-05', {}],
]; // prettier-ignore

function eventsOf(told: readonly Told[], hash = 'h'): readonly StoredEvent[] {
  return told.map(([stream, type, effectiveOn, facts], index) => ({
    eventId: `00000000-0000-8000-8000-00000000000${index}`,
    type,
    schemaVersion: 1,
    stream,
    revision: told.slice(0, index).filter(([other]) => other === stream).length,
    effectiveOn,
    recordedAt: '2025-06-01T23:59:59.999Z',
    actor: { kind: 'ML_ADVISER', account: `acc-${ulid(9)}`, structure: LYON },
    legalBasis: 'PUBLIC_TASK',
    purpose: 'FOLLOW_UP',
    commandId: ulid(index),
    correlationId: ulid(index),
    causationId: ulid(index),
    source: 'HTTP',
    facts,
    sealed: { identity: 'kv=1;c2VhbGVkLW5hbWU=' },
    prevHash: '',
    position: index + 1,
    hash: `${hash}${index + 1}`,
  }));
}

function logOf(events: readonly StoredEvent[]): MirroredLog {
  return {
    head: () => Promise.resolve(events.length),
    read: (after, limit) => Promise.resolve(events.slice(after, after + limit)),
  };
}

async function rowsOf(mirror: Mirror, sql: string): Promise<unknown[]> {
  return mirror.session(async (connection) => (await connection.runAndReadAll(sql)).getRowsJson());
}

describe('the mirror', () => {
  let folder: string;
  let path: string;
  const open = (definitions = eventDefinitions): Promise<Mirror> => Mirror.open(path, { definitions });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mirror-'));
    // The name it has in the data folder: DuckDB names the catalogue after it.
    path = join(folder, 'mirror.duckdb');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('keeps beside each event the Mission Locale that follows once it is recorded', async () => {
    const mirror = await open();
    await mirror.catchUp(logOf(eventsOf(LIFE)));
    const rows = await rowsOf(
      mirror,
      `SELECT e.type, s.name, e.recordedOn, e.effectiveOn FROM mirrored.event e
       LEFT JOIN mirrored.stream s ON s.number = e.followedBy ORDER BY e.position`,
    );
    expect(rows).toEqual([
      ['StructureRegistered', null, '2025-06-01', '2019-01-01'],
      ['YouthRegistered', LYON, '2025-06-01', '2025-01-02'],
      ['PathwayClosed', LYON, '2025-06-01', '2025-02-03'],
      ['PathwayTransferred', PARIS, '2025-06-01', '2025-03-04'],
      ['PathwayReopened', PARIS, '2025-06-01', '2025-03-05'],
    ]);
    await mirror.close();
  });

  it('goes on where it was when it is opened again, and remembers who follows', async () => {
    const events = eventsOf(LIFE);
    for (let upTo = 1; upTo <= events.length; upTo += 1) {
      const mirror = await open();
      expect(mirror.position).toBe(upTo - 1);
      await mirror.catchUp(logOf(events.slice(0, upTo)));
      await mirror.close();
    }
    const mirror = await open();
    expect(
      await rowsOf(mirror, 'SELECT count(*)::INTEGER, count(DISTINCT name)::INTEGER FROM mirrored.stream'),
    ).toEqual([[3, 3]]);
    expect(await rowsOf(mirror, 'SELECT s.name FROM mirrored."PathwayReopened" e JOIN mirrored.stream s ON s.number = e.followedBy')).toEqual([[PARIS]]); // prettier-ignore
    await mirror.close();
  });

  it.each([
    ['another log', eventsOf(LIFE, 'other')],
    ['a log that is behind it', eventsOf(LIFE.slice(0, 2))],
  ])('is made anew for %s', async (_, events) => {
    const first = await open();
    await first.catchUp(logOf(eventsOf(LIFE)));
    await first.catchUp(logOf(events));
    expect(first.position).toBe(events.length);
    expect(await rowsOf(first, 'SELECT count(*)::INTEGER FROM mirrored.event')).toEqual([[events.length]]);
    await first.close();
  });

  it('is made anew when the columns are others', async () => {
    const first = await open();
    await first.catchUp(logOf(eventsOf(LIFE)));
    await first.close();
    const again = await open([...eventDefinitions, defineEvent('Invented', z.strictObject({ what: z.string() }))]);
    expect(again.position).toBe(0);
    await again.close();
  });

  it('is made anew when the file is damaged', async () => {
    writeFileSync(path, 'not a database');
    const mirror = await open();
    await mirror.catchUp(logOf(eventsOf(LIFE)));
    expect(mirror.position).toBe(LIFE.length);
    await mirror.close();
  });

  it('holds nothing of an event that does not fit, and says which', async () => {
    const wrong: Told = [YOUTH, 'PathwayClosed', '2025-04-01', { reason: 12 }];
    const mirror = await open();
    await expect(mirror.catchUp(logOf(eventsOf([...LIFE, wrong])))).rejects.toThrow('event 6 (PathwayClosed): reason');
    expect(mirror.position).toBe(0);
    await mirror.catchUp(logOf(eventsOf(LIFE)));
    expect(await rowsOf(mirror, 'SELECT count(*)::INTEGER FROM mirrored.event')).toEqual([[LIFE.length]]);
    await mirror.close();
  });

  it('passes over types that this release does not know', async () => {
    const mirror = await open();
    await mirror.catchUp(logOf(eventsOf([...LIFE, [YOUTH, 'OfTomorrow', '2025-04-01', {}]])));
    expect(mirror.position).toBe(LIFE.length + 1);
    await mirror.close();
  });

  it('holds no ciphertext, no account of an actor, nothing personal', async () => {
    const mirror = await open();
    await mirror.catchUp(logOf(eventsOf(LIFE)));
    await mirror.close();
    const bytes = readFileSync(path, 'latin1');
    expect(bytes).toContain('MOVED');
    for (const secret of ['kv=1', 'c2VhbGVk', `acc-${ulid(9)}`]) expect(bytes).not.toContain(secret);
    expect(existsSync(`${path}.wal`)).toBe(false);
  });

  it('tells how far it is', async () => {
    const mirror = await open();
    const told: number[] = [];
    await mirror.catchUp(logOf(eventsOf(LIFE)), { batch: 2, onProgress: ({ done, total }) => told.push(done, total) });
    expect(told).toEqual([2, 5, 4, 5, 5, 5]);
    await mirror.close();
  });
});
