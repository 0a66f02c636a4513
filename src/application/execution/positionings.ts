import type { OpenPositioning } from '../../domain/kernel/facts.js';
import type { EventLog } from '../ports/event-log.js';
import type { States } from './states.js';

export const OFFER_CATEGORY = 'offer';

/** A live positioning in the state of an offer. */
export interface LivePositioning {
  readonly positioningId: string;
  readonly pathwayId: string;
}

/** Which youths are positioned on which offers, now. Built when it is first asked for, then kept up. */
export class Positionings {
  private readonly byOffer = new Map<string, readonly LivePositioning[]>();
  private readonly byPathway = new Map<string, readonly OpenPositioning[]>();
  private built = false;

  constructor(
    private readonly log: Pick<EventLog, 'streams'>,
    private readonly states: Pick<States, 'load'>,
    private readonly liveIn: (offer: unknown) => readonly LivePositioning[],
  ) {}

  /** Takes the state of an offer as it now stands. */
  know(stream: string, state: unknown): void {
    if (!this.built || !stream.startsWith(`${OFFER_CATEGORY}-`)) return;
    const before = this.byOffer.get(stream) ?? [];
    const now = this.liveIn(state);
    for (const { pathwayId } of before) {
      const others = (this.byPathway.get(pathwayId) ?? []).filter(({ offerId }) => offerId !== stream);
      if (others.length > 0) this.byPathway.set(pathwayId, others);
      else this.byPathway.delete(pathwayId);
    }
    for (const { pathwayId, positioningId } of now)
      this.byPathway.set(pathwayId, [...(this.byPathway.get(pathwayId) ?? []), { offerId: stream, positioningId }]);
    if (now.length > 0) this.byOffer.set(stream, now);
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
