import { expect, test } from 'vitest';
import { utf8Check } from '../../../src/data/tables/csv/checkFileIsText';
import { readFieldText } from '../../../src/data/tables/csv/readFieldText';
import { parsePlainNumber } from '../../../src/data/tables/csv/parsePlainNumber';
import { readCsv } from '../../../src/data/tables/csv/readCsv';
import { createRecordScanner } from '../../../src/data/tables/csv/createRecordScanner';
import { sortUtf8 } from '../../../src/data/tables/csv/sortUtf8';
import { fc } from '../../seededFastCheck';
import { temporaryFiles } from './temporaryFiles';

const write = temporaryFiles();
const digits = (least: number, most: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: least, maxLength: most }).map((all) => all.join(''));
const sign = fc.constantFrom('', '', '-', '+');
/** Numbers in all the forms that files have, and texts that nearly are some. */
const numeric = fc.oneof(
  fc.integer().map(String),
  fc.double({ noNaN: true }).map(String),
  fc.tuple(sign, digits(1, 17)).map((parts) => parts.join('')),
  fc.tuple(sign, digits(0, 9), fc.constant('.'), digits(0, 20)).map((parts) => parts.join('')),
  fc.tuple(sign, fc.constant('0.0000'), digits(1, 19)).map((parts) => parts.join('')),
  fc.tuple(digits(1, 3), fc.constantFrom('e5', 'E-7', 'e', '.e1', '..', '-', ' ', 'x')).map((parts) => parts.join(''))
);

test('parsePlainNumber(bytes) gives the number that Number() gives of the text before the place it returns, or NaN', () => {
  const into = new Float64Array(1);
  fc.assert(
    fc.property(numeric, fc.constantFrom('', ',7', '\n1', '"', '9'), (text, behind) => {
      const bytes = Buffer.from(text + behind);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
      const end = parsePlainNumber(bytes, view, 0, bytes.length, 46, into, 0);
      if (!Number.isNaN(into[0])) expect(into[0]).toBe(Number(bytes.toString('latin1', 0, end)));
      // The most usual numbers are read here and not by slower means.
      if (/^-?(0|[1-9]\d{0,5})(\.\d{1,9})?$/.test(text) && behind !== '9')
        expect([end, into[0]]).toEqual([text.length, Number(text)]);
    }),
    { numRuns: 20_000 }
  );
});

/** The fields of a text by the letter of RFC 4180, one character after the other. */
function fieldsOf(text: string, delimiter: string): string[] {
  const fields = [''];
  let isOpen = false;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at];
    if (mark === '"' && isOpen && text[at + 1] === '"') fields[fields.length - 1] += text[at++];
    else if (mark === '"') isOpen = !isOpen;
    else if (isOpen || !(mark === delimiter || mark === '\n' || mark === '\r')) fields[fields.length - 1] += mark;
    else if (mark !== '\r' || text[at + 1] !== '\n') fields.push('');
  }
  return fields.slice(0, -1);
}

test('createRecordScanner gives the same fields and numbers wherever the bytes are cut, with any delimiter and line end', () => {
  const text = fc.constantFrom('', 'a', 'ü€😀', 'x y', '12a', '"', ',', ';', '\n', '\r\n', '-', '.', '1');
  const field = fc.oneof(
    numeric.map((one) => one.trim()),
    fc.tuple(text, text, text).map((parts) => parts.join(''))
  );
  const rows = fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      rows,
      fc.constantFrom(',', ';', '\t', '-', '.', '1', 'e', ' '),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      (table, delimiter, lineEnd, areAllQuoted) => {
        const quoted = (one: string) =>
          areAllQuoted || /["\r\n]/.test(one) || one.includes(delimiter) ? `"${one.replaceAll('"', '""')}"` : one;
        const lines = table.map((row) => row.map(quoted).join(delimiter) + lineEnd).join('');
        const expected = fieldsOf(lines, delimiter);
        expect(expected).toEqual(table.flat());
        const whole = Buffer.from(lines);
        for (let cut = 0; cut <= whole.length; cut++) {
          const scanner = createRecordScanner(delimiter.charCodeAt(0), 46, undefined);
          const got: string[] = [];
          let start = 0;
          for (const [length, isLast] of [
            [cut, false],
            [whole.length, true]
          ] as const) {
            // The byte behind the last is the scanner's.
            const bytes = Buffer.concat([whole.subarray(start, length), Buffer.of(65)]);
            const { records, consumed, fault } = scanner.scan(bytes, length - start, isLast, 3, Uint8Array.of(1, 0, 1));
            expect(fault).toBeUndefined();
            for (let i = 0; i < records.fields; i++) {
              const one = readFieldText(records, i);
              if (i % 3 !== 1 && records.isNumeric.length > 0 && !Number.isNaN(records.values[i]))
                expect(records.values[i]).toBe(Number(one));
              got.push(one);
            }
            start += consumed;
          }
          expect(got).toEqual(expected);
        }
      }
    ),
    { numRuns: 150 }
  );
});

