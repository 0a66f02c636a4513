import type { ErasableCategory } from '../../domain/youth-pathway/rights/events.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { StoredEvent } from '../ports/event-log.js';
import type { Asked, QueryContext } from '../queries/query.js';
import { toldTo, type ToldEvent, type Youth } from './told.js';

/** Everything that is recorded of one youth, whichever of their paths was asked about. */
export interface Dossier extends Youth {
  /** The path that lives on. */
  readonly state: YouthPathwayState;
  readonly states: readonly YouthPathwayState[];
  /** Of their own paths, and where they are named elsewhere; in the order of the log. */
  readonly events: readonly StoredEvent[];
  readonly told: readonly ToldEvent[];
}

/** Whoever may read one path whole may read those of the same youth: who merged them said that they are one. */
export async function dossierOf(
  asked: Asked & { readonly state: YouthPathwayState },
  context: QueryContext,
): Promise<Dossier> {
  const { pathways: register, mentions } = context.registers;
  const survivor = await survivorOf(asked, context);
  const pathways = [survivor.id, ...register.absorbedBy(survivor.id)];
  const states = await Promise.all(pathways.map(async (id) => (await context.path(id)).state));
  const own = (await Promise.all(pathways.map((id) => context.log.readStream(id)))).flat();
  const elsewhere = await Promise.all(mentions.of(pathways).map((position) => context.log.read(position - 1, 1)));
  const events = [...own, ...elsewhere.flat()].sort((a, b) => a.position - b.position);
  const youth = { pathways, erased: erasedIn(own) };
  return {
    ...youth,
    state: survivor.state,
    states: states.filter((state) => state !== undefined),
    events,
    told: events.map((event) => toldTo(youth, event, context.codec)),
  };
}

async function survivorOf(
  { id, state }: { readonly id: string; readonly state: YouthPathwayState },
  context: QueryContext,
): Promise<{ readonly id: string; readonly state: YouthPathwayState }> {
  const survivor = state.lifecycle.merged?.survivor;
  const next = survivor === undefined ? undefined : (await context.path(survivor)).state;
  return survivor === undefined || next === undefined
    ? { id, state }
    : survivorOf({ id: survivor, state: next }, context);
}

function erasedIn(events: readonly StoredEvent[]): ReadonlyMap<string, ReadonlySet<string>> {
  const erased = new Map<string, Set<string>>();
  for (const { type, stream, facts } of events) {
    if (type !== 'PersonalDataErased') continue;
    const before = erased.get(stream) ?? new Set<string>();
    for (const category of facts.categories as readonly ErasableCategory[]) before.add(category);
    erased.set(stream, before);
  }
  return erased;
}
