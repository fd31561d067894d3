import { expect, test } from 'vitest';
import { checkCsvOptions } from '../../../src/data/tables/csv/checkCsvOptions';
import { loadCsvAddon, type CsvAddon } from '../../../src/data/tables/csv/loadCsvAddon';
import { readCsvRecords } from '../../../src/data/tables/csv/readCsvRecords';
import { createColumnsCollector } from '../../../src/data/tables/csv/createColumnsCollector';
import { numberNotes, createNumberParser } from '../../../src/data/tables/csv/createNumberParser';
import type { ReadCsvOptions } from '../../../src/data/tables/csv/ReadCsvOptions';
import { createRecordScanner } from '../../../src/data/tables/csv/createRecordScanner';
import { mulberry32 } from '../../mulberry32';
import { fc, fuzzSeed } from '../../seededFastCheck';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const addon = loadCsvAddon()!;
const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''));
const sign = fc.constantFrom('', '', '', '-', '+', ' ', '--');
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));
const numeric = fc.oneof(
  fc.integer().map(String),
  fc.double().map(String),
  fc.double({ min: -1000, max: 1000 }).map(String),
  fc.tuple(fc.double(), fc.integer({ min: 0, max: 20 })).map(([value, places]) => value.toExponential(places)),
  joined(sign, digits(1, 22)),
  joined(sign, digits(0, 12), fc.constantFrom('.', ','), digits(0, 25)),
  joined(
    sign,
    fc.constantFrom('0.', '.', '0.0000', '00.'),
    digits(0, 25),
    fc.constantFrom('', '', 'e', 'E', 'e-', 'e+'),
    digits(0, 4)
  ),
  joined(digits(1, 3), fc.constantFrom('e5', 'E5', 'E-7', 'e', '.e1', '..', '-', ' ', 'x', ' 1', '\u00a0')),
  fc.constantFrom(
    ...['1e999', '-1e999', '1e-400', '5e-324', '0x1f', '0b1', '1_000', '1,234.5', '-0', '-.0', '+1', '+4930123456', '12E4']
  )
);

test('the set-up has built the addon', () => {
  expect(addon.scan).toBeTypeOf('function');
});

test('the addon reads a number as Number() does, to the last bit, or leaves it to JavaScript, and so does what a note is taken of', () => {
  const [starts, ends, values] = [new Int32Array(1), new Int32Array(1), new Float64Array(1)];
  const [lines, one] = [new Int32Array(2), new Float64Array(1)];
  fc.assert(
    // A word of eight bytes may hold what is behind the number, too.
    fc.property(
      numeric,
      fc.constantFrom('.' as const, ',' as const),
      fc.constantFrom('', '12345678\n'),
      (text, decimal, next) => {
        const delimiter = decimal === ',' ? ';' : ',';
        const bytes = Buffer.from(`${text}\n${next}\n`);
        const length = bytes.length - 1;
        const state = Int32Array.of(length, 1, 1, delimiter.charCodeAt(0), decimal.charCodeAt(0), 0, 0, 0, 1, 0);
        addon.scan(bytes, Uint8Array.of(1), starts, ends, values, lines, state);
        if (state[7] === 0) return;
        const notes = numberNotes();
        createNumberParser(decimal).parse(
          bytes,
          new DataView(bytes.buffer, bytes.byteOffset, bytes.length),
          0,
          ends[0],
          one,
          0,
          notes
        );
        if (!Number.isNaN(values[0])) expect([values[0], notes]).toEqual([one[0], numberNotes()]);
        // The most usual numbers are read here and not by slower means.
        const isUsual = decimal === '.' && /^-?(0|[1-9]\d{0,7})?(\.\d{1,11}(e-?\d)?)?$/.test(text) && /\d/.test(text);
        if (isUsual) expect(values[0]).toBe(Number(text));
      }
    ),
    { numRuns: 30_000 }
  );
});

test('the addon rounds as Number() does where the last bits of a quotient hardly tell', () => {
  const texts = [
    '77111311.01299525053',
    '3.116655464792e-11',
    '4869.801016364590851',
    '1.7741e-21',
    '.828952467601442200',
    '9007199254740993'
  ];
  const bytes = Buffer.from(`${texts.join(',')}\n\n`);
  const [starts, ends, values] = [new Int32Array(6), new Int32Array(6), new Float64Array(6)];
  const state = Int32Array.of(bytes.length - 1, 1, 6, 44, 46, 0, 0, 0, 1, 0);
  addon.scan(bytes, new Uint8Array(6).fill(1), starts, ends, values, new Int32Array(2), state);
  expect([...values]).toEqual(texts.map(Number));
});

