import { livePositionings, type OfferState } from '../../domain/apprenticeship-offer/state.js';
import type { OpenPositioning } from '../../domain/kernel/facts.js';
import type { EventLog } from '../ports/event-log.js';
import type { States } from './states.js';

export const OFFER_CATEGORY = 'offer';

/** Which youths are positioned on which offers, now. Built when it is first asked for, then kept up. */
export class Positionings {
  /** Paths with a live positioning on an offer. */
  private readonly byOffer = new Map<string, readonly string[]>();
  private readonly byPathway = new Map<string, readonly OpenPositioning[]>();
  private built = false;

  constructor(
    private readonly log: Pick<EventLog, 'streams'>,
    private readonly states: Pick<States, 'load'>,
  ) {}

  /** Takes the state of an offer as it now stands. */
  know(stream: string, state: unknown): void {
    if (!this.built || !stream.startsWith(`${OFFER_CATEGORY}-`)) return;
    for (const pathwayId of this.byOffer.get(stream) ?? []) {
      const others = (this.byPathway.get(pathwayId) ?? []).filter(({ offerId }) => offerId !== stream);
      if (others.length > 0) this.byPathway.set(pathwayId, others);
      else this.byPathway.delete(pathwayId);
    }
    const live = livePositionings(state as OfferState);
    for (const { pathwayId, id: positioningId } of live)
      this.byPathway.set(pathwayId, [...(this.byPathway.get(pathwayId) ?? []), { offerId: stream, positioningId }]);
    if (live.length > 0) this.byOffer.set(stream, [...new Set(live.map(({ pathwayId }) => pathwayId))]);
    else this.byOffer.delete(stream);
  }

  async openOf(pathwayId: string): Promise<readonly OpenPositioning[]> {
    if (!this.built) await this.build();
    return this.byPathway.get(pathwayId) ?? [];
  }

  private async build(): Promise<void> {
    this.built = true;
    for (const stream of await this.log.streams(OFFER_CATEGORY)) {
      const { state } = await this.states.load(stream);
      this.know(stream, state);
    }
  }
}
