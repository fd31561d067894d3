import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { crossEntropy } from '../../src/losses/crossEntropy';
import { expectClose, expectCloseRows } from './softmaxLossCases';

interface SmoothingCase {
  units: number;
  scale: number;
  labelSmoothing: number;
  student: number[][];
  labels: number[];
  value: number[];
  gradient: number[][];
}

const file = join(__dirname, '../reference/losses/labelSmoothing.json');
const cases = JSON.parse(readFileSync(file, 'utf8')) as SmoothingCase[];

test.each(cases.map((reference) => [reference.labelSmoothing, reference.units, reference.scale, reference] as const))(
  'crossEntropy({labelSmoothing: %d}) of %d units is that of PyTorch, with its gradient; logits about %d',
  (labelSmoothing, _, __, { student, labels, value, gradient }) => {
    const before = tf.memory().numTensors;
    tf.tidy(() => {
      const loss = crossEntropy({ labelSmoothing });
      const given = tf.tensor1d(labels, 'int32');
      expectClose(Array.from(loss({ student, labels }).dataSync()), value);
      const total = (s: tf.Tensor) => loss({ student: s as tf.Tensor2D, labels: given }).sum();
      expectCloseRows(tf.grad(total)(tf.tensor2d(student)).arraySync() as number[][], gradient);
    });
    expect(tf.memory().numTensors).toBe(before);
  }
);

test('crossEntropy({labelSmoothing}) tells the record of it, and of none if it is 0', () => {
  expect(crossEntropy({ labelSmoothing: 0.1 }).description).toEqual({ name: 'crossEntropy', labelSmoothing: 0.1 });
  expect(crossEntropy({ labelSmoothing: 0 }).description).toEqual({ name: 'crossEntropy' });
});

test('crossEntropy refuses smoothing that is no share', () => {
  for (const labelSmoothing of [-0.1, 1.1, NaN])
    expect(() => crossEntropy({ labelSmoothing })).toThrow(
      /^crossEntropy: expected labelSmoothing to be a finite number at least 0 and at most 1/
    );
  expect(() => crossEntropy({ label_smoothing: 0.1 } as never)).toThrow('did you mean "labelSmoothing"?');
});
