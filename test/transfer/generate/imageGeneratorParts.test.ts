import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import '../../../src';
import { createRandom } from '../../../src/stats/createRandom';
import { createWeightAverager } from '../../../src/transfer/generate/createWeightAverager';
import { createGeneratorHistoryKeeper } from '../../../src/transfer/generate/createGeneratorHistoryKeeper';
import { planImagePyramid } from '../../../src/transfer/generate/images/planImagePyramid';
import { createImageNetwork } from '../../../src/transfer/generate/images/createImageNetwork';
import { sampleNormals } from '../../../src/transfer/generate/sampleNormals';
import { encodeOneHot } from '../../../src/transfer/generate/encodeOneHot';
import { generatorInputsOfRows } from '../../../src/transfer/generate/drawGeneratorInputs';
import { createSpectralNorm } from '../../../src/transfer/generate/images/createSpectralNorm';
import expected from '../../reference/transfer/spectralNormAndDataFreeLosses.json';

const { spectral } = expected;

test('createSpectralNorm: after enough iterations a kernel over its largest singular value, with its gradient, as PyTorch says', () => {
  const before = tf.memory().numTensors;
  const norm = createSpectralNorm(spectral.shape, createRandom(1));
  tf.tidy(() => {
    const kernel = tf.tensor(spectral.kernel, spectral.shape);
    const direction = tf.tensor(spectral.direction, spectral.shape);
    for (let i = 0; i < 200; i++) norm.iterate(kernel);
    const close = (one: tf.Tensor, other: number[]) =>
      one.dataSync().forEach((value, i) => expect(value).toBeCloseTo(other[i], 5));
    close(norm.apply(kernel), spectral.normalized);
    close(tf.grad((one) => tf.sum(tf.mul(norm.apply(one), direction)))(kernel), spectral.gradient);
    close(tf.norm(tf.div(kernel, norm.apply(kernel))).div(Math.sqrt(kernel.size)), [spectral.sigma]);
  });
  norm.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('normals: mean 0, variance 1, and as many as are asked for, of odd counts too', () => {
  const values = sampleNormals(100_001, createRandom(2));
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  expect(Math.abs(mean)).toBeLessThan(0.02);
  expect(Math.abs(variance - 1)).toBeLessThan(0.02);
});

test('planImagePyramid: every size from 8 to 256 is reached by doublings that start at 4 to 12 pixels', () => {
  for (let side = 8; side <= 256; side++) {
    const { sizes, channels } = planImagePyramid(side, side, 16);
    const [[first], [last]] = [sizes[0], sizes.at(-1)!];
    expect(first).toBeGreaterThanOrEqual(4);
    expect(first).toBeLessThanOrEqual(12);
    expect(last).toBeGreaterThanOrEqual(side);
    expect(channels).toHaveLength(sizes.length - 1);
    expect(channels.at(-1)).toBe(16);
  }
  expect(planImagePyramid(64, 64, 16)).toEqual({
    sizes: [
      [8, 8],
      [16, 16],
      [32, 32],
      [64, 64]
    ],
    channels: [64, 32, 16]
  });
});

test('createImageNetwork: the image of a row does not depend on the other rows, and its size need not be a power of two', () => {
  const network = createImageNetwork({ shape: [18, 27, 3], classes: 2, latent: 5, filters: 4, next: createRandom(3) });
  tf.tidy(() => {
    const all = network.apply(generatorInputsOfRows(network, 0, 4, 7, encodeOneHot([0, 1, 0, 1], 2)));
    const others = network.apply(generatorInputsOfRows(network, 0, 4, 7, encodeOneHot([0, 1, 1, 0], 2)));
    expect(all.shape).toEqual([4, 18, 27, 3]);
    const rowsOf = (images: tf.Tensor, row: number) => images.slice([row, 0, 0, 0], [1, -1, -1, -1]).dataSync();
    expect(rowsOf(all, 1)).toEqual(rowsOf(others, 1));
    expect(rowsOf(all, 2)).not.toEqual(rowsOf(others, 2));
  });
  tf.dispose(network.variables);
});

test('createWeightAverager: constant weights stay, and early weights are forgotten', () => {
  const before = tf.memory().numTensors;
  const first = tf.zeros([2]);
  const ones = tf.ones([2]);
  const average = createWeightAverager([first], 0.99);
  for (let i = 0; i < 50; i++) average.add([ones]);
  const now = average.values[0].dataSync()[0];
  expect(now).toBeGreaterThan(0.99);
  expect(now).toBeLessThanOrEqual(1);
  average.dispose();
  tf.dispose([first, ones]);
  expect(tf.memory().numTensors).toBe(before);
});

test('generatorHistory: at most 500 points, each the mean of its steps, the rest in a last one', () => {
  const kept = createGeneratorHistoryKeeper(1001);
  for (let i = 0; i < 1001; i++) kept.add({ critic: i });
  const { step, series } = kept.history();
  expect(step.length).toBeLessThanOrEqual(500);
  expect(step.at(-1)).toBe(1001);
  expect(series.critic[0]).toBe(2);
  expect(series.critic).toHaveLength(step.length);
});
