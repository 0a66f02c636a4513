import { z } from 'zod';
import { defineAggregate, type Aggregate } from '../../src/domain/kernel/aggregate.js';
import { decide, defineCommand } from '../../src/domain/kernel/command.js';
import { calendarDate } from '../../src/domain/kernel/calendar.js';
import { defineEvent, when } from '../../src/domain/kernel/event.js';
import { personal } from '../../src/domain/kernel/personal.js';
import { defineRefusals } from '../../src/domain/kernel/refusals.js';

/** The smallest aggregate that asks everything of the command cycle: a counter with a name and a limit. */

const Opened = defineEvent(
  'CounterOpened',
  z.strictObject({
    name: personal('identity', z.string().optional()),
    limit: z.int(),
    from: z.string(),
    /** Ids that the decision asked for. */
    ids: z.array(z.string()),
    recordedOn: calendarDate,
  }),
);
const Raised = defineEvent(
  'CounterRaised',
  z.strictObject({ by: z.int(), remark: personal('note', z.string().optional()) }),
);

interface CounterState {
  readonly limit: number;
  readonly value: number;
}

const refusals = defineRefusals({
  'counter.full': { fr: 'Le compteur est plein : {limit}.', en: 'The counter is full: {limit}.' },
});

const who = { ML_ADVISER: 'ANY', CMA_REFERENT: 'FOLLOWS', IMPORT: 'ANY' } as const;

const OpenCounter = defineCommand({
  name: 'OpenCounter',
  data: z.strictObject({ name: z.string().optional(), limit: z.int().min(1).default(1_000_000) }),
  who,
  creates: true,
  doc: 'Opens a counter.',
});
const RaiseCounter = defineCommand({
  name: 'RaiseCounter',
  data: z.strictObject({ by: z.int().min(0), times: z.int().min(0).max(10).default(1), remark: z.string().optional() }),
  who,
  doc: 'Raises a counter.',
});
const PlanCounter = defineCommand({
  name: 'PlanCounter',
  data: z.strictObject({ by: z.int() }),
  who: { ...who, CLOCK: 'ANY' },
  plan: true,
  doc: 'Raises a counter one day.',
});
const AskTooMuch = defineCommand({
  name: 'AskTooMuch',
  data: z.strictObject({}),
  who,
  doc: 'Asks for a fact that it does not name among its needs.',
});

export const counter = defineAggregate<CounterState>({
  name: 'counter',
  category: 'counter',
  initial: { limit: 0, value: 0 },
  evolutions: [
    when(Opened, (_state, { data }) => ({ limit: data.limit, value: 0 })),
    when(Raised, (state, { data }) => ({ ...state, value: state.value + data.by })),
  ],
  decisions: [
    decide(OpenCounter, ({ data: { name, limit } }, _state, facts) => [
      Opened.of({
        name,
        limit,
        from: facts.stream,
        ids: [facts.newId(), facts.newId()],
        recordedOn: facts.recordedOn,
      }),
    ]),
    decide(RaiseCounter, ({ data: { by, times, remark } }, { value, limit }) => {
      if (by === 0) return [];
      if (value + by * times > limit) throw refusals.refusal('counter.full', { limit });
      return Array.from({ length: times }, () => Raised.of({ by, remark }));
    }),
    decide(PlanCounter, ({ data: { by } }) => [Raised.of({ by })]),
    decide(AskTooMuch, (_command, _state, facts) => {
      facts.pathway('youthPathway-01J00000000000000000000001');
      return [];
    }),
  ],
  deadlines: () => [],
  relates: (relation, { structure }) => relation === 'FOLLOWS' && structure !== undefined,
  refusals: refusals.table,
}) as unknown as Aggregate;
