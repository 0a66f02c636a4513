import { dateIn, NATIONAL_TIME_ZONE } from '../application/execution/local-date.js';
import type { CommandExecutor } from '../application/execution/executor.js';
import type { Clock } from '../application/ports/clock.js';
import type { Ids } from '../application/ports/ids.js';
import type { ReactionsStatus } from '../application/ports/reactions.js';
import { react } from '../application/reactions/react.js';
import type { CalendarDate } from '../domain/kernel/calendar.js';
import type { Projections } from '../projections/engine/projections.js';
import { reactionQueue, reactionsStatus, reopenRefused } from '../projections/reactions/queue.js';

interface ReactorParts {
  readonly projections: Projections;
  readonly executor: CommandExecutor;
  readonly ids: Ids;
  readonly clock: Clock;
}

/** What crosses aggregates, one run at a time: twice would be harmless, and a waste. */
export class Reactor {
  private turn: Promise<unknown> = Promise.resolve();
  private waiting: Promise<number> | undefined;

  constructor(private readonly parts: ReactorParts) {}

  /** @param on the day that the clock has reached */
  react(on?: CalendarDate): Promise<number> {
    const { projections, executor, ids, clock } = this.parts;
    const queue = reactionQueue(
      () => projections.db('reactions'),
      () => projections.catchUp(),
    );
    const today = (): CalendarDate => dateIn(NATIONAL_TIME_ZONE, clock.now());
    const run = this.turn.then(() => react({ queue, executor, ids, today }, on));
    this.turn = run.catch(() => undefined);
    return run;
  }

  /** Something was recorded: a run that has not begun yet will see it. */
  noticed(): Promise<number> {
    this.waiting ??= this.turn
      .then(() => {
        this.waiting = undefined;
      })
      .then(() => this.react());
    return this.waiting;
  }

  status(): ReactionsStatus {
    return reactionsStatus(this.parts.projections.db('reactions'));
  }

  reopenRefused(): number {
    return reopenRefused(this.parts.projections.db('reactions'));
  }
}
