import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { accuracy } from '../../../src/metrics/classification/accuracy';
import { predict } from '../../../src/metrics/predict';
import { epsilon } from '../../../src/privacy/accountant/epsilon';
import { learn } from '../../../src/privacy/training/learn';
import { train } from '../../../src/privacy/training/train';
import { sgd } from '../../../src/train/optimizers';
import { denseNetwork } from '../../denseNetwork';
import { gaussianBlobs } from '../../gaussianBlobs';
import { installFakeNotebookHost } from '../installFakeNotebookHost';

const data = gaussianBlobs({ rows: 60 });
const made: tf.LayersModel[] = [];
afterEach(() => made.splice(0).forEach((model) => model.dispose()));

function network(): tf.LayersModel {
  const model = denseNetwork([6, 3], { seed: 1 });
  made.push(model);
  return model;
}

const weightsOf = (model: tf.LayersModel) => model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
const options = { data, noiseMultiplier: 1, delta: 1e-3, batchSize: 20, epochs: 2 };

test('privacy.train({student, data, noiseMultiplier, delta}) says what it has spent, by epoch, and leaves no tensor', async () => {
  const student = network();
  const before = tf.memory().numTensors;
  const spent = await train({ ...options, student });
  expect(tf.memory().numTensors).toBe(before);
  const after = (steps: number) => epsilon({ noiseMultiplier: 1, samplingRate: 1 / 3, steps, delta: 1e-3 });
  expect(spent).toMatchObject({ steps: 6, samplingRate: 1 / 3, clip: 1, repeatable: false, order: after(6).order });
  expect(spent.epsilon).toBeCloseTo(after(6).epsilon, 9);
  expect(spent.epsilons).toHaveLength(2);
  expect(spent.epsilons[0]).toBeCloseTo(after(3).epsilon, 9);
  expect(spent.says).toMatch(
    /^After 6 steps, each of which drew a row with probability 0\.333, a row gives away at most epsilon /
  );
});

test('two runs with a seed are equal, two without are not', async () => {
  const run = async (seed?: number) => {
    const student = network();
    const { says } = await train({ ...options, student, ...(seed !== undefined && { seed }) });
    return { weights: weightsOf(student), says };
  };
  const [one, again, other, secret, another] = [await run(1), await run(1), await run(2), await run(), await run()];
  expect(again.weights).toEqual(one.weights);
  expect(other.weights).not.toEqual(one.weights);
  expect(another.weights).not.toEqual(secret.weights);
  expect(one.says).toContain('follow from a seed');
  expect(secret.says).not.toContain('seed');
});

test('without noise it learns as plain training does, and epsilon is infinite', async () => {
  const student = network();
  const optimizer = sgd({ learningRate: 0.3, momentum: 0 });
  const spent = await train({
    ...options,
    student,
    noiseMultiplier: 0,
    clip: 100,
    batchSize: 60,
    epochs: 40,
    optimizer,
    seed: 1
  });
  expect(accuracy({ logits: await predict(student, data), labels: data.y })).toBeGreaterThan(0.8);
  expect(spent.epsilon).toBe(Infinity);
  expect(spent.says).toContain('there is no bound');
});

test('the noise of a step has the standard deviation noiseMultiplier clip / rows drawn in the mean', async () => {
  // The gradient of the one row is at most a thousandth of it.
  const student = network();
  const before = weightsOf(student);
  const steps = 40;
  const optimizer = sgd({ learningRate: 1, momentum: 0 });
  const one = { ...data, x: data.x.slice(0, 4), y: data.y.slice(0, 1) };
  await train({
    ...options,
    data: one,
    student,
    noiseMultiplier: 1000,
    clip: 0.5,
    batchSize: 1,
    epochs: steps,
    optimizer,
    seed: 4
  });
  const moved = weightsOf(student).map((value, i) => value - before[i]);
  const deviation = Math.sqrt(moved.reduce((sum, value) => sum + value ** 2, 0) / moved.length);
  // 51 weights moved by 40 steps each: within three standard errors.
  expect(deviation / (500 * Math.sqrt(steps))).toBeGreaterThan(1 - 3 / Math.sqrt(2 * moved.length));
  expect(deviation / (500 * Math.sqrt(steps))).toBeLessThan(1 + 3 / Math.sqrt(2 * moved.length));
});

