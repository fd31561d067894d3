import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../src';
import { graphAndEager, quick, stepsOf } from '../train/graphs/graphAndEager';
import { halves, pictureNetwork } from './smallNetworks';

const { tf } = kd;
const data = { train: halves(20), validation: halves(9, 2) };
const valuesOf = async (model: kd.tf.LayersModel) => Array.from((await kd.predict(model, data.validation)).values);
const kernelOf = (model: kd.tf.LayersModel, layer: string) => Array.from(model.getLayer(layer).getWeights()[0].dataSync());
const zeros = (values: number[]) => values.flatMap((value, i) => (value === 0 ? [i] : []));

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

test('pruned(model, {sparsity}) hides the smallest weights of each kernel, and more of them when it is called again', async () => {
  const model = pictureNetwork();
  const half = kd.pruned(model, { sparsity: 0.5 });
  const most = kd.pruned(half, { sparsity: 0.75 });
  const [plain, sparser] = [half, most].map((one) => kd.withoutMasks(one));
  for (const [name, size] of Object.entries({ conv: 36, depthwise: 72, pointwise: 24, hidden: 288, out: 12 })) {
    const whole = kernelOf(model, name).map(Math.abs);
    const hidden = zeros(kernelOf(plain, name));
    expect(hidden).toHaveLength(size / 2);
    const shown = whole.filter((_, i) => !hidden.includes(i));
    expect(Math.max(...hidden.map((i) => whole[i]))).toBeLessThanOrEqual(Math.min(...shown));
    const later = zeros(kernelOf(sparser, name));
    expect(later).toHaveLength(0.75 * size);
    expect(later).toEqual(expect.arrayContaining(hidden));
  }
  expect(await valuesOf(plain)).toEqual(await valuesOf(half));
  expect(plain.layers.map((layer) => layer.getClassName())).toEqual(
    ['InputLayer', ...model.layers.map((layer) => layer.getClassName())].filter((name, i, all) => i === 0 || name !== all[0])
  );
  for (const one of [model, half, most, plain, sparser]) one.dispose();
});

test('hidden weights stay 0 in training, which runs as graphs, and the masks are saved with the model', async () => {
  const build = () => {
    const model = pictureNetwork();
    const sparse = kd.pruned(model, { sparsity: 0.6 });
    model.dispose();
    return sparse;
  };
  const first = build();
  const optimizer = kd.sgd({ learningRate: 0.05 });
  const record = await graphAndEager(build, (student) => kd.train({ ...quick, student, data, optimizer }));
  expect(stepsOf(record)).toEqual({ graphs: 10, operations: 5 });
  const trained = build();
  await kd.train({ ...quick, student: trained, data, optimizer });
  const [plain, later] = [first, trained].map((one) => kd.withoutMasks(one));
  expect(zeros(kernelOf(later, 'hidden'))).toEqual(zeros(kernelOf(plain, 'hidden')));
  expect(kernelOf(later, 'hidden')).not.toEqual(kernelOf(plain, 'hidden'));
  const folder = await mkdtemp(join(tmpdir(), 'pruned-'));
  await kd.saveModel(trained, folder);
  const again = await kd.loadModel(folder);
  expect(await valuesOf(again)).toEqual(await valuesOf(trained));
  for (const one of [first, trained, plain, later, again]) one.dispose();
});

test('gradualSparsity({to, times}) is the cubic schedule of Zhu & Gupta', () => {
  expect(kd.gradualSparsity({ from: 0.2, to: 0.9, times: 4 })).toEqual(
    [0.6046875, 0.8125, 0.8890625, 0.9].map((one) => expect.closeTo(one, 12) as number)
  );
  expect(() => kd.gradualSparsity({ from: 0.5, to: 0.4, times: 2 })).toThrow('gradualSparsity: expected to to be');
});

