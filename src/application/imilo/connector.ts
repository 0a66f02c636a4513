import { DomainError } from '../../domain/kernel/refusals.js';
import type {
  GatewayAnswer,
  ImiloGateway,
  ImiloUpdates,
  ImiloUpdateState,
  ImiloUpdateSummary,
} from '../ports/imilo.js';
import { messageOf, record, type ImiloParts } from './updates.js';

export interface ConnectorParts extends ImiloParts {
  readonly updates: ImiloUpdates;
  readonly gateway: ImiloGateway;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
}

export interface Deliveries {
  delivered: number;
  acknowledged: number;
  rejected: number;
  /** Overtaken by a withdrawal, a newer version or an erasure. */
  withheld: number;
  /** Could not be reached: to be sent again. */
  postponed: number;
  /** Refused by a rule after they had left: code by update. */
  refused: { readonly updateId: string; readonly code: string }[];
}

const FIRST_DELAY = 30_000;
const LONGEST_DELAY = 6 * 3_600_000;
const PAGE = 100;

/**
 * Sends to i-milo what it has not been told yet, one change a request, oldest first. What is to be sent follows from the log,
 * so nothing is lost when the process stops; an answer that did not come is asked for again, each time later, under the same
 * key. A rejection is a task for the adviser and is not sent again by itself.
 */
export class ImiloConnector {
  /** Tries of the updates that could not be sent; after a restart all are tried at once. */
  private readonly tries = new Map<string, { readonly failures: number; readonly notBefore: number }>();

  constructor(private readonly parts: ConnectorParts) {}

  /** One pass over what waits, rejected ones too when asked to send them `again`. */
  async run({ again = false }: { readonly again?: boolean } = {}): Promise<Deliveries> {
    const done: Deliveries = { delivered: 0, acknowledged: 0, rejected: 0, withheld: 0, postponed: 0, refused: [] };
    const states: readonly ImiloUpdateState[] = again ? ['PREPARED', 'REJECTED'] : ['PREPARED'];
    let after: number | undefined = 0;
    while (after !== undefined) {
      const page = this.parts.updates.list({ states, after, limit: PAGE });
      for (const update of page) await this.one(update, done);
      after = page.length === PAGE ? page.at(-1)?.position : undefined;
    }
    return done;
  }

  private async one(update: ImiloUpdateSummary, done: Deliveries): Promise<void> {
    const { now, gateway } = this.parts;
    if (now() < (this.tries.get(update.updateId)?.notBefore ?? 0)) {
      done.postponed += 1;
      return;
    }
    const ready = await messageOf(this.parts, update, 'API', 'CLOCK');
    if (ready.kind === 'withheld') {
      this.tries.delete(update.updateId);
      done.withheld += 1;
      return;
    }
    const answer = await gateway.send(ready.message);
    if (answer.kind === 'unavailable') {
      this.postpone(update.updateId);
      done.postponed += 1;
      return;
    }
    this.tries.delete(update.updateId);
    await this.answered(update, answer, done);
  }

  /** i-milo refuses what it was delivered: both are recorded. */
  private async answered(
    update: ImiloUpdateSummary,
    answer: Exclude<GatewayAnswer, { kind: 'unavailable' }>,
    done: Deliveries,
  ): Promise<void> {
    try {
      await record(this.parts, update, { command: 'DeliverImiloUpdate', channel: 'API' }, 'CLOCK');
      if (answer.kind === 'acknowledged')
        await record(this.parts, update, { command: 'AcknowledgeImiloUpdate' }, 'CLOCK');
      if (answer.kind === 'rejected')
        await record(this.parts, update, { command: 'RejectImiloUpdate', code: answer.code }, 'CLOCK');
      done[answer.kind] += 1;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      // A withdrawal while the request was under way: what has left cannot be called back, and is said.
      done.refused.push({ updateId: update.updateId, code: error.code });
    }
  }

  /** Twice as long each time, up to six hours, and never at the same moment as the others. */
  private postpone(updateId: string): void {
    const { now, random } = this.parts;
    const failures = (this.tries.get(updateId)?.failures ?? 0) + 1;
    const delay = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** (failures - 1));
    this.tries.set(updateId, { failures, notBefore: now() + delay * (0.5 + random() / 2) });
  }
}
