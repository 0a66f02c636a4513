import { z } from 'zod';
import { defineAggregate } from './aggregate.js';
import { decide, defineCommand } from './command.js';
import { defineEvent, when } from './event.js';
import { personal } from './personal.js';
import { defineRefusals } from './refusals.js';
import { anActor, anId, at, erased, FIRST_NEW_ID, given, recorded, someFacts } from './testing.js';

/** A kit that lets a wrong decision pass is worse than none: here is one aggregate that does everything wrong. */
const LampLit = defineEvent(
  'LampLit',
  z.strictObject({ lampId: z.string(), by: personal('staff', z.string().optional()) }),
);
const LampBroken = defineEvent('LampBroken', z.strictObject({}));
const refusals = defineRefusals({ 'lamp.broken': { fr: 'La lampe est cassée.', en: 'The lamp is broken.' } });
const who = { ML_ADVISER: 'ANY' } as const;
const nothing = z.strictObject({ shade: z.string().optional() });
const Light = defineCommand({ name: 'Light', data: nothing, who, doc: '' });
const LightAgain = defineCommand({ name: 'LightAgain', data: nothing, who, doc: '' });
const LightWrongly = defineCommand({ name: 'LightWrongly', data: nothing, who, doc: '' });
const Break = defineCommand({ name: 'Break', data: nothing, who, doc: '' });

interface Lamp {
  readonly lit: boolean;
  readonly broken: boolean;
}
const definition = {
  name: 'lamp',
  category: 'lamp',
  initial: { lit: false, broken: false } as Lamp,
  evolutions: [when(LampLit, (state: Lamp) => ({ ...state, lit: true }))],
  decisions: [
    decide(Light, (_command, state: Lamp, facts) => (state.lit ? [] : [LampLit.of({ lampId: facts.newId() })])),
    decide(LightAgain, (_command, _state: Lamp, facts) => [LampLit.of({ lampId: facts.newId() })]),
    decide(LightWrongly, (_command, _state: Lamp) => [{ type: 'LampLit', data: { lampId: 7 } }]),
    decide(Break, (_command, state: Lamp) => {
      if (state.lit) throw refusals.refusal('lamp.broken');
      return [LampBroken.of({})];
    }),
  ],
  deadlines: () => [],
  relates: () => true,
  refusals: refusals.table,
};
const lamp = defineAggregate<Lamp>(definition);
const lit = LampLit.of({ lampId: anId(FIRST_NEW_ID) });

describe('given, when, then', () => {
  it('accepts what is decided once and keeps to its schema', () => {
    given(lamp).when('Light', {}).then([lit]);
    given(lamp, at('2025-01-06', lit)).when('Light', {}).thenNothing();
    given(lamp).when('LightAgain', {}).thenEachTime([lit]);
    given(lamp, at('2025-01-06', lit)).when('Break', {}).thenRefused('lamp.broken');
    given(lamp).when('Light', { colour: 'red' }).thenMalformed();
  });

  it.each([
    [
      'other events',
      () => {
        given(lamp).when('Light', {}).then([]);
      },
    ],
    [
      'a second time',
      () => {
        given(lamp).when('LightAgain', {}).then([lit]);
      },
    ],
    [
      'data against its schema',
      () => {
        given(lamp)
          .when('LightWrongly', {})
          .thenEachTime([{ type: 'LampLit', data: { lampId: 7 } }]);
      },
    ],
    [
      'an event that nothing folds',
      () => {
        given(lamp)
          .when('Break', {})
          .then([LampBroken.of({})]);
      },
    ],
    [
      'something where nothing was expected',
      () => {
        given(lamp).when('Light', {}).thenNothing();
      },
    ],
    [
      'no refusal',
      () => {
        given(lamp).when('Break', {}).thenRefused('lamp.broken');
      },
    ],
    [
      'another refusal',
      () => {
        given(lamp, [lit]).when('Break', {}).thenRefused('lamp.stolen');
      },
    ],
    [
      'a refusal of another field',
      () => {
        given(lamp, [lit]).when('Break', {}).thenRefused('lamp.broken', 'shade');
      },
    ],
    [
      'somebody who may not ask',
      () => {
        given(lamp)
          .when('Light', {}, { actor: anActor('AUDITOR') })
          .then([lit]);
      },
    ],
    [
      'well-formed data',
      () => {
        given(lamp).when('Light', {}).thenMalformed();
      },
    ],
    [
      'an unknown command',
      () => {
        given(lamp).when('Dim', {}).thenNothing();
      },
    ],
  ])('rejects %s', (_what, attempt) => {
    expect(attempt).toThrow();
  });

  it('dates the past, and erases what it is told to', () => {
    const past = recorded([...at('2025-01-06', lit), LampBroken.of({})]);
    expect(past.map(({ effectiveOn, revision }) => [effectiveOn, revision])).toEqual([
      ['2025-01-06', 0],
      ['2025-01-06', 1],
    ]);
    const signed = LampLit.of({ lampId: 'a', by: 'Alix' });
    expect(erased(LampLit, signed, 'staff').data).toEqual({ lampId: 'a', by: { erased: true } });
    expect(erased(LampLit, signed, 'identity').data).toEqual(signed.data);
  });

  it('counts new ids from the start for the same command', () => {
    const facts = someFacts();
    expect([facts.newId(), facts.newId()]).toEqual([anId(FIRST_NEW_ID), anId(FIRST_NEW_ID + 1)]);
    expect(facts.fromTheStart().newId()).toBe(anId(FIRST_NEW_ID));
  });
});

describe('an aggregate', () => {
  it('folds an event and decides a command in one place', () => {
    const { evolutions, decisions } = definition;
    expect(() => defineAggregate<Lamp>({ ...definition, evolutions: [...evolutions, ...evolutions] })).toThrow(
      'LampLit',
    );
    expect(() => defineAggregate<Lamp>({ ...definition, decisions: [...decisions, ...decisions] })).toThrow('Light');
  });
});
