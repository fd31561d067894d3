import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { accuracy } from '../../src/metrics/classification/accuracy';
import { agreement } from '../../src/metrics/classification/agreement';
import { expectedCalibrationError } from '../../src/metrics/calibration/expectedCalibrationError';
import { negativeLogLikelihood } from '../../src/metrics/classification/negativeLogLikelihood';
import { scoreDeprecated } from '../../src/metrics/scoreDeprecated';
import { scoreLogits } from '../../src/metrics/scoreLogits';

interface MetricCase {
  student: number[][];
  teacher: number[][];
  labels: number[];
  accuracy: number;
  nll: number;
  ece: number;
  ece10: number;
  agreement: number;
  kl: number;
  /** Of two classes; null where one of them is missing. */
  averagePrecision?: number | null;
  rocAuc?: number | null;
}

/** Made by test/reference/metrics/scoreLogits.py. */
const cases: MetricCase[] = JSON.parse(readFileSync(join(__dirname, '../reference/metrics/scoreLogits.json'), 'utf8')).cases;

const expectClose = (value: number | null, expected: number) =>
  expect(Math.abs((value as number) - expected), `${value}, expected ${expected}`).toBeLessThanOrEqual(
    1e-9 * Math.abs(expected) + 1e-12
  );

describe('metrics equal those of scikit-learn, SciPy and NumPy', () => {
  test.each(cases.map((one) => [`[${one.student.length}, ${one.student[0].length}]`, one] as const))('of logits %s', (_, one) => {
    const { student, teacher, labels } = one;
    expectClose(accuracy({ logits: student, labels }), one.accuracy);
    expectClose(negativeLogLikelihood({ logits: student, labels }), one.nll);
    expectClose(expectedCalibrationError({ logits: student, labels }), one.ece);
    expectClose(expectedCalibrationError({ logits: student, labels, bins: 10 }), one.ece10);
    const agreed = agreement({ student, teacher });
    expectClose(agreed.top1, one.agreement);
    expectClose(agreed.kl, one.kl);
    const { averagePrecision, rocAuc, ...given } = scoreLogits({ student, teacher, labels });
    for (const [value, expected] of [
      [averagePrecision, one.averagePrecision],
      [rocAuc, one.rocAuc]
    ])
      if (typeof expected === 'number') expectClose(value as number, expected);
      else expect(value).toBe(expected);
    expect(given).toEqual({
      rows: labels.length,
      errors: Math.round((1 - one.accuracy) * labels.length),
      accuracy: accuracy({ logits: student, labels }),
      nll: negativeLogLikelihood({ logits: student, labels }),
      ece: expectedCalibrationError({ logits: student, labels }),
      agreement: agreed.top1,
      teacherKl: agreed.kl
    });
  });
});

test('rows, a matrix and a tensor give the same scores; the tensor stays with its owner', () => {
  const [student, labels] = [
    [
      [0.5, 1.25],
      [2, -1],
      [0, 3]
    ],
    [1, 0, 0]
  ];
  const expected = scoreLogits({ student, labels });
  expect(expected).toMatchObject({ rows: 3, errors: 1, agreement: null, teacherKl: null });
  expect(
    scoreLogits({ student: { rows: 3, columns: 2, values: Float32Array.from(student.flat()) }, labels: Int32Array.from(labels) })
  ).toEqual(expected);
  const [logits, classes] = [tf.tensor2d(student), tf.tensor1d(labels, 'int32')];
  const before = tf.memory().numTensors;
  expect(scoreLogits({ student: logits, labels: classes })).toEqual(expected);
  expect(tf.memory().numTensors).toBe(before);
  expect(logits.isDisposed).toBe(false);
  tf.dispose([logits, classes]);
});

describe('metrics refuse', () => {
  const good = {
    student: [
      [1, 2],
      [3, 4]
    ],
    labels: [0, 1]
  };
  test.each<[string, object, string]>([
    [
      'NaN',
      {
        student: [
          [1, 2],
          [NaN, 4]
        ]
      },
      'scoreLogits: expected student logits to be finite numbers, got NaN in row 1, class 0'
    ],
    [
      'Infinity',
      {
        teacher: [
          [1, 2],
          [3, Infinity]
        ]
      },
      'scoreLogits: expected teacher logits to be finite numbers, got Infinity in row 1, class 1'
    ],
    ['no rows', { student: [] }, 'scoreLogits: expected student logits of at least one row, got none'],
    [
      'rows of two lengths',
      { student: [[1, 2], [3]] },
      'scoreLogits: expected student logits of shape [rows, classes], got row 1 with 1 of 2 numbers'
    ],
    ['another number of labels', { labels: [0] }, 'scoreLogits: expected 2 labels for 2 rows of logits, got 1'],
    [
      'a label out of range',
      { labels: [0, 2] },
      'scoreLogits: expected the label of row 1 to be a class number from 0 to 1, got 2'
    ],
    ['no labels', { labels: undefined }, 'scoreLogits: expected labels to be an array of class numbers, got undefined'],
    [
      'a teacher of other rows',
      { teacher: [[1, 2]] },
      "scoreLogits: expected teacher logits in the student's shape [2, 2], got [1, 2]"
    ],
    ['an unknown input', { logits: [[1]] }, 'got "logits"']
  ])('%s', (_, change, message) => {
    expect(() => scoreLogits({ ...good, ...change })).toThrow(message);
  });
});

test('score says the name that it has now', () => {
  expect(() => scoreDeprecated({ student: [[1, 2]], labels: [0] })).toThrow(
    new TypeError('score: expected kd.scoreLogits, got the name that it had before; call kd.scoreLogits instead')
  );
});
