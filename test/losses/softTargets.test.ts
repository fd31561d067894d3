import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { fc } from '../seededFastCheck';
import { softTargets } from '../../src/losses/softTargets';
import { linear } from '../../src/schedules/linear';
import { cases, expectClose, expectCloseRows, titleOf } from './softmaxLossCases';

const valuesOf = (tensor: tf.Tensor) => tf.tidy(() => Array.from(tensor.dataSync()));

function gradients(loss: ReturnType<typeof softTargets>, student: number[][], teacher: number[][]): number[][][] {
  return tf.tidy(() => {
    const total = (s: tf.Tensor, t: tf.Tensor) => loss({ student: s as tf.Tensor2D, teacher: t as tf.Tensor2D }).sum();
    return tf
      .grads(total)([tf.tensor2d(student), tf.tensor2d(teacher)])
      .map((grad) => grad.arraySync() as number[][]);
  });
}

describe('softTargets({temperature})({student, teacher}) is T^2 KL(teacher || student) as PyTorch computes it', () => {
  test.each(cases.map((reference) => [titleOf(reference), reference] as const))(
    '%s',
    (_, { head, temperature, student, teacher, value, toStudent, toTeacher }) => {
      const loss = softTargets({ temperature, head });
      tf.tidy(() => {
        expectClose(valuesOf(loss({ student: tf.tensor2d(student), teacher: tf.tensor2d(teacher) })), value, temperature);
        expectClose(valuesOf(loss({ student, teacher })), value, temperature);
      });
      const [s, t] = gradients(loss, student, teacher);
      expectCloseRows(s, toStudent);
      expectCloseRows(t, toTeacher);
    }
  );
});

const logit = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const pairs = fc
  .integer({ min: 2, max: 6 })
  .chain((classes) =>
    fc.tuple(
      ...[0, 1].map(() => fc.array(fc.array(logit, { minLength: classes, maxLength: classes }), { minLength: 2, maxLength: 2 }))
    )
  );
const temperature = fc.double({ min: 0.5, max: 100, noNaN: true });

test('it is finite and never below 0, with finite gradients that sum to 0, for any logits to 1e4', () => {
  fc.assert(
    fc.property(pairs, temperature, ([student, teacher], temperature) => {
      const loss = softTargets({ temperature });
      const values = tf.tidy(() => valuesOf(loss({ student, teacher })));
      for (const value of values) expect(value).toSatisfy((v: number) => Number.isFinite(v) && v >= 0);
      for (const grad of gradients(loss, student, teacher)) {
        for (const row of grad) {
          const size = row.reduce((sum, v) => sum + Math.abs(v), 0);
          expect(size).toSatisfy(Number.isFinite);
          expect(Math.abs(row.reduce((sum, v) => sum + v, 0))).toBeLessThanOrEqual(1e-5 * size);
        }
      }
    }),
    { numRuns: 40 }
  );
});

test('it is exactly 0 with a gradient of exactly 0 where student and teacher are equal', () => {
  fc.assert(
    fc.property(pairs, temperature, ([logits], temperature) => {
      const loss = softTargets({ temperature });
      tf.tidy(() => {
        expect(valuesOf(loss({ student: logits, teacher: logits })).every((v) => v === 0)).toBe(true);
      });
      for (const grad of gradients(loss, logits, logits)) expect(grad.flat().every((v) => v === 0)).toBe(true);
    }),
    { numRuns: 20 }
  );
});

test('it keeps the gradient of its size as the temperature grows: T^2 KL tends to half the variance of the difference', () => {
  const [student, teacher] = [[[1, 3, -2, 0]], [[0, 1, 2, -1]]];
  const differences = student[0].map((s, j) => teacher[0][j] - s);
  const mean = differences.reduce((a, b) => a + b) / 4;
  const variance = differences.reduce((sum, d) => sum + (d - mean) ** 2, 0) / 4;
  tf.tidy(() => {
    expect(valuesOf(softTargets({ temperature: 1e4 })({ student, teacher }))[0]).toBeCloseTo(variance / 2, 2);
  });
});

test('it sees the digits of float64 in arrays: 10000.3 and 10000.1 are as far apart as 0.3 and 0.1', () => {
  const loss = softTargets({ temperature: 1 });
  tf.tidy(() => {
    const [near] = valuesOf(loss({ student: [[0.3, 0.1]], teacher: [[0.1, 0.2]] }));
    const [far] = valuesOf(loss({ student: [[10000.3, 10000.1]], teacher: [[-9999.9, -9999.8]] }));
    expect(Math.abs(far - near)).toBeLessThan(1e-5 * near);
  });
});

