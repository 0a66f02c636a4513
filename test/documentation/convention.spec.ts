import { existsSync, readFileSync } from 'node:fs';
import { queries } from '../../src/application/queries/catalogue.js';
import { aggregates, eventDefinitions } from '../../src/domain/catalogue.js';
import { DEADLINES } from '../../src/infrastructure/reference/deadlines.js';
import { codesOf } from '../../src/infrastructure/reference/fields.js';
import { indicators } from '../../src/projections/annual-report/indicators/index.js';

const text = readFileSync('docs/convention.md', 'utf8');
const sections = text.split(/^## Article /m).slice(1);
const quoted = [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);

const commands = aggregates.flatMap(({ decisions }) => decisions.map(({ definition }) => definition.name));
const names = new Set([...commands, ...eventDefinitions.map(({ type }) => type), ...queries.map(({ name }) => name)]);
const codes = new Set([
  ...Object.keys(DEADLINES),
  ...eventDefinitions.flatMap(({ schema }) => codesOf(schema).map(({ code }) => code)),
]);
const figures = new Set(indicators.map(({ id }) => id));

describe('The page on the convention', () => {
  it('goes through every article', () => {
    expect(sections.map((section) => section.slice(0, section.indexOf(':')))).toEqual([
      '1',
      '2',
      '3',
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '5',
      '6',
      '7',
      '8',
    ]);
  });

  it('quotes each article and says where its obligations live', () => {
    for (const section of sections) {
      expect(section).toMatch(/^> « /m);
      expect(section).toMatch(/^\| What it asks +\| Where it lives/m);
      expect(section).toMatch(/`src\/|`[A-Z][a-z]+[A-Z]/);
    }
  });

  it('names files and folders that exist', () => {
    const paths = quoted.filter((name) => name.startsWith('src/'));
    expect(paths.length).toBeGreaterThan(30);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names commands, events, queries, figures, deadlines and codes of the catalogue, and nothing else', () => {
    const others = quoted.filter((name) => !name.startsWith('src/'));
    expect(others.filter((name) => !names.has(name) && !codes.has(name) && !figures.has(name))).toEqual([]);
  });

  it('leaves no figure of the annual report aside', () => {
    expect([...figures].filter((id) => !quoted.includes(id))).toEqual([]);
  });

  it('leaves no event of the convention aside but what replaces it', () => {
    const convention = aggregates.find(({ name }) => name === 'convention');
    const events = convention?.evolutions.map(({ definition }) => definition.type) ?? [];
    expect(events.filter((type) => !quoted.includes(type))).toEqual(['ConventionSuperseded']);
  });

  it('links to pages that exist', () => {
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(`docs/${link}`))).toEqual([]);
  });
});
