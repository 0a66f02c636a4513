import type { Row, SheetData } from 'write-excel-file/node';
import type { ReportComplement } from '../../../application/ports/reports.js';
import { indicators } from '../indicators/index.js';
import type { AnnualReport } from '../report.js';
import { tidyRow } from './csv.js';
import { longDate, type StructureNames } from './french.js';
import { EDITION_NAMES, SECTIONS } from './headings.js';
import { FigureTable } from './rates.js';
import { withoutTimes } from './zip-times.js';

export interface XlsxOptions {
  readonly names?: StructureNames | undefined;
  readonly complement?: ReportComplement | undefined;
}

const HEADERS = [
  'Indicateur',
  'Libellé de l’indicateur',
  'Mesure',
  'Libellé de la mesure',
  'Dimension',
  'Libellé de la dimension',
  'Modalité',
  'Libellé de la modalité',
  'Valeur',
  'Taux (%)',
];
const WIDTHS = [11, 44, 20, 44, 20, 24, 20, 34, 13, 10];

const head = (labels: readonly string[]): Row =>
  labels.map((value) => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#cfe4e6' }));
const text = (value: string) => ({ value, type: String, wrap: true });

/** The rows of the CSV, a sheet a section, how to read them before. The same bytes for the same report. */
export async function renderXlsx(report: AnnualReport, options: XlsxOptions = {}): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/node');
  const table = new FigureTable(report);
  const sections = Object.keys(SECTIONS).map((section) => ({
    sheet: `Section ${section}`,
    data: [head(HEADERS), ...rowsOf(section, report, table, options.names)],
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 1,
  }));
  const sheets = [
    { sheet: 'Lecture', data: notes(report), columns: [{ width: 28 }, { width: 110 }] },
    ...sections,
    ...(options.complement ? [{ sheet: 'CMA France', data: complementOf(options.complement), columns: WIDTHS.map((width) => ({ width })) }] : []),
  ]; // prettier-ignore
  return withoutTimes(await writeXlsxFile(sheets).toBuffer());
}

function rowsOf(section: string, report: AnnualReport, table: FigureTable, names?: StructureNames): readonly Row[] {
  const own = new Set(indicators.filter((one) => one.section === section).map(({ id }) => id));
  return report.figures
    .filter(({ indicator }) => own.has(indicator))
    .map((figure) =>
      tidyRow(figure, table, names).map((value, column) => (column < 8 ? text(value) : measured(value))),
    );
}

/** A number as one, to reckon with; `nd`, `c` and nothing as text. */
function measured(value: string): Row[number] {
  if (value === '') return null;
  return /^-?[\d.]+$/.test(value) ? { value: Number(value), type: Number } : { value, type: String, align: 'right' };
}

function notes(report: AnnualReport): SheetData {
  const { year, edition, observedUntil, knownAt, definitions, sha256 } = report;
  return [
    [{ value: `Rapport d’activité ${String(year)}`, type: String, fontWeight: 'bold', fontSize: 16 }],
    [text('Édition'), text(EDITION_NAMES[edition])],
    [text('Observé jusqu’au'), text(longDate(observedUntil))],
    [text('Connu à la position'), text(knownAt.position)],
    [text('Définitions'), text(`version ${String(definitions)}`)],
    [text('Sceau (SHA-256)'), text(sha256)],
    [text('nd'), text('Non disponible')],
    [text('c'), text('Confidentiel : couvert par le secret statistique')],
    [],
    head(['Indicateur', 'Définition']),
    ...indicators.map(({ id, label, definition }) => [text(`${id}. ${label.fr}`), text(definition.fr)]),
  ];
}

function complementOf({ figures, narrative = '' }: ReportComplement): SheetData {
  return [
    [{ value: 'Complément de CMA France', type: String, fontWeight: 'bold' }],
    ...narrative.split(/\n+/).flatMap((line) => (line.trim() === '' ? [] : [[{ value: line, type: String }]])),
    [],
    head(['Indicateur', 'Mesure', 'Croisement', 'Valeur']),
    ...figures.map(({ indicator, measure, by, value }) => [
      text(indicator),
      text(measure),
      text(Object.entries(by).map(([name, of]) => `${name}=${of}`).join(', ')),
      measured(value === null ? 'nd' : String(value)),
    ]),
  ]; // prettier-ignore
}
