import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, describe, expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import { creditCardFraud } from '../../../src/data/sources/creditCardFraud';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const names = ['Time', ...Array.from({ length: 28 }, (_, i) => `V${i + 1}`), 'Amount', 'Class'];
/** As the published file has them: the header and the class in quotes, and some numbers with an exponent. */
const line = (row: number, label = '"0"') =>
  [row * 3, ...Array.from({ length: 28 }, (_, i) => (i === 7 ? '-8.5e-05' : row + i / 8)), 2.69, label].join(',');
const header = names.map((name) => `"${name}"`).join(',');
const good = [header, line(0), line(1, '"1"'), line(2)];

let files = 0;
function write(lines: string[], name = `creditcard${files++}.csv`): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((one) => `${one}\n`).join(''));
  return path;
}

describe('creditCardFraud', () => {
  test('creditCardFraud(path, {rows: "any"}) reads the columns of a file that was cut', async () => {
    const before = tf.memory().numTensors;
    const { data, findings } = await creditCardFraud(write(good, 'creditcard.csv'), { rows: 'any' });
    checkDataset(data);
    const sha256 = createHash('sha256')
      .update(`${good.join('\n')}\n`)
      .digest('hex');
    expect({ ...data, x: undefined }).toEqual({
      name: 'credit card fraud',
      x: undefined,
      shape: [29],
      y: Int32Array.of(0, 1, 0),
      classes: ['genuine', 'fraud'],
      features: [...names.slice(1, 30)].map((name) => ({ name, kind: 'number' })),
      times: Float64Array.of(0, 3, 6),
      source: { file: 'creditcard.csv', sha256 }
    });
    expect(data.x.slice(29, 32)).toEqual(Float32Array.of(1, 1.125, 1.25));
    expect([data.x[29 + 7], data.x[29 + 28]]).toEqual([Math.fround(-8.5e-5), Math.fround(2.69)]);
    expect(findings).toEqual([
      {
        check: 'publishedFile',
        level: 'warning',
        value: 0,
        says: `creditcard.csv, 3 rows, is not byte for byte the published file (SHA-256 ${sha256.slice(0, 12)}…, not 76274b691b16…).`,
        hint: 'Results will differ from those on the published file; it is at doi.org/10.5281/zenodo.7395559.'
      }
    ]);
    expect(tf.memory().numTensors).toBe(before);
  });

  const without = (column: string) => (text: string) =>
    text
      .split(',')
      .filter((_, i) => names[i] !== column)
      .join(',');
  test.each<[string, string[], string]>([
    ['fewer rows', good, "expected 284807 rows, got 3; get the whole file, or take this one with {rows: 'any'}"],
    ['a column missing', good.map(without('V9')), 'V9'],
    ['a column more', good.map((text, i) => `${text},${i ? 1 : 'Note'}`), 'expected 31 columns, got "Note"'],
    [
      'columns in another order',
      [header.replace('"V1","V2"', '"V2","V1"'), ...good.slice(1)],
      'expected column 1 to be "V1", got "V2"; give Time, V1 to V28, Amount, Class'
    ],
    ['another class', [...good, line(3, '"2"')], 'row 3 of the data, counted from 0, column "Class": expected 0 or 1, got 2'],
    ['a class between', [...good, line(3, '0.5')], 'column "Class": expected 0 or 1, got 0.5'],
    ['no class', [...good, line(3, '')], 'row 3 of the data, counted from 0, column "Class": expected a finite number, got none'],
    ['a number missing', [...good, line(3).replace(',2.69,', ',,')], 'row 3 of the data, counted from 0, column "Amount"'],
    [
      'a number too large',
      [...good, line(3).replace(',2.69,', ',1e300,')],
      'column "Amount": expected a finite number, got 1e+300'
    ],
    ['text among numbers', [...good, line(3).replace(',2.69,', ',much,')], 'column "Amount"'],
    ['a ragged row', [...good, line(3).replace(',2.69', '')], 'expected 31 fields'],
    ['no rows', [header], 'only the header'],
    ['an empty file', [], 'empty file']
  ])('it refuses %s', async (_, lines, message) => {
    const path = write(lines);
    const options = message.includes('284807') ? {} : { rows: 'any' as const };
    const asked = creditCardFraud(path, options);
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toThrow(/creditcard\d+\.csv/);
  });

  test('it refuses a file that is not there and options that it does not know', async () => {
    await expect(creditCardFraud(join(folder, 'nowhere.csv'))).rejects.toThrow('"nowhere.csv": expected a file');
    await expect(creditCardFraud(5 as never)).rejects.toThrow('expected a path, got 5');
    await expect(creditCardFraud(write(good), { rows: 3 as never })).rejects.toThrow(
      'expected rows to be 284807 or "any", got 3'
    );
    await expect(creditCardFraud(write(good), { row: 'any' } as never)).rejects.toThrow('did you mean "rows"?');
  });
});
