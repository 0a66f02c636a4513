import { latest, type CalendarDate } from '../../domain/kernel/calendar.js';
import { aggregateOfStream } from '../../domain/catalogue.js';
import { DomainError } from '../../domain/kernel/refusals.js';
import type { Directory } from '../execution/directory.js';
import type { CommandExecutor } from '../execution/executor.js';
import { InputInvalid } from '../execution/request.js';
import type { Ids } from '../ports/ids.js';
import type { ReactionOutcome, ReactionQueue, ReactionTask } from '../ports/reactions.js';
import { commandsOf, LATER, STANDS, type ReactionCommand } from './commands.js';

export interface ReactionParts {
  readonly queue: ReactionQueue;
  readonly executor: Pick<CommandExecutor, 'execute' | 'directory'>;
  readonly ids: Pick<Ids, 'derived'>;
  /** Today, for what no structure dates. */
  readonly today: () => CalendarDate;
}

const BATCH = 500;

/**
 * Does what follows across aggregates, until nothing follows any more: what a reaction records may have consequences of its
 * own. Each task becomes commands whose ids follow from the event and the target, given before the task is marked: cut short
 * in between, or run twice, it ends the same. A refused command is kept with its code and not tried again by itself.
 *
 * @param on the day that the clock has reached, for what ends on a day known beforehand
 * @returns how many tasks recorded something
 * @throws Unavailable, IntegrityError when the store fails: what is not marked stays to be done
 */
export async function react(parts: ReactionParts, on?: CalendarDate): Promise<number> {
  const { queue } = parts;
  let recorded = 0;
  for (;;) {
    await queue.settle();
    const tasks = queue.open(on, BATCH);
    if (tasks.length === 0) return recorded;
    const outcomes = await Promise.all(
      tasks.map(async (task) => ({ task, outcome: await outcomeOf(parts, task, commandsOf(task)) })),
    );
    const done = outcomes.flatMap(({ task, outcome }) => (outcome === 'LATER' ? [] : [{ task, outcome }]));
    // What must wait stays open; the record that it waits for makes the next run.
    if (done.length === 0) return recorded;
    recorded += done.filter(({ outcome }) => outcome.state === 'RECORDED').length;
    queue.close(done);
  }
}

async function outcomeOf(
  parts: ReactionParts,
  task: ReactionTask,
  [first, ...others]: readonly ReactionCommand[],
): Promise<ReactionOutcome | 'LATER'> {
  if (!first) return { state: 'UNCHANGED' };
  try {
    const { events } = await parts.executor.execute(requestOf(parts, task, first));
    return { state: events > 0 ? 'RECORDED' : 'UNCHANGED' };
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof InputInvalid)) throw error;
    if (error.code === LATER) return 'LATER';
    if (first.moot.includes(error.code)) return outcomeOf(parts, task, others);
    const by = error.code === STANDS ? bearerOf(task, await parts.executor.directory()) : undefined;
    return by === undefined ? { state: 'REFUSED', code: error.code } : { state: 'BORNE', by };
  }
}

function requestOf({ ids, today }: ReactionParts, task: ReactionTask, { command, data }: ReactionCommand) {
  const { stream, eventId, reaction, key, effectiveOn, correlationId } = task;
  return {
    commandId: ids.derived(task.commandId, [eventId, reaction, stream, key, effectiveOn, command].join('|')),
    aggregate: aggregateOfStream(stream)?.name ?? '',
    id: stream,
    command,
    effectiveOn,
    actor: { kind: 'CLOCK' },
    data,
    correlationId,
    causationId: eventId,
    source: 'REACTION',
    // Overseas a day may have begun that has not in Paris.
    today: latest(today(), effectiveOn),
  } as const;
}

/** Another convention in force that covers both ends of the referral, the most local one. */
function bearerOf({ effectiveOn, data: { from, to } }: ReactionTask, directory: Directory): string | undefined {
  if (from === undefined || to === undefined) return undefined;
  return directory.conventionsInForce(effectiveOn, from, to)[0]?.id;
}