test('a signal stops it between two steps, with what was spent so far', async () => {
  const controller = new AbortController();
  controller.abort();
  const student = network();
  const before = weightsOf(student);
  const spent = await train({ ...options, student, signal: controller.signal });
  expect(spent).toMatchObject({ steps: 0, epsilon: 0, epsilons: [] });
  expect(weightsOf(student)).toEqual(before);
});

test('a line shows how far it is; an interrupt stops it between two steps, with what was spent so far, and nothing stays behind', async () => {
  const host = installFakeNotebookHost();
  try {
    const student = network();
    await train({ ...options, student });
    expect(host.lines[0]).toMatch(/^private training, steps .* 0 of 6 /);
    expect(host.lines.at(-1)).toMatch(/^private training, steps: 6 done in /);
    const shown = host.lines.length;
    const before = tf.memory().numTensors;
    const interrupting = sgd({
      learningRate: Object.assign(({ step }: { step: number }) => ((host.interrupted ||= step === 3), 0.1), {
        description: { name: 'own' }
      })
    });
    const spent = await train({ ...options, student, optimizer: interrupting });
    expect(spent).toMatchObject({ steps: 4, epsilons: [expect.any(Number)] });
    const steps = epsilon({ noiseMultiplier: 1, samplingRate: 1 / 3, steps: 4, delta: 1e-3 });
    expect(spent.epsilon).toBeCloseTo(steps.epsilon, 9);
    expect(host.lines.at(-1)).toMatch(/^private training, steps: stopped after 4 of 6, /);
    expect(host.holds).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
    host.interrupted = false;
    await train({ ...options, student, show: false });
    expect(host.lines.slice(shown).filter((line) => line.includes('done in'))).toEqual([]);
  } finally {
    host.leave();
  }
});

test('privacy.learn(options) adds up what the rounds of a client spend', async () => {
  const model = network();
  const own = learn({ noiseMultiplier: 1, delta: 1e-3, batchSize: 20, seed: 1 });
  const before = tf.memory().numTensors;
  const first = await own({ model, data, epochs: 1, seed: 1 });
  const second = await own({ model, data, epochs: 1, seed: 2 });
  expect(tf.memory().numTensors).toBe(before);
  const both = epsilon({ noiseMultiplier: 1, samplingRate: 1 / 3, steps: 6, delta: 1e-3 });
  expect(first).toMatchObject({ delta: 1e-3, accountant: 'RDP' });
  expect(first.epsilon).toBeLessThan(second.epsilon);
  expect(second.epsilon).toBeCloseTo(both.epsilon, 9);
});

test('it refuses what would let rows through: batch normalization, dropout, weights of rows', async () => {
  const withLayer = (layer: tf.layers.Layer) => {
    const model = tf.sequential({
      layers: [tf.layers.dense({ units: 4, inputShape: [4] }), layer, tf.layers.dense({ units: 3 })]
    });
    made.push(model);
    return model;
  };
  const refused = (more: object) => expect(train({ ...options, student: network(), ...more })).rejects;
  const norm = withLayer(tf.layers.batchNormalization({ name: 'norm' }));
  await refused({ student: norm }).toThrow('with batch normalization in layer "norm", which mixes the rows of a batch');
  await refused({ student: withLayer(tf.layers.dropout({ rate: 0.5, name: 'drop' })) }).toThrow('layer "drop"');
  await refused({ data: { ...data, weights: new Float32Array(60).fill(1) } }).toThrow('expected data without weights');
  await refused({ noiseMultiplier: -1 }).toThrow('privacy.train: expected noiseMultiplier to be');
  await refused({ delta: 1 }).toThrow('privacy.train: expected delta to be');
  await refused({ clip: 0 }).toThrow('privacy.train: expected clip to be');
  await expect(learn({ noiseMultiplier: 1, delta: 1e-3 })(undefined as never)).rejects.toThrow(
    'give {model, data, epochs, seed}'
  );
});

test('a student whose weights are not finite ends with an error, and leaves no tensor', async () => {
  const student = network();
  const broken = student.getWeights().map((weight) => tf.fill(weight.shape, NaN));
  student.setWeights(broken);
  tf.dispose(broken);
  const before = tf.memory().numTensors;
  await expect(train({ ...options, student })).rejects.toThrow('privacy.train: expected finite gradients');
  expect(tf.memory().numTensors).toBe(before);
});