const delimiters = fc.constantFrom(',', ';', '\t', '|', ' ', '.', '-', '1', 'e', 'x');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

test('createRecordScanner finds the same records, faults and lines with the addon and without, whatever the bytes and wherever they are cut', () => {
  const bit = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.constantFrom(',', ',', '\n', '\n', '"', '""', ';', ' ', '\r', '\r\n', '\t', '1', 'a', '.5', '-', 'e', 'é')
    },
    { weight: 2, arbitrary: numeric },
    {
      weight: 1,
      arbitrary: fc.constantFrom('"a"', '"a,""b"', '"\n"', '"1\r\n2"', '"12"', '" 7 "', '\u00a0', '\u3000', '', '        ')
    }
  );
  const look = (all: Buffer, cuts: number[], delimiter: string, width: number, used: CsvAddon | undefined) => {
    const scanner = createRecordScanner(delimiter.charCodeAt(0), 46, used);
    const seen: unknown[] = [];
    let [start, count] = [0, 0];
    for (const cut of [...cuts, all.length]) {
      const bytes = Buffer.concat([all.subarray(start, cut), Buffer.of(65)]);
      const isLast = cut === all.length;
      const { records, consumed, fault } = scanner.scan(
        bytes,
        cut - start,
        isLast,
        width,
        Uint8Array.from({ length: width }, () => 1)
      );
      for (let field = 0; field < records.fields; field++) {
        seen.push(records.starts[field], records.ends[field]);
        // Which numbers are left to other means may differ.
        const text = bytes.toString('latin1', records.starts[field], records.ends[field]);
        const value = records.isNumeric.length ? records.values[field] : NaN;
        if (!Number.isNaN(value)) expect(value).toBe(Number(text));
      }
      for (let record = 0; record < records.count; record++) seen.push(scanner.lineOf(count++));
      seen.push(records.count, records.fields, consumed, fault, scanner.lineOf(count));
      start += consumed;
      if (fault) break;
    }
    return seen;
  };
  fc.assert(
    fc.property(
      fc.array(bit, { maxLength: 60 }),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
      delimiters,
      fc.integer({ min: 1, max: 3 }),
      (bits, shares, delimiter, width) => {
        const all = Buffer.from(bits.join(''));
        const cuts = shares.map((share) => Math.floor(share * all.length)).sort((a, b) => a - b);
        expect(look(all, cuts, delimiter, width, addon)).toEqual(look(all, cuts, delimiter, width, undefined));
      }
    ),
    { numRuns: 5000 }
  );
});

test('readCsvRecords gives the same columns and findings, or the same error, with the addon and without', async () => {
  const word = fc.constantFrom(
    '',
    '',
    'NA',
    'nan',
    'NULL',
    '?',
    'inf',
    'a',
    'b',
    'ü€😀',
    'x y',
    'He said "no"',
    'one,two',
    '1;2',
    'l1\nl2',
    '2024-01-31'
  );
  const kinds = [
    numeric,
    fc.integer({ min: -5, max: 5 }).map(String),
    fc.double({ min: -1, max: 1, noNaN: true }).map(String),
    fc.oneof({ weight: 20, arbitrary: fc.integer().map(String) }, { weight: 1, arbitrary: word }),
    fc.integer({ min: 0, max: 99_999 }).map((code) => String(code).padStart(5, '0')),
    fc.tuple(fc.integer({ min: 1, max: 999 }), digits(3, 3)).map(([whole, rest]) => `${whole}.${rest}`),
    fc.tuple(fc.integer({ min: 0, max: 999 }), digits(1, 3)).map(([whole, rest]) => `${whole},${rest}`),
    fc.constantFrom('-999', '9999', '1', '2', '3'),
    word
  ];
  const table = fc
    .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 4 })
    .chain((columns) => fc.array(fc.tuple(...columns), { minLength: 1, maxLength: 40 }));
  const read = async (path: string, options: ReadCsvOptions, used: CsvAddon | undefined) => {
    try {
      const asked = checkCsvOptions(options);
      const taker = createColumnsCollector('readCsv', asked, { addon: used });
      const { found, placeOf } = await readCsvRecords('readCsv', path, asked, taker, used);
      const { rows, names, column, findings } = taker.done(placeOf, found);
      return { rows, columns: names.map(column), findings: findings() };
    } catch (error) {
      return (error as Error).message;
    }
  };
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ',', ';', '\t', ' '),
      lineEnd,
      fc.record({
        mark: fc.constantFrom('', '\ufeff'),
        repeats: fc.constantFrom(1, 1, 60),
        quotes: fc.constantFrom(0, 3, 1),
        hasComma: fc.boolean(),
        odd: fc.constantFrom(...['', '', '', '', '\n\n', ' \r\n', '"', 'a,b,c,d,e\n', '\u00a0\n', '"x"y,1\n'])
      }),
      async (rows, delimiter, end, { mark, repeats, quotes, hasComma, odd }) => {
        let place = 0;
        const quoted = (text: string) =>
          text.includes(delimiter) || /["\r\n]/.test(text) || (quotes > 0 && place++ % quotes === 0)
            ? `"${text.replaceAll('"', '""')}"`
            : text;
        const lines = Array.from({ length: repeats }, () => rows.map((row) => row.map(quoted).join(delimiter) + end).join(''));
        const header = rows[0].map((_, i) => `c${i}`).join(delimiter) + end;
        const middle = lines.length >> 1;
        const text = mark + header + lines.slice(0, middle).join('') + odd + lines.slice(middle).join('');
        const path = write('either.csv', text);
        const options: ReadCsvOptions = { delimiter, ...(hasComma && delimiter !== ',' && { decimal: ',' }) };
        expect(await read(path, options, addon)).toEqual(await read(path, options, undefined));
      }
    ),
    { numRuns: 250 }
  );
});

