import { renderCsv } from '../../src/projections/annual-report/render/csv.js';
import { percentage, wholeNumber } from '../../src/projections/annual-report/render/french.js';
import { renderHtml } from '../../src/projections/annual-report/render/html.js';
import { renderJson } from '../../src/projections/annual-report/render/json.js';
import { indicators } from '../../src/projections/annual-report/indicators/index.js';
import { annualReport, type AnnualReport } from '../../src/projections/annual-report/report.js';
import { structureNames } from '../../src/projections/annual-report/structure-names.js';
import { LYON } from './lives.js';
import { mirrorOf } from './mirrored.js';
import { randomJournal } from './random-journal.js';

describe('a report on paper', () => {
  let report: AnnualReport;
  let previous: AnnualReport;
  let names: ReadonlyMap<string, string>;

  beforeAll(async () => {
    const journal = randomJournal(13, 40);
    journal.add(LYON, 'StructureRenamed', '2025-02-01', { name: '=Lyon & <Rhône>' });
    const mirror = await mirrorOf(journal);
    report = await annualReport(mirror, { year: 2025 });
    previous = await annualReport(mirror, { year: 2024 });
    names = await structureNames(mirror);
    await mirror.close();
  });

  it('is the same object in JSON', () => {
    expect(JSON.parse(renderJson(report))).toEqual(report);
    expect(renderJson(report).endsWith(' ]\n}\n')).toBe(true);
  });

  it('has the same rows in CSV, with labels and rates, and no formula', () => {
    const lines = renderCsv(report, names).trimEnd().split('\r\n');
    expect(lines).toHaveLength(report.figures.length + 1);
    const [header = ''] = lines;
    expect(header).toMatch(/^indicateur,.*,valeur,taux_pour_cent$/);
    const value = (measure: string): number =>
      report.figures.find((one) => one.indicator === 'D3' && one.measure === measure && !('region' in one.by))!
        .value as number;
    const row = lines.find((line) => line.startsWith('D3,Ruptures de contrat,within.90,Rompus à 90 jours,,'))!;
    const rate = Math.round((value('within.90') * 1000) / value('observed.90')) / 10;
    expect(row.split(',').slice(-2)).toEqual([String(value('within.90')), rate.toFixed(1)]);
    expect(lines.find((line) => line.includes(LYON))).toContain("'=Lyon & <Rhône>");
  });

  it('is one French page that runs nothing, fetches nothing and escapes what it is told', () => {
    const page = renderHtml(report, { previous, names });
    expect(page.startsWith('<!doctype html>\n<html lang="fr">')).toBe(true);
    expect(page).not.toMatch(/<script|<link|<img|@import|url\(|https?:\/\/|\son\w+=/i);
    expect(page).toContain('=Lyon &amp; &lt;Rhône&gt;');
    expect(page).not.toContain('<Rhône>');
    expect(page).toContain(report.sha256);
    expect(page).toContain('2024 : ');
    for (const { id, label, definition } of indicators) {
      const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;');
      expect(page).toContain(`${id}. ${escaped(label.fr)}`);
      expect(page).toContain(escaped(definition.fr));
    }
  });

  it('has the same bytes each time', () => {
    expect(renderHtml(report, { previous })).toBe(renderHtml(report, { previous }));
  });

  it('opens and closes every element', () => {
    const open: string[] = [];
    for (const [, slash, name = '', rest = ''] of renderHtml(report).matchAll(/<(\/?)([a-z]\w*)([^>]*)>/g)) {
      if (name === 'meta' || rest.endsWith('/')) continue;
      if (slash === '') open.push(name);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  it.each([
    [0, '0'],
    [812, '812'],
    [26_013_377, '26\u202f013\u202f377'],
    [-4, '−4'],
  ])('writes %i as %s', (value, text) => {
    expect(wholeNumber(value)).toBe(text);
  });

  it.each([
    [1, 3, '33,3\u202f%'],
    [2, 3, '66,7\u202f%'],
    [1, 8, '12,5\u202f%'],
    [1, 16, '6,3\u202f%'],
    [7, 7, '100,0\u202f%'],
  ])('writes %i of %i as %s', (part, whole, text) => {
    expect(percentage(part, whole)).toBe(text);
  });
});
