import { queries } from '../../application/queries/catalogue.js';
import { aggregates, eventDefinitions, refusalWordings } from '../../domain/catalogue.js';
import { indicators } from '../../projections/annual-report/indicators/index.js';
import { asyncApi } from './async-api.js';
import { commandLineSchema, eventSchemas } from './json-schema.js';
import { page } from './markdown.js';
import { accessPage } from './pages/access.js';
import { commandsPage } from './pages/commands.js';
import { deadlinesPage } from './pages/deadlines.js';
import { eventsPage } from './pages/events.js';
import { indicatorsPage } from './pages/indicators.js';
import { personalDataPage } from './pages/personal-data.js';
import { queriesPage } from './pages/queries.js';
import { refusalsPage } from './pages/refusals.js';
import { refusalsAround } from './refusals.js';

/** The reference, file by file: path under `docs/reference` → text. The same code gives the same bytes. */
export function referenceFiles(version: string): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', contents()],
    ['access.md', accessPage()],
    ['commands.md', commandsPage(aggregates)],
    ['deadlines.md', deadlinesPage()],
    ['events.md', eventsPage(aggregates)],
    ['indicators.md', indicatorsPage(indicators)],
    ['personal-data.md', personalDataPage(eventDefinitions)],
    ['queries.md', queriesPage(queries)],
    ['refusals.md', refusalsPage({ domain: refusalWordings, around: refusalsAround })],
    ['asyncapi.json', document(asyncApi(eventDefinitions, version))],
    ['schemas/commands.schema.json', document(commandLineSchema(aggregates))],
    ['schemas/events.schema.json', document(eventSchemas(eventDefinitions))],
  ]);
}

function document(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function contents(): string {
  return page(
    'Reference',
    'Everything here is generated from the catalogue in the code, and checked to be up to date.',
    [
      '- [commands.md](commands.md): what can be asked, by whom, with which fields, and an example of each',
      '- [events.md](events.md): what can have happened, field by field',
      '- [queries.md](queries.md): what can be read',
      '- [access.md](access.md): roles by commands and queries',
      '- [deadlines.md](deadlines.md): what falls due, and what the clock does about it',
      '- [indicators.md](indicators.md): the dictionary of the annual report',
      '- [refusals.md](refusals.md): every code, in French and in English',
      '- [personal-data.md](personal-data.md): the register of processing (GDPR art. 30)',
      '- [schemas/commands.schema.json](schemas/commands.schema.json): JSON Schema of a line of an import',
      '- [schemas/events.schema.json](schemas/events.schema.json): JSON Schema of the data of every version of every event',
      '- [asyncapi.json](asyncapi.json): the events out (AsyncAPI 3, CloudEvents)',
    ].join('\n'),
  );
}
