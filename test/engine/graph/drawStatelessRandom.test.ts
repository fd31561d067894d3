import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../../src/engine/tf';
import { graphFunction } from '../../../src/engine/graph/graphFunction';
import { drawStatelessRandom } from '../../../src/engine/graph/drawStatelessRandom';

/** Made by test/reference/random/philox.py. */
const reference: { key: number[]; uniform: number[] }[] = JSON.parse(
  readFileSync(join(__dirname, '../../reference/random/philox.json'), 'utf8')
);

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors - before, 'tensors left behind').toBe(0));

const read = (tensor: tf.Tensor) => {
  const values = Array.from(tensor.dataSync());
  tensor.dispose();
  return values;
};

test.each(reference)('drawStatelessRandom("uniform", shape, $key) gives the numbers of Philox 4x32-10', ({ key, uniform }) => {
  const made = tf.tidy(() => drawStatelessRandom('uniform', [2, 5], tf.tensor1d(key, 'int32')));
  expect(made.shape).toEqual([2, 5]);
  expect(read(made)).toEqual(uniform);
});

test('drawStatelessRandom("normal", shape, key) has mean 0 and standard deviation 1', () => {
  const values = read(tf.tidy(() => drawStatelessRandom('normal', [20_000], tf.tensor1d([1, 2], 'int32'))));
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  // Four standard errors.
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(20_000));
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 20_000));
});

test('a graph takes the key as an argument: it draws what the operation draws, for any key', () => {
  const graph = graphFunction((key: tf.Tensor1D) => drawStatelessRandom('uniform', [4], key));
  const draws = [1, 2, 3, 4].map((low) => {
    const key = tf.tensor1d([low, 0], 'int32');
    const both = [read(graph(key)), read(drawStatelessRandom('uniform', [4], key))];
    key.dispose();
    expect(both[0]).toEqual(both[1]);
    return both[0][0];
  });
  expect(graph.eager).toBe(null);
  expect(new Set(draws).size).toBe(4);
  graph.dispose();
});
