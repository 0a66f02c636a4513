import type { StructureKind } from '../../domain/kernel/facts.js';
import { Chance } from '../chance.js';
import { NETWORK } from '../distributions.js';
import type { Account, Office } from './office.js';
import { apportion, type Region, REGIONS } from './regions.js';

/** The two networks: who there is, and who works with whom. */
export interface Network {
  readonly unml: Office;
  readonly cmaFrance: Office;
  readonly regions: readonly Region[];
  readonly associations: readonly Office[];
  readonly missionsLocales: readonly Office[];
  readonly chambers: readonly Office[];
  readonly cfas: readonly Office[];
  /** Two officers, so that one approves what the other does. */
  readonly protectionOfficers: Account[];
  chambersOf(region: Region): readonly Office[];
  cfasOf(region: Region): readonly Office[];
  missionsLocalesOf(region: Region): readonly Office[];
}

const NATIONAL: Region = { code: 'FR', name: 'France', department: '00', missionsLocales: 0, chambers: 0, ahead: 1 };

/**
 * A network in proportion to the number of youths: the whole of it from about 14,000 on, a model with the same regions' weights
 * below. Never fewer than eight regions, each with its Mission Locale, its regional chamber and its training centre.
 */
export function planNetwork(seed: string, youths: number, foundedAt: number): Network {
  const chance = new Chance(`${seed}|network`);
  const wanted = Math.round(youths / NETWORK.youthsPerMissionLocale);
  const missionsLocales = Math.min(NETWORK.missionsLocales, Math.max(NETWORK.leastRegions, wanted));
  const scale = missionsLocales / NETWORK.missionsLocales;
  const regions = REGIONS.slice(0, regionsFor(missionsLocales));

  const counts = new Map<StructureKind, number>();
  const open = (kind: StructureKind, region: Region, parent?: Office): Office => {
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    const id = chance.id(foundedAt);
    const stream = `structure-${id}`;
    return {
      id, stream, kind, number, region, parent,
      staff: [], referents: new Map(), successor: undefined, ended: undefined,
    }; // prettier-ignore
  };

  const unml = open('UNML', NATIONAL);
  const cmaFrance = open('CMA_FRANCE', NATIONAL);
  const associations = regions
    .filter(({ ownAssociation }) => ownAssociation !== false)
    .map((region) => open('ARML', region));
  const associationOf = (region: Region): Office | undefined => associations.find((one) => one.region === region);

  const perRegion = apportion(
    missionsLocales,
    regions.map((region) => region.missionsLocales),
  );
  const allMissionsLocales = regions.flatMap((region, index) =>
    Array.from({ length: perRegion[index] ?? 1 }, () => open('ML', region, associationOf(region) ?? unml)),
  );

  const withChamber = regions.filter(({ servedFrom }) => servedFrom === undefined);
  const regionalChambers = withChamber.map((region) => open('CMAR', region, cmaFrance));
  const regionalOf = (region: Region): Office | undefined => regionalChambers.find((one) => one.region === region);
  const departmental = withChamber.flatMap((region) =>
    Array.from({ length: Math.round(region.chambers * scale) }, () => open('CMA', region, regionalOf(region))),
  );
  const centres = apportion(
    Math.max(withChamber.length, Math.round(NETWORK.cfas * scale)),
    withChamber.map((region) => region.missionsLocales),
  );
  const cfas = withChamber.flatMap((region, index) =>
    Array.from({ length: centres[index] ?? 1 }, () => open('CFA', region, regionalOf(region))),
  );

  const chambers = [...regionalChambers, ...departmental];
  const serving = (region: Region): string => region.servedFrom ?? region.code;
  const chambersBy = byRegion(chambers);
  const cfasBy = byRegion(cfas);
  const missionsLocalesBy = byRegion(allMissionsLocales);
  return {
    unml,
    cmaFrance,
    regions,
    associations,
    missionsLocales: allMissionsLocales,
    chambers,
    cfas,
    protectionOfficers: [],
    chambersOf: (region) => chambersBy.get(serving(region)) ?? [],
    cfasOf: (region) => cfasBy.get(serving(region)) ?? [],
    missionsLocalesOf: (region) => missionsLocalesBy.get(region.code) ?? [],
  };
}

/** Eight regions for a dozen of Missions Locales, all of them from forty on. */
function regionsFor(missionsLocales: number): number {
  const more = Math.floor(((missionsLocales - NETWORK.leastRegions) * (REGIONS.length - NETWORK.leastRegions)) / 32);
  return Math.min(REGIONS.length, NETWORK.leastRegions + Math.max(0, more));
}

function byRegion(offices: readonly Office[]): ReadonlyMap<string, readonly Office[]> {
  const groups = new Map<string, Office[]>();
  for (const office of offices) {
    const known = groups.get(office.region.code);
    if (known) known.push(office);
    else groups.set(office.region.code, [office]);
  }
  return groups;
}
