import type { Database } from 'better-sqlite3';
import type {
  ReactionOutcome,
  ReactionQueue,
  ReactionTask,
  ReactionsStatus,
  RefusedReaction,
} from '../../application/ports/reactions.js';
import { Ties } from './ties.js';

/**
 * @param db gives the database that serves now
 * @param catchUp brings it up to the head of the log
 */
export function reactionQueue(db: () => Database, catchUp: () => Promise<void>): ReactionQueue {
  return {
    settle: catchUp,
    open(on, limit) {
      if (on !== undefined)
        db().transaction(() => {
          new Ties(db()).reached(on);
        })();
      return openTasks(db(), limit);
    },
    close(outcomes) {
      db().transaction(() => {
        for (const { task, outcome } of outcomes) close(db(), task, outcome);
      })();
    },
  };
}

interface StoredTask extends Omit<ReactionTask, 'data'> {
  readonly data: string;
}

const COLUMNS = `id, reaction, event_id AS eventId, command_id AS commandId, correlation_id AS correlationId, stream, key,
  effective_on AS effectiveOn, data`;

function openTasks(db: Database, limit: number): readonly ReactionTask[] {
  const rows = db.prepare(`SELECT ${COLUMNS} FROM task WHERE state = 'OPEN' ORDER BY id LIMIT ?`).all(limit);
  return (rows as StoredTask[]).map(({ data, ...task }) => ({
    ...task,
    data: JSON.parse(data) as ReactionTask['data'],
  }));
}

function close(db: Database, task: ReactionTask, outcome: ReactionOutcome): void {
  const code = outcome.state === 'REFUSED' ? outcome.code : null;
  db.prepare('UPDATE task SET state = ?, code = ? WHERE id = ?').run(outcome.state, code, task.id);
  if (outcome.state !== 'BORNE') return;
  const { stream, reaction, key, effectiveOn: since, data } = task;
  const standing = db.prepare('SELECT 1 FROM tie WHERE stream = ? AND reaction = ? AND key = ?');
  if (!standing.get(stream, reaction, key)) return;
  new Ties(db).tie({ stream, reaction, key, cause: outcome.by, since, data }, task);
}

/** What is still to be done, and what was refused. */
export function reactionsStatus(db: Database): ReactionsStatus {
  const { open } = db.prepare(`SELECT count(*) AS open FROM task WHERE state = 'OPEN'`).get() as { open: number };
  const refused = db
    .prepare(
      `SELECT reaction, stream, effective_on AS effectiveOn, code FROM task WHERE state = 'REFUSED' ORDER BY id LIMIT 1000`,
    )
    .all() as RefusedReaction[];
  return { open, refused };
}

/** Gives what was refused another chance, once whatever stood in its way is put right. */
export function reopenRefused(db: Database): number {
  return db.prepare(`UPDATE task SET state = 'OPEN', code = NULL WHERE state = 'REFUSED'`).run().changes;
}
