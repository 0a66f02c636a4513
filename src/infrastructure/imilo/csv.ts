import { stringify } from 'csv-stringify/sync';
import type { ImiloMessage } from '../../application/ports/imilo.js';

const COLUMNS = [
  'updateId', 'contractId', 'version', 'imiloNumber', 'employerName', 'diplomaLabel',
  'signedOn', 'startOn', 'plannedEndOn', 'brokenOn', 'endedOn', 'annulledOn',
] as const; // prettier-ignore

/** A byte order mark lets spreadsheets read the accents. */
export const CSV_HEADER = `\ufeff${line(COLUMNS)}`;

/** Exactly what i-milo is to be told, the file it belongs to, and what an acknowledgement must name. */
export function csvRow({ dates, ...message }: ImiloMessage): string {
  const fields: Readonly<Record<string, string | number | undefined>> = { ...message, ...dates };
  // One line a change, whatever was typed: what reads or purges the file goes by lines.
  return line(COLUMNS.map((column) => String(fields[column] ?? '').replace(/\s+/g, ' ')));
}

/** An employer called `=HYPERLINK(…)` must not become a formula in the adviser's spreadsheet. */
function line(cells: readonly unknown[]): string {
  return stringify([[...cells]], { escape_formulas: true, record_delimiter: 'windows' });
}

/** One line of a table, by the names of its first line, and its number in the file. */
export interface CsvLine {
  readonly number: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a table as a spreadsheet writes it (RFC 4180): commas, semicolons or tabs as in its first line, quotes, a byte order
 * mark or none. Blank lines are passed over.
 */
export function readCsv(text: string): readonly CsvLine[] {
  const body = text.replace(/^\ufeff/, '');
  const delimiter = [';', '\t', ','].find((one) => body.slice(0, firstBreak(body)).includes(one)) ?? ',';
  const [header, ...rows] = rowsOf(body, delimiter).filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (!header) return [];
  const names = header.cells.map((name) => name.trim());
  return rows.map(({ number, cells }) => ({
    number,
    fields: Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()])),
  }));
}

function firstBreak(text: string): number {
  const at = text.search(/[\r\n]/);
  return at === -1 ? text.length : at;
}

interface Row {
  readonly number: number;
  readonly cells: readonly string[];
}

function rowsOf(text: string, delimiter: string): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let number = 1;
  let begunOn = 1;
  const endRow = (): void => {
    rows.push({ number: begunOn, cells: [...cells, cell] });
    cells = [];
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\n') number += 1;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === delimiter) {
      cells.push(cell);
      cell = '';
    } else if (character === '\n') {
      endRow();
      begunOn = number;
    } else if (character !== '\r') cell += character;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
