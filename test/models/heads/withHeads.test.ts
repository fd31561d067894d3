import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { makeDataset } from '../../../src/data/makeDataset';
import { withHeads } from '../../../src/models/heads/withHeads';
import { tabularStudent } from '../../../src/models/students/tabularStudent';
import { findSharedVariables } from '../../../src/train/check/findSharedVariables';
import { gradNorm, pcGrad } from '../../../src/train/balances';
import { severalTasks } from '../../../src/train/severalTasks/severalTasks';
import { classification, regression } from '../../../src/train/task';

let before: number;
const made: tf.LayersModel[] = [];
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => {
  made.splice(0).forEach((model) => model.dispose());
  expect(tf.memory().numTensors, 'tensors left behind').toBe(before);
});

const train = makeDataset({
  x: [
    [1, 2],
    [2, 1],
    [3, 4]
  ],
  targets: [
    [100, 0],
    [200, 1],
    [600, 2]
  ],
  targetNames: ['size', 'kind']
});
const { heads } = severalTasks({ size: regression(), kind: classification({ classes: 3 }) });
const trunkOf = (units = 4) => {
  const input = tf.input({ shape: [2] });
  const inner = tf.layers.dense({ units, activation: 'relu', name: `trunk${units}` }).apply(input) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs: inner, name: 'trunk' });
};
const kept = <T extends tf.LayersModel>(model: T): T => {
  made.push(model);
  return model;
};

test('withHeads(trunk, {heads, train, hidden}): heads side by side, those of numbers in the units of their targets', () => {
  const model = kept(withHeads(trunkOf(), { heads, train, hidden: [5], seed: 3 }));
  expect(model.outputs[0].shape).toEqual([null, 4]);
  expect(model.layers.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['trunk4', 'size_hidden_1', 'size_head', 'size_units', 'kind_hidden_1', 'kind_head', 'heads'])
  );
  const zeros = model
    .getLayer('size_head')
    .getWeights()
    .map((weight) => tf.zerosLike(weight));
  model.getLayer('size_head').setWeights(zeros);
  tf.dispose(zeros);
  // Without an input of its own the head gives the mean of its target.
  const [first] = tf.tidy(() => (model.predict(tf.ones([1, 2])) as tf.Tensor).dataSync());
  expect(first).toBeCloseTo(300, 3);
});

test('the same seed gives the same heads, whatever the trunk', () => {
  const weights = [1, 1, 2].map((seed) => {
    const trunk = kept(withHeads(trunkOf(), { heads, train, seed }));
    return Array.from(trunk.getLayer('kind_head').getWeights()[0].dataSync());
  });
  expect(weights[0]).toEqual(weights[1]);
  expect(weights[0]).not.toEqual(weights[2]);
});

test('tabularStudent(train, {heads}) shares its hidden layers among the heads', () => {
  const model = kept(tabularStudent(train, { hidden: [6], heads, seed: 1 }));
  expect(model.outputs[0].shape).toEqual([null, 4]);
  expect(model.name).toBe('tabular student');
});

test('the shared layers of a student with heads are its trunk; gradNorm() looks at the last of it', () => {
  const input = tf.input({ shape: [2] });
  const first = tf.layers.dense({ units: 4, name: 'first' }).apply(input);
  const second = tf.layers.dense({ units: 3, name: 'second' }).apply(first) as tf.SymbolicTensor;
  const model = kept(withHeads(tf.model({ inputs: input, outputs: second }), { heads, train, hidden: [2] }));
  const tasks = heads.map(({ name, logits }) => ({ name, logits }));
  const names = (balance: typeof pcGrad) => findSharedVariables('x', model, balance(), tasks).map(({ shape }) => shape);
  expect(names(pcGrad)).toEqual([[2, 4], [4], [4, 3], [3]]);
  expect(names(gradNorm)).toEqual([[4, 3], [3]]);
  expect(findSharedVariables('x', model, pcGrad({ shared: ['first'] }), tasks).map(({ shape }) => shape)).toEqual([[2, 4], [4]]);
  const one = kept(tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [2] })] }));
  expect(findSharedVariables('x', one, pcGrad(), tasks)).toHaveLength(2);
});

test('withHeads and tabularStudent refuse what are no heads, or heads of other data', () => {
  const few = makeDataset({ x: [[1, 2]], targets: [1] });
  const trunk = kept(trunkOf(3));
  const map = kept(tf.sequential({ layers: [tf.layers.conv2d({ filters: 2, kernelSize: 1, inputShape: [4, 4, 1] })] }));
  expect(() => withHeads(trunk, { heads: [], train })).toThrow('withHeads: expected heads of tasks, got none');
  expect(() => withHeads(trunk, { heads: [3] as never, train })).toThrow('withHeads: expected heads of tasks, got 3');
  expect(() => withHeads(trunk, { heads, train: few })).toThrow('withHeads: expected target "target" to have at least two');
  expect(() => withHeads(map, { heads, train })).toThrow('withHeads: expected a trunk with one output [batch, features], got');
  expect(() => withHeads(trunk, { heads, train, hidden: [0] })).toThrow('withHeads: expected hidden[0]');
  expect(() => withHeads(3 as never, { heads, train })).toThrow('withHeads: expected');
  expect(() => tabularStudent(train, { hidden: [], heads })).toThrow(
    'tabularStudent: expected a hidden layer that the heads share'
  );
  const single = makeDataset({ x: train.x, shape: [2], targets: [1, 2, 3] });
  expect(() => tabularStudent(single, { heads: heads.slice(1) })).toThrow('expected data with a target for each task, got 1');
});
