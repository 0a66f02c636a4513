import fc from 'fast-check';
import { stringify } from 'csv-stringify/sync';
import { readCsv } from './csv.js';

describe('reading a table', () => {
  it.each([
    ['a,b\n1,2\n', [{ number: 2, fields: { a: '1', b: '2' } }]],
    ['\ufeffa;b\r\n1;2\r\n', [{ number: 2, fields: { a: '1', b: '2' } }]],
    ['a\tb\n1\t2', [{ number: 2, fields: { a: '1', b: '2' } }]],
    ['a,b\n"1,5","say ""no"""\n', [{ number: 2, fields: { a: '1,5', b: 'say "no"' } }]],
    [
      'a,b\n"two\nlines",x\n\n3,4\n',
      [
        { number: 2, fields: { a: 'two\nlines', b: 'x' } },
        { number: 5, fields: { a: '3', b: '4' } },
      ],
    ],
    ['a,b,c\n1\n', [{ number: 2, fields: { a: '1', b: '', c: '' } }]],
    ['', []],
    ['a,b\n', []],
  ])('%j', (text, lines) => {
    expect(readCsv(text)).toEqual(lines);
  });

  it('reads what others write', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.trim());
    const rows = fc.array(fc.tuple(cell, cell), { maxLength: 8 });
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(',', ';'),
        fc.constantFrom('\n', '\r\n'),
        (cells, delimiter, record_delimiter) => {
          const text = stringify([['one', 'two'], ...cells], { delimiter, record_delimiter });
          const read = readCsv(text).map(({ fields }) => [fields.one, fields.two]);
          expect(read).toEqual(cells.filter((row) => row.some((one) => one !== '')));
        },
      ),
    );
  });
});
