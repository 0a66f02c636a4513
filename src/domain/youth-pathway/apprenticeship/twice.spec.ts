import fc from 'fast-check';
import { foldWith } from '../../kernel/aggregate.js';
import { addDays } from '../../kernel/calendar.js';
import type { NewEvent, PastEvent } from '../../kernel/event.js';
import { DomainError } from '../../kernel/refusals.js';
import { anId, recorded } from '../../kernel/testing.js';
import { youthPathway } from '../index.js';
import type { YouthPathwayState } from '../state.js';
import { statusOf } from './state.js';
import { lastDayOf } from './terms.js';
import {
  ADVISER,
  agreed,
  aYouth,
  CENTRE,
  CONTRACT,
  facts,
  FOLLOW_UP,
  OTHER_CFA,
  OTHER_CONTRACT,
  signed,
  TERMS,
} from './testing.js';

/** Commands as they may come: about two contracts, one review, one consent, on any day, in any order. */
const contractId = fc.constantFrom(CONTRACT, OTHER_CONTRACT);
const day = fc.integer({ min: 0, max: 500 }).map((days) => addDays('2025-08-01', days));
const reviewId = fc.constantFrom(anId(501), anId(502));
const reason = fc.constant('INPUT_ERROR');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const ABOUT: Readonly<Record<string, fc.Arbitrary<object>>> = {
  SignApprenticeshipContract: fc.record({
    ...Object.fromEntries(Object.entries(TERMS).map(([field, value]) => [field, fc.constant(value)])),
    contractId,
    startOn: day,
    practicalStartOn: fc.constant(undefined),
    cfaId: fc.constantFrom(TERMS.cfaId, OTHER_CFA),
    plannedEndOn: fc.constantFrom('2026-05-31', '2027-08-31'),
  }),
  StartApprenticeshipContract: fc.record({ contractId }),
  AmendApprenticeshipContract: fc.record({
    contractId,
    plannedEndOn: maybe(day),
    diplomaLabel: maybe(fc.constant('CAP Pâtissier')),
  }),
  AnnulApprenticeshipContract: fc.record({ contractId }),
  EndApprenticeshipContract: fc.record({ contractId }),
  ReportBreakRisk: fc.record({ contractId, level: fc.constantFrom('LOW', 'VERY_HIGH') }),
  BreakApprenticeshipContract: fc.record({ contractId, regime: maybe(fc.constantFrom('FREE', 'AGREEMENT')) }),
  CorrectBreak: fc.oneof(
    fc.record({ contractId, brokenOn: day, reason }),
    fc.record({ contractId, cancelled: fc.constant(true), reason }),
  ),
  CloseRebound: fc.record({ contractId, outcome: fc.constantFrom('JOB', 'PREPA') }),
  ScheduleSharedReview: fc.record({
    reviewId,
    contractId: maybe(contractId),
    participants: fc.constant(['ML', TERMS.cfaId]),
  }),
  HoldSharedReview: fc.record({
    reviewId,
    contractId: maybe(contractId),
    participants: fc.constant(['ML', TERMS.cfaId]),
    note: maybe(fc.constant('Bien')),
  }),
  ApproveSharedReviewByYouth: fc.record({ reviewId }),
  ContestSharedReview: fc.record({ reviewId, note: fc.constantFrom('Non', 'Pas cela') }),
  CountersignSharedReview: fc.record({ reviewId }),
  WithdrawSharedReview: fc.record({ reviewId, reason }),
  PrepareImiloUpdate: fc.record({ contractId }),
  DeliverImiloUpdate: fc.record({ contractId, channel: fc.constant('MANUAL') }),
  AcknowledgeImiloUpdate: fc.record({ contractId }),
  RejectImiloUpdate: fc.record({ contractId, code: fc.constantFrom('FORMAT', 'RIGHTS') }),
  RevokeConsent: fc.constant({ consentId: FOLLOW_UP, channel: 'PHONE' }),
};

/** A withdrawal ends what rests on the consent: rare, so that there is something to end. Few updates are delivered in time. */
const name = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom('DeliverImiloUpdate', 'RejectImiloUpdate') },
  { weight: 60, arbitrary: fc.constantFrom(...Object.keys(ABOUT).filter((one) => one !== 'RevokeConsent')) },
  { weight: 1, arbitrary: fc.constant('RevokeConsent') },
);
const command = name.chain((one) =>
  fc.record({ name: fc.constant(one), data: ABOUT[one]!, effectiveOn: day, actor: fc.constantFrom(ADVISER, CENTRE) }),
);
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never;

const fold = foldWith(youthPathway);
const past = recorded([...aYouth('2006-05-12', '123456'), ...agreed(), ...signed()]);

/** What the command decides; a refusal decides nothing. The n-th command is always given the same new ids. */
function decided(
  { name, data, effectiveOn, actor }: Command,
  state: YouthPathwayState,
  n: number,
): readonly NewEvent[] {
  const { definition, decide } = youthPathway.decisions.find((one) => one.definition.name === name)!;
  let next = 10_000 + 10 * n;
  const told = { ...facts({ recordedOn: '2026-06-16' }), newId: () => anId(next++) };
  try {
    return decide({ data: definition.data.parse(data), effectiveOn, actor }, state, told);
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

function after(
  events: readonly NewEvent[],
  { effectiveOn, actor }: Command,
  state: YouthPathwayState,
): YouthPathwayState {
  return events
    .map((event): PastEvent => ({ effectiveOn, ...event, recordedAt: '2026-06-16T12:00:00.000Z', revision: 9, actor }))
    .reduce(fold, state);
}

it('each command about contracts, reviews and i-milo given twice is given once, and the path stays sound', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(fc.noBias(command), { minLength: 20, maxLength: 40 }), (commands) => {
      let state = past.reduce(fold, youthPathway.initial);
      for (const [n, one] of commands.entries()) {
        const events = decided(one, state, n);
        if (events.length > 0) seen.add(one.name);
        state = after(events, one, state);
        expect({ ...one, again: decided(one, state, n) }).toEqual({ ...one, again: [] });
        mustBeSound(state);
      }
    }),
    { numRuns: 300, seed: 20250524 },
  );
  // Every command was accepted at least once: the property says something of each.
  expect([...seen].sort()).toEqual(Object.keys(ABOUT).sort());
});

function mustBeSound(state: YouthPathwayState): void {
  const contracts = state.apprenticeship.contracts.filter((one) => statusOf(one) !== 'ANNULLED');
  for (const one of contracts) {
    for (const other of contracts) {
      if (one === other) continue;
      expect(one.terms.startOn > lastDayOf(other) || other.terms.startOn > lastDayOf(one)).toBe(true);
    }
  }
  const told = state.imilo.updates.filter(({ status }) => status !== 'SUPERSEDED');
  expect(new Set(told.map((one) => `${one.contractId} ${one.version}`)).size).toBe(told.length);
  const waiting = told.filter(({ status }) => status === 'PREPARED' || status === 'REJECTED');
  const versions = new Map(state.apprenticeship.contracts.map((one) => [one.contractId, one.version]));
  for (const one of waiting) expect(versions.get(one.contractId)).toBe(one.version);
  for (const { dueOn } of youthPathway.deadlines(state)) expect(dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
}