test('columns of many different texts are the same with the addon and without: blanks, quotes, missing texts and any script', async () => {
  const rows = 6000;
  const random = mulberry32(fuzzSeed);
  const below = (count: number) => Math.floor(random() * count);
  const letters = [...'abcdefgh 0123456789-_é€😀\u00a0\u2003'];
  const word = () => Array.from({ length: below(14) }, () => letters[below(letters.length)]).join('');
  const blanks = ['', '', '', ' ', '\u00a0', '\u2003 '];
  const columns: (() => string)[] = [
    () => `id-${below(1e9)}`,
    word,
    // The same texts with blanks of one and of several bytes, before and after the text alone came.
    () => `${blanks[below(6)]}text ${below(2500)}${blanks[below(6)]}`,
    () => ['NA', ' NA', 'null\u00a0', '', ' ', '?', `x${below(3000)}`, `say ""${below(3000)}""`][below(8)],
    () => 'y'.repeat(below(300)) + String(below(50))
  ];
  const quoted = (text: string) => (/["\n,]/.test(text) || below(10) === 0 ? `"${text}"` : text);
  const lines = Array.from({ length: rows }, () => columns.map((make) => quoted(make())).join(','));
  const path = write('many.csv', `${columns.map((_, i) => `c${i}`).join(',')}\n${lines.join('\n')}\n`);
  const read = async (used: CsvAddon | undefined) => {
    const asked = checkCsvOptions({});
    const taker = createColumnsCollector('readCsv', asked, { addon: used });
    const { found, placeOf } = await readCsvRecords('readCsv', path, asked, taker, used);
    const { rows, names, column, findings } = taker.done(placeOf, found);
    return { rows, columns: names.map(column), findings: findings() };
  };
  const either = await read(addon);
  expect(either).toEqual(await read(undefined));
  expect(either.columns.map((column) => column.kind === 'category' && column.categories.length > 1000)).toEqual([
    true,
    true,
    true,
    true,
    true
  ]);
});

test('the addon does nothing with arrays that do not fit together', () => {
  const bytes = Buffer.from('1,2\n\n');
  const good = [4, 1, 2, 44, 46, 0, 0, 0, 1, 0];
  const scan = (state: number[], text = bytes, fields = 4, wanted = Uint8Array.of(1, 1)) => {
    const now = Int32Array.from(state);
    const room = [new Int32Array(fields), new Int32Array(fields), new Float64Array(fields), new Int32Array(2)] as const;
    return [addon.scan(text, wanted, ...room, now), now[7]];
  };
  expect(scan(good)).toEqual([false, 1]);
  expect(scan(good, bytes, 1)).toEqual([true, 0]);
  const bad: [number, number][] = [
    [0, 2],
    [0, 5],
    [0, -1],
    [2, 0],
    [2, 3],
    [2, 2 ** 31 - 1],
    [3, 0],
    [3, 46],
    [3, 48],
    [3, 300],
    [4, 10],
    [5, 9],
    [5, -1],
    [6, 9],
    [6, -1]
  ];
  for (const [place, value] of bad) expect(scan(good.with(place, value))).toEqual([false, 0]);
  expect(scan(good, Buffer.alloc(0))).toEqual([false, 0]);
  expect(scan(good, bytes, 4, new Uint8Array(0))).toEqual([false, 0]);
  // @ts-expect-error not what it takes
  expect([addon.scan(), addon.scan(1, 2, 3, 4, 5, 6, 7)]).toEqual([false, false]);
});

test('the addon finds texts and adds new ones up to the first that is odd or has no room', () => {
  const fields = ['north', ' south ', 'north', '', 'south', 'east', 'NA', 'north'];
  const bytes = Buffer.from(fields.join(','));
  const ends = Int32Array.from(fields, (_, i) => fields.slice(0, i + 1).join(',').length);
  const starts = ends.map((end, i) => end - fields[i].length);
  const find = (state: number[], { slots = 32, texts = 64, room = 8, known = 8 } = {}) => {
    const codes = new Int32Array(8).fill(-2);
    const now = Int32Array.from(state);
    const dictionary = [new Int32Array(slots), Buffer.alloc(texts), new Int32Array(room + 1), new Uint8Array(room)] as const;
    addon.findTexts(bytes, starts, ends, ...dictionary, new Int32Array(known), codes, now);
    return { codes: Array.from(codes.subarray(0, now[2])), field: now[0], texts: now[4], bytes: dictionary[1].toString() };
  };
  const good = [0, 1, 0, 8, 0, 0, 100, 2];
  expect(find(good)).toMatchObject({ codes: [0, 1, 0, -1, 1, 2], field: 6, texts: 3 });
  expect(find(good).bytes.slice(0, 14)).toBe('northsoutheast');
  expect(find(good.with(3, 4))).toMatchObject({ codes: [0, 1, 0, -1], field: 4, texts: 2 });
  expect(find(good.with(6, 2))).toMatchObject({ codes: [0, 1], texts: 2 });
  expect(find(good.with(7, 5))).toMatchObject({ codes: [], texts: 0 });
  for (const little of [{ texts: 9 }, { room: 1 }, { known: 1 }])
    expect(find(good, little)).toMatchObject({ codes: [0], texts: 1 });
  expect(find(good, { slots: 2 })).toMatchObject({ codes: [0], texts: 1 });
  const bad = [
    ...[0, 1, 2, 3, 4, 5, 6, 7].map((place) => good.with(place, -1)),
    ...[good.with(0, 9), good.with(1, 0), good.with(1, 2 ** 31 - 1), good.with(3, 9), good.with(4, 9)]
  ];
  for (const state of bad) expect(find(state).bytes).toBe('\0'.repeat(64));
  for (const slots of [0, 6, 24]) expect(find(good, { slots }).bytes).toBe('\0'.repeat(64));
  // @ts-expect-error not what it takes
  expect([addon.findTexts(), addon.findTexts(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)]).toEqual([undefined, undefined]);
});

test('takeNumbers() copies numbers and gaps up to the first text, and nothing where a place would lie outside of an array', () => {
  const [starts, ends] = [Int32Array.of(0, 2, 4, 4, 6, 8), Int32Array.of(1, 3, 5, 4, 7, 9)];
  const values = Float64Array.of(1, 10, 2, NaN, NaN, 30);
  const take = (field: number, step: number, into: number, stop: number) => {
    const [piece, state] = [new Float64Array(4).fill(-1), Int32Array.of(field, step, into, stop)];
    addon.takeNumbers(starts, ends, values, piece, state);
    return { piece: [...piece], into: state[2] };
  };
  expect(take(0, 2, 1, 4)).toEqual({ piece: [-1, 1, 2, -1], into: 3 });
  expect(take(1, 2, 0, 3)).toEqual({ piece: [10, NaN, 30, -1], into: 3 });
  expect(take(5, 2, 0, 1).piece).toEqual([30, -1, -1, -1]);
  const most = 2 ** 31 - 1;
  for (const wrong of [
    [0, 2, 0, 5],
    [2, 2, 0, 3],
    [-1, 1, 0, 1],
    [0, 0, 0, 1],
    [0, 1, 3, 2],
    [0, 1, -1, 1],
    [0, most, 0, 4],
    [most, most, 0, 4]
  ])
    expect(take(...(wrong as [number, number, number, number]))).toEqual({ piece: [-1, -1, -1, -1], into: wrong[2] });
  const fits = fc.integer({ min: -3, max: 8 });
  fc.assert(fc.property(fits, fits, fits, fits, (...asked) => void take(...asked)));
});
