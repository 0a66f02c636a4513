import { z } from 'zod';
import {
  aggregateNamed,
  aggregateOfStream,
  aggregates,
  checkCatalogue,
  commandNamed,
  eventDefinition,
  eventDefinitions,
  refusalWordings,
} from './catalogue.js';
import { type Aggregate, defineAggregate } from './kernel/aggregate.js';
import { type CommandDefinition, decide } from './kernel/command.js';
import { defineEvent, type EventDefinition, when } from './kernel/event.js';
import { personal } from './kernel/personal.js';
import type { Wording } from './kernel/refusals.js';

describe('The catalogue', () => {
  it('is whole', () => {
    expect(checkCatalogue()).toEqual([]);
  });

  it('finds an aggregate by its name and by its streams', () => {
    for (const aggregate of aggregates) {
      expect(aggregateNamed(aggregate.name)).toBe(aggregate);
      expect(aggregateOfStream(`${aggregate.category}-01J00000000000000000000001`)).toBe(aggregate);
    }
    expect(aggregateNamed('nothing')).toBeUndefined();
    expect(aggregateOfStream('nothing-01J00000000000000000000001')).toBeUndefined();
  });

  it('finds commands and events by their names', () => {
    expect(commandNamed('convention', 'SignConvention')?.definition.creates).toBe(true);
    expect(commandNamed('structure', 'SignConvention')).toBeUndefined();
    expect(eventDefinition('ConventionSigned')?.version).toBe(1);
    expect(eventDefinition('Nothing')).toBeUndefined();
  });

  it('words every refusal in both languages, with the same arguments', () => {
    const args = (sentence: string) => [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [code, { fr, en }] of Object.entries(refusalWordings)) {
      expect({ code, args: args(fr), full: fr.endsWith('.') && en.endsWith('.') }).toEqual({
        code,
        args: args(en),
        full: true,
      });
    }
  });

  it('tells what each command does in one sentence', () => {
    const definitions = aggregates.flatMap(({ decisions }) => decisions.map(({ definition }) => definition));
    for (const { name, doc } of definitions) expect({ name, doc }).toEqual({ name, doc: expect.stringMatching(/\.$/) });
  });

  it('holds events whose data are objects that take nothing unknown', () => {
    for (const { type, schema } of eventDefinitions) {
      const issues = schema.safeParse({ nothingOfTheKind: 1 }).error?.issues ?? [];
      expect({ type, codes: issues.map(({ code }) => code) }).toEqual({
        type,
        codes: expect.arrayContaining(['unrecognized_keys']),
      });
    }
  });
});

describe('A catalogue that could not be served', () => {
  const happened = defineEvent('Happened', z.strictObject({ what: z.string() }));
  const make: CommandDefinition = {
    name: 'Make',
    data: z.strictObject({}),
    who: { UNML: 'ANY' },
    creates: true,
    doc: '.',
  };

  function wrong(
    name: string,
    change: { events?: EventDefinition[]; commands?: CommandDefinition[]; refusals?: Record<string, Wording> } = {},
  ): Aggregate {
    const { events = [happened], commands = [make], refusals = {} } = change;
    return defineAggregate<unknown>({
      name,
      category: name,
      initial: {},
      evolutions: events.map((event) => when(event, (state) => state)),
      decisions: commands.map((command) => decide(command, () => [])),
      deadlines: () => [],
      relates: () => false,
      refusals,
    });
  }

  it('has two aggregates or two events of one name', () => {
    expect(checkCatalogue([wrong('one')])).toEqual([]);
    expect(checkCatalogue([wrong('one'), wrong('one', { events: [] })])).toEqual([
      'aggregate one is defined twice',
      'category one is defined twice',
    ]);
    expect(checkCatalogue([wrong('one'), wrong('two')])).toEqual(['event Happened is defined twice']);
  });

  it('has a version that nothing leads to', () => {
    const schema = z.strictObject({});
    const upcast = () => ({});
    const check = (event: EventDefinition) => checkCatalogue([wrong('one', { events: [event] })]);
    expect(check(defineEvent('E', schema, { before: [{ schema }], upcast }))).toEqual([]);
    expect(check(defineEvent('E', schema, { before: [{ schema }] }))).toEqual(['event E: version 2 lacks an upcaster']);
    expect(check(defineEvent('E', schema, { upcast }))).toEqual(['event E: version 1 has nothing to upcast']);
    expect(check({ ...defineEvent('E', schema), version: 2 })).toEqual(['event E: version 2 is not its last']);
  });

  it('has a personal datum sealed under nothing', () => {
    const under = { kind: 'account', field: 'account' } as const;
    const sealed = personal('staff', z.string(), under);
    const check = (shape: z.ZodRawShape) =>
      checkCatalogue([wrong('one', { events: [defineEvent('E', z.strictObject(shape))] })]);
    expect(check({ name: sealed, account: z.string() })).toEqual([]);
    const missing = ['event E: name is sealed under account, which is no clear field of it'];
    expect(check({ name: sealed })).toEqual(missing);
    expect(check({ name: sealed, account: personal('staff', z.string()) })).toEqual(missing);
  });

  it('has a command for nobody, none or two that create', () => {
    const other = { ...make, name: 'Other' };
    const check = (...commands: CommandDefinition[]) => checkCatalogue([wrong('one', { commands })]);
    expect(check({ ...make, who: {} })).toEqual(['one: command Make is for nobody']);
    expect(check(make, other)).toEqual(['one: 2 commands create it']);
    expect(check()).toEqual(['one: 0 commands create it']);
  });

  it('has two sentences for one refusal', () => {
    const code = (fr: string) => ({ 'x.y': { fr, en: 'No.' } });
    const check = (fr: string) =>
      checkCatalogue([wrong('one', { refusals: code('Non.') }), wrong('two', { events: [], refusals: code(fr) })]);
    expect(check('Non.')).toEqual([]);
    expect(check('Jamais.')).toEqual(['refusal x.y is worded twice']);
  });
});
