import { foldWith } from '../kernel/aggregate.js';
import { at, given, ML, recorded } from '../kernel/testing.js';
import { youthPathway } from './index.js';
import { YouthRegistered } from './registration/events.js';

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) !== index);

describe('a youth’s path', () => {
  it('folds each type of event in one place', () => {
    expect(twice(youthPathway.evolutions.map(({ definition }) => definition.type))).toEqual([]);
  });

  it('decides each command in one place', () => {
    expect(twice(youthPathway.decisions.map(({ definition }) => definition.name))).toEqual([]);
  });

  it('accepts nothing before a youth is registered', () => {
    for (const { definition, decide } of youthPathway.decisions.filter((one) => one.definition.creates !== true)) {
      const command = { data: {}, effectiveOn: '2025-06-16', actor: { kind: 'IMPORT' as const } };
      expect(() => decide(command, youthPathway.initial, undefined as never)).toThrow(
        expect.objectContaining({ code: 'pathway.unknown' }),
      );
      expect(definition.doc).not.toBe('');
    }
  });

  it('has no deadline before a youth is registered', () => {
    expect(given(youthPathway).deadlines()).toEqual([]);
  });

  it('leaves events it does not know aside', () => {
    const [registered, unknown] = recorded([
      ...at(
        '2025-01-06',
        YouthRegistered.of({
          lastName: 'Le Goff',
          firstName: 'Maël',
          birthDate: '2007-03-04',
          missionLocaleId: ML,
          ageBand: '16-17',
          sex: 'M',
          entryQualification: 'NONE',
        }),
      ),
      { type: 'SomethingOfLaterYears', data: {} },
    ]);
    const fold = foldWith(youthPathway);
    const state = fold(youthPathway.initial, registered!);
    expect(fold(state, unknown!)).toBe(state);
  });

  it('words each refusal in both languages', () => {
    for (const [code, { fr, en }] of Object.entries(youthPathway.refusals)) {
      expect(code).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z0-9]*$/);
      expect(fr.match(/\{\w+\}/g)?.sort()).toEqual(en.match(/\{\w+\}/g)?.sort());
    }
  });
});
