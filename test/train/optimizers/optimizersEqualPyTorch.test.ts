import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as kd from '../../../src';
import { tf } from '../../../src';
import { createTrainingGraph } from '../../../src/engine/graph/createTrainingGraph';
import { getVariableOfWeight } from '../../../src/models/features/getVariableOfWeight';
import { selectTrainablePart } from '../../../src/train/check/selectTrainablePart';
import { createWeightAverager } from '../../../src/train/loop/weights/createWeightAverager';
import { createStagePass } from '../../../src/train/loop/createStagePass';
import { trainStep } from '../../../src/train/loop/trainStep';

interface Reference {
  initial: number[][];
  batches: { x: number[][]; y: number[] }[];
  steps: number;
  milestone: number;
  norms: { [name: string]: number };
  cases: { [name: string]: { weights: number[][]; averages: { [decay: string]: number[][] }; clipped?: number } };
}

const file = join(__dirname, '../../reference/train/optimizers.json');
const { initial, batches, steps, milestone, norms, cases } = JSON.parse(readFileSync(file, 'utf8')) as Reference;
const decays = [0.9, 0.999];

const falling = (rate: number) => kd.step({ at: [milestone], from: rate, factor: 0.1 });
const sgd = (options: Parameters<typeof kd.sgd>[0]) => kd.sgd({ learningRate: falling(0.05), ...options });
const adamW = (options: Parameters<typeof kd.adamW>[0]) => kd.adamW({ learningRate: falling(0.01), ...options });

const kinds: { [name: string]: () => kd.Optimizer } = {
  sgd: () => sgd({ momentum: 0 }),
  momentum: () => sgd({}),
  nesterov: () => sgd({ nesterov: true }),
  'nesterov, all decay': () => sgd({ nesterov: true, weightDecay: 0.01, decayed: 'all' }),
  'nesterov, kernels decay': () => sgd({ nesterov: true, weightDecay: 0.01 }),
  'sgd, all decay': () => sgd({ momentum: 0, weightDecay: 0.01, decayed: 'all' }),
  'momentum, clipped': () => kd.clipped(sgd({ weightDecay: 0.01, decayed: 'all' }), { norm: norms['momentum, clipped'] }),
  'adamW, all decay': () => adamW({ weightDecay: 0.1, decayed: 'all' }),
  'adamW, kernels decay': () => adamW({ weightDecay: 0.1 }),
  'adamW, clipped': () => kd.clipped(adamW({ decayed: 'all' }), { norm: norms['adamW, clipped'] })
};

function network(): tf.LayersModel {
  const { dense, batchNormalization, activation } = tf.layers;
  const model = tf.sequential({
    layers: [
      dense({ units: 6, useBias: false, inputShape: [4] }),
      batchNormalization({ name: 'norm' }),
      activation({ activation: 'relu' }),
      dense({ units: 3 })
    ]
  });
  const weights = initial.map((values) => tf.tensor(values));
  model.setWeights(weights);
  tf.dispose(weights);
  return model;
}

/** The weights after all steps, and their averages. */
function trained(optimizer: kd.Optimizer) {
  const model = network();
  const weights = model.weights.map(getVariableOfWeight);
  const part = selectTrainablePart('test', model, undefined);
  const pass = createStagePass(model, part, undefined);
  const state = optimizer.create(part.variables);
  const averages = decays.map((decay) => createWeightAverager(weights, decay));
  const graph = createTrainingGraph({
    ...{ forward: pass.forward, settings: pass.settings, variables: part.variables },
    update(gradients, rate) {
      state.update(gradients, rate);
      averages.forEach((average) => average.update());
    }
  });
  const terms = [{ name: 'hard', weight: kd.constant(1), loss: kd.crossEntropy() }];
  for (let step = 0; step < steps; step++) {
    const { x, y } = batches[step % batches.length];
    const moment = { epoch: step, epochs: steps, step, loss: null };
    tf.tidy(() => {
      const rows = { x: tf.tensor2d(x), labels: tf.tensor1d(y, 'int32'), teacher: undefined };
      trainStep({
        ...{ model, part, pass, graph, terms, moment, ...rows },
        learningRate: optimizer.learningRate(moment),
        seed: step
      });
    });
  }
  const valuesOf = () => weights.map((weight) => weight.arraySync() as number[]);
  const own = valuesOf();
  const means = averages.map((average) => {
    average.give();
    return valuesOf();
  });
  const { graphs } = graph.steps();
  graph.dispose();
  averages.forEach((average) => average.dispose());
  state.dispose();
  model.dispose();
  return { weights: own, means, graphs };
}

let before: number;
beforeEach(() => {
  before = tf.memory().numTensors;
});
afterEach(() => {
  vi.unstubAllEnvs();
  expect(tf.memory().numTensors).toBe(before);
});

describe.each(Object.keys(kinds))('%s: a hundred steps', (name) => {
  const { weights, averages, clipped } = cases[name];

  test.each([
    ['as graphs', ''],
    ['operation by operation', '1']
  ])('%s end in the weights of torch.optim and the averages of AveragedModel, to 1e-5', (_, eager) => {
    vi.stubEnv('STILLROOM_EAGER', eager);
    const own = trained(kinds[name]());
    expect(own.graphs > 80).toBe(eager === '');
    expect(differenceOf(own.weights, weights)).toBeLessThan(1e-5);
    decays.forEach((decay, i) => expect(differenceOf(own.means[i], averages[decay])).toBeLessThan(1e-5));
    // A reference that never clips, or always does, would show little.
    if (clipped !== undefined) expect([clipped > 10, clipped < 90]).toEqual([true, true]);
  });
});

/** The largest one. */
function differenceOf(own: unknown[], expected: number[][]): number {
  const [a, b] = [own, expected].map((weights) => (weights as number[][]).flat(2));
  expect(a).toHaveLength(b.length);
  return Math.max(...a.map((value, i) => Math.abs(value - b[i])));
}
