import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../src/engine/loadEngine';
import { fakeQuantize } from '../../src/compress/int8/fakeQuantize';
import { computeKernelScales, fakeQuantizeKernel } from '../../src/compress/int8/fakeQuantizeKernel';
import expected from '../reference/compress/fakeQuantize.json';

const near = (values: number[]) => values.map((value) => expect.closeTo(value, 6) as number);
const weighted = (of: (x: tf.Tensor) => tf.Tensor, weights: tf.Tensor) =>
  tf.grad((x: tf.Tensor) => tf.sum(tf.mul(of(x), weights)));

test.each(expected.perTensor)(
  'fakeQuantize(x, {scale: $scale, zeroPoint: $zeroPoint}) and its gradient are those of PyTorch',
  (one) => {
    tf.tidy(() => {
      const x = tf.tensor1d(one.x);
      const of = (x: tf.Tensor) => fakeQuantize(x, one);
      expect(Array.from(of(x).dataSync())).toEqual(near(one.y));
      expect(Array.from(weighted(of, tf.tensor1d(one.weights))(x).dataSync())).toEqual(near(one.gradient));
    });
  }
);

test.each(expected.perChannel)('fakeQuantizeKernel of $shape, its scales and its gradient are those of PyTorch', (one) => {
  tf.tidy(() => {
    const w = tf.tensor(one.w, one.shape);
    const of = (w: tf.Tensor) => fakeQuantizeKernel(w, 1);
    expect(Array.from(computeKernelScales(w, 1).dataSync())).toEqual(near(one.scales));
    expect(Array.from(of(w).dataSync())).toEqual(near(one.y));
    expect(Array.from(weighted(of, tf.tensor(one.weights, one.shape))(w).dataSync())).toEqual(near(one.gradient));
  });
});

test('a kernel of zeros stays one, and a depthwise kernel has a scale for each channel and multiplier', () => {
  tf.tidy(() => {
    expect(Array.from(fakeQuantizeKernel(tf.zeros([2, 2]), 1).dataSync())).toEqual([0, 0, 0, 0]);
    expect(computeKernelScales(tf.ones([3, 3, 4, 2]), 2).shape).toEqual([4, 2]);
  });
});