test('prunedUnits leaves out the units of the shortest weights: with weights of 0 the outputs stay the same', async () => {
  const model = pictureNetwork();
  tf.tidy(() => {
    // Two filters, and what normalisation makes of them, are nothing.
    const silent = tf.tensor1d([1, 0, 1, 0]);
    model.getLayer('conv').setWeights([tf.mul(model.getLayer('conv').getWeights()[0], silent)]);
    model.getLayer('norm').setWeights(
      model
        .getLayer('norm')
        .getWeights()
        .map((weight, i) => (i < 2 ? tf.mul(weight, silent) : weight))
    );
    const [kernel, bias] = model.getLayer('depthwise').getWeights();
    model.getLayer('depthwise').setWeights([kernel, tf.zerosLike(bias)]);
  });
  const narrow = kd.prunedUnits(model, { share: 0.5, layers: ['conv'] });
  expect(narrow.getLayer('conv').getWeights()[0].shape).toEqual([3, 3, 1, 2]);
  expect(
    narrow
      .getLayer('depthwise')
      .getWeights()
      .map(({ shape }) => shape)
  ).toEqual([[3, 3, 2, 2], [4]]);
  expect(narrow.getLayer('pointwise').getWeights()[0].shape).toEqual([1, 1, 4, 3]);
  expect(await valuesOf(narrow)).toEqual((await valuesOf(model)).map((value) => expect.closeTo(value, 5) as number));
  // Behind Flatten each channel is one number of each place.
  const all = kd.prunedUnits(model, { share: 0.4 });
  expect(all.layers.map((layer) => layer.getWeights()[0]?.shape ?? null).filter(Boolean)).toEqual([
    [3, 3, 1, 3],
    [3],
    [3, 3, 3, 2],
    [1, 1, 6, 2],
    [2],
    [32, 4],
    [4],
    [4, 2]
  ]);
  expect((await kd.train({ student: all, data, epochs: 1, show: false })).status).toBe('done');
  for (const one of [model, narrow, all]) one.dispose();
});

test('behind Flatten the numbers of the units that went are left out', async () => {
  const model = kd.seeded(1, () =>
    tf.sequential({
      layers: [
        tf.layers.conv2d({ name: 'conv', filters: 3, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1] }),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.flatten(),
        tf.layers.dense({ name: 'out', units: 2 })
      ]
    })
  );
  tf.tidy(() => {
    const [kernel, bias] = model.getLayer('conv').getWeights();
    model.getLayer('conv').setWeights([tf.mul(kernel, tf.tensor1d([1, 0, 1])), bias]);
  });
  const narrow = kd.prunedUnits(model, { share: 0.34 });
  expect(narrow.getLayer('out').getWeights()[0].shape).toEqual([18, 2]);
  expect(await valuesOf(narrow)).toEqual((await valuesOf(model)).map((value) => expect.closeTo(value, 5) as number));
  model.dispose();
  narrow.dispose();
});

test('pruned, prunedUnits and withoutMasks refuse what they cannot prune, by name', () => {
  const input = tf.input({ shape: [4] });
  const apply = (layer: kd.tf.layers.Layer, x: kd.tf.SymbolicTensor | kd.tf.SymbolicTensor[]) =>
    layer.apply(x) as kd.tf.SymbolicTensor;
  const side = apply(tf.layers.dense({ name: 'side', units: 4 }), input);
  const model = tf.model({
    inputs: input,
    outputs: apply(tf.layers.dense({ name: 'out', units: 2 }), apply(tf.layers.add({ name: 'sum' }), [side, input]))
  });
  expect(() => kd.pruned(model, { sparsity: 1 })).toThrow('pruned: expected sparsity to be');
  expect(() => kd.pruned(model, { sparsity: 0.5, layers: ['sum'] })).toThrow('got "sum", a Add; leave it out of layers');
  expect(() => kd.pruned(model, { sparsity: 0.5, layers: ['sid'] })).toThrow('did you mean "side"?');
  expect(() => kd.prunedUnits(model, { share: 0.5 })).toThrow('that loses units, got none');
  expect(() => kd.prunedUnits(model, { share: 0.5, layers: ['side'] })).toThrow(
    'prunedUnits: expected layers that can lose units, got "side"'
  );
  expect(() => kd.withoutMasks(model)).toThrow('withoutMasks: expected a model of pruned()');
  model.dispose();
});
