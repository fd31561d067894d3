import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { crossEntropy } from '../../src/losses/crossEntropy';
import { cases, expectClose, expectCloseRows, titleOf } from './softmaxLossCases';

const withLabels = cases.filter((reference) => reference.crossEntropy);

describe('crossEntropy()({student, labels}) is -log softmax at the label as PyTorch computes it', () => {
  test.each(withLabels.map((reference) => [titleOf(reference), reference] as const))(
    '%s',
    (_, { student, labels, crossEntropy: expected, crossEntropyToStudent }) => {
      tf.tidy(() => {
        const loss = crossEntropy();
        const tensor = tf.tensor1d(labels, 'int32');
        expectClose(Array.from(loss({ student: tf.tensor2d(student), labels: tensor }).dataSync()), expected as number[]);
        expectClose(Array.from(loss({ student, labels }).dataSync()), expected as number[]);
        const total = (s: tf.Tensor) => loss({ student: s as tf.Tensor2D, labels: tensor }).sum();
        expectCloseRows(tf.grad(total)(tf.tensor2d(student)).arraySync() as number[][], crossEntropyToStudent);
      });
    }
  );
});

test('it keeps its digits where the label is nearly certain: exp(-40), not 0', () => {
  tf.tidy(() => {
    const loss = crossEntropy();
    const labels = tf.tensor1d([0], 'int32');
    const [value] = loss({ student: [[40, 0]], labels }).dataSync();
    expect(value / Math.exp(-40)).toBeCloseTo(1, 5);
    const gradient = tf
      .grad((s: tf.Tensor) => loss({ student: s as tf.Tensor2D, labels }).sum())(tf.tensor2d([[40, 0]]))
      .dataSync();
    expect(gradient[0] / -Math.exp(-40)).toBeCloseTo(1, 5);
    expect(gradient[1] / Math.exp(-40)).toBeCloseTo(1, 5);
  });
});

test('a label out of range in a tensor gives NaN for its row alone', () => {
  tf.tidy(() => {
    const values = crossEntropy()({
      student: [
        [1, 2],
        [1, 2]
      ],
      labels: tf.tensor1d([0, 2], 'int32')
    }).dataSync();
    expect(values[0]).toBeCloseTo(Math.log(1 + Math.E), 5);
    expect(values[1]).toBeNaN();
  });
});

test('it describes itself for the record, and leaves nothing but its result', () => {
  expect(crossEntropy().description).toEqual({ name: 'crossEntropy' });
  expect(crossEntropy().needs).toEqual(['labels']);
  const before = tf.memory().numTensors;
  crossEntropy()({ student: [[1, 2]], labels: [1] }).dispose();
  expect(() => crossEntropy()({ student: [[1, 2]], labels: [2] })).toThrow();
  expect(tf.memory().numTensors).toBe(before);
});

describe('crossEntropy refuses', () => {
  const fix = 'give one class number from 0 to 1 for each row';
  test.each([
    [undefined, `crossEntropy: expected labels, got undefined; ${fix}`],
    [[2], `crossEntropy: expected label 0 to be a whole number from 0 to 1, got 2; ${fix}`],
    [[-1], `crossEntropy: expected label 0 to be a whole number from 0 to 1, got -1; ${fix}`],
    [[0.5], `crossEntropy: expected label 0 to be a whole number from 0 to 1, got 0.5; ${fix}`],
    [[0, 1], `crossEntropy: expected 1 labels, got 2; ${fix}`]
  ])('labels %o', (labels, message) => {
    expect(() => crossEntropy()({ student: [[1, 2]], labels })).toThrow(message);
    if (!labels || labels.some((label) => !Number.isInteger(label))) return;
    expect(() => crossEntropy()({ student: [[1]], labels })).toThrow(message);
  });

  test('an option that it does not have', () => {
    expect(() => crossEntropy({ smoothing: 0.1 } as never)).toThrow(
      'crossEntropy: expected options among labelSmoothing, got "smoothing"; did you mean "labelSmoothing"?'
    );
  });
});
