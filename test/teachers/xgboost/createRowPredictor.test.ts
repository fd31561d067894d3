import { describe, expect, test } from 'vitest';
import { tf } from '../../../src/engine/tf';
import { xgboost } from '../../../src/teachers/xgboost/xgboost';
import { loanApplications } from '../../models/students/loanApplications';

const quick = { rounds: 15, earlyStopping: 0, outOfFold: false };

describe('teacher.inplace()', () => {
  test.each([
    ['two classes', 2, 1],
    ['two classes', 2, 0],
    ['two classes', 2, 2],
    ['three classes', 3, 1],
    ['three classes', 3, 0]
  ])('gives one row the margins of the batch, %s (%i), threads: %i', async (_, classes, threads) => {
    const data = loanApplications({ rows: 300, classes });
    const teacher = await xgboost(data, quick);
    const batch = teacher.predict(data);
    const ask = teacher.inplace({ threads });
    const counted = tf.memory().numTensors;
    const rows = Array.from(data.y, (_, row) => Array.from(ask(data.x.subarray(row * 8, row * 8 + 8))));
    expect(rows.flat()).toEqual(Array.from(batch.values));
    expect(tf.memory().numTensors).toBe(counted);
  });

  test('two of them, and batches between, do not disturb each other', async () => {
    const data = loanApplications({ rows: 60 });
    const [first, second] = [await xgboost(data, quick), await xgboost(data, { ...quick, rounds: 3 })];
    const expected = [first, second].map((teacher) => teacher.predict(data).values);
    const asked = [first.inplace(), second.inplace(), first.inplace({ threads: 2 })];
    for (let row = 0; row < 60; row++) {
      const x = data.x.slice(row * 8, row * 8 + 8);
      const [a, b, c] = asked.map((ask) => ask(x)[0]);
      first.predict(data);
      expect([a, b, c]).toEqual([expected[0][row], expected[1][row], expected[0][row]]);
    }
  });

  test('it is written over by the next call, and lives on when the teacher is disposed', async () => {
    const data = loanApplications({ rows: 60 });
    const teacher = await xgboost(data, quick);
    const expected = teacher.predict(data).values;
    const ask = teacher.inplace();
    teacher.dispose();
    const first = ask(data.x.subarray(0, 8));
    expect(first[0]).toBe(expected[0]);
    expect(ask(data.x.subarray(8, 16))).toBe(first);
    expect(first[0]).toBe(expected[1]);
  });

  test('refuses other rows and options, and everything after dispose(), which may come twice', async () => {
    const teacher = await xgboost(loanApplications({ rows: 60 }), quick);
    const ask = teacher.inplace();
    const says = 'xgboost: expected a row of 8 numbers as a Float32Array, got ';
    expect(() => ask(new Float32Array(7))).toThrow(`${says}Float32Array(7); give all columns`);
    expect(() => ask([1, 2, 3, 4, 5, 6, 7, 8] as unknown as Float32Array)).toThrow(`${says}an array of 8; give all columns`);
    expect(() => ask(undefined as unknown as Float32Array)).toThrow(`${says}undefined; give all columns`);
    expect(() => teacher.inplace({ threads: -1 })).toThrow(
      'xgboost: inplace: expected threads to be a whole number at least 0, got -1'
    );
    expect(() => teacher.inplace({ thread: 1 } as object)).toThrow('did you mean "threads"?');
    ask.dispose();
    ask.dispose();
    expect(() => ask(new Float32Array(8))).toThrow('xgboost: expected a teacher that is in use, got one after dispose()');
  });
});
