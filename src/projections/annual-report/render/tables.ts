import type { Cell } from '../engine.js';
import { isFor, measureNames, type Figure } from '../figures.js';
import { DIMENSIONS, type Breakdown, type Dimension, type Indicator } from '../indicators/definition.js';
import type { AnnualReport } from '../report.js';
import { measureLabel } from './csv.js';
import { percentage, valueLabel, wholeNumber, type StructureNames } from './french.js';
import { markup, type Markup } from './markup.js';
import type { FigureTable } from './rates.js';

/** `nd` where it is not available; what is confidential says so. */
export function shown(value: Figure['value'] | undefined): string {
  if (value === null || value === undefined) return 'nd';
  return value === 'c' ? 'confidentiel' : wholeNumber(value);
}

/** The figures of an indicator: a line for the total, then a table for each breakdown. */
export function indicatorTables(
  indicator: Indicator,
  report: AnnualReport,
  table: FigureTable,
  names?: StructureNames,
): Markup {
  const totals = indicator.measures.flatMap(measureNames);
  return markup`
<article id="${indicator.id}">
<h3>${indicator.id}. ${indicator.label.fr}</h3>
${grid(indicator, 'Ensemble', totals, [{ label: 'Ensemble', by: {} }], table, 'Ensemble')}
${indicator.breakdowns.map((breakdown) => broken(indicator, breakdown, report, table, names))}
</article>`;
}

function broken(
  indicator: Indicator,
  breakdown: Breakdown,
  report: AnnualReport,
  table: FigureTable,
  names?: StructureNames,
): Markup | undefined {
  const measures = indicator.measures.filter(({ name }) => isFor(breakdown, name)).flatMap(measureNames);
  const lines = cellsOf(indicator.id, breakdown, measures[0] ?? '', report).map((by) => ({
    by,
    label: breakdown.by.map((name) => valueLabel(name, by[name] ?? '', names)).join(' × '),
  }));
  if (lines.length === 0) return undefined;
  const title = breakdown.by.map((name) => DIMENSIONS[name].fr).join(' × ');
  return grid(indicator, `Par ${title.toLowerCase()}`, measures, lines, table, title);
}

interface Line {
  readonly label: string;
  readonly by: Cell;
}

function grid(
  indicator: Indicator,
  caption: string,
  measures: readonly string[],
  lines: readonly Line[],
  table: FigureTable,
  heading: string,
): Markup {
  const rates = (indicator.rates ?? []).filter(({ numerator }) => measures.includes(numerator));
  const isTotal = lines.every(({ by }) => Object.keys(by).length === 0);
  return markup`
<div class="scroll"><table>
<caption>${caption}</caption>
<thead><tr><th scope="col">${isTotal ? '' : heading}</th>${measures.map(
    (name) => markup`<th scope="col">${measureLabel(indicator, name)}</th>`,
  )}${rates.map(({ label }) => markup`<th scope="col">${label.fr}</th>`)}</tr></thead>
<tbody>
${lines.map(
  ({ label, by }) => markup`<tr><th scope="row">${label}</th>${measures.map(
    (name) => markup`<td>${shown(table.value(indicator.id, name, by))}</td>`,
  )}${rates.map((rate) => {
    const parts = table.rate(indicator.id, rate, by);
    return markup`<td>${parts ? percentage(...parts) : '–'}</td>`;
  })}</tr>
`,
)}</tbody>
</table></div>`;
}

/** The cells of a breakdown, in the order of the report. */
function cellsOf(id: string, { by }: Breakdown, measure: string, { figures }: AnnualReport): readonly Cell[] {
  return figures
    .filter((figure) => figure.indicator === id && figure.measure === measure && isOf(by, figure.by))
    .map((figure) => figure.by);
}

function isOf(dimensions: readonly Dimension[], by: Cell): boolean {
  return Object.keys(by).length === dimensions.length && dimensions.every((name) => name in by);
}
