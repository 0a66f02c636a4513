import { createExecutor } from '../application/execution/executor.js';
import type { Clock } from '../application/ports/clock.js';
import { aggregates, checkCatalogue, eventDefinitions } from '../domain/catalogue.js';
import { openDataDirectory } from '../infrastructure/data-directory/data-directory.js';
import { createRecordCodec } from '../infrastructure/event-log/codec/record-codec.js';
import { openEmbeddedLog } from '../infrastructure/event-log/sqlite/sqlite-event-log.js';
import type { House } from '../infrastructure/house.js';
import { createIds } from '../infrastructure/ids/ids.js';
import { openEmbeddedVault } from '../infrastructure/vault/embedded-vault.js';
import { agenda } from '../projections/agenda/projection.js';
import { consentRegister } from '../projections/consent-register/projection.js';
import { conventionRegister } from '../projections/convention-register/projection.js';
import { Projections } from '../projections/engine/projections.js';
import { pathwayHistory as pathwayHistoryProjection } from '../projections/pathway-history/projection.js';
import { structureRegister } from '../projections/structure-register/projection.js';
import { runClock } from './clock.js';
import { lazyMirror } from './mirror.js';

const systemClock: Clock = { now: () => new Date().toISOString() };

/** Opens the embedded mode. @throws DomainError as `openDataDirectory`; what was opened is closed again */
export async function openHouse(path: string, clock: Clock = systemClock): Promise<House> {
  const wrong = checkCatalogue();
  if (wrong.length > 0) throw new Error(`the catalogue cannot be served: ${wrong.join('; ')}`);
  const directory = openDataDirectory(path);
  const closing: (() => Promise<void> | void)[] = [
    () => {
      directory.release();
    },
  ];
  const close = async (): Promise<void> => {
    for (const step of closing.splice(0).reverse()) await step();
  };
  try {
    const log = openEmbeddedLog(directory.log);
    closing.push(() => log.close());
    const vault = openEmbeddedVault(directory.vault, directory.keyFile);
    closing.push(() => {
      vault.close();
    });
    const ids = createIds();
    const codec = createRecordCodec(eventDefinitions, vault, ids);
    const executor = createExecutor({ log, vault, codec, ids, clock, aggregates });
    const projections = new Projections(directory.readModels, log, readModels());
    closing.push(() => projections.close());
    const mirror = lazyMirror(directory.mirror, log);
    closing.push(() => mirror.close());
    return {
      directory,
      log,
      vault,
      codec,
      executor,
      projections,
      mirror,
      tick: (on, onProgress) => runClock({ projections, executor, ids }, on, onProgress),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function readModels() {
  const everyType = eventDefinitions.map(({ type }) => type);
  return [
    pathwayHistoryProjection(everyType),
    consentRegister,
    conventionRegister,
    structureRegister,
    agenda(everyType),
  ] as const;
}
