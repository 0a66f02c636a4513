import type { CalendarDate } from '../kernel/calendar.js';
import { type ConventionFacts, type Facts, isActiveOn } from '../kernel/facts.js';
import { convention } from './refusals.js';

type Level = ConventionFacts['level'];

/** Article 1: the convention makes the two networks work together. */
export function mustBindBothNetworks(parties: readonly string[], on: CalendarDate, facts: Facts): void {
  const structures = parties.map((id) => facts.structure(id));
  const known = structures.every((one) => one !== undefined && isActiveOn(one, on));
  if (!known || new Set(parties).size !== parties.length) {
    throw convention.refusalAt('parties', 'convention.partyUnknown');
  }
  if (new Set(structures.map((one) => one?.network)).size !== 2) {
    throw convention.refusalAt('parties', 'convention.oneNetwork');
  }
}

/** Article 3: "partenariat qui peut être engagé au plan régional ou local", under a convention in force that day. */
export function mustBeParent(parentId: string | undefined, level: Level, on: CalendarDate, facts: Facts): void {
  if (parentId === undefined) {
    if (level !== 'NATIONAL') throw convention.refusalAt('parentId', 'convention.parentMissing');
    return;
  }
  const parent = parentId === facts.stream ? undefined : facts.convention(parentId);
  const above: Readonly<Record<Level, readonly Level[]>> = {
    NATIONAL: [],
    REGIONAL: ['NATIONAL'],
    LOCAL: ['NATIONAL', 'REGIONAL'],
  };
  if (!parent?.inForceOn(on) || !above[level].includes(parent.level)) {
    throw convention.refusalAt('parentId', 'convention.parent');
  }
}

export function ownTerritory<T extends string>(
  level: Level,
  parties: readonly string[],
  given: readonly T[] | undefined,
  facts: Facts,
): T[] {
  const territory = [...new Set(given ?? (defaultTerritory(level, parties, facts) as T[]))];
  const isStructure = (place: string): boolean => place.startsWith('structure-');
  const fits: Readonly<Record<Level, boolean>> = {
    NATIONAL: territory.length === 1 && territory[0] === 'FR',
    REGIONAL: territory.length > 0 && territory.every((place) => place !== 'FR' && !isStructure(place)),
    LOCAL: territory.every(isStructure),
  };
  if (!fits[level]) throw convention.refusalAt('territory', 'convention.territory');
  return territory;
}

function defaultTerritory(level: Level, parties: readonly string[], facts: Facts): string[] {
  if (level === 'NATIONAL') return ['FR'];
  if (level === 'LOCAL') return [];
  return parties.map((id) => facts.structure(id)?.regionCode ?? 'FR').filter((region) => region !== 'FR');
}
