import type { Aggregate } from './kernel/aggregate.js';
import type { DecisionCase } from './kernel/command.js';
import type { EventDefinition } from './kernel/event.js';
import type { Wording } from './kernel/refusals.js';
import { annualReport } from './annual-report/index.js';
import { apprenticeshipOffer } from './apprenticeship-offer/index.js';
import { collectiveAction } from './collective-action/index.js';
import { convention } from './convention/index.js';
import { structure } from './structure/index.js';
import { youthPathway } from './youth-pathway/index.js';

/** Each aggregate knows its own state; whoever holds them all only passes states on from its fold to its decisions. */
function opaque<State>(aggregate: Aggregate<State>): Aggregate {
  return aggregate as unknown as Aggregate;
}

/** Everything that can happen and be asked: the routes, the command line, the import and the documentation come from here. */
export const aggregates: readonly Aggregate[] = [
  opaque(youthPathway),
  opaque(convention),
  opaque(structure),
  opaque(apprenticeshipOffer),
  opaque(collectiveAction),
  opaque(annualReport),
];

const byName = new Map(aggregates.map((aggregate) => [aggregate.name, aggregate]));
const byCategory = new Map(aggregates.map((aggregate) => [aggregate.category, aggregate]));
const commands = new Map(
  aggregates.flatMap(({ name, decisions }) => decisions.map((one) => [`${name} ${one.definition.name}`, one])),
);

/** Every type of event, aggregate by aggregate. */
export const eventDefinitions: readonly EventDefinition[] = aggregates.flatMap(definitionsOf);

const byType = new Map(eventDefinitions.map((definition) => [definition.type, definition]));

/** Code → sentences, of every refusal. */
export const refusalWordings: Readonly<Record<string, Wording>> = Object.assign(
  {},
  ...aggregates.map(({ refusals }) => refusals),
) as Record<string, Wording>;

/** As in import lines and routes: `youth-pathway`. */
export function aggregateNamed(name: string): Aggregate | undefined {
  return byName.get(name);
}

/** `youthPathway-01J…` */
export function aggregateOfStream(stream: string): Aggregate | undefined {
  return byCategory.get(stream.slice(0, stream.indexOf('-')));
}

export function commandNamed(aggregate: string, command: string): DecisionCase<unknown> | undefined {
  return commands.get(`${aggregate} ${command}`);
}

export function eventDefinition(type: string): EventDefinition | undefined {
  return byType.get(type);
}

function definitionsOf({ evolutions }: Aggregate): EventDefinition[] {
  return evolutions.map(({ definition }) => definition);
}

/**
 * What is wrong with a catalogue; nothing, for one that can be served. Names are storage format and public at once: two
 * events of one name, a version that no upcaster reaches or a command that nobody may use are found before the start.
 */
export function checkCatalogue(all: readonly Aggregate[] = aggregates): readonly string[] {
  return [
    ...repeated('aggregate', all.map(({ name }) => name)), // prettier-ignore
    ...repeated('category', all.map(({ category }) => category)), // prettier-ignore
    ...repeated('event', all.flatMap(definitionsOf).map(({ type }) => type)), // prettier-ignore
    ...all.flatMap(definitionsOf).flatMap(wrongVersions),
    ...all.flatMap(definitionsOf).flatMap(wrongMarks),
    ...all.flatMap(wrongCommands),
    ...wrongWordings(all),
  ];
}

function repeated(what: string, names: readonly string[]): string[] {
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return [...new Set(twice)].map((name) => `${what} ${name} is defined twice`);
}

/** Each version but the first knows how to read the one before. */
function wrongVersions({ type, version, versions, schema }: EventDefinition): string[] {
  const wrong = versions.flatMap(({ upcast }, index) =>
    (index === 0) === (upcast === undefined)
      ? []
      : [`event ${type}: version ${index + 1} ${index === 0 ? 'has nothing to upcast' : 'lacks an upcaster'}`],
  );
  if (versions.length !== version || versions.at(-1)?.schema !== schema) {
    wrong.push(`event ${type}: version ${version} is not its last`);
  }
  return wrong;
}

/** The field that names whose key seals a datum stands in the same event, in clear. */
function wrongMarks({ type, schema, personal }: EventDefinition): string[] {
  return Object.entries(personal).flatMap(([field, { under }]) => {
    if (!under || (under.field in schema.shape && !(under.field in personal))) return [];
    return [`event ${type}: ${field} is sealed under ${under.field}, which is no clear field of it`];
  });
}

/** That no command is named twice is checked where the aggregate is defined. */
function wrongCommands({ name, decisions }: Aggregate): string[] {
  const definitions = decisions.map(({ definition }) => definition);
  const first = definitions.filter(({ creates }) => creates);
  return [
    ...definitions
      .filter(({ who }) => Object.keys(who).length === 0)
      .map((command) => `${name}: command ${command.name} is for nobody`),
    ...(first.length === 1 ? [] : [`${name}: ${first.length} commands create it`]),
  ];
}

/** One code says the same everywhere. */
function wrongWordings(all: readonly Aggregate[]): string[] {
  const known = new Map<string, Wording>();
  const wrong: string[] = [];
  for (const [code, wording] of all.flatMap(({ refusals }) => Object.entries(refusals))) {
    const before = known.get(code) ?? wording;
    if (before.fr !== wording.fr || before.en !== wording.en) wrong.push(`refusal ${code} is worded twice`);
    known.set(code, before);
  }
  return wrong;
}
