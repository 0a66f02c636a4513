import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createExecutor, type CommandExecutor, type ExecutorParts } from '../../src/application/execution/executor.js';
import type { CommandRequest } from '../../src/application/execution/request.js';
import type { Clock } from '../../src/application/ports/clock.js';
import type { StoredEvent } from '../../src/application/ports/event-log.js';
import type { Ids } from '../../src/application/ports/ids.js';
import type { RecordCodec } from '../../src/application/ports/record-codec.js';
import type { Aggregate } from '../../src/domain/kernel/aggregate.js';
import type { PastEvent } from '../../src/domain/kernel/event.js';
import { createRecordCodec } from '../../src/infrastructure/event-log/codec/record-codec.js';
import { openEmbeddedLog, type SqliteEventLog } from '../../src/infrastructure/event-log/sqlite/sqlite-event-log.js';
import { createIds } from '../../src/infrastructure/ids/ids.js';
import { openEmbeddedVault, type EmbeddedVault } from '../../src/infrastructure/vault/embedded-vault.js';

/** A clock that says what a test wants. */
export class SetClock implements Clock {
  constructor(private instant: string) {}

  now(): string {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = instant;
  }
}

export interface House {
  readonly log: SqliteEventLog;
  readonly vault: EmbeddedVault;
  readonly codec: RecordCodec;
  readonly ids: Ids;
  readonly clock: SetClock;
  readonly executor: CommandExecutor;
  close(): Promise<void>;
}

/** The embedded log and vault in a directory, and an executor on them. */
export function openHouse(
  directory: string,
  aggregates: readonly Aggregate[],
  more: Partial<ExecutorParts> = {},
): House {
  const log = openEmbeddedLog(join(directory, 'log.sqlite'));
  const vault = openEmbeddedVault(join(directory, 'vault.sqlite'), join(directory, 'kek.key'), {});
  const ids = createIds();
  const definitions = aggregates.flatMap(({ evolutions }) => evolutions.map(({ definition }) => definition));
  const codec = createRecordCodec(definitions, vault, ids);
  const clock = new SetClock('2025-06-16T10:00:00.000Z');
  const executor = createExecutor({ log, vault, codec, ids, clock, aggregates, ...more });
  const close = async (): Promise<void> => {
    await log.close();
    vault.close();
  };
  return { log, vault, codec, ids, clock, executor, close };
}

export class TestDirectory {
  readonly path = mkdtempSync(join(tmpdir(), 'passerelle-'));

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The n-th command id of a test. */
export function commandId(n: number): string {
  return `01JC${String(n).padStart(22, '0')}`;
}

export async function everything(house: Pick<House, 'log'>): Promise<readonly StoredEvent[]> {
  return house.log.read(0, 1_000_000);
}

export async function opened(house: Pick<House, 'log' | 'codec'>, stream: string): Promise<PastEvent[]> {
  return (await house.log.readStream(stream)).map((event) => house.codec.open(event));
}

/** How a command was answered: its receipt, or the code of what was thrown. */
export async function codeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return 'accepted';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

export type Request = CommandRequest;
