import { eventDefinition } from '../../domain/catalogue.js';
import { isErased, type PersonalCategory } from '../../domain/kernel/personal.js';
import type { StoredEvent } from '../ports/event-log.js';
import type { RecordCodec } from '../ports/record-codec.js';

/** Why a datum that was recorded cannot be given. */
export type Absence = 'ERASED' | 'CONSENT_ENDED';

/** One datum of the youth, or that there was one. */
export interface Datum {
  readonly field: string;
  /** None for a clear fact. */
  readonly category?: PersonalCategory;
  readonly value?: unknown;
  readonly absent?: Absence;
  /** The consent whose end made the recipient's copy unreadable. */
  readonly consentId?: string;
}

/** What was recorded at one time: by whom, when it happened and when it was recorded, why, on what basis. */
export interface ToldEvent {
  readonly position: number;
  readonly stream: string;
  readonly type: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
  /** The role and the structure it came from; the agent is not named. */
  readonly source: { readonly role: string; readonly structure?: string; readonly door: string };
  readonly purpose: string;
  readonly legalBasis: string;
  readonly conventionId?: string;
  readonly data: readonly Datum[];
}

export interface Youth {
  readonly pathways: readonly string[];
  /** Categories erased, each with the revision of its path up to which. */
  readonly erased: ReadonlyMap<string, ReadonlySet<string>>;
}

/** One event as its youth is told of it: every datum, without the agents' accounts and without any other youth. */
export function toldTo(youth: Youth, event: StoredEvent, codec: Pick<RecordCodec, 'open'>): ToldEvent {
  const { position, stream, type, effectiveOn, recordedAt, actor, source, purpose, legalBasis, conventionId } = event;
  return {
    position,
    stream,
    type,
    effectiveOn,
    recordedAt,
    source: { role: actor.kind, ...(actor.structure !== undefined && { structure: actor.structure }), door: source },
    purpose,
    legalBasis,
    ...(conventionId !== undefined && { conventionId }),
    data: dataOf(youth, event, codec),
  };
}

function dataOf(youth: Youth, event: StoredEvent, codec: Pick<RecordCodec, 'open'>): readonly Datum[] {
  const marks = eventDefinition(event.type)?.personal ?? {};
  const { data } = codec.open(event);
  const told: Datum[] = [];
  for (const [field, value] of Object.entries(data)) {
    const mark = marks[field];
    const kept = mark ? value : withoutOthers(value, youth);
    if (kept === undefined) continue;
    const consentId = mark?.under?.kind === 'consent' ? String(event.facts[mark.under.field]) : undefined;
    told.push({
      field,
      ...(mark && { category: mark.category }),
      ...(isErased(value) ? whyGone(youth, event.stream, consentId) : { value: kept }),
    });
  }
  return told;
}

/** A copy sealed under a consent goes with the consent, or with what it is a copy of. */
function whyGone(
  { erased }: Youth,
  stream: string,
  consentId: string | undefined,
): Pick<Datum, 'absent' | 'consentId'> {
  const gone = erased.get(stream);
  const isCopyErased = gone?.has('identity') === true || gone?.has('contact') === true;
  if (consentId === undefined || isCopyErased) return { absent: 'ERASED' };
  return { absent: 'CONSENT_ENDED', consentId };
}

/** Without accounts of agents and paths of other youths, wherever they stand; undefined where nothing is left. */
function withoutOthers(value: unknown, youth: Youth): unknown {
  if (typeof value === 'string') return isSomebodyElse(value, youth) ? undefined : value;
  if (Array.isArray(value)) return value.map((one) => withoutOthers(one, youth)).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).map(([name, one]) => [name, withoutOthers(one, youth)] as const);
  return Object.fromEntries(kept.filter(([, one]) => one !== undefined));
}

function isSomebodyElse(value: string, { pathways }: Youth): boolean {
  return value.startsWith('acc-') || (value.startsWith('youthPathway-') && !pathways.includes(value));
}
