import fc from 'fast-check';
import { foldWith } from '../../kernel/aggregate.js';
import { addDays, birthday } from '../../kernel/calendar.js';
import type { Actor } from '../../kernel/actor.js';
import type { NewEvent, PastEvent } from '../../kernel/event.js';
import { anActor, at, CFA, CLOCK, ML, recorded, someFacts } from '../../kernel/testing.js';
import { DomainError } from '../../kernel/refusals.js';
import { CejEnded, CejOpened } from '../cej/events.js';
import { liveCej } from '../cej/state.js';
import { youthPathway } from '../index.js';
import type { YouthPathwayState } from '../state.js';
import { aYouth } from '../testing.js';
import { PaceaEnded, PaceaOpened } from './events.js';
import { livePacea, modeOn } from './state.js';

const BORN = '2000-03-12';
const START = '2024-06-03';
const fold = foldWith(youthPathway);
const ADVISER = anActor('ML_ADVISER', ML);

interface Command {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly effectiveOn: string;
  readonly actor: Actor;
}

function decided({ name, data, effectiveOn, actor }: Command, state: YouthPathwayState): readonly NewEvent[] {
  const found = youthPathway.decisions.find(({ definition }) => definition.name === name)!;
  try {
    return found.decide({ data: found.definition.data.parse(data), effectiveOn, actor }, state, someFacts());
  } catch (error) {
    if (error instanceof DomainError) return [];
    throw error;
  }
}

const NOTE = 'Projet en cours';
const inDays = (on: string, days: number) => addDays(on, days);

/** What an adviser may ask on a day, sensible or not. */
const asks: Readonly<Record<string, (on: string, days: number) => Readonly<Record<string, unknown>>>> = {
  OpenPacea: (on, days) => ({
    plannedEndOn: inDays(on, days),
    diagnosticOn: on,
    engagementContractSignedOn: on,
  }),
  StartPhase: (on, days) => ({ plannedEndOn: inDays(on, days), kind: 'ORIENTATION' }),
  SetObjective: () => ({ category: 'MOBILITY', label: NOTE }),
  AchieveObjective: () => ({}),
  EvaluatePhase: () => ({ participants: ['YOUTH'], result: 'REACHED', next: 'NEW_PHASE' }),
  ExtendPacea: (on, days) => ({ newEndOn: inDays(on, days), reason: 'PROJECT' }),
  EndPacea: (_on, days) => ({ cause: ['AUTONOMY', 'YOUTH_REQUEST', 'MAX_DURATION'][days % 3] }),
  OpenCej: (on, days) => ({
    plannedEndOn: inDays(on, days),
    weeklyHours: 15,
    engagementContractSignedOn: on,
  }),
  ExtendCej: (on, days) => ({ newEndOn: inDays(on, days), justification: NOTE }),
  ProlongCej: (on, days) => ({ parcours: 'TRAINING', parcoursEndOn: inDays(on, days) }),
  EndCej: (_on, days) => ({ cause: ['TERM', 'INSERTION', 'AGE'][days % 3] }),
  StartPrepa: (on, days) => ({ structureId: CFA, plannedEndOn: inDays(on, days), hoursPerWeek: 28 }),
  CompletePrepa: () => ({}),
};

const step = fc.record({
  name: fc.constantFrom(
    ...Object.keys(asks),
    'OpenPacea',
    'OpenCej',
    'StartPhase',
    'SetObjective',
    'EvaluatePhase',
    'EndCej',
  ),
  later: fc.integer({ min: 0, max: 40 }),
  backDated: fc.integer({ min: 0, max: 15 }),
  days: fc.integer({ min: 0, max: 400 }),
  clockRuns: fc.boolean(),
});

interface Path {
  readonly history: readonly PastEvent[];
  readonly state: YouthPathwayState;
}

