import { expect, test } from 'vitest';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import { numberNotes, createNumberParser } from '../../../src/data/tables/csv/createNumberParser';
import { parseCommaNumber, parseNumber } from '../../../src/data/tables/columns/parseNumber';
import reference from '../../reference/data/csv.json';
import { mulberry32 } from '../../mulberry32';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();

/** Number() does not know "inf". */
const expected = (value: string | number | null, kind: string) =>
  kind === 'number' && typeof value === 'string' ? Number(value.replace('inf', 'Infinity')) : value;

test.each(reference.map((file, i) => ({ ...file, i })))(
  'readCsv(file $i, delimiter "$delimiter", $encoding) holds the numbers of pandas to the last bit, and its texts',
  async ({ i, bytes, columns, delimiter, gzip }) => {
    const path = write(`${i}.csv${gzip ? '.gz' : ''}`, Buffer.from(bytes, 'base64'));
    // A single column has no delimiter to find.
    const table = await readCsv(path, columns.length === 1 ? { delimiter } : {});
    expect(table.name).toBe(String(i));
    expect(table.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
    columns.forEach(({ kind, values }, place) => {
      const column = table.columns[place];
      const read =
        column.kind === 'number'
          ? Array.from(column.values, (value) => (Number.isNaN(value) ? null : value))
          : Array.from(column.codes, (code) => column.categories[code] ?? null);
      expect(column.kind).toBe(kind === 'text' || kind === 'boolean' ? 'category' : 'number');
      expect(read).toEqual(values.map((value) => expected(value, kind)));
    });
  }
);

test('createNumberParser(decimal) makes of bytes the number that Number makes of the text, to the last bit', () => {
  const next = mulberry32(5);
  const whole = (below: number) => Math.floor(below * next());
  const digits = (count: number) => Array.from({ length: count }, () => whole(10)).join('');
  const odd = () => Array.from({ length: 1 + whole(6) }, () => '0123456789.-+eE, xI'[whole(19)]).join('');
  // Half way between two numbers, where the last digit decides.
  const half = () => {
    const shift = BigInt(1 + whole(40));
    const scaled = ((2n ** 53n + BigInt(whole(2 ** 52)) * 2n + 1n) * 10n ** 22n) / 2n ** shift;
    const text = String(scaled).padStart(23, '0');
    return `${text.slice(0, -22)}.${text.slice(-22)}`.slice(0, 17 + whole(9));
  };
  const makers = [
    () => String(next()),
    () => String(next() * 10 ** (whole(40) - 20)),
    () => `${digits(1 + whole(20))}.${digits(whole(20))}`,
    () => `${next() < 0.5 ? '-' : ''}${digits(1 + whole(18))}e${whole(60) - 30}`,
    () => `0.${'0'.repeat(whole(5))}${digits(1 + whole(22))}`,
    half,
    odd
  ];
  const into = new Float64Array(1);
  for (const decimal of ['.', ','] as const) {
    const { parse } = createNumberParser(decimal);
    for (let i = 0; i < 60_000; i++) {
      const text = makers[i % makers.length]().replace('.', decimal);
      // What stands behind the number is not of it.
      const bytes = Buffer.from(` ${text} 77`);
      parse(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.length), i % 2, text.length + 1, into, 0, numberNotes());
      const number = (decimal === ',' ? parseCommaNumber : parseNumber)(text);
      if (!Object.is(into[0], number)) expect([text, into[0]]).toEqual([text, number]);
    }
  }
});
