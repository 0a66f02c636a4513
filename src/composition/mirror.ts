import type { EventLog } from '../application/ports/event-log.js';
import { eventDefinitions } from '../domain/catalogue.js';
import type { LazyMirror } from '../infrastructure/house.js';
import type { Mirror } from '../projections/annual-report/mirror/mirror.js';

export function lazyMirror(path: string, log: EventLog): LazyMirror {
  let opening: Promise<Mirror> | undefined;
  const open = async (): Promise<Mirror> => {
    const [{ Mirror: columnar }, { MirrorBusy }] = await Promise.all([
      import('../projections/annual-report/mirror/mirror.js'),
      import('../projections/annual-report/mirror/instance.js'),
    ]);
    try {
      return await columnar.open(path, { definitions: eventDefinitions });
    } catch (error) {
      if (!(error instanceof MirrorBusy)) throw error;
      // The server has the file: a command beside it makes itself a copy of its own, for as long as it runs.
      return columnar.open(':memory:', { definitions: eventDefinitions });
    }
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
