import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { loadModel } from '../../../src/deploy/loadModel';
import { saveModel } from '../../../src/deploy/saveModel';
import { complEx, distMult, rotatE, transE } from '../../../src/models/graph';
import { NuclearNorm } from '../../../src/models/graph/NuclearNorm';
import { clonedModel } from '../../clonedModel';

const sizes = { entities: 9, relations: 4, dimensions: 3, seed: 5 };
const rows = [
  [0, 3],
  [8, 0],
  [4, 2]
];
const builders: [name: string, build: () => tf.LayersModel][] = [
  ['transE with norm 1', () => transE({ ...sizes, norm: 1 })],
  ['transE with norm 2', () => transE(sizes)],
  ['distMult', () => distMult({ ...sizes, n3: 0.1 })],
  ['complEx', () => complEx({ ...sizes, n3: 0.1, stddev: 0.5 })],
  ['rotatE with norm 1', () => rotatE({ ...sizes, norm: 1 })],
  ['rotatE with norm 2', () => rotatE(sizes)]
];

const scoresOf = (model: tf.LayersModel) => tf.tidy(() => (model.predict(tf.tensor2d(rows)) as tf.Tensor2D).arraySync());

describe.each(builders)('%s', (_, build) => {
  test('repeats itself with a seed, is read back from a file, and a clone computes the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'links-'));
    const model = build();
    expect(scoresOf(build())).toEqual(scoresOf(model));
    await saveModel(model, join(folder, 'model'));
    expect(scoresOf(await loadModel(join(folder, 'model')))).toEqual(scoresOf(model));
    expect(scoresOf(clonedModel(model))).toEqual(scoresOf(model));
  });

  test('has the gradient of its scores: that of small differences', () => {
    const model = build();
    const weights = model.trainableWeights.map((weight) => (weight as unknown as { val: tf.Variable }).val);
    const factors = tf.randomNormal([3, 9], 0, 1, 'float32', 4);
    const loss = () => tf.sum(tf.mul(model.apply(tf.tensor2d(rows)) as tf.Tensor, factors)) as tf.Scalar;
    const { grads } = tf.variableGrads(loss, weights);
    for (const weight of weights) {
      const gradient = grads[weight.name].dataSync();
      const values = weight.dataSync().slice();
      for (const at of [0, 7, values.length - 1]) {
        const difference = [0.004, -0.004].map((step) => {
          const moved = values.slice();
          moved[at] += step;
          weight.assign(tf.tensor(moved, weight.shape));
          return loss().dataSync()[0];
        });
        expect(gradient[at]).toBeCloseTo((difference[0] - difference[1]) / 0.008, 1);
      }
      weight.assign(tf.tensor(values, weight.shape));
    }
  });

  test('leaves no tensor, and refuses a head or a relation that it does not know by its row', () => {
    const model = build();
    const before = tf.memory().numTensors;
    scoresOf(model);
    expect(tf.memory().numTensors).toBe(before);
    const scoring = (row: number[]) => () => tf.tidy(() => model.predict(tf.tensor2d([[0, 0], row])));
    expect(scoring([9, 0])).toThrow('scores: expected the head to be a whole number from 0 to 8, got 9 in row 1 of the batch');
    expect(scoring([0, 1.5])).toThrow('expected the relation to be a whole number from 0 to 3, got 1.5');
  });
});

test('many differences at once or a few columns at a time give the same scores', () => {
  const wide = { entities: 700, relations: 2, dimensions: 60, seed: 1 };
  const model = rotatE({ ...wide, norm: 1 });
  const [entities, angles] = model.getWeights().map((weight) => weight.arraySync() as number[][]);
  const pairs = Array.from({ length: 200 }, (_, i) => [i, i % 2]);
  const scores = tf.tidy(() => (model.apply(tf.tensor2d(pairs)) as tf.Tensor2D).arraySync());
  for (const [row, tail] of [
    [0, 699],
    [199, 0],
    [77, 300]
  ]) {
    const [head, relation] = pairs[row];
    let sum = 0;
    for (let d = 0; d < 60; d++) {
      const [re, im, angle] = [entities[head][d], entities[head][60 + d], angles[relation][d]];
      const real = re * Math.cos(angle) - im * Math.sin(angle) - entities[tail][d];
      sum += Math.hypot(real, re * Math.sin(angle) + im * Math.cos(angle) - entities[tail][60 + d]);
    }
    expect(scores[row][tail]).toBeCloseTo(-sum, 4);
  }
});

test('NuclearNorm is the mean over rows of the sum of cubed absolute values, and its gradient is finite at 0', () => {
  const weights = tf.tensor2d([
    [3, -1, 4, 0],
    [0, 0, 0, 2]
  ]);
  expect(new NuclearNorm({ rate: 0.5, complex: false }).apply(weights).dataSync()[0]).toBeCloseTo((27 + 1 + 64 + 8) / 4, 4);
  expect(new NuclearNorm({ rate: 0.5, complex: true }).apply(weights).dataSync()[0]).toBeCloseTo((125 + 1 + 8) / 4, 4);
  const gradient = tf.grad((x) => new NuclearNorm({ rate: 1, complex: true }).apply(x))(tf.zeros([2, 2]));
  expect(Array.from(gradient.dataSync())).toEqual([0, 0, 0, 0]);
});

test('the regularizer of distMult and complEx counts entities twice, as heads and as tails', () => {
  const model = distMult({ entities: 2, relations: 1, dimensions: 1, n3: 0.1 });
  model.setWeights([tf.tensor2d([[1], [2]]), tf.tensor2d([[3]])]);
  const penalty = tf.tidy(() => tf.addN(model.getLayer('scores').calculateLosses()).dataSync()[0]);
  expect(penalty).toBeCloseTo(0.1 * ((2 * (1 + 8)) / 2 + 27), 5);
});

test('link models refuse options out of bounds', () => {
  expect(() => complEx({ ...sizes, entities: 1 })).toThrow('complEx: expected entities to be a whole number at least 2');
  expect(() => distMult({ ...sizes, n3: -1 })).toThrow('distMult: expected n3 to be');
  expect(() => transE({ ...sizes, norm: 3 as never })).toThrow('transE: expected norm to be 1 or 2, got 3');
  expect(() => rotatE({ ...sizes, dimensions: 2 ** 23, entities: 2 ** 20 })).toThrow('expected at most 134217728 weights');
  expect(() => rotatE({ ...sizes, gamma: 1 } as never)).toThrow('got "gamma"');
});
