import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { printed } from '../../src/infrastructure/report/pdf.js';
import type { MonthLine } from '../../src/projections/annual-report/months.js';
import { monthLines } from '../../src/projections/annual-report/months.js';
import { renderHtml, renderXlsx } from '../../src/projections/annual-report/render/index.js';
import { withoutTimes } from '../../src/projections/annual-report/render/zip-times.js';
import { annualReport, sealed, type AnnualReport } from '../../src/projections/annual-report/report.js';
import { hiddenMonths } from '../../src/projections/annual-report/secrecy/months.js';
import { codeOf } from '../first-cases/network.js';
import { mirrorOf } from './mirrored.js';
import { randomJournal } from './random-journal.js';

const report: AnnualReport = sealed({
  year: 2025,
  edition: 'public',
  definitions: 1,
  observedUntil: '2026-03-31',
  knownAt: { position: '42' },
  figures: [
    { indicator: 'C3', measure: 'sent', by: {}, value: 96 },
    { indicator: 'C3', measure: 'sent', by: { region: '84' }, value: 'c' },
    { indicator: 'C4', measure: 'accepted', by: {}, value: 'c' },
    { indicator: 'D2', measure: 'signed', by: {}, value: null },
  ],
});
const complement = {
  figures: [{ indicator: 'F1', measure: 'apprentices', by: {}, value: 112_000 }],
  narrative: 'Un <texte>.\n\nUn autre.',
};

