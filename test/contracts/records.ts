import type { Append, ChainedRecord, EventRecord } from '../../src/application/ports/event-log.js';
import { canonicalJson } from '../../src/domain/kernel/canonical-json.js';
import { hashOf } from '../../src/infrastructure/event-log/codec/chain.js';

/** The n-th ULID of a contract. */
export function id(n: number): string {
  return `01JD${String(n).padStart(22, '0')}`;
}

export function streamOf(n: number, category = 'youthPathway'): string {
  return `${category}-${id(n)}`;
}

let events = 0;

/** Records of one command, chained to what the stream had before. */
export function appendOf(
  stream: string,
  expected: number,
  command: number,
  {
    count = 1,
    prevHash = '',
    digest = `digest ${command}`,
  }: { count?: number; prevHash?: string; digest?: string } = {},
): Append {
  const chain: ChainedRecord[] = [];
  for (let index = 0; index < count; index += 1) {
    const record = recordOf(stream, expected + 1 + index, command, chain.at(-1)?.hash ?? prevHash);
    const text = canonicalJson(record);
    chain.push({ record, text, hash: hashOf(text) });
  }
  return { stream, expected, events: chain, command: { commandId: id(command), digest } };
}

function recordOf(stream: string, revision: number, command: number, prevHash: string): EventRecord {
  events += 1;
  return {
    eventId: `00000000-0000-8000-8000-${String(events).padStart(12, '0')}`,
    type: 'SomethingHappened',
    schemaVersion: 1,
    stream,
    revision,
    effectiveOn: '2025-03-04',
    recordedAt: '2025-03-04T09:12:33.120Z',
    actor: { kind: 'ML_ADVISER', account: 'acc-01J00000000000000000000001' },
    legalBasis: 'PUBLIC_TASK',
    purpose: 'FOLLOW_UP',
    commandId: id(command),
    correlationId: id(command),
    causationId: id(command),
    source: 'HTTP',
    facts: { label: 'Boulangerie « Élan » — 3ᵉ' },
    sealed: { identity: 'kv=1;AAAA' },
    prevHash,
  };
}
