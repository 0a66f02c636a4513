import type { StoredEvent } from '../../src/application/ports/event-log.js';
import type { ActorKind } from '../../src/domain/kernel/actor.js';
import { eventDefinition } from '../../src/domain/catalogue.js';

type Facts = Readonly<Record<string, unknown>>;

/** A journal written by hand: facts straight into a log, in the order of the calls, whatever their dates. */
export class Journal {
  readonly events: StoredEvent[] = [];
  private readonly revisions = new Map<string, number>();

  /** Records an event; `facts` holds what its schema asks for, sealed fields left out. */
  add(
    stream: string,
    type: string,
    effectiveOn: string,
    facts: Facts = {},
    actorKind: ActorKind = 'IMPORT',
  ): StoredEvent {
    const position = this.events.length + 1;
    const revision = (this.revisions.get(stream) ?? -1) + 1;
    this.revisions.set(stream, revision);
    const id = String(position).padStart(12, '0');
    const event: StoredEvent = {
      eventId: `00000000-0000-8000-8000-${id}`,
      type,
      schemaVersion: eventDefinition(type)?.version ?? 1,
      stream,
      revision,
      effectiveOn,
      recordedAt: new Date(Date.UTC(2024, 0, 1) + position * 60_000).toISOString(),
      actor: { kind: actorKind },
      legalBasis: 'PUBLIC_TASK',
      purpose: 'FOLLOW_UP',
      commandId: ulid(position),
      correlationId: ulid(position),
      causationId: ulid(position),
      source: 'IMPORT',
      facts,
      sealed: { identity: 'kv=1;c2VjcmV0' },
      prevHash: '',
      position,
      hash: position.toString(16).padStart(64, '0'),
    };
    this.events.push(event);
    return event;
  }

  /** What the mirror reads of a log. */
  get log() {
    return {
      head: () => Promise.resolve(this.events.length),
      read: (after: number, limit: number) => Promise.resolve(this.events.slice(after, after + limit)),
    };
  }

  /** The lines of `passerelle events` (FORMATS). */
  ndjson(): string[] {
    return this.events.map((event) =>
      JSON.stringify({
        specversion: '1.0',
        id: event.eventId,
        source: 'urn:passerelle',
        type: event.type,
        subject: event.stream,
        time: event.recordedAt,
        datacontenttype: 'application/json',
        dataschema: `urn:passerelle:event:${event.type}:${event.schemaVersion}`,
        position: String(event.position),
        revision: event.revision,
        effectiveon: event.effectiveOn,
        actorkind: event.actor.kind,
        legalbasis: event.legalBasis,
        purpose: event.purpose,
        commandid: event.commandId,
        data: { facts: event.facts, sealed: event.sealed },
      }),
    );
  }
}

export function ulid(n: number): string {
  return `01J${String(n).padStart(23, '0')}`;
}

export const structureId = (n: number): string => `structure-${ulid(n)}`;
export const pathwayId = (n: number): string => `youthPathway-${ulid(n)}`;
export const offerId = (n: number): string => `offer-${ulid(n)}`;
export const actionId = (n: number): string => `action-${ulid(n)}`;
export const conventionId = (n: number): string => `convention-${ulid(n)}`;
export const accountId = (n: number): string => `acc-${ulid(n)}`;
