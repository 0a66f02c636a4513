import type { CommandExecutor } from '../application/execution/executor.js';
import { dateIn, NATIONAL_TIME_ZONE } from '../application/execution/local-date.js';
import type { AccessLog } from '../application/ports/access-log.js';
import type { Clock } from '../application/ports/clock.js';
import type { EventLog } from '../application/ports/event-log.js';
import type { Ids } from '../application/ports/ids.js';
import type { RecordCodec } from '../application/ports/record-codec.js';
import type { Registers } from '../application/ports/registers.js';
import type { Reports } from '../application/ports/reports.js';
import { Questions } from '../application/queries/questions.js';
import type { ReportLife } from '../application/reports/life.js';
import { aggregateOfStream } from '../domain/catalogue.js';
import type { LazyMirror } from '../infrastructure/house.js';
import { renderedReport } from '../infrastructure/report/rendered-report.js';
import { settleAgenda, todoList } from '../projections/agenda/projection.js';
import { consentRegisterOn } from '../projections/consent-register/projection.js';
import { listConventions } from '../projections/convention-register/projection.js';
import type { Projections } from '../projections/engine/projections.js';
import { mentionRegisterOn } from '../projections/mentions/projection.js';
import { pathwayRegister } from '../projections/pathway-history/queries.js';
import { structureRegisterOn } from '../projections/structure-register/projection.js';

interface Parts {
  readonly log: EventLog;
  readonly codec: RecordCodec;
  readonly executor: CommandExecutor;
  readonly projections: Projections;
  readonly mirror: LazyMirror;
  readonly reportLife: ReportLife;
  readonly accessLog: AccessLog;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The questions' desk of the embedded house. */
export function questionsOn(parts: Parts): Questions {
  const { log, codec, executor, accessLog, clock, ids } = parts;
  const registers = registersOn(parts);
  return new Questions({ log, codec, executor, accessLog, clock, ids, registers, reports: reportsOn(parts) });
}

function registersOn({ projections, executor }: Parts): Registers {
  const deadlinesOf = async (stream: string) => {
    const present = await executor.present(stream);
    return present ? (aggregateOfStream(stream)?.deadlines(present.state) ?? []) : [];
  };
  return {
    pathways: pathwayRegister(() => projections.db('pathway-history')),
    consents: consentRegisterOn(() => projections.db('consent-register')),
    conventions: { list: () => listConventions(projections.db('convention-register')) },
    mentions: mentionRegisterOn(() => projections.db('mentions')),
    structures: structureRegisterOn(() => projections.db('structure-register')),
    agenda: {
      dueFor: async (owners, until, limit) => {
        await projections.catchUp();
        await settleAgenda(projections.db('agenda'), deadlinesOf);
        return todoList(projections.db('agenda'), owners, until, limit);
      },
    },
  };
}

function reportsOn({ mirror, reportLife, clock }: Parts): Reports {
  return {
    rendered: ({ format, ...request }) => {
      const today = dateIn(NATIONAL_TIME_ZONE, clock.now());
      return renderedReport({ mirror, reportLife }, { ...request, today }, format);
    },
    explain: async (question) => {
      const { explain } = await import('../projections/annual-report/explain.js');
      return explain(await mirror.caughtUp(), question);
    },
  };
}
