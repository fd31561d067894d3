import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterAll, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { getVariableOfWeight } from '../../../src/models/features/getVariableOfWeight';
import { createClippedSum } from '../../../src/privacy/training/createClippedSum';

interface Reference {
  x: number[][];
  y: number[];
  weights: number[][];
  sums: { [name: string]: number[][] };
  lengths: number[];
}

const reference: Reference = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../reference/privacy/clippedSum.json'), 'utf8')
);
const data = makeDataset({ x: reference.x, y: reference.y, classes: 3 });
const model = tf.sequential({
  layers: [tf.layers.dense({ units: 4, activation: 'tanh', inputShape: [5] }), tf.layers.dense({ units: 3 })]
});
const given = reference.weights.map((values) => tf.tensor(values));
model.setWeights(given);
tf.dispose(given);
const variables = model.trainableWeights.map(getVariableOfWeight);
afterAll(() => void model.dispose());

const rowsOf = { all: reference.y.map((_, row) => row), few: [3, 8] };

/** The sum over these rows, as one vector. */
function sumOver(rows: number[], clip: number, times = 1): number[][] {
  const sum = createClippedSum(model, variables, data, clip);
  try {
    for (let i = 1; i < times; i++) tf.dispose(sum(Int32Array.from(rows)));
    const tensors = sum(Int32Array.from(rows));
    const values = tensors.map((tensor) => Array.from(tensor.dataSync()));
    tf.dispose(tensors);
    return values;
  } finally {
    sum.dispose();
  }
}

test.each([
  ['all', 0.5, 1],
  ['all', 1000, 1],
  ['few', 0.5, 1],
  ['few', 1000, 1],
  ['all', 0.5, 4]
] as const)('the clipped sum over %s rows at %d is that of NumPy, at call %d too', (name, clip, times) => {
  const before = tf.memory().numTensors;
  const values = sumOver(rowsOf[name], clip, times).flat();
  expect(tf.memory().numTensors).toBe(before);
  reference.sums[`${name} ${clip}`].flat().forEach((expected, i) => expect(values[i]).toBeCloseTo(expected, 4));
});

test('a row that is taken away moves the sum by the length of its gradient, and by no more than the clip', () => {
  const clip = 1;
  const whole = sumOver(rowsOf.all, clip).flat();
  const moved = rowsOf.all.map((left) => {
    const without = sumOver(
      rowsOf.all.filter((row) => row !== left),
      clip
    ).flat();
    return Math.hypot(...whole.map((value, i) => value - without[i]));
  });
  moved.forEach((length, row) => expect(length).toBeCloseTo(Math.min(clip, reference.lengths[row]), 4));
  expect(Math.max(...moved)).toBeLessThanOrEqual(clip * (1 + 1e-5));
});

test('no rows have a sum of zeros', () => {
  expect(
    sumOver([], 1)
      .flat()
      .every((value) => value === 0)
  ).toBe(true);
});

test('a convolutional network goes row by row too, and one sigmoid unit z is the logits [0, z]', () => {
  const pictures = makeDataset({
    x: Float32Array.from({ length: 3 * 36 }, (_, i) => Math.sin(i)),
    y: [0, 1, 1],
    classes: 2,
    shape: [6, 6, 1]
  });
  const network = (units: number) =>
    tf.sequential({
      layers: [
        tf.layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [6, 6, 1], activation: 'relu' }),
        tf.layers.flatten(),
        tf.layers.dense({ units })
      ]
    });
  const [one, two] = [network(1), network(2)];
  const [kernel, bias, out, outBias] = one.getWeights();
  const padded = tf.tidy(() => [tf.concat([tf.zerosLike(out), out], 1), tf.concat([tf.zerosLike(outBias), outBias])]);
  two.setWeights([kernel, bias, ...padded]);
  tf.dispose(padded);
  const sumOf = (network: tf.LayersModel) => {
    const sum = createClippedSum(network, network.trainableWeights.map(getVariableOfWeight), pictures, 1e6);
    const tensors = sum(Int32Array.of(0, 1, 2));
    const values = tensors.map((tensor) => Array.from(tensor.dataSync()));
    tf.dispose(tensors);
    sum.dispose();
    return values;
  };
  const [ofOne, ofTwo] = [sumOf(one), sumOf(two)];
  [0, 1].forEach((i) => ofOne[i].forEach((value, k) => expect(value).toBeCloseTo(ofTwo[i][k], 4)));
  // The column of class 1.
  ofOne[2].forEach((value, k) => expect(value).toBeCloseTo(ofTwo[2][2 * k + 1], 4));
  one.dispose();
  two.dispose();
});