function append({ history, state }: Path, command: Command): Path & { readonly events: readonly NewEvent[] } {
  const events = decided(command, state);
  const dated = at(command.effectiveOn, ...events.map((event) => ({ ...event })));
  const past = recorded(
    dated.map((event, i) => ({ ...event, effectiveOn: events[i]?.effectiveOn ?? command.effectiveOn })),
  );
  return { events, history: [...history, ...past], state: past.reduce(fold, state) };
}

/** The clock issues what is due up to that day, oldest first, as the agenda does. */
function clockTo(on: string, path: Path): Path {
  let now = path;
  for (let turn = 0; turn < 20; turn += 1) {
    const [due] = youthPathway
      .deadlines(now.state)
      .filter(({ command, dueOn }) => command !== undefined && dueOn <= on)
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
    if (!due?.command) return now;
    const next = append(now, { ...due.command, effectiveOn: due.dueOn, actor: CLOCK });
    expect(next.events).not.toEqual([]);
    now = next;
  }
  throw new Error('the agenda never empties');
}

function lived(
  steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
): Path & { readonly on: string } {
  const past = recorded(aYouth(BORN));
  let path: Path = { history: past, state: past.reduce(fold, youthPathway.initial) };
  let on = START;
  for (const { name, later, backDated, days, clockRuns } of steps) {
    on = addDays(on, later);
    if (clockRuns) path = clockTo(on, path);
    const effectiveOn = addDays(on, -backDated);
    const command = { name, data: asks[name]!(effectiveOn, days), effectiveOn, actor: ADVISER };
    path = append(path, command);
    expect(append(path, command).events).toEqual([]);
  }
  return { ...path, on };
}

/** The rule of `modeOn` as the annual report reads it: from the recorded events, whatever the state holds. */
function modeFromEvents(history: readonly PastEvent[], date: string): string {
  const covers = (opened: string, ended: string) => {
    const opening = history.findLast((event) => event.type === opened && event.effectiveOn <= date);
    const after = opening ? history.slice(history.indexOf(opening)) : [];
    const next = after.findIndex((event, i) => i > 0 && event.type === opened);
    const own = next === -1 ? after : after.slice(0, next);
    return opening && !own.some((event) => event.type === ended && event.effectiveOn <= date);
  };
  if (covers(CejOpened.type, CejEnded.type)) return 'CEJ';
  return covers(PaceaOpened.type, PaceaEnded.type) ? 'PACEA' : 'NONE';
}

describe('a path through PACEA and CEJ', () => {
  const paths = fc.array(step, { minLength: 10, maxLength: 50, size: 'max' });

  it('has one live mode at a time, and a PACEA waits exactly while a CEJ lives', () => {
    fc.assert(
      fc.property(paths, (steps) => {
        const { state } = lived(steps);
        expect(state.pacea.slice(0, -1).every(({ ended }) => ended)).toBe(true);
        expect(state.cej.slice(0, -1).every(({ ended }) => ended)).toBe(true);
        if (livePacea(state)) expect(livePacea(state)?.suspended).toBe(liveCej(state) !== undefined);
      }),
      { numRuns: 150 },
    );
  });

  it('never holds a PACEA on or after the 26th birthday once the clock has run', () => {
    fc.assert(
      fc.property(paths, (steps) => {
        const { state, on } = lived(steps);
        const past = clockTo(addDays(on, 1000), { history: [], state });
        expect(livePacea(past.state)).toBeUndefined();
        expect(liveCej(past.state)).toBeUndefined();
        expect(modeOn(past.state, birthday(BORN, 26))).not.toBe('PACEA');
      }),
      { numRuns: 150 },
    );
  });

  it('has the mode that its events alone tell, once the clock has run', () => {
    const days = fc.array(fc.integer({ min: -50, max: 1500 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(paths, days, (steps, offsets) => {
        const path = lived(steps);
        const { history, state } = clockTo(addDays(path.on, 1000), path);
        for (const offset of offsets) {
          const date = addDays(START, offset);
          expect([date, modeOn(state, date)]).toEqual([date, modeFromEvents(history, date)]);
        }
      }),
      { numRuns: 150 },
    );
  });
});
