import { stringify } from 'csv-stringify/sync';
import { measureNames, type Figure } from '../figures.js';
import { DIMENSIONS, type Dimension, type Indicator } from '../indicators/definition.js';
import { indicators } from '../indicators/index.js';
import type { AnnualReport } from '../report.js';
import { valueLabel, type StructureNames } from './french.js';
import { FigureTable, rateOf } from './rates.js';

const COLUMNS = [
  'indicateur',
  'indicateur_libelle',
  'mesure',
  'mesure_libelle',
  'dimension',
  'dimension_libelle',
  'modalite',
  'modalite_libelle',
  'valeur',
  'taux_pour_cent',
] as const;

const RANKS: Readonly<Record<string, string>> = { median: 'médiane (jours)', p90: '9e décile (jours)', n: 'nombre' };

/** A row a figure, as in the JSON, with labels and the derived rates beside; `nd` not available, `c` confidential. */
export function renderCsv(report: AnnualReport, names?: StructureNames): string {
  const table = new FigureTable(report);
  const rows = report.figures.map((figure) => tidyRow(figure, table, names));
  return stringify([[...COLUMNS], ...rows], { escape_formulas: true, record_delimiter: 'windows' });
}

/** A figure with its labels and, where it is one, its rate. */
export function tidyRow(
  { indicator: id, measure, by, value }: Figure,
  table: FigureTable,
  names?: StructureNames,
): string[] {
  const indicator = indicators.find((one) => one.id === id);
  const dimensions = Object.keys(by).sort() as Dimension[];
  const values = dimensions.map((name) => by[name] ?? '');
  const rate = rateOf(id, measure);
  const parts = rate && table.rate(id, rate, by);
  return [
    id,
    indicator?.label.fr ?? '',
    measure,
    indicator ? measureLabel(indicator, measure) : '',
    dimensions.join(' × '),
    dimensions.map((name) => DIMENSIONS[name].fr).join(' × '),
    values.join(' × '),
    dimensions.map((name, i) => valueLabel(name, values[i] ?? '', names)).join(' × '),
    value === null ? 'nd' : String(value),
    parts ? perCent(...parts) : '',
  ];
}

/** What a measure of the report is called, the three of a delay included. */
export function measureLabel(indicator: Indicator, name: string): string {
  const measure = indicator.measures.find((one) => measureNames(one).includes(name));
  if (measure?.counting !== 'DELAYS') return measure?.label.fr ?? name;
  return `${measure.label.fr} : ${RANKS[name.slice(measure.name.length + 1)] ?? ''}`;
}

/** `41.2`, for spreadsheets and programs. */
function perCent(numerator: number, denominator: number): string {
  const tenths = Math.floor((numerator * 2000 + denominator) / (denominator * 2));
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