test('readCsv gives the numbers of a plain reading, whatever the first thousand rows look like, and counts zeros that are lost', async () => {
  const odd = fc.constantFrom('', '007', '1e3', '"12"', '" 7 "', ' 5', '00.5', '+1', '-0', 'NA', '0123456.1234567890123456789');
  const column = fc.record({
    ending: fc.constantFrom('', '.5', '.25', '.1234567890123', '00000000'),
    step: fc.constantFrom(1, 7, 0.01),
    different: fc.constantFrom(10, 999, 1000, 1001, 5000),
    odds: fc.array(fc.tuple(fc.nat(2999), odd), { maxLength: 20 })
  });
  await fc.assert(
    fc.asyncProperty(column, async ({ ending, step, different, odds }) => {
      const texts = Array.from({ length: 3000 }, (_, i) =>
        step < 1 ? ((i % different) * step).toFixed(2) : `${(i % different) * step}${ending}`
      );
      for (const [row, text] of odds) texts[row] = text;
      const { columns, findings } = await readCsv(
        write('numbers.csv', `row,n\n${texts.map((text, i) => `${i},${text}`).join('\n')}\n`)
      );
      const plain = texts.map((text) => text.replaceAll('"', '').trim());
      if (columns[1].kind !== 'number') throw new Error('expected numbers');
      expect(columns[1].values).toEqual(Float64Array.from(plain, (text) => (text === '' || text === 'NA' ? NaN : Number(text))));
      const zeros = plain.filter((text) => /^[+-]?0\d/.test(text)).length;
      expect(findings.find(({ check }) => check === 'leadingZeros')?.value ?? 0).toBe(zeros);
    }),
    { numRuns: 40 }
  );
});

test('sortUtf8(texts, order) sorts bytes as < sorts the texts, those beyond 65,535 too', () => {
  const part = fc.constantFrom('a', 'b', 'é', '東', '\ud7ff', '\ue000', '\uffee', '😀', '\u{10ffff}', 'person.', '0001');
  const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(text, { minLength: 2, maxLength: 120 }), (texts) => {
      const starts = Int32Array.of(0, ...texts.map((_, i) => Buffer.byteLength(texts.slice(0, i + 1).join(''))));
      const order = Int32Array.from(texts.keys());
      sortUtf8({ bytes: Buffer.from(texts.join('')), starts }, order);
      expect(Array.from(order, (i) => texts[i])).toEqual([...texts].sort((a, b) => (a < b ? -1 : 1)));
    }),
    { numRuns: 100 }
  );
});

test('utf8Check() knows a character that is cut by the pieces, though the next one is read into the same memory', () => {
  const whole = Buffer.from('a😀ü東');
  for (let cut = 0; cut <= whole.length; cut++) {
    const [check, memory] = [utf8Check(), Buffer.alloc(whole.length)];
    const pieces = [whole.subarray(0, cut), whole.subarray(cut)];
    expect(pieces.map((piece) => check(memory.subarray(0, piece.copy(memory))))).toEqual([true, true]);
  }
});
