import { missionLocaleOf } from '../../domain/youth-pathway/registration/state.js';
import type { ConsentScope, ShareableCategory } from '../../domain/youth-pathway/consent/events.js';
import type { YouthPathwayState } from '../../domain/youth-pathway/state.js';
import type { StoredEvent } from '../ports/event-log.js';
import { standingFor, type AccessFacts } from './access.js';
import { fieldsThatCross, type Grant } from './crossing.js';
import { coversStructure, otherNetworkIn, partiesIn, sidesOf } from './view.js';

/** What a structure of the other network, or that network as a whole, could see of an event when it happened. */
export interface CrossedThen {
  readonly recipient: string;
  readonly scope: ConsentScope;
  readonly consentId: string;
  readonly fields: readonly string[];
}

type Moment = Pick<StoredEvent, 'effectiveOn' | 'revision'>;
type Told = Pick<StoredEvent, 'type' | 'stream' | 'facts' | 'actor' | 'effectiveOn' | 'revision'>;

interface Given extends Grant {
  readonly from: Moment;
  readonly expiresOn: string;
  ended: Moment | undefined;
}

const START: Readonly<Record<string, string>> = {
  ProcessingRestricted: 'restriction',
  ObjectionRecorded: 'objection',
};
const END: Readonly<Record<string, string>> = { RestrictionLifted: 'restriction', ObjectionLifted: 'objection' };

/** The youth's consents, objections and restrictions along the events of a path. */
export class ConsentsThen {
  private readonly given = new Map<string, Given>();
  private readonly stops: { readonly name: string; readonly from: Moment; until: Moment | undefined }[] = [];

  /** @param events the whole stream, in order */
  constructor(events: readonly Told[]) {
    for (const event of events) this.take(event);
  }

  /** Live when this event happened: on its day and, on the day itself, by the order of recording. */
  liveAt(event: Moment): readonly Grant[] {
    if (this.isStopped('restriction', event)) return [];
    return [...this.given.values()].filter(
      ({ scope, from, ended, expiresOn }) =>
        isBy(from, event) &&
        event.effectiveOn < expiresOn &&
        !(ended && isBy(ended, event)) &&
        !this.isStopped(`objection ${scope}`, event),
    );
  }

  private take(event: Told): void {
    const { type, facts } = event;
    if (type === 'ConsentGranted') {
      const { consentId, scope, recipient, dataCategories, expiresOn } = facts as unknown as Given & {
        readonly dataCategories: readonly ShareableCategory[];
      };
      this.given.set(consentId, {
        consentId,
        scope,
        recipient,
        dataCategories,
        expiresOn,
        from: event,
        ended: undefined,
      });
    }
    if (type === 'ConsentRevoked' || type === 'ConsentExpired') {
      const consent = this.given.get(String(facts.consentId));
      if (consent) consent.ended ??= event;
    }
    const name = (kind: string): string => (kind === 'objection' ? `${kind} ${String(facts.scope)}` : kind);
    const [started, ended] = [START[type], END[type]];
    if (started !== undefined) this.stops.push({ name: name(started), from: event, until: undefined });
    if (ended !== undefined) for (const stop of this.stops) if (stop.name === name(ended)) stop.until ??= event;
  }

  private isStopped(name: string, event: Moment): boolean {
    return this.stops.some(
      (stop) => stop.name === name && isBy(stop.from, event) && !(stop.until && isBy(stop.until, event)),
    );
  }
}

function isBy(moment: Moment, event: Moment): boolean {
  if (moment.effectiveOn !== event.effectiveOn) return moment.effectiveOn < event.effectiveOn;
  return moment.revision <= event.revision;
}

/** To whom of the other network an event was open when it happened, and which of its fields. */
export function crossedThen(
  event: Told,
  consents: ConsentsThen,
  state: YouthPathwayState,
  facts: AccessFacts,
): readonly CrossedThen[] {
  const live = consents.liveAt(event);
  const missionLocale = standingFor(missionLocaleOf(state), facts);
  const source = otherNetworkIn(event, state, facts);
  return live.flatMap((grant) => {
    const fields = fieldsThatCross(event.type, [grant]);
    if (!fields) return [];
    const recipients =
      source === undefined
        ? recipientsOf(event, grant, state, facts)
        : isSharedWith(missionLocale, source, event, grant, state, facts);
    return recipients
      .filter((recipient) => isBoundOn(event.effectiveOn, recipient, source ?? missionLocale, facts))
      .map((recipient) => ({ recipient, scope: grant.scope, consentId: grant.consentId, fields }));
  });
}

/** Of the chambers' network: the parties that the consent covers, or whoever it names. */
function recipientsOf(event: Told, grant: Grant, state: YouthPathwayState, facts: AccessFacts): readonly string[] {
  const names = (id: string): boolean => id === 'NETWORK_CMA' || facts.structure(id)?.network === 'CMA';
  if (event.type.startsWith('Consent')) {
    return event.facts.consentId === grant.consentId && names(grant.recipient) ? [grant.recipient] : [];
  }
  const parties = partiesIn(event, state);
  if (!parties) return names(grant.recipient) ? [grant.recipient] : [];
  return parties.filter((party) => names(party) && coversStructure(grant, party, facts));
}

/** To the Mission Locale, of what the other network declared: one consent to a shared follow-up that names either side. */
function isSharedWith(
  missionLocale: string,
  source: string,
  event: Told,
  grant: Grant,
  state: YouthPathwayState,
  facts: AccessFacts,
): readonly string[] {
  if (grant.scope !== 'SHARED_FOLLOW_UP') return [];
  const sides = sidesOf(source, event, state, missionLocale);
  return sides.some((side) => coversStructure(grant, side, facts)) ? [missionLocale] : [];
}

function isBoundOn(date: string, recipient: string, other: string, facts: AccessFacts): boolean {
  if (recipient.startsWith('NETWORK_')) return true;
  return facts.conventionsInForce(date, recipient, other).length > 0;
}
