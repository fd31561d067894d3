import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../src';
import { tf } from '../../src';

/** Made by test/reference/losses/mapLosses.py. */
const { margins }: { margins: { mean: number; deviation: number; margin: number }[] } = JSON.parse(
  readFileSync(join(__dirname, '../reference/losses/mapLosses.json'), 'utf8')
);

let model: tf.LayersModel;
let before: number;
beforeEach(() => {
  before = tf.memory().numTensors;
  const { dense, batchNormalization, reLU } = tf.layers;
  const units = margins.length;
  model = tf.sequential({
    name: 'net',
    layers: [
      dense({ name: 'hidden', units, inputShape: [3] }),
      batchNormalization({ name: 'norm' }),
      reLU(),
      batchNormalization({ name: 'plain', scale: false, center: false }),
      dense({ units: 2 })
    ]
  });
});
afterEach(() => {
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

const setNorm = (scales: number[], offsets: number[]) =>
  tf.tidy(() => {
    const [, , mean, variance] = model.getLayer('norm').getWeights();
    model.getLayer('norm').setWeights([tf.tensor1d(scales), tf.tensor1d(offsets), mean, variance]);
  });

test('batchNormMargins(model, layer) gives the means of the negative values of normal distributions, as sums over a grid do', () => {
  setNorm(
    margins.map(({ deviation }, i) => (i % 2 ? -deviation : deviation)),
    margins.map(({ mean }) => mean)
  );
  const found = kd.batchNormMargins(model, 'norm');
  found.forEach((margin, i) => expect(Math.abs(margin / margins[i].margin - 1)).toBeLessThan(1e-7));
});

test('where almost nothing is negative it is minus three deviations; without deviation it is the value; without weights the layer has 1 and 0', () => {
  setNorm([1, 2, 0, 0, 1, 1], [4, 8, -3, 3, 0, 0]);
  expect(kd.batchNormMargins(model, 'norm').slice(0, 4)).toEqual([-3, -6, -3, 0]);
  kd.batchNormMargins(model, 'plain').forEach((margin) => expect(margin).toBeCloseTo(-Math.sqrt(2 / Math.PI), 12));
});

test('it refuses another kind of layer, a layer that does not exist, and what is no model', () => {
  expect(() => kd.batchNormMargins(model, 'hidden')).toThrow(
    'batchNormMargins: expected a layer of batch normalisation, got "hidden", a Dense; name the one before the relu'
  );
  expect(() => kd.batchNormMargins(model, 'norn')).toThrow('got "norn"; did you mean "norm"?');
  expect(() => kd.batchNormMargins({} as never, 'norm')).toThrow('batchNormMargins: expected a tfjs layers model');
});
