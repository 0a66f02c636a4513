import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { StoredEvent } from '../../application/ports/event-log.js';
import type { Projection } from './projection.js';
import { type Journal, Projections } from './projections.js';

/** A journal in memory that tells its listeners after each commit. */
class MemoryJournal implements Journal {
  private readonly events: StoredEvent[] = [];
  private readonly listeners = new Set<(head: number) => void>();
  reads = 0;

  write(stream: string, type: string, facts: Record<string, unknown> = {}): void {
    const position = this.events.length + 1;
    const revision = this.events.filter((event) => event.stream === stream).length;
    this.events.push({ stream, type, facts, position, revision, effectiveOn: '2025-01-01' } as unknown as StoredEvent);
    for (const listener of this.listeners) listener(position);
  }

  async read(after: number, limit: number): Promise<readonly StoredEvent[]> {
    this.reads += 1;
    return Promise.resolve(this.events.slice(after, after + limit));
  }

  async readStream(stream: string): Promise<readonly StoredEvent[]> {
    return Promise.resolve(this.events.filter((event) => event.stream === stream));
  }

  async head(): Promise<number> {
    return Promise.resolve(this.events.length);
  }

  onCommit(listener: (head: number) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}

let poisoned = true;

/** Counts the steps of each stream; refuses a step called POISON while `poisoned`. */
function stepCounter(version = 1, name = 'steps'): Projection {
  return {
    name,
    version,
    reads: new Set(['Step']),
    schema: 'CREATE TABLE step (stream TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID',
    prepare(db: Database) {
      const count = db.prepare('INSERT INTO step VALUES (?, 1) ON CONFLICT (stream) DO UPDATE SET n = n + 1');
      return (event) => {
        count.run(event.stream);
        if (event.facts.name === 'POISON' && poisoned) throw new Error('this step cannot be taken');
      };
    },
  };
}

describe('the read models', () => {
  let directory: string;
  let journal: MemoryJournal;
  let projections: Projections;

  const open = (...definitions: readonly Projection[]): Projections =>
    new Projections(directory, journal, definitions.length > 0 ? definitions : [stepCounter()]);
  const steps = (stream: string): number => {
    const row = projections.db('steps').prepare('SELECT n FROM step WHERE stream = ?').get(stream);
    return (row as { n: number } | undefined)?.n ?? 0;
  };

  beforeEach(() => {
    poisoned = true;
    directory = mkdtempSync(join(tmpdir(), 'projections-'));
    journal = new MemoryJournal();
    projections = open();
  });

  afterEach(async () => {
    await projections.close();
    rmSync(directory, { recursive: true });
  });

  it('take each event once, also across a restart', async () => {
    journal.write('a', 'Step');
    await projections.catchUp();
    await projections.close();
    journal.write('a', 'Step');
    projections = open();
    await projections.catchUp();
    await projections.catchUp();
    expect(steps('a')).toBe(2);
    expect(projections.status()).toMatchObject([{ name: 'steps', position: 2, complete: true }]);
  });

  it('move their checkpoint over events that they do not read', async () => {
    journal.write('a', 'SomethingElse');
    await projections.catchUp();
    expect(steps('a')).toBe(0);
    expect(projections.status()[0]?.position).toBe(1);
  });

  it('let a reader see what was just written', async () => {
    projections.follow();
    journal.write('a', 'Step');
    journal.write('a', 'Step');
    await projections.reached(2);
    expect(steps('a')).toBe(2);
  });

  it('refuse to wait for a position that the log does not have', async () => {
    journal.write('a', 'Step');
    await expect(projections.reached(9)).rejects.toThrow('beyond the head');
  });

  it('follow events committed while a run is under way', async () => {
    projections.follow();
    for (let i = 0; i < 50; i += 1) {
      journal.write('a', 'Step');
      await Promise.resolve();
    }
    await projections.reached(50);
    expect(steps('a')).toBe(50);
  });

  it('park an event that cannot be taken, keep its stream behind it, and go on with the others', async () => {
    journal.write('a', 'Step');
    journal.write('a', 'Step', { name: 'POISON' });
    journal.write('a', 'Step');
    journal.write('b', 'Step');
    await projections.catchUp();
    expect(steps('a')).toBe(1);
    expect(steps('b')).toBe(1);
    expect(projections.parked()).toEqual([
      { projection: 'steps', stream: 'a', position: 2, type: 'Step', reason: 'this step cannot be taken' },
    ]);
    expect(projections.status()[0]).toMatchObject({ complete: false, parkedStreams: 1, position: 4 });
  });

  it('resume a parked stream in order when it is retried, and only then', async () => {
    journal.write('a', 'Step', { name: 'POISON' });
    journal.write('a', 'Step');
    await projections.catchUp();
    expect(await projections.retry()).toHaveLength(1);
    expect(steps('a')).toBe(0);
    await projections.close();
    poisoned = false;
    projections = open();
    journal.write('a', 'Step');
    await projections.catchUp();
    expect(steps('a')).toBe(0);
    expect(await projections.retry()).toEqual([]);
    expect(steps('a')).toBe(3);
    journal.write('a', 'Step');
    await projections.catchUp();
    expect(steps('a')).toBe(4);
  });

  it('are rebuilt beside the one that serves, which is then removed', async () => {
    journal.write('a', 'Step');
    await projections.catchUp();
    projections.db('steps').prepare('UPDATE step SET n = 99').run();
    const done: number[] = [];
    const rebuilt = projections.rebuild('steps', (progress) => done.push(progress.done));
    expect(steps('a')).toBe(99);
    await rebuilt;
    expect(steps('a')).toBe(1);
    expect(done.at(-1)).toBe(1);
    expect(readdirSync(directory).filter((file) => file.startsWith('steps.') && file.endsWith('.sqlite'))).toHaveLength(
      1,
    );
  });

  it('are built anew when their version is raised, and what an interrupted rebuild left is removed', async () => {
    journal.write('a', 'Step');
    await projections.catchUp();
    await projections.close();
    writeFileSync(join(directory, 'steps.v1.7.sqlite'), 'left behind');
    projections = open(stepCounter(2));
    expect(steps('a')).toBe(0);
    await projections.catchUp();
    expect(steps('a')).toBe(1);
    expect(readdirSync(directory).filter((file) => file.startsWith('steps.v1'))).toEqual([]);
  });

  it('are built anew when their file is not readable any more', async () => {
    journal.write('a', 'Step');
    await projections.catchUp();
    await projections.close();
    const file = readdirSync(directory).find((entry) => /^steps\..*sqlite$/.test(entry));
    writeFileSync(join(directory, file ?? ''), 'not a database, but long enough to be taken for one');
    projections = open();
    await projections.catchUp();
    expect(steps('a')).toBe(1);
  });

  it('read the journal in one pass for all of them', async () => {
    await projections.close();
    projections = open(stepCounter(1, 'steps'), stepCounter(1, 'steps-again'));
    journal.write('a', 'Step');
    journal.reads = 0;
    await projections.catchUp();
    expect(journal.reads).toBe(2);
    expect(projections.status().map((status) => status.position)).toEqual([1, 1]);
  });
});
