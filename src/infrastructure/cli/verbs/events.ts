import { Command } from 'commander';
import type { EventLog, StoredEvent } from '../../../application/ports/event-log.js';
import { toCloudEvent } from '../../export/cloud-event.js';
import { positionOption } from '../options.js';
import { openOutput } from '../output.js';
import { withCommon, type Common } from '../verb.js';

const BATCH = 2_000;

/** Opens the log to read it only: another process may be writing. */
export type PeekLog = (dataDirectory: string) => Pick<EventLog, 'read' | 'readStream' | 'close'>;

export function eventsVerb(peek: PeekLog): Command {
  return withCommon(new Command('events'))
    .description('écrit les événements en CloudEvents, un par ligne, dans l’ordre du journal')
    .option('--after <position>', 'commence après cette position', positionOption, 0)
    .option('--stream <nom>', 'd’un seul flux : youthPathway-01J…')
    .action(async (options: Common & { readonly after: number; readonly stream?: string }) => {
      const log = peek(options.data);
      const output = openOutput(undefined);
      try {
        for await (const batch of batches(log, options)) {
          await output.write(batch.map((event) => `${JSON.stringify(toCloudEvent(event))}\n`).join(''));
          if (process.stdout.destroyed) return;
        }
      } finally {
        await log.close();
      }
    });
}

async function* batches(
  log: Pick<EventLog, 'read' | 'readStream'>,
  { after, stream }: { readonly after: number; readonly stream?: string },
): AsyncGenerator<readonly StoredEvent[]> {
  if (stream !== undefined) {
    yield (await log.readStream(stream)).filter((event) => event.position > after);
    return;
  }
  let from = after;
  for (;;) {
    const batch = await log.read(from, BATCH);
    const last = batch.at(-1);
    if (!last) return;
    yield batch;
    from = last.position;
  }
}
