import { Erasures, type ErasureParts } from '../application/erasure/erasures.js';
import { ErasureLedger } from '../application/erasure/ledger.js';
import { Retention } from '../application/erasure/retention.js';
import type { CommandExecutor } from '../application/execution/executor.js';
import type { Clock } from '../application/ports/clock.js';
import type { Copies, ErasureJournal, ErasureStep, Traces } from '../application/ports/erasure.js';
import type { EventLog } from '../application/ports/event-log.js';
import { Unavailable } from '../application/ports/faults.js';
import type { Ids } from '../application/ports/ids.js';
import type { KeyVault } from '../application/ports/key-vault.js';
import type { RecordCodec } from '../application/ports/record-codec.js';
import { aggregateOfStream } from '../domain/catalogue.js';
import type { CalendarDate } from '../domain/kernel/calendar.js';
import type { YouthPathwayState } from '../domain/youth-pathway/state.js';
import type { DataDirectory } from '../infrastructure/data-directory/data-directory.js';
import { certificateSigner } from '../infrastructure/erasure/certificate-key.js';
import { deliverCertificate } from '../infrastructure/erasure/erasure-store.js';
import { logFailure } from '../infrastructure/logging/log-line.js';
import { resettle, streamsDue } from '../projections/agenda/projection.js';
import type { Projections } from '../projections/engine/projections.js';
import { pathwayRegister } from '../projections/pathway-history/queries.js';
import { settle } from './clock.js';

interface Parts {
  readonly directory: DataDirectory;
  readonly log: EventLog;
  readonly vault: KeyVault;
  readonly codec: RecordCodec;
  readonly executor: CommandExecutor;
  readonly projections: Projections;
  readonly journal: ErasureJournal;
  readonly copies: Copies;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly between: ((step: ErasureStep) => void) | undefined;
}

/** Erasures, and the ledger of what must be unreadable, in the embedded house. */
export function erasuresOn({ directory, projections, between, ...parts }: Parts): {
  readonly erasures: Erasures;
  readonly ledger: ErasureLedger;
  readonly retention: Retention;
} {
  const traces = tracesOn({ projections, executor: parts.executor });
  const family = (pathway: string) => pathwaysOf(pathway, projections, parts.executor);
  const erasureParts: ErasureParts = {
    ...parts,
    ...(between && { between }),
    traces,
    signer: certificateSigner(directory.certificateKey),
    pathwaysOf: family,
    deliver: (erasureId, certificate) => {
      deliverCertificate(directory.certificates, erasureId, certificate);
    },
    later: (action) => {
      setTimeout(action, RETRY_AFTER).unref();
    },
  };
  const onErased = async (pathways: readonly string[]): Promise<void> => {
    for (const trace of traces) await trace.purge(pathways);
  };
  const { log, vault, executor } = parts;
  const erasures = new Erasures(erasureParts);
  const dueUntil = async (on: CalendarDate): Promise<readonly string[]> => {
    await settle({ projections, executor });
    return streamsDue(projections.db('agenda'), 'RETENTION_DUE', on);
  };
  return {
    erasures,
    ledger: new ErasureLedger({ log, vault, onErased }),
    retention: new Retention({ executor, erasures, dueUntil, pathwaysOf: family }),
  };
}

const RETRY_AFTER = 5_000;
const FOLLOWED_WITHIN = 100;

/** Keeps the ledger at the head of the log; at the end too. What cannot be destroyed now is at the next start. */
export function followLedger(log: EventLog, ledger: ErasureLedger): () => Promise<void> {
  let soon: NodeJS.Timeout | undefined;
  const follow = async (): Promise<void> => {
    soon = undefined;
    try {
      await ledger.catchUp();
    } catch (error) {
      if (!(error instanceof Unavailable)) throw error;
      logFailure('erasure', error);
    }
  };
  const failed = (error: unknown): void => {
    logFailure('erasure', error);
  };
  const unfollow = log.onCommit(() => {
    soon ??= setTimeout(() => void follow().catch(failed), FOLLOWED_WITHIN).unref();
  });
  return () => {
    unfollow();
    clearTimeout(soon);
    return follow();
  };
}

function tracesOn({ projections, executor }: Pick<Parts, 'projections' | 'executor'>): readonly Traces[] {
  const deadlinesOf = async (stream: string) => {
    const present = await executor.present(stream);
    return present ? (aggregateOfStream(stream)?.deadlines(present.state) ?? []) : [];
  };
  return [
    {
      name: 'caches',
      purge: async (pathways) => {
        for (const pathway of pathways) await executor.forget(pathway);
      },
    },
    {
      // The one read model that holds anything personal: birthdays.
      name: 'agenda',
      purge: async (pathways) => {
        await projections.catchUp();
        await resettle(projections.db('agenda'), pathways, deadlinesOf);
        if (!projections.wipe('agenda')) throw new Unavailable('erasure.incomplete');
      },
    },
  ];
}

/** The path that lives on after merges, and all that it has absorbed. */
async function pathwaysOf(
  pathway: string,
  projections: Projections,
  executor: CommandExecutor,
): Promise<readonly string[]> {
  await projections.catchUp();
  const register = pathwayRegister(() => projections.db('pathway-history'));
  let root = pathway;
  for (const seen = new Set<string>(); !seen.has(root);) {
    seen.add(root);
    const state = (await executor.present(root))?.state as YouthPathwayState | undefined;
    root = state?.lifecycle.merged?.survivor ?? root;
  }
  return [root, ...register.absorbedBy(root)];
}
