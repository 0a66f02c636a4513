import type { Lease } from '../ports/lease.js';
import { Scheduler } from './scheduler.js';

class OneLease implements Lease {
  held = true;
  released = 0;

  hold(): Promise<boolean> {
    return Promise.resolve(this.held);
  }

  release(): Promise<void> {
    this.released += 1;
    return Promise.resolve();
  }
}

describe('the scheduler', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('works at once, then every minute, until it is stopped', async () => {
    let turns = 0;
    const lease = new OneLease();
    const scheduler = new Scheduler({
      work: () => {
        turns += 1;
        return Promise.resolve();
      },
      lease,
      failed: () => undefined,
    });
    scheduler.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(turns).toBe(1);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(turns).toBe(3);
    await scheduler.stop();
    await jest.advanceTimersByTimeAsync(600_000);
    expect(turns).toBe(3);
    expect(lease.released).toBe(1);
  });

  it('leaves the work to whoever holds the lease', async () => {
    let turns = 0;
    const lease = new OneLease();
    lease.held = false;
    const work = (): Promise<void> => {
      turns += 1;
      return Promise.resolve();
    };
    const scheduler = new Scheduler({ work, lease, failed: () => undefined });
    await scheduler.turn();
    expect(turns).toBe(0);
    lease.held = true;
    await scheduler.turn();
    expect(turns).toBe(1);
  });

  it('never works twice at once, and waits for the turn that runs when it is stopped', async () => {
    let running = 0;
    let most = 0;
    let finish = (): void => undefined;
    const work = async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => (finish = resolve));
      running -= 1;
    };
    const scheduler = new Scheduler({ work, lease: new OneLease(), failed: () => undefined });
    scheduler.start();
    await jest.advanceTimersByTimeAsync(300_000);
    expect(most).toBe(1);
    let stopped = false;
    const stopping = scheduler.stop().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(0);
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(running).toBe(0);
  });

  it('goes on after a turn that failed, and says so', async () => {
    const failures: unknown[] = [];
    let turns = 0;
    const work = (): Promise<void> => {
      turns += 1;
      return turns === 1 ? Promise.reject(new Error('disk full')) : Promise.resolve();
    };
    const scheduler = new Scheduler({ work, lease: new OneLease(), failed: (error) => failures.push(error) });
    await scheduler.turn();
    await scheduler.turn();
    expect([turns, failures.length]).toEqual([2, 1]);
  });
});
