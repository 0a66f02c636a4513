import type { EventLog } from '../application/ports/event-log.js';
import { eventDefinitions } from '../domain/catalogue.js';
import type { LazyMirror } from '../infrastructure/house.js';
import type { Mirror } from '../projections/annual-report/mirror/mirror.js';

export function lazyMirror(path: string, log: EventLog): LazyMirror {
  let opening: Promise<Mirror> | undefined;
  const open = async (): Promise<Mirror> => {
    const { Mirror: columnar } = await import('../projections/annual-report/mirror/mirror.js');
    return columnar.open(path, { definitions: eventDefinitions });
  };
  return {
    async caughtUp(onProgress) {
      opening ??= open();
      const mirror = await opening;
      await mirror.catchUp(log, onProgress ? { onProgress } : {});
      return mirror;
    },
    async close() {
      await (await opening)?.close();
    },
  };
}
