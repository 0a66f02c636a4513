import type { CommandExecutor } from '../application/execution/executor.js';
import { dateIn, NATIONAL_TIME_ZONE } from '../application/execution/local-date.js';
import type { Clock } from '../application/ports/clock.js';
import type { EventLog } from '../application/ports/event-log.js';
import type { Ids } from '../application/ports/ids.js';
import type { ReportMaker, SealedReport } from '../application/ports/reports.js';
import { ReportLife } from '../application/reports/life.js';
import type { LazyMirror } from '../infrastructure/house.js';
import { reportShelf } from '../infrastructure/report/shelf.js';
import type { Projections } from '../projections/engine/projections.js';
import { editionsOf, reportOfYear } from '../projections/report-register/projection.js';
import { structureRegisterOn } from '../projections/structure-register/projection.js';

interface Parts {
  readonly directory: string;
  readonly log: EventLog;
  readonly executor: CommandExecutor;
  readonly projections: Projections;
  readonly mirror: LazyMirror;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** The life of annual reports in the embedded house. */
export function reportLifeOn({ directory, log, executor, projections, mirror, clock, ids }: Parts): ReportLife {
  return new ReportLife({
    register: {
      ofYear: async (year) => {
        await projections.catchUp();
        const db = projections.db('reports');
        const report = reportOfYear(db, year);
        return report && { ...report, editions: editionsOf(db, report.id) };
      },
    },
    maker: reportMakerOn(mirror),
    shelf: reportShelf(directory),
    structures: structureRegisterOn(() => projections.db('structure-register')),
    today: () => dateIn(NATIONAL_TIME_ZONE, clock.now()),
    ...{ log, executor, ids },
  });
}

/** The columnar engine is large: only what makes a report loads it. */
function reportMakerOn(mirror: LazyMirror): ReportMaker {
  return {
    made: async (request) => {
      const { annualReport } = await import('../projections/annual-report/report.js');
      return annualReport(await mirror.caughtUp(), request);
    },
    mustNotBeClose: async (previous: SealedReport, next: SealedReport) => {
      const { mustNotBeClose } = await import('../projections/annual-report/secrecy/index.js');
      const { withMonths } = await import('../projections/annual-report/months.js');
      const from = await mirror.caughtUp();
      // The pages show the months too: they are laid side by side with the rest.
      mustNotBeClose(await withMonths(from, previous), await withMonths(from, next));
    },
    meetingWasHeld: async (meetingId) => {
      const { meetingWasHeld } = await import('../projections/annual-report/meetings.js');
      return meetingWasHeld(await mirror.caughtUp(), meetingId);
    },
  };
}
