// The embedded mode as it is built, and a small aggregate whose events have the size of ours: ten facts' worth of
// envelope, three facts, one ciphertext.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createExecutor } from '../dist/application/execution/executor.js';
import { defineAggregate } from '../dist/domain/kernel/aggregate.js';
import { decide, defineCommand } from '../dist/domain/kernel/command.js';
import { calendarDate } from '../dist/domain/kernel/calendar.js';
import { defineEvent, when } from '../dist/domain/kernel/event.js';
import { personal } from '../dist/domain/kernel/personal.js';
import { createRecordCodec } from '../dist/infrastructure/event-log/codec/record-codec.js';
import { openEmbeddedLog } from '../dist/infrastructure/event-log/sqlite/sqlite-event-log.js';
import { createIds } from '../dist/infrastructure/ids/ids.js';
import { openEmbeddedVault } from '../dist/infrastructure/vault/embedded-vault.js';

const step = { dueOn: calendarDate, reason: z.enum(['A', 'B']), note: z.string() };
const Stepped = defineEvent('Stepped', z.strictObject({ ...step, note: personal('note', step.note) }));
const Opened = defineEvent('Opened', z.strictObject({ reason: step.reason }));
const who = { ML_ADVISER: 'ANY' };
const Open = defineCommand({ name: 'Open', data: z.strictObject({}), who, creates: true, doc: '' });
const Step = defineCommand({ name: 'Step', data: z.strictObject({ ...step, times: z.int() }), who, doc: '' });

const path = defineAggregate({
  name: 'path',
  category: 'path',
  initial: { steps: 0 },
  evolutions: [when(Opened, (state) => state), when(Stepped, ({ steps }) => ({ steps: steps + 1 }))],
  decisions: [
    decide(Open, () => [Opened.of({ reason: 'A' })]),
    decide(Step, ({ data: { times, ...data } }) => Array.from({ length: times }, () => Stepped.of(data))),
  ],
  deadlines: () => [],
  relates: () => true,
  refusals: {},
});

export function openHouse(statesKept) {
  const directory = mkdtempSync(join(tmpdir(), 'passerelle-bench-'));
  const file = join(directory, 'log.sqlite');
  const log = openEmbeddedLog(file);
  const vault = openEmbeddedVault(join(directory, 'vault.sqlite'), join(directory, 'kek.key'), {});
  const ids = createIds();
  const codec = createRecordCodec([Opened, Stepped], vault, ids);
  const clock = { now: () => new Date().toISOString() };
  const executor = createExecutor({ log, vault, codec, ids, clock, aggregates: [path], statesKept });
  const close = async () => {
    await log.close();
    vault.close();
    rmSync(directory, { recursive: true });
  };
  return { directory, file, log, executor, ids, close };
}

const actor = { kind: 'ML_ADVISER', account: 'acc-01J8Z3K4M5N6P7Q8R9S0T1V2W7' };

function opening(ids, id) {
  return { commandId: ids.next(), aggregate: 'path', id, command: 'Open', actor, data: {}, source: 'HTTP' };
}

export function stepping(ids, id, times) {
  const data = { dueOn: '2025-04-03', reason: 'B', note: 'Souhaite découvrir la boulangerie', times };
  return { commandId: ids.next(), aggregate: 'path', id, command: 'Step', actor, data, source: 'HTTP' };
}

/** `count` streams of 20 events each. */
export async function fill(house, count) {
  const streams = Array.from({ length: count }, () => house.ids.next());
  for (let at = 0; at < count; at += 100) {
    const some = streams.slice(at, at + 100);
    await Promise.all(
      some.flatMap((id) => [
        house.executor.execute(opening(house.ids, id)),
        house.executor.execute(stepping(house.ids, id, 19)),
      ]),
    );
  }
  return streams;
}
