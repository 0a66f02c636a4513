import { pathwayHistory } from '../../application/queries/pathway-history.js';
import type { CalendarDate } from '../../domain/kernel/calendar.js';
import { isErased } from '../../domain/kernel/personal.js';
import { listConventions } from '../../projections/convention-register/projection.js';
import { pathwayRegister } from '../../projections/pathway-history/queries.js';
import { listStructures, structureNames } from '../../projections/structure-register/projection.js';
import { toCloudEvent } from '../export/cloud-event.js';
import type { House } from '../house.js';
import { keyFigures } from '../report/key-figures.js';
import { renderedReport } from '../report/rendered-report.js';
import type { Site } from './site.js';

/** The pages' questions, answered by the embedded house. */
export function houseSite(house: House, reportYear: number, today: () => CalendarDate): Site {
  const { log, codec, projections, executor } = house;
  const register = pathwayRegister(() => projections.db('pathway-history'));
  const conventionsInForce = async (): Promise<ReadonlySet<string>> => {
    const directory = await executor.directory();
    const ids = listConventions(projections.db('convention-register')).map(({ id }) => id);
    return new Set(ids.filter((id) => directory.convention(id)?.inForceOn(today()) === true));
  };
  return {
    reportYear,
    demonstration: true,
    register,
    head: () => log.head(),
    history: (request) => pathwayHistory(request, { log, codec, register }),
    youthNames: (pathways) => namesOf(house, pathways),
    structureNames: () => structureNames(projections.db('structure-register')),
    missionLocales: () => listStructures(projections.db('structure-register'), 'ML'),
    conventions: async () => {
      const inForce = await conventionsInForce();
      const all = listConventions(projections.db('convention-register'));
      return all.map((convention) => ({ ...convention, inForce: inForce.has(convention.id) }));
    },
    status: () => projections.status(),
    keyFigures: (year) => keyFigures(house, year),
    report: (year, format) => renderedReport(house, { year, edition: 'working', today: today() }, format),
    events: async (after, limit, stream) => {
      const events = stream === undefined ? await log.read(after, limit) : await log.readStream(stream);
      return events
        .filter((event) => event.position > after)
        .slice(0, limit)
        .map(toCloudEvent);
    },
  };
}

/** Each youth's present name, from the first events of the path and its corrections; nothing for whom it was erased. */
async function namesOf({ log, codec }: House, pathways: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const pathway of pathways) {
    let [first, last]: unknown[] = [];
    for (const event of await log.readStream(pathway)) {
      if (event.type !== 'YouthRegistered' && event.type !== 'IdentityCorrected') continue;
      const { data } = codec.open(event, ['identity']);
      first = data.firstName ?? first;
      last = data.lastName ?? last;
    }
    if (!isErased(first) && !isErased(last)) names.set(pathway, `${String(first)} ${String(last)}`);
  }
  return names;
}
