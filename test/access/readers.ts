import type { Reader } from '../../src/application/policies/access.js';
import type { StoredAccess } from '../../src/application/ports/access-log.js';
import type { PathwayHistory } from '../../src/application/queries/pathway-history.js';
import type { Actor, ActorKind } from '../../src/domain/kernel/actor.js';
import { idOf, UNML, type Network, type Place } from '../first-cases/network.js';

export const NOW = '2025-06-16T10:00:00.000Z';
export const TODAY = '2025-06-16';

/** Two Missions Locales, three chambers of one region, a training centre, and those who oversee. */
export interface World {
  readonly net: Network;
  readonly ml: Place;
  readonly otherMl: Place;
  readonly cma: Place;
  readonly otherCma: Place;
  readonly cfa: Place;
  readonly dpo: Actor;
  readonly auditor: Actor;
  readonly committee: Actor;
}

export async function aWorld(net: Network): Promise<World> {
  const overseer = async (kind: ActorKind): Promise<Actor> => {
    const account = `acc-${idOf(kind.replaceAll('_', ''))}`;
    const data = { account, role: kind };
    await net.give({ aggregate: 'structure', id: UNML, command: 'OpenAccount', data, on: '2019-01-01' });
    return { kind, account, structure: UNML };
  };
  const cma = await net.place('CMA', 'CMA');
  return {
    net,
    ml: await net.place('ML', 'VAL'),
    otherMl: await net.place('ML', 'M0NT'),
    cma,
    otherCma: await net.place('CMA', 'V0ISINE'),
    cfa: await net.place('CFA', 'CFA', { parentId: cma.id }),
    dpo: await overseer('DPO'),
    auditor: await overseer('AUDITOR'),
    committee: await overseer('COMMITTEE'),
  };
}

export function by(actor: Actor): Reader {
  return { actor, door: 'HTTP' };
}

interface HistoryInput {
  readonly asOf?: string;
  readonly knownAt?: number;
  readonly ground?: string;
}

export async function history(
  { net }: World,
  actor: Actor,
  pathway: string,
  more: HistoryInput = {},
): Promise<PathwayHistory> {
  await net.house.projections.catchUp();
  return net.house.questions.ask('PathwayHistory', { pathway, ...more }, by(actor));
}

/** The types of events that a reader sees, or the code of the refusal. */
export async function seen(world: World, actor: Actor, pathway: string, more?: HistoryInput): Promise<unknown> {
  try {
    return (await history(world, actor, pathway, more)).entries.map(({ type }) => type);
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** The data of the first event of a type, as a reader sees it. */
export async function dataOf(world: World, actor: Actor, pathway: string, type: string, ground?: string) {
  const { entries } = await history(world, actor, pathway, ground === undefined ? {} : { ground });
  return entries.find((entry) => entry.type === type)?.data;
}

/** What was written of consultations, the latest first. */
export function consultations({ net }: World, subject?: string): Promise<readonly StoredAccess[]> {
  return net.house.accessLog.find({ limit: 1_000, ...(subject !== undefined && { subject }) });
}

export const NOT_FOUND = 'pathway.notFound';
