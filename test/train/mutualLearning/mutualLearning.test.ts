import { expect, test } from 'vitest';
import * as kd from '../../../src';
import { validateRecord } from '../../../src/record/validateRecord';
import { denseNetwork } from '../../denseNetwork';
import { blobClassifiers, data, weightsOf } from '../blobClassifiers';
import { reference, sines } from '../selfDistillation/selfDistillationReference';

const { tf } = kd;
const { kept } = blobClassifiers();
const quiet = { data, epochs: 3, batchSize: 30, optimizer: kd.adam({ learningRate: 0.02 }), show: false };
const peers = () => ({
  small: kept(denseNetwork([4, 3], { seed: 1, name: 'net' })),
  large: kept(denseNetwork([12, 8, 3], { seed: 2, name: 'net' }))
});

test('the steps of two different peers, and the weights that they end in, are those of PyTorch', async () => {
  const { weight, temperature, rate, steps, end } = reference.mutual;
  const { x, y } = reference.network;
  const { dense } = tf.layers;
  const first = kept(tf.sequential({ layers: [dense({ units: 4, activation: 'tanh', inputShape: [3] }), dense({ units: 3 })] }));
  const second = kept(tf.sequential({ layers: [dense({ units: 3, inputShape: [3] })] }));
  [0, 50].forEach((from, i) => fill([first, second][i], from));
  const rows = kd.dataset({ x, y, classes: 3 });
  const run = await kd.mutualLearning({
    ...{ peers: { first, second }, data: { train: rows, test: rows }, weight, temperature, epochs: 3, batchSize: 6 },
    ...{ optimizer: kd.sgd({ learningRate: rate, momentum: 0 }), baseline: false, show: false }
  });
  const own = run.record.participants![1] as kd.OwnModel;
  for (const [i, { hard, mutual }] of steps.entries())
    for (const [k, { series }] of [run.record.history, own.history!].entries()) {
      expect(series['train/hard'][i]).toBeCloseTo(hard[k], 6);
      expect(series['train/mutual'][i]).toBeCloseTo(mutual[k], 6);
    }
  // Without validation the epoch with the smallest loss is kept: here the last.
  for (const [k, model] of [first, second].entries())
    weightsOf(model).forEach((values, i) => values.forEach((value, j) => expect(value).toBeCloseTo(end[k][i][j], 5)));
});

test('with a weight of 0 the peers are their twins, to the bit', async () => {
  const run = await kd.mutualLearning({ ...quiet, peers: peers(), weight: 0 });
  for (const name of ['small', 'large']) expect(run.logits[name]).toEqual(run.logits[`${name} alone`]);
  for (const { mean } of run.comparison!.differences) expect(mean).toBe(0);
});

test('mutualLearning() trains peers and twins; the record has each as a model, the comparison each peer against its own', async () => {
  const both = peers();
  const run = await kd.mutualLearning({ ...quiet, peers: both });
  const again = await kd.mutualLearning({ ...quiet, peers: peers() });
  const { participants, setup, comparison, scores } = run.record;
  validateRecord('record', run.record);
  expect(participants!.map(({ name, role }) => [name, role])).toEqual([
    ['small', 'peer'],
    ['large', 'peer'],
    ['small alone', 'baseline'],
    ['large alone', 'baseline']
  ]);
  expect(Object.keys(setup.terms)).toEqual(['small: hard', 'small: mutual', 'large: hard', 'large: mutual']);
  expect(comparison!.metrics.map(({ name }) => name)).toEqual([
    'accuracy of the peers',
    'accuracy of small',
    'accuracy of large',
    'negativeLogLikelihood of the peers'
  ]);
  for (const name of ['small', 'large'] as const) {
    const now = await kd.predict(both[name], data.test);
    now.values.forEach((value, i) => expect(value).toBeCloseTo(run.logits[name].test!.values[i], 5));
    const accuracy = (of: string) => kd.accuracy({ logits: run.logits[of].test!, labels: data.test.y });
    const own = comparison!.differences.find(({ metric }) => metric === `accuracy of ${name}`)!;
    expect(own.mean).toBeCloseTo(accuracy(name) - accuracy(`${name} alone`), 12);
  }
  expect(scores.student!.test!.accuracy).toBe(kd.accuracy({ logits: run.logits.small.test!, labels: data.test.y }));
  const { stamp: _, ...record } = run.record;
  const { stamp: __, ...other } = again.record;
  expect(other).toEqual(record);
  expect(Object.keys(run.record.stamp.steps!)).toEqual(['small', 'small alone']);
});

test('a signal stops it; the peers have their best weights so far', async () => {
  const both = peers();
  const initial = weightsOf(both.small);
  const controller = new AbortController();
  const onEvent = (event: kd.RunEvent) => {
    if (event.type === 'best' && event.of === 'large') controller.abort();
  };
  const run = await kd.mutualLearning({ ...quiet, peers: both, signal: controller.signal, onEvent });
  expect(run.record.status).toBe('stopped');
  expect(run.comparison).toBeNull();
  expect(run.logits).toEqual({});
  expect(weightsOf(both.small)).not.toEqual(initial);
});

test('mutualLearning() refuses peers that do not fit, before any training', async () => {
  const both = peers();
  const refused = (options: object) => expect(kd.mutualLearning({ ...quiet, peers: both, ...options })).rejects;
  await refused({ peers: { one: both.small } }).toThrow('mutualLearning: expected 2 to 8 models by name, got');
  await refused({ peers: { a: both.small, b: both.small } }).toThrow(
    'mutualLearning: peer "b": expected student "net" to learn with'
  );
  await refused({ peers: { a: both.small, b: 4 } }).toThrow('mutualLearning: peer "b": expected a tfjs layers model, got 4');
  await refused({ peers: { a: both.small, 'b/c': both.large } }).toThrow('expected short names of peers');
  await refused({ peers: { a: both.small, b: kept(denseNetwork([4])) } }).toThrow('peer "b"');
  await refused({ weight: -1 }).toThrow('expected weight to be');
  await refused({ temperature: 0 }).toThrow('expected temperature to be');
  await refused({ baseline: 'yes' }).toThrow('expected baseline to be true or false');
  await refused({ teacher: both.small }).toThrow('got "teacher"');
});

function fill(model: kd.tf.LayersModel, from: number): void {
  let count = from;
  tf.tidy(() =>
    model.setWeights(
      model.getWeights().map(({ shape, size }) => {
        count += size;
        return tf.tensor(sines(size, count - size), shape);
      })
    )
  );
}