/** The files of a workbook, with the hour that the archive says of each. */
function unzipped(bytes: Uint8Array): ReadonlyMap<string, string> {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map<string, string>();
  for (let at = zip.readUInt32LE(end + 16); at < end;) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const local = zip.readUInt32LE(at + 42);
    const begins = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(begins, begins + zip.readUInt32LE(at + 20));
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(name, (zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8'));
    expect([zip.readUInt32LE(at + 12), zip.readUInt32LE(local + 10)]).toEqual([0x00210000, 0x00210000]);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}

describe('the workbook', () => {
  it('has a sheet a section, the same rows with French headers, and what CMA France brought', async () => {
    const files = unzipped(await renderXlsx(report, { complement }));
    const workbook = files.get('xl/workbook.xml') ?? '';
    const sheets = [...workbook.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name);
    expect(sheets).toEqual(['Lecture', 'Section A', 'Section B', 'Section C', 'Section D', 'Section E', 'CMA France']);
    const text = [...files.values()].join('\n');
    for (const one of ['Libellé de la mesure', report.sha256, 'Un &lt;texte&gt;.', 'Auvergne-Rhône-Alpes']) {
      expect(text).toContain(one);
    }
    const sectionC = files.get('xl/worksheets/sheet4.xml') ?? '';
    expect(sectionC).toContain('<v>96</v>');
    expect([...sectionC.matchAll(/<row /g)]).toHaveLength(1 + 3);
    expect([...(files.get('xl/worksheets/sheet5.xml') ?? '').matchAll(/<row /g)]).toHaveLength(1 + 1);
  });

  it('has the same bytes at another hour', async () => {
    const first = await renderXlsx(report, { complement });
    jest.useFakeTimers({
      now: new Date('2031-05-06T07:08:09Z'),
      doNotFake: ['nextTick', 'setImmediate', 'setTimeout'],
    });
    try {
      expect(Buffer.from(await renderXlsx(report, { complement })).equals(Buffer.from(first))).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('takes nothing but an archive for one', () => {
    expect(() => withoutTimes(new Uint8Array(40))).toThrow('no ZIP archive');
  });
});

describe('the months', () => {
  it('add up to the totals of the report', async () => {
    const journal = randomJournal(4, 40);
    const mirror = await mirrorOf(journal);
    for (const year of [2024, 2025]) {
      const full = await annualReport(mirror, { year });
      const lines = await monthLines(mirror, full);
      expect(lines.map(({ indicator, measure }) => `${indicator} ${measure}`)).toEqual(['C3 sent', 'D2 signed']);
      for (const { indicator, measure, values } of lines) {
        const total = full.figures.find(
          (figure) =>
            figure.indicator === indicator && figure.measure === measure && Object.keys(figure.by).length === 0,
        );
        expect(values).toHaveLength(12);
        expect(values.reduce<number>((sum, value) => sum + Number(value), 0)).toBe(total?.value);
      }
    }
    await mirror.close();
  });

  it('hide the small ones, and never one alone that the total would give away', async () => {
    const counts = [30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 3];
    const hidden = await hiddenMonths(counts, 'public');
    expect(hidden.has(11)).toBe(true);
    expect(hidden.size).toBeGreaterThan(1);
    expect(await hiddenMonths([30, 0, 30, 0, 30, 0, 30, 0, 30, 0, 30, 0], 'public')).toEqual(new Set());
  });
});

describe('the page', () => {
  const months: readonly MonthLine[] = [
    { indicator: 'C3', measure: 'sent', label: 'Orientations adressées', values: [12, 'c', 14, 20, 11, 30, 12, 0, 44, 'c', 13, 12] },
    { indicator: 'D2', measure: 'signed', label: 'Contrats signés', values: [0, 0, 12, 0, 0, 0, 0, 0, 31, 0, 0, 0] },
  ]; // prettier-ignore

  it('says « confidentiel » where a figure is hidden, and gives no rate of it', () => {
    const page = renderHtml(report, { months, complement });
    expect(page).toContain('<strong class="words">confidentiel</strong>');
    expect(page).not.toContain('<td>c</td>');
    const acceptance = page.slice(page.indexOf('<article id="C4">'), page.indexOf('<article id="C5">'));
    expect(acceptance).toContain('confidentiel');
    expect(acceptance).not.toMatch(/\d\u202f%/);
  });

  it('draws the months beside their table, with a gap where one is confidential', () => {
    const page = renderHtml(report, { months });
    const drawing = page.slice(page.indexOf('Mois par mois'), page.indexOf('Événements de l’année selon'));
    // Three stretches of the first line (1, 3–9, 11–12; one point alone is no stretch), one of the second.
    expect([...drawing.matchAll(/<polyline /g)]).toHaveLength(2 + 1);
    expect([...drawing.matchAll(/<circle /g)]).toHaveLength(10);
    expect([...drawing.matchAll(/<rect /g)]).toHaveLength(12);
    expect(page).toContain('<tr><th scope="row">octobre</th><td>confidentiel</td><td>0</td></tr>');
    expect(renderHtml(report, { months })).toBe(page);
  });

  it('draws no line of which most is hidden', () => {
    const hidden = months.map((line) => ({ ...line, values: line.values.map((_, i) => (i < 9 ? ('c' as const) : 1)) }));
    expect(renderHtml(report, { months: hidden })).not.toContain('<polyline');
  });

  it('shows what CMA France brought, escaped', () => {
    const page = renderHtml(report, { complement });
    expect(page).toContain('<p>Un &lt;texte&gt;.</p>\n<p>Un autre.</p>');
    expect(page).toContain('112\u202f000');
    expect(renderHtml(report)).not.toContain('Complément');
  });
});

describe('the PDF', () => {
  it('is refused where no browser prints it', async () => {
    expect(await codeOf(printed('<p>', { PATH: '/nowhere' }))).toBe('report.noChromium');
    expect(await codeOf(printed('<p>', { PASSERELLE_CHROMIUM: '/nowhere/chromium', PATH: process.env.PATH }))).toBe(
      'report.noChromium',
    );
    expect(await codeOf(printed('<p>', { PASSERELLE_CHROMIUM: '/bin/false' }))).toBe('report.notPrinted');
  });

  it('is what the browser prints from the page, which it reads from a file of its own', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'browser-'));
    const browser = join(folder, 'chromium');
    writeFileSync(
      browser,
      '#!/bin/sh\nfor a; do case "$a" in --print-to-pdf=*) to="${a#*=}";; file://*) from="${a#file://}";; esac; done\n{ printf "%%PDF "; cat "$from"; } > "$to"\n',
      { mode: 0o755 },
    );
    try {
      const pdf = await printed('<p>Bonjour</p>', { PATH: `${folder}:/usr/bin:/bin` });
      expect(Buffer.from(pdf).toString()).toBe('%PDF <p>Bonjour</p>');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
