import type { Indicator } from '../../../projections/annual-report/indicators/definition.js';
import { DEFINITIONS_VERSION } from '../../../projections/annual-report/indicators/index.js';
import { code, codes, page, table } from '../markdown.js';

const SECTIONS: Readonly<Record<Indicator['section'], string>> = {
  A: 'A. The convention (articles 2, 3, 5, 6)',
  B: 'B. Discovering craft trades (article 4.2)',
  C: 'C. Access to apprenticeship (article 4.3)',
  D: 'D. Insertion (article 4.4)',
  E: 'E. Data protection (article 7)',
};

export function indicatorsPage(indicators: readonly Indicator[]): string {
  return page(
    'Indicators of the annual report',
    `Definitions version ${DEFINITIONS_VERSION}. Every figure is a count of contributions, each with the position of the event ` +
      'that makes it: `passerelle report explain YEAR --indicator C3 --measure sent` lists them. Each indicator also has its total.',
    ...(Object.keys(SECTIONS) as Indicator['section'][]).flatMap((section) => [
      `## ${SECTIONS[section]}`,
      ...indicators.filter((indicator) => indicator.section === section).flatMap(indicatorSection),
    ]),
  );
}

function indicatorSection({ id, label, definition, formula, reads, measures, breakdowns, rates }: Indicator): string[] {
  return [
    `### ${id} ${label.en}`,
    `*${label.fr}.* ${oneLine(definition.fr)}`,
    oneLine(definition.en),
    `Formula: ${oneLine(formula)}`,
    table(
      ['Measure', 'French', 'English', 'Counts'],
      measures.map(({ name, label: { fr, en }, counting, of }) => [
        code(name),
        fr,
        en,
        { ROWS: 'contributions', UNITS: `distinct units of ${of ?? name}`, DELAYS: 'median, p90, n of whole days' }[
          counting
        ],
      ]),
    ),
    breakdowns.length === 0
      ? ''
      : `By ${breakdowns
          .map(({ by, measures: some }) => by.map(code).join(' × ') + (some ? ` (${some.join(', ')} only)` : ''))
          .join(', ')}.`,
    rates
      ? `Rates shown to readers: ${rates.map((rate) => `${rate.label.en} (${rate.numerator} ÷ ${rate.denominator.join(' + ')})`).join('; ')}.`
      : '',
    `Reads ${codes(reads)}.`,
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
