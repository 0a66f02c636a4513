import type { Lease } from '../ports/lease.js';

export interface SchedulerParts {
  /** What is done at each turn. */
  readonly work: () => Promise<void>;
  readonly lease: Lease;
  readonly failed: (error: unknown) => void;
  readonly everySeconds?: number;
}

const MINUTE = 60;
/** A holder that dies is replaced after this many turns. */
const TURNS_HELD = 3;

/** Does its work now and then every minute, one turn at a time, on one instance at a time. A failed turn is followed by the next. */
export class Scheduler {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(private readonly parts: SchedulerParts) {}

  start(): void {
    if (this.timer) return;
    const { everySeconds = MINUTE } = this.parts;
    this.timer = setInterval(() => {
      void this.turn();
    }, everySeconds * 1000);
    // The process lives as long as the server does, not the clock.
    this.timer.unref();
    void this.turn();
  }

  /** One turn; when one is under way already, that one. */
  turn(): Promise<void> {
    this.running ??= this.attempt().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** No turn begins any more; resolves when the present one is over. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    this.timer = undefined;
    await this.running;
    await this.parts.lease.release();
  }

  private async attempt(): Promise<void> {
    const { work, lease, failed, everySeconds = MINUTE } = this.parts;
    try {
      if (await lease.hold(everySeconds * TURNS_HELD)) await work();
    } catch (error) {
      failed(error);
    }
  }
}
