import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createBestEpochTracker } from '../../../src/train/loop/createBestEpochTracker';
import { denseNetwork } from '../../denseNetwork';

let model: tf.LayersModel;
let before: number;
beforeEach(() => {
  before = tf.memory().numTensors;
  model = denseNetwork([2], { seed: 1 });
});
afterEach(() => {
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

const byAccuracy = { name: 'accuracy', better: 'higher', tie: 'nll' } as const;

const setTo = (value: number) =>
  tf.tidy(() => model.setWeights(model.getWeights().map((weight) => tf.fill(weight.shape, value))));

test('createBestEpochTracker keeps the weights of the largest value, of equal ones that of the smaller negative log-likelihood', () => {
  const best = createBestEpochTracker(model, { by: byAccuracy, hasValidation: true });
  const offered = [
    [0.5, 1],
    [0.7, 0.9],
    [0.6, 0.1],
    [0.7, 0.8],
    [0.7, 0.85]
  ].map(([accuracy, nll], i) => {
    setTo(i + 1);
    return best.offer(i + 1, { 'validation/accuracy': accuracy, 'validation/nll': nll })?.epoch ?? null;
  });
  expect(offered).toEqual([1, 2, null, 4, null]);
  const taken = best.take();
  expect([taken?.epoch, taken?.weights[0].dataSync()[0]]).toEqual([4, 4]);
  tf.dispose(taken?.weights ?? []);
  best.dispose();
  expect(best.take()).toBeNull();
});

test('createBestEpochTracker by "nll", and without validation by the train loss, keeps the smallest', () => {
  const byNll = createBestEpochTracker(model, { by: { name: 'nll', better: 'lower' }, hasValidation: true });
  expect(byNll.offer(1, { 'validation/nll': 2 })).toEqual({ epoch: 1, series: 'validation/nll', value: 2 });
  expect(byNll.offer(2, { 'validation/nll': 3 })).toBeNull();
  const byLoss = createBestEpochTracker(model, { by: byAccuracy, hasValidation: false });
  expect(byLoss.offer(1, { 'train/loss': 2 })).toEqual({ epoch: 1, series: 'train/loss', value: 2 });
  expect(byLoss.offer(2, { 'train/loss': 1 })?.epoch).toBe(2);
  byNll.dispose();
  byLoss.dispose();
});
