import { expect, it } from 'vitest';
import { fc } from '../seededFastCheck';
import * as kd from '../../src';
import { countRowsSharedWithTrain } from '../../src/data/countRowsSharedWithTrain';

const rows = (x: number[][]) => kd.dataset({ x, y: x.map(() => 0), classes: 2 });

it('countRowsSharedWithTrain: counts as a comparison of all pairs does', () => {
  const table = fc.array(fc.tuple(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2, max: 2 })), {
    minLength: 1,
    maxLength: 30
  });
  fc.assert(
    fc.property(table, table, (train, part) => {
      const known = new Set(train.map(String));
      expect(countRowsSharedWithTrain(rows(train), [rows(part)])[0].shared).toBe(
        part.filter((row) => known.has(String(row))).length
      );
    })
  );
});

it('countRowsSharedWithTrain: takes no other row for one, also of digits and of numbers that differ by a bit', () => {
  const { train, test } = kd.mnist({ train: 3000, validation: 10, test: 1000 });
  expect(countRowsSharedWithTrain(train, [test])[0].shared).toBe(0);
  const x = train.x.slice();
  expect(countRowsSharedWithTrain(train, [{ ...train, x }])[0].shared).toBe(3000);
  for (let row = 0; row < 3000; row++) x[784 * row + (row % 784)] += row % 2 ? 2 ** -10 : 0;
  expect(countRowsSharedWithTrain(train, [{ ...train, x }])[0].shared).toBe(1500);
});

it('distill: rows to judge by that are train rows are a finding, and so is a teacher whose classes are exchanged', async () => {
  const x = Array.from({ length: 300 }, (_, i) => [Math.sin(i * 12.9), Math.cos(i * 7.1)]);
  const all = kd.dataset({ x, y: x.map(([a]) => Number(a > 0)), classes: ['low', 'high'] });
  const train = kd.takeRows(
    all,
    Array.from({ length: 200 }, (_, i) => i)
  );
  const test = kd.takeRows(
    all,
    Array.from({ length: 150 }, (_, i) => i + 150)
  );
  const apart = kd.takeRows(
    all,
    Array.from({ length: 100 }, (_, i) => i + 200)
  );
  const student = () => kd.seeded(1, () => kd.tf.sequential({ layers: [kd.tf.layers.dense({ units: 2, inputShape: [2] })] }));
  const checks = async (teacher: (rows: kd.tf.Tensor) => kd.tf.Tensor, part = test) => {
    const record = await kd.distill({
      teacher,
      student: student(),
      data: { train, validation: apart, test: part },
      epochs: 1,
      show: false
    });
    return record.findings.filter(({ check }) => ['sharedRows', 'classOrder'].includes(check)).map(({ says }) => says);
  };
  const sign = (one: kd.tf.Tensor) => kd.tf.concat([one.neg(), one], 1).mul(5);
  expect(await checks((batch) => sign(batch.slice([0, 0], [-1, 1])))).toEqual([
    '50 of the 150 test rows are train rows too, number for number: on them memory is measured, not learning'
  ]);
  expect(await checks((batch) => sign(batch.slice([0, 0], [-1, 1]).neg()), apart)).toEqual([
    'the teacher exchanges classes: it names "low" as "high", "high" as "low" on 100 % of their rows, and is right on 0 %'
  ]);
});
