import { youthPathway } from '../../domain/youth-pathway/index.js';
import { queries, queryNamed } from './catalogue.js';

describe('the catalogue of questions', () => {
  it.each(queries.map((query) => [query.name, query] as const))(
    '%s: a strict schema, a policy, a purpose, a sentence',
    (name, query) => {
      expect(Object.keys(query.who).length).toBeGreaterThan(0);
      expect(query.purpose).toMatch(/^[A-Z_]+$/);
      expect(query.doc.length).toBeGreaterThan(20);
      expect(query.input.safeParse({ unknownField: 1 }).error?.issues).toContainEqual(
        expect.objectContaining({ code: 'unrecognized_keys' }),
      );
      expect(queryNamed(name)).toBe(query);
    },
  );

  it('knows no other question', () => {
    expect(queryNamed('Everything')).toBeUndefined();
    expect(new Set(queries.map(({ name }) => name)).size).toBe(queries.length);
  });

  it('opens, in a history, every category that a path can hold', () => {
    const sealed = youthPathway.evolutions.flatMap(({ definition }) =>
      Object.values(definition.personal).map(({ category }) => category),
    );
    const { opens } = queryNamed('PathwayHistory')!;
    expect([...new Set(sealed)].filter((category) => !opens.includes(category))).toEqual([]);
  });
});
