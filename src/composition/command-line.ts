import { dateIn, NATIONAL_TIME_ZONE } from '../application/execution/local-date.js';
import { peekDataDirectory } from '../infrastructure/data-directory/data-directory.js';
import { readDatabaseFile } from '../infrastructure/database-file/database-file.js';
import { LOG_LAYOUT } from '../infrastructure/event-log/sqlite/layout.js';
import { SqliteEventLog } from '../infrastructure/event-log/sqlite/sqlite-event-log.js';
import { run } from '../infrastructure/cli/program.js';
import { agendaVerb } from '../infrastructure/cli/verbs/agenda.js';
import { catalogueVerb } from '../infrastructure/cli/verbs/catalogue.js';
import { eraseVerb } from '../infrastructure/cli/verbs/erase.js';
import { eventsVerb } from '../infrastructure/cli/verbs/events.js';
import { historyVerb } from '../infrastructure/cli/verbs/history.js';
import { imiloVerb } from '../infrastructure/cli/verbs/imilo.js';
import { importVerb } from '../infrastructure/cli/verbs/import.js';
import { projectionsVerb } from '../infrastructure/cli/verbs/projections.js';
import { reportVerb } from '../infrastructure/cli/verbs/report.js';
import { requestsVerb } from '../infrastructure/cli/verbs/requests.js';
import { retentionVerb } from '../infrastructure/cli/verbs/retention.js';
import { accessPackageVerb, portabilityVerb } from '../infrastructure/cli/verbs/rights.js';
import { rotateKekVerb } from '../infrastructure/cli/verbs/rotate-kek.js';
import { scenarioVerb } from '../infrastructure/cli/verbs/scenario.js';
import { serveVerb } from '../infrastructure/cli/verbs/serve.js';
import { startVerb } from '../infrastructure/cli/verbs/start.js';
import { tickVerb } from '../infrastructure/cli/verbs/tick.js';
import { verifyVerb } from '../infrastructure/cli/verbs/verify.js';
import { openHouse } from './house.js';

const today = (): string => dateIn(NATIONAL_TIME_ZONE, new Date().toISOString());

/** One command line of `passerelle`, from its verb to its exit code. */
export async function runPasserelle(argv: readonly string[], version: string): Promise<void> {
  const open = (data: string) => openHouse(data);
  const verbs = [
    startVerb(open, today),
    serveVerb(open, today),
    scenarioVerb(today),
    importVerb(open),
    tickVerb(open, today),
    agendaVerb(open, today),
    imiloVerb(open),
    reportVerb(open, today),
    historyVerb(open),
    eventsVerb(peekLog),
    projectionsVerb(open),
    catalogueVerb(),
    accessPackageVerb(open),
    portabilityVerb(open),
    eraseVerb(open),
    retentionVerb(open, today),
    requestsVerb(open, today),
    rotateKekVerb(open),
    verifyVerb(),
  ];
  await run(verbs, argv, version);
}

/** The log alone, to read it beside whoever writes it. */
function peekLog(data: string): SqliteEventLog {
  return new SqliteEventLog(readDatabaseFile(peekDataDirectory(data).log, LOG_LAYOUT));
}
