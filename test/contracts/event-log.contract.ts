import { CommandIdReused, ConcurrencyConflict, type EventLog } from '../../src/application/ports/event-log.js';
import { Unavailable } from '../../src/application/ports/faults.js';
import { appendOf, id, streamOf } from './records.js';

/** One store of a test: opened as often as it is asked for, always on the same content. */
export interface StoreUnderTest {
  open(): Promise<EventLog>;
  remove(): Promise<void>;
}

/** What every adapter of the log must do. */
export function eventLogContract(adapter: string, newStore: () => Promise<StoreUnderTest>): void {
  describe(`the log, ${adapter}`, () => {
    let store: StoreUnderTest;
    let log: EventLog;

    beforeEach(async () => {
      store = await newStore();
      log = await store.open();
    });

    afterEach(async () => {
      await log.close();
      await store.remove();
    });

    const restart = async (): Promise<void> => {
      await log.close();
      log = await store.open();
    };
    const all = async () => log.read(0, 10_000);

    it('is empty at first', async () => {
      expect(await log.head()).toBe(0);
      expect(await all()).toEqual([]);
      expect(await log.readStream(streamOf(1))).toEqual([]);
      expect(await log.receipt(id(1))).toBeUndefined();
      expect(await log.streams('youthPathway')).toEqual([]);
    });

    it('gives back what was appended, to the last character, also after a restart', async () => {
      const append = appendOf(streamOf(1), -1, 1, { count: 3 });
      await log.append(append);
      await restart();
      const events = await log.readStream(streamOf(1));
      expect(events.map(({ position, hash, ...record }) => ({ position, hash, record }))).toEqual(
        append.events.map(({ record, hash }, index) => ({ position: index + 1, hash, record })),
      );
      expect(await all()).toEqual(events);
    });

    it('numbers events 1, 2, 3 … over all streams, in the order of the appends', async () => {
      await log.append(appendOf(streamOf(1), -1, 1, { count: 2 }));
      await log.append(appendOf(streamOf(2), -1, 2));
      await log.append(appendOf(streamOf(1), 1, 3));
      const order = (await all()).map(({ position, stream, revision }) => [position, stream, revision]);
      expect(order).toEqual([
        [1, streamOf(1), 0],
        [2, streamOf(1), 1],
        [3, streamOf(2), 0],
        [4, streamOf(1), 2],
      ]);
      expect(await log.head()).toBe(4);
    });

    it('reads a page after a position, and a stream from a revision', async () => {
      await log.append(appendOf(streamOf(1), -1, 1, { count: 5 }));
      expect((await log.read(1, 2)).map(({ position }) => position)).toEqual([2, 3]);
      expect(await log.read(5, 10)).toEqual([]);
      expect((await log.readStream(streamOf(1), 3)).map(({ revision }) => revision)).toEqual([3, 4]);
    });

    it('lists the streams of a category in order of creation', async () => {
      for (const [n, category] of ['offer', 'structure', 'offer'].entries())
        await log.append(appendOf(streamOf(9 - n, category), -1, n));
      expect(await log.streams('offer')).toEqual([streamOf(9, 'offer'), streamOf(7, 'offer')]);
    });

    describe('the expected revision', () => {
      it.each([
        ['a stream that is there', -1],
        ['behind', 0],
        ['ahead', 2],
      ])('must be exact: %s is a conflict and leaves nothing', async (_case, expected) => {
        await log.append(appendOf(streamOf(1), -1, 1, { count: 2 }));
        const conflict = log.append(appendOf(streamOf(1), expected, 2));
        await expect(conflict).rejects.toEqual(new ConcurrencyConflict(streamOf(1), expected, 1));
        expect(await log.head()).toBe(2);
        expect(await log.receipt(id(2))).toBeUndefined();
      });

      it('of a stream that does not exist is -1', async () => {
        await expect(log.append(appendOf(streamOf(1), 0, 1))).rejects.toThrow(ConcurrencyConflict);
        expect(await log.streams('youthPathway')).toEqual([]);
      });

      it('counts what was called before, committed or not', async () => {
        const calls = Array.from({ length: 50 }, (_, n) => log.append(appendOf(streamOf(1), n - 1, n)));
        const receipts = await Promise.all(calls);
        expect(receipts.map(({ position }) => position)).toEqual(receipts.map((_, n) => n + 1));
        expect(receipts.map(({ revision }) => revision)).toEqual(receipts.map((_, n) => n));
      });

      it('lets one of 16 writers win, and it alone', async () => {
        const writers = Array.from({ length: 16 }, (_, n) => log.append(appendOf(streamOf(1), -1, n, { count: 2 })));
        const outcomes = await Promise.allSettled(writers);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        for (const outcome of outcomes)
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ConcurrencyConflict);
        expect(await log.head()).toBe(2);
      });

      it('of 16 writers who try again, each gets in once', async () => {
        const insist = async (command: number): Promise<void> => {
          for (;;) {
            const { length } = await log.readStream(streamOf(1));
            try {
              await log.append(appendOf(streamOf(1), length - 1, command));
              return;
            } catch (error) {
              if (!(error instanceof ConcurrencyConflict)) throw error;
            }
          }
        };
        await Promise.all(Array.from({ length: 16 }, (_, n) => insist(n)));
        const events = await log.readStream(streamOf(1));
        expect(events.map(({ revision }) => revision)).toEqual(Array.from({ length: 16 }, (_, n) => n));
        expect(new Set(events.map(({ commandId }) => commandId)).size).toBe(16);
      });
    });

    describe('a command id', () => {
      it('appends once and gives the same receipt, at once, later and after a restart', async () => {
        const append = appendOf(streamOf(1), -1, 1, { count: 2 });
        const [first, second] = await Promise.all([log.append(append), log.append(append)]);
        expect(first).toEqual({
          commandId: id(1),
          digest: 'digest 1',
          stream: streamOf(1),
          events: 2,
          position: 2,
          revision: 1,
        });
        expect(second).toEqual(first);
        await restart();
        expect(await log.append(append)).toEqual(first);
        expect(await log.receipt(id(1))).toEqual(first);
        expect(await log.head()).toBe(2);
      });

      it('leaves a receipt although nothing was appended', async () => {
        await log.append(appendOf(streamOf(1), -1, 1));
        const receipt = await log.append(appendOf(streamOf(1), 0, 2, { count: 0 }));
        expect(receipt).toMatchObject({ events: 0, position: 1, revision: 0 });
        const nowhere = await log.append(appendOf(streamOf(2), -1, 3, { count: 0 }));
        expect(nowhere).toMatchObject({ events: 0, position: 1, revision: -1 });
        await restart();
        expect(await log.receipt(id(2))).toEqual(receipt);
        expect(await log.append(appendOf(streamOf(2), -1, 3, { count: 0 }))).toEqual(nowhere);
        expect(await log.streams('youthPathway')).toEqual([streamOf(1)]);
      });

      it('is refused for another content', async () => {
        await log.append(appendOf(streamOf(1), -1, 1));
        const other = appendOf(streamOf(1), 0, 1, { digest: 'another' });
        await expect(log.append(other)).rejects.toEqual(new CommandIdReused(id(1)));
        const queued = log.append(appendOf(streamOf(2), -1, 2));
        await expect(log.append(appendOf(streamOf(3), -1, 2, { digest: 'another' }))).rejects.toThrow(CommandIdReused);
        await queued;
        expect(await log.head()).toBe(2);
      });

      it('has its receipt while it is on its way', async () => {
        const answer = log.append(appendOf(streamOf(1), -1, 1));
        expect(await log.receipt(id(1))).toEqual(await answer);
      });
    });

    it('tells of each commit when it is durable, until asked to stop', async () => {
      const heads: number[] = [];
      const stop = log.onCommit((head) => heads.push(head));
      await log.append(appendOf(streamOf(1), -1, 1, { count: 2 }));
      await log.append(appendOf(streamOf(2), -1, 2));
      expect(heads).toEqual([2, 3]);
      stop();
      await log.append(appendOf(streamOf(3), -1, 3));
      expect(heads).toEqual([2, 3]);
    });

    it('commits nothing when what must come before fails, and goes on when it no longer does', async () => {
      let failing = true;
      log.beforeCommit(() => {
        if (failing) throw new Unavailable('vault.unavailable');
      });
      const lost = [log.append(appendOf(streamOf(1), -1, 1)), log.append(appendOf(streamOf(1), 0, 2))];
      for (const one of await Promise.allSettled(lost))
        expect(one).toMatchObject({ reason: { code: 'vault.unavailable' } });
      expect(await log.head()).toBe(0);
      expect(await log.receipt(id(1))).toBeUndefined();
      failing = false;
      expect(await log.append(appendOf(streamOf(1), -1, 1))).toMatchObject({ position: 1 });
    });

    it('takes nothing once it is closed, and has kept what it was given before', async () => {
      const last = log.append(appendOf(streamOf(1), -1, 1));
      await log.close();
      await expect(last).resolves.toMatchObject({ position: 1 });
      await expect(log.append(appendOf(streamOf(1), 0, 2))).rejects.toThrow(Unavailable);
      log = await store.open();
      expect(await log.head()).toBe(1);
    });
  });
}
