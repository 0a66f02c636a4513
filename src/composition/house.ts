import { createExecutor } from '../application/execution/executor.js';
import type { Clock } from '../application/ports/clock.js';
import type { ErasureStep } from '../application/ports/erasure.js';
import { aggregates, checkCatalogue, eventDefinitions } from '../domain/catalogue.js';
import type { CalendarDate } from '../domain/kernel/calendar.js';
import { openAccessLog } from '../infrastructure/access-log/sqlite/sqlite-access-log.js';
import { openDataDirectory } from '../infrastructure/data-directory/data-directory.js';
import { openErasureStore } from '../infrastructure/erasure/erasure-store.js';
import { createRecordCodec } from '../infrastructure/event-log/codec/record-codec.js';
import { openEmbeddedLog } from '../infrastructure/event-log/sqlite/sqlite-event-log.js';
import type { House } from '../infrastructure/house.js';
import { createIds } from '../infrastructure/ids/ids.js';
import { publishedNotices } from '../infrastructure/notices/published-notices.js';
import { openEmbeddedVault } from '../infrastructure/vault/embedded-vault.js';
import { actions } from '../projections/actions/projection.js';
import { agenda } from '../projections/agenda/projection.js';
import { consentRegister } from '../projections/consent-register/projection.js';
import { conventionRegister } from '../projections/convention-register/projection.js';
import { Projections } from '../projections/engine/projections.js';
import { imiloUpdateRegister, imiloUpdates } from '../projections/imilo-updates/projection.js';
import { mentions } from '../projections/mentions/projection.js';
import { offers } from '../projections/offers/projection.js';
import { pathwayHistory as pathwayHistoryProjection } from '../projections/pathway-history/projection.js';
import { reactions } from '../projections/reactions/projection.js';
import { reports } from '../projections/report-register/projection.js';
import { requests } from '../projections/requests/projection.js';
import { structureRegister } from '../projections/structure-register/projection.js';
import { inBackground, imiloConnector } from './background.js';
import { runClock, runClockNow, settle } from './clock.js';
import { purgeConsultations } from './consultations.js';
import { erasuresOn, followLedger } from './erasures.js';
import { lazyMirror } from './mirror.js';
import { questionsOn } from './questions.js';
import { Reactor } from './reactor.js';
import { reportLifeOn } from './reports.js';

const systemClock: Clock = { now: () => new Date().toISOString() };

/** Opens the embedded mode. @throws DomainError as `openDataDirectory`; what was opened is closed again */
export async function openHouse(
  path: string,
  clock: Clock = systemClock,
  /** Told after each step of an erasure, once it is durable: where a test cuts it short. */
  betweenErasureSteps?: (step: ErasureStep) => void,
): Promise<House> {
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
    const { journal, copies } = openErasureStore(directory.erasures);
    closing.push(() => {
      journal.close();
    });
    const isUnderErasure = (stream: string): boolean => journal.isUnderWay(stream);
    const notices = publishedNotices(directory.notices);
    const executor = createExecutor({ log, vault, codec, ids, clock, aggregates, notices, isUnderErasure });
    const projections = new Projections(directory.readModels, log, readModels());
    closing.push(() => projections.close());
    const mirror = lazyMirror(directory.mirror, log);
    closing.push(() => mirror.close());
    const reactor = new Reactor({ projections, executor, ids, clock });
    const clockParts = { projections, executor, ids, react: (upTo: CalendarDate) => reactor.react(upTo) };
    const accessLog = openAccessLog(directory.accessLog);
    closing.push(() => {
      accessLog.close();
    });
    const tickNow = async (signal?: AbortSignal) => {
      await purgeConsultations(accessLog, clock.now());
      return runClockNow(clockParts, clock, signal);
    };
    const updates = imiloUpdateRegister(() => projections.db('imilo-updates'));
    const imilo = { log, codec, executor, ids, updates };
    const send = imiloConnector({ ...imilo, projections, clock }, process.env);
    const reportLife = reportLifeOn({ directory: directory.reports, log, executor, projections, mirror, clock, ids });
    const questions = questionsOn({ log, codec, executor, projections, mirror, reportLife, accessLog, clock, ids });
    const { erasures, ledger, retention } = erasuresOn({
      ...{ directory, log, vault, codec, executor, projections, journal, copies, clock, ids },
      between: betweenErasureSteps,
    });
    closing.push(followLedger(log, ledger));
    // Before anybody is served: what the log says is erased is, and what was cut short is taken up again.
    await ledger.catchUp();
    await erasures.resume();
    return {
      directory,
      log,
      vault,
      codec,
      executor,
      accessLog,
      questions,
      erasures,
      retention,
      copies,
      projections,
      mirror,
      reportLife,
      tick: async (on, onProgress) => {
        await purgeConsultations(accessLog, clock.now());
        return runClock(clockParts, on, onProgress);
      },
      tickNow,
      settleAgenda: () => settle({ projections, executor }),
      react: () => reactor.react(),
      reactions: reactor,
      imilo: { ...imilo, send },
      inBackground: () => inBackground({ log, reactor, tickNow, sendToImilo: send }),
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
    reactions,
    imiloUpdates,
    offers,
    actions,
    reports,
    requests,
    mentions,
  ] as const;
}
