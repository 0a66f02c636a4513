import type { Actor } from '../kernel/actor.js';
import type { CalendarDate } from '../kernel/calendar.js';
import { decide, type DecisionCase } from '../kernel/command.js';
import { type Facts, isSameStructure, type PathwayFacts } from '../kernel/facts.js';
import { HoldInterview, MissInterview, PositionYouth, RecordPositioningOutcome, SendApplication } from './commands.js';
import {
  ApplicationSent,
  InterviewHeld,
  InterviewMissed,
  PositioningOutcomeRecorded,
  YouthPositioned,
} from './events.js';
import { fillOffer } from './filling.js';
import { mustBeLive, publishedOf } from './live.js';
import { offer } from './refusals.js';
import { hired, livePositionings, type OfferState, type Positioning } from './state.js';

/** Convention art. 4.4: "Préparation et positionnement des jeunes sur les offres", "Suivi des candidatures". */
export const positioningDecisions: readonly DecisionCase<OfferState>[] = [
  decide(PositionYouth, ({ data: { positioningId, pathwayId }, effectiveOn, actor }, state, facts) => {
    const { chamberId } = publishedOf(state);
    if (positioningId !== undefined && state.positionings[positioningId]?.pathwayId === pathwayId) return [];
    const { missionLocaleId } = accessibleYouth(pathwayId, actor, facts);
    const consentId = consentToChamber(pathwayId, chamberId, effectiveOn, actor, facts);
    const live = livePositionings(state).find((one) => one.pathwayId === pathwayId);
    if (live && positioningId === undefined) return [];
    if (live ?? state.positionings[positioningId ?? '']) throw offer.refusal('positioning.duplicate');
    mustBeLive(state, effectiveOn);
    if (facts.pathway(pathwayId)?.live !== true) throw offer.refusal('positioning.pathwayClosed');
    return [
      YouthPositioned.of({
        positioningId: positioningId ?? facts.newId(),
        pathwayId,
        missionLocaleId,
        consentId,
      }),
    ];
  }),

  decide(SendApplication, ({ data: { positioningId }, effectiveOn, actor }, state, facts) => {
    const { applied } = accessible(state, positioningId, actor, facts);
    if (applied) return [];
    mustGoOn(state, positioningId, effectiveOn);
    return [ApplicationSent.of({ positioningId })];
  }),

  decide(HoldInterview, ({ data: { positioningId }, effectiveOn, actor }, state, facts) => {
    if (accessible(state, positioningId, actor, facts).interviews.includes(effectiveOn)) return [];
    mustGoOn(state, positioningId, effectiveOn);
    return [InterviewHeld.of({ positioningId })];
  }),

  decide(MissInterview, ({ data: { positioningId }, effectiveOn, actor }, state, facts) => {
    if (accessible(state, positioningId, actor, facts).interviews.includes(effectiveOn)) return [];
    mustGoOn(state, positioningId, effectiveOn);
    return [InterviewMissed.of({ positioningId })];
  }),

  decide(RecordPositioningOutcome, ({ data, effectiveOn, actor }, state, facts) => {
    const { positioningId, outcome, code } = data;
    const { pathwayId, outcome: before } = accessible(state, positioningId, actor, facts);
    mustBeTheirs(outcome, actor);
    if ((outcome === 'REFUSED') !== (code !== undefined)) {
      throw offer.refusalAt('code', 'positioning.refusalCode');
    }
    // The system comes after the fact: whatever ended the positioning meanwhile stands.
    const bySystem = actor.kind === 'CLOCK' || outcome === 'HIRED_ELSEWHERE';
    if (before === outcome || (before !== undefined && bySystem)) return [];
    mustGoOn(state, positioningId, effectiveOn);
    const recorded = PositioningOutcomeRecorded.of({ positioningId, pathwayId, outcome, code });
    const lastSeat = outcome === 'HIRED' && hired(state) + 1 >= publishedOf(state).terms.seats;
    return lastSeat ? [recorded, ...fillOffer(state, positioningId)] : [recorded];
  }),
];

/** To an adviser, a youth whom their Mission Locale does not follow is the same as none. */
function accessibleYouth(
  pathwayId: string,
  actor: Actor,
  facts: Facts,
): PathwayFacts & { readonly missionLocaleId: string } {
  const pathway = facts.pathway(pathwayId);
  const missionLocaleId = pathway?.missionLocaleId;
  if (!pathway?.exists || pathway.erased || missionLocaleId === undefined) throw unknownYouth();
  const own = actor.structure !== undefined && isSameStructure(missionLocaleId, actor.structure, facts);
  if (actor.kind === 'ML_ADVISER' && !own) throw unknownYouth();
  return { ...pathway, missionLocaleId };
}

/**
 * Convention art. 4.3: "La transmission des coordonnées des jeunes entre les 2 réseaux ne peut s’opérer qu’avec l’accord des
 * jeunes", live on that day and still when it is recorded. To a chamber, a youth without one is the same as none.
 */
function consentToChamber(pathwayId: string, chamberId: string, on: CalendarDate, actor: Actor, facts: Facts): string {
  const chamber = facts.successorOf(chamberId);
  const consentTo = (date: CalendarDate): string | undefined =>
    chamber && facts.pathway(pathwayId)?.contactTransmissionTo(chamber, date);
  const consentId = consentTo(on);
  if (consentId === undefined || consentTo(facts.recordedOn) === undefined) {
    throw actor.kind === 'CMA_REFERENT' ? unknownYouth() : offer.refusal('positioning.consentMissing');
  }
  return consentId;
}

function unknownYouth() {
  return offer.refusalAt('pathwayId', 'positioning.unknownYouth');
}

/** To an adviser, the positioning of another Mission Locale’s youth is the same as none. */
function accessible(state: OfferState, id: string, actor: Actor, facts: Facts): Positioning {
  publishedOf(state);
  const positioning = state.positionings[id];
  const theirs =
    positioning &&
    (actor.kind !== 'ML_ADVISER' ||
      (actor.structure !== undefined && isSameStructure(positioning.missionLocaleId, actor.structure, facts)));
  if (!positioning || !theirs) throw offer.refusalAt('positioningId', 'positioning.unknown');
  return positioning;
}

/** Also when the offer has expired: who was positioned in time is waiting for an answer. */
function mustGoOn(state: OfferState, id: string, on: CalendarDate): void {
  const positioning = state.positionings[id];
  if (positioning?.outcome !== undefined) throw offer.refusal('positioning.closed');
  if (positioning && on < positioning.positionedOn) {
    throw offer.refusal('positioning.before', { positionedOn: positioning.positionedOn });
  }
}

/**
 * What the system records by itself: hired on another offer; or, once the consent that it rested on has ended, that the youth
 * no longer agrees or that nobody answered in time.
 */
const BY_SYSTEM: ReadonlySet<string> = new Set(['HIRED_ELSEWHERE', 'YOUTH_DECLINED', 'NO_ANSWER']);

function mustBeTheirs(outcome: string, actor: Actor): void {
  if (actor.kind === 'IMPORT') return;
  const allowed = actor.kind === 'CLOCK' ? BY_SYSTEM.has(outcome) : outcome !== 'HIRED_ELSEWHERE';
  if (!allowed) {
    throw offer.refusalAt('outcome', 'positioning.bySystem');
  }
}