test('it asks a temperature schedule with the moment', () => {
  const inputs = { student: [[1, 2]], teacher: [[2, 1]] };
  const scheduled = softTargets({ temperature: linear({ from: 8, to: 2 }) });
  tf.tidy(() => {
    const at = scheduled({ ...inputs, moment: { epoch: 1, epochs: 2, step: 10, loss: 1 } });
    expect(valuesOf(at)).toEqual(valuesOf(softTargets({ temperature: 5 })(inputs)));
    expect(valuesOf(scheduled(inputs))).toEqual(valuesOf(softTargets({ temperature: 8 })(inputs)));
  });
});

test('it describes itself for the record', () => {
  expect(softTargets({ temperature: 4 }).description).toEqual({ name: 'softTargets', temperature: 4 });
  expect(softTargets({ temperature: linear({ from: 8, to: 2 }), head: 'sigmoid' }).description).toEqual({
    name: 'softTargets',
    temperature: { name: 'linear', from: 8, to: 2 },
    head: 'sigmoid'
  });
  expect(softTargets().needs).toEqual(['teacher']);
  expect(softTargets().temperature?.({ epoch: 0, epochs: 1, step: 0, loss: null })).toBe(4);
});

test('it leaves nothing but its result', () => {
  const [student, teacher] = [tf.tensor2d([[1, 2]]), tf.tensor2d([[2, 1]])];
  const before = tf.memory().numTensors;
  softTargets()({ student, teacher }).dispose();
  softTargets()({ student: [[1], [2]], teacher: [[2], [1]] }).dispose();
  expect(() => softTargets()({ student: [[1, 2]], teacher: [[1, 2, 3]] })).toThrow();
  gradients(softTargets(), [[1, 2]], [[2, 1]]);
  expect(tf.memory().numTensors).toBe(before);
  tf.dispose([student, teacher]);
});

describe('softTargets refuses', () => {
  test.each([
    [0, 'softTargets: expected temperature to be a finite number above 0, got 0; change temperature'],
    [NaN, 'softTargets: expected temperature to be a finite number above 0, got NaN; change temperature'],
    [Infinity, 'softTargets: expected temperature to be a finite number above 0, got Infinity; change temperature'],
    ['4', 'softTargets: expected temperature to be a number or a schedule, got "4"; give 4, linear({from, to}) or a function']
  ])('temperature %s', (temperature, message) => {
    expect(() => softTargets({ temperature: temperature as number })).toThrow(message);
  });

  test('a temperature that a schedule brings to 0', () => {
    const loss = softTargets({ temperature: () => 0 });
    expect(() => loss({ student: [[1, 2]], teacher: [[1, 2]] })).toThrow(
      'softTargets: expected temperature to be a finite number above 0, got 0'
    );
  });

  test.each([
    [{ student: [[1, 2]] }, 'softTargets: expected teacher logits, got undefined; pass {student, teacher}'],
    [
      { student: [[1, 2]], teacher: [[1, 2, 3]] },
      "softTargets: expected teacher logits in the student's shape [1, 2], got [1, 3]; give both the same rows and classes"
    ],
    [
      { student: [[1, NaN]], teacher: [[1, 2]] },
      'softTargets: expected student logits to be finite numbers, got NaN in row 0, column 1; remove it'
    ],
    [
      {
        student: [[1, 2], [3]],
        teacher: [
          [1, 2],
          [3, 4]
        ]
      },
      'softTargets: expected student logits of shape [batch, classes], got row 1 with 1 of 2 numbers; give a 2D tensor or an array of rows'
    ],
    [
      { student: [], teacher: [] },
      'softTargets: expected student logits of shape [batch, classes], got []; give a 2D tensor or an array of rows'
    ]
  ])('%o', (inputs, message) => {
    expect(() => softTargets()(inputs)).toThrow(message);
  });

  test('an unknown option or head', () => {
    expect(() => softTargets({ temprature: 4 } as object)).toThrow('got "temprature"; did you mean "temperature"?');
    expect(() => softTargets({ head: 'tanh' as 'softmax' })).toThrow(
      'softTargets: expected head to be "softmax" or "sigmoid", got "tanh"'
    );
  });
});
