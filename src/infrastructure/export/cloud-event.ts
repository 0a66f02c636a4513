import type { StoredEvent } from '../../application/ports/event-log.js';

/**
 * An event as programs outside read it: CloudEvents 1.0 in JSON. What is sealed stays sealed; extension attributes are in
 * lower case, as CloudEvents rules. Optional members are left out where there is nothing to say.
 */
export function toCloudEvent(event: StoredEvent): Record<string, unknown> {
  const { actor } = event;
  return {
    specversion: '1.0',
    id: event.eventId,
    source: 'urn:passerelle',
    type: event.type,
    subject: event.stream,
    time: event.recordedAt,
    datacontenttype: 'application/json',
    dataschema: `urn:passerelle:event:${event.type}:${String(event.schemaVersion)}`,
    position: String(event.position),
    revision: event.revision,
    effectiveon: event.effectiveOn,
    actor: actor.account,
    actorkind: actor.kind,
    structure: actor.structure,
    onbehalfof: actor.onBehalfOf,
    legalbasis: event.legalBasis,
    purpose: event.purpose,
    conventionid: event.conventionId,
    commandid: event.commandId,
    correlationid: event.correlationId,
    causationid: event.causationId,
    entrypoint: event.source,
    prevhash: event.prevHash,
    hash: event.hash,
    data: { facts: event.facts, sealed: event.sealed },
  };
}
