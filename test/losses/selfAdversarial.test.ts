import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { selfAdversarial } from '../../src/losses/selfAdversarial';

interface Case {
  margin: number;
  alpha: number;
  student: number[][];
  labels: number[];
  value: number[];
  gradient: number[][];
}

const { cases } = JSON.parse(readFileSync(join(__dirname, '../reference/losses/selfAdversarial.json'), 'utf8')) as {
  cases: Case[];
};

describe.each(cases)(
  'selfAdversarial({margin: $margin, alpha: $alpha})',
  ({ margin, alpha, student, labels, value, gradient }) => {
    test('has the values and gradients of PyKEEN, and leaves no tensor', () => {
      const before = tf.memory().numTensors;
      const loss = selfAdversarial({ margin, alpha });
      const values = loss({ student, labels });
      Array.from(values.dataSync()).forEach((one, row) => expect(Math.abs(one / value[row] - 1)).toBeLessThan(1e-5));
      values.dispose();
      const gradients = tf.tidy(() =>
        tf
          .grad((logits: tf.Tensor) => loss({ student: logits as tf.Tensor2D, labels }).sum())(tf.tensor2d(student))
          .arraySync()
      ) as number[][];
      gradients.forEach((row, i) => row.forEach((one, j) => expect(one).toBeCloseTo(gradient[i][j], 5)));
      expect(tf.memory().numTensors).toBe(before);
    });
  }
);

test('selfAdversarial refuses one unit, missing labels and options out of bounds', () => {
  expect(() => selfAdversarial()({ student: [[1]], labels: [0] })).toThrow('expected logits of at least two classes, got 1 unit');
  expect(() => selfAdversarial()({ student: [[1, 2]] })).toThrow('selfAdversarial: expected labels, got undefined');
  expect(() => selfAdversarial({ alpha: -1 })).toThrow(
    'selfAdversarial: expected alpha to be a finite number at least 0, got -1'
  );
  expect(() => selfAdversarial({ gamma: 1 } as never)).toThrow('got "gamma"');
});
