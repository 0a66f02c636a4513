import type { Actor } from '../kernel/actor.js';
import { addDays, type CalendarDate } from '../kernel/calendar.js';
import { decide, type DecisionCase } from '../kernel/command.js';
import { type Facts, isActiveOn, isSameStructure } from '../kernel/facts.js';
import { ExpireOffer, ProlongOffer, PublishOffer, UpdateOffer, WithdrawOffer } from './commands.js';
import { OfferExpired, OfferProlonged, OfferPublished, OfferUpdated, OfferWithdrawn } from './events.js';
import { closePositionings, fillOffer } from './filling.js';
import { mustBeLive, publishedOf } from './live.js';
import { positioningDecisions } from './positioning.js';
import { offer } from './refusals.js';
import { hired, type OfferState, type Terms } from './state.js';

/** An offer that nobody looks after is no offer: it is open for 60 days, and can be prolonged. */
const OPEN_DAYS = 60;

export const offerDecisions: readonly DecisionCase<OfferState>[] = [
  decide(PublishOffer, ({ data, effectiveOn, actor }, state, facts) => {
    if (state.published) throw offer.refusal('offer.published');
    const chamberId = mustBeOwnChamber(data.chamberId ?? actor.structure, effectiveOn, actor, facts);
    const disclosure = data.disclosure ?? 'ANONYMOUS';
    mustNameEmployer({ disclosure, employerName: data.employerName });
    const expiresOn = data.expiresOn ?? addDays(effectiveOn, OPEN_DAYS);
    mustExpireInTime(expiresOn, effectiveOn);
    return [OfferPublished.of({ ...data, chamberId, disclosure, expiresOn })];
  }),

  decide(UpdateOffer, ({ data, effectiveOn }, state) => {
    const { terms } = mustBeLive(state, effectiveOn);
    const changes = Object.fromEntries(
      Object.entries<unknown>(data).filter(
        ([field, value]) => value !== undefined && value !== terms[field as keyof Terms],
      ),
    ) as typeof data;
    if (Object.keys(changes).length === 0) return [];
    mustNameEmployer({ ...terms, ...changes });
    const taken = hired(state);
    if (changes.seats !== undefined && changes.seats < taken) {
      throw offer.refusalAt('seats', 'offer.seatsTaken', { hired: taken });
    }
    return [OfferUpdated.of(changes), ...(changes.seats === taken ? fillOffer(state) : [])];
  }),

  decide(ProlongOffer, ({ data, effectiveOn }, state) => {
    const { expiresOn: before } = mustBeLive(state, effectiveOn);
    const expiresOn = data.expiresOn ?? addDays(effectiveOn, OPEN_DAYS);
    if (expiresOn === before) return [];
    if (expiresOn < before) throw offer.refusalAt('expiresOn', 'offer.prolongation', { expiresOn: before });
    mustExpireInTime(expiresOn, effectiveOn);
    return [OfferProlonged.of({ expiresOn })];
  }),

  /** Also after it expired: youths may still be waiting for an answer. */
  decide(WithdrawOffer, ({ data, effectiveOn }, state) => {
    const { status, publishedOn } = publishedOf(state);
    if (status === 'WITHDRAWN') return [];
    if (status === 'FILLED') throw offer.refusal('offer.filled');
    if (effectiveOn < publishedOn) throw offer.refusal('offer.notLive');
    return [OfferWithdrawn.of(data), ...closePositionings(state)];
  }),

  /** Dated the day on which it was due, however late the clock runs. */
  decide(ExpireOffer, ({ effectiveOn }, state) => {
    const { status, expiresOn } = publishedOf(state);
    if (status !== 'OPEN') return [];
    if (effectiveOn < expiresOn) throw offer.refusal('offer.notDue', { expiresOn });
    return [OfferExpired.of({}, { effectiveOn: expiresOn })];
  }),

  ...positioningDecisions,
];

function mustBeOwnChamber(id: string | undefined, on: CalendarDate, actor: Actor, facts: Facts): string {
  const chamber = id === undefined ? undefined : facts.structure(id);
  if (!chamber || (chamber.kind !== 'CMA' && chamber.kind !== 'CMAR') || !isActiveOn(chamber, on)) {
    throw offer.refusalAt('chamberId', 'offer.chamber');
  }
  const own = actor.structure !== undefined && isSameStructure(chamber.id, actor.structure, facts);
  if (actor.kind !== 'IMPORT' && !own) throw offer.refusalAt('chamberId', 'offer.otherChamber');
  return chamber.id;
}

function mustNameEmployer({ disclosure, employerName }: Pick<Terms, 'disclosure' | 'employerName'>): void {
  if (disclosure === 'FULL' && typeof employerName !== 'string') {
    throw offer.refusalAt('employerName', 'offer.employerNeeded');
  }
}

function mustExpireInTime(expiresOn: CalendarDate, from: CalendarDate): void {
  const latest = addDays(from, OPEN_DAYS);
  if (expiresOn <= from || expiresOn > latest) throw offer.refusalAt('expiresOn', 'offer.expiry', { latest });
}
