import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as kd from '../../src';
import { foldBatchNorm } from '../../src/compress/int8/foldBatchNorm';
import { makeDisposable } from '../../src/models/makeDisposable';
import { rebuildModel } from '../../src/compress/layers/rebuildModel';
import { classOfLayer } from '../../src/compress/layers/LayerClass';
import { graphAndEager, quick, rowsOf, stepsOf } from '../train/graphs/graphAndEager';
import { halves, pictureNetwork } from './smallNetworks';

const { tf } = kd;
const data = { train: halves(20), validation: halves(9, 2) };
const valuesOf = async (model: kd.tf.LayersModel) => Array.from((await kd.predict(model, data.validation)).values);

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

test('quantized(model, {calibration}) gives nearly the outputs of the model, in int8 numbers, with normalisation folded into the layers before', async () => {
  const model = pictureNetwork();
  const small = kd.quantized(model, { calibration: data.train });
  expect(small.layers.map((layer) => layer.getClassName())).toEqual([
    ...['InputLayer', 'QuantizedConv2D', 'ReLU', 'QuantizedDepthwiseConv2D', 'QuantizedConv2D', 'Flatten'],
    ...['QuantizedDense', 'QuantizedDense']
  ]);
  const [float, int8] = [await valuesOf(model), await valuesOf(small)];
  const spread = Math.max(...float) - Math.min(...float);
  expect(Math.max(...int8.map((value, i) => Math.abs(value - float[i])))).toBeLessThan(0.05 * spread);
  expect(int8).not.toEqual(float);
  model.dispose();
  small.dispose();
});

test('folded batch normalisation gives the outputs of the model to 1e-5', async () => {
  const model = pictureNetwork();
  const pairs: { [name: string]: [string, number] } = { conv: ['norm', 1], pointwise: ['norm2', 1], hidden: ['norm3', 1] };
  const folded = rebuildModel(model, (layer) => {
    if (layer.name.startsWith('norm')) return [];
    if (!(layer.name in pairs)) return undefined;
    const [norm, channels] = pairs[layer.name];
    const copy = new (classOfLayer(layer))({ ...layer.getConfig(), useBias: true });
    return [{ layer: copy, weights: foldBatchNorm(layer, channels, model.getLayer(norm)) }];
  });
  expect(await valuesOf(folded)).toEqual((await valuesOf(model)).map((value) => expect.closeTo(value, 5) as number));
  model.dispose();
  folded.dispose();
});

test('train() of a quantized model runs as graphs and gives what operations give, and so does distill()', async () => {
  const build = () => {
    const model = pictureNetwork();
    const small = kd.quantized(model, { calibration: data.train });
    model.dispose();
    return small;
  };
  const optimizer = kd.sgd({ learningRate: 0.05 });
  const compiled = { graphs: 10, operations: 5 };
  const teacher = pictureNetwork(5);
  expect(stepsOf(await graphAndEager(build, (student) => kd.train({ ...quick, student, data, optimizer })))).toEqual(compiled);
  const distill = (student: kd.tf.LayersModel) => kd.distill({ ...quick, teacher, student, data, optimizer, baseline: false });
  expect(stepsOf(await graphAndEager(build, distill))).toEqual(compiled);
  teacher.dispose();
});

test('a convolution of one dimension, a layer that is used twice and a residual are quantised too', async () => {
  const flat = rowsOf([6]);
  const model = kd.seeded(1, () => {
    const input = tf.input({ shape: [6] });
    const apply = (layer: kd.tf.layers.Layer, x: kd.tf.SymbolicTensor | kd.tf.SymbolicTensor[]) =>
      layer.apply(x) as kd.tf.SymbolicTensor;
    const shared = tf.layers.dense({ name: 'shared', units: 6, activation: 'relu' });
    const twice = apply(shared, apply(shared, input));
    const wave = apply(
      tf.layers.conv1d({ name: 'wave', filters: 2, kernelSize: 2 }),
      apply(tf.layers.reshape({ targetShape: [3, 2] }), twice)
    );
    const side = apply(tf.layers.dense({ name: 'side', units: 4 }), input);
    const sum = apply(tf.layers.add(), [apply(tf.layers.flatten(), wave), side]);
    return tf.model({ inputs: input, outputs: apply(tf.layers.dense({ name: 'out', units: 3 }), sum), name: 'residual' });
  });
  // tfjs would keep the weights of a layer that is used twice.
  makeDisposable(model);
  const small = kd.quantized(model, { calibration: flat.train, percentile: 99.5 });
  expect(small.name).toBe('residual');
  const kinds = kd.int8Layers(small).map(({ layer, kind }) => `${layer} ${kind}`);
  expect(kinds.sort()).toEqual(['out Dense', 'shared Dense', 'side Dense', 'wave Conv1D']);
  const [float, int8] = await Promise.all([model, small].map((one) => kd.predict(one, flat.validation)));
  int8.values.forEach((value, i) => expect(Math.abs(value - float.values[i])).toBeLessThan(0.15));
  model.dispose();
  small.dispose();
});

test('int8Layers(model) are integers, scales and zero points that give the weights and the range of the rows', () => {
  const calibration = kd.dataset({
    x: [
      [-1, 4],
      [0, 2],
      [1, 0]
    ],
    y: [0, 1, 0],
    classes: 2
  });
  const model = tf.sequential({ layers: [tf.layers.dense({ name: 'out', units: 2, inputShape: [2] })] });
  tf.tidy(() =>
    model.setWeights([
      tf.tensor2d([
        [1, 0.5],
        [-0.5, 0.25]
      ]),
      tf.tensor1d([3, 4])
    ])
  );
  const small = kd.quantized(model, { calibration });
  const [{ weights, shape, scales, bias, input, ...rest }, ...others] = kd.int8Layers(small);
  expect(others).toEqual([]);
  expect(rest).toEqual({ layer: 'out', kind: 'Dense' });
  expect([Array.from(weights), shape]).toEqual([[127, 127, -63, 64].map((one) => (one === -63 ? -64 : one)), [2, 2]]);
  expect(Array.from(scales)).toEqual([expect.closeTo(1 / 127, 7), expect.closeTo(0.5 / 127, 7)]);
  expect(Array.from(bias!)).toEqual([3, 4]);
  expect(input).toEqual({ scale: Math.fround(5 / 255), zeroPoint: -77 });
  model.dispose();
  small.dispose();
});

test('saveInt8 keeps one byte a weight; loadModel gives the same outputs to the last bit, and the loaded model is not trained', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'int8-'));
  const model = pictureNetwork();
  const small = kd.quantized(model, { calibration: data.train, float: ['out'] });
  await kd.saveInt8(small, folder);
  const again = await kd.loadModel(folder);
  expect(await valuesOf(again)).toEqual(await valuesOf(small));
  const parts = kd.int8Layers(small);
  expect(kd.int8Layers(again)).toEqual(parts);
  const quantizedBytes = parts.reduce(
    (sum, { weights, scales, bias }) => sum + weights.length + 4 * (scales.length + bias!.length),
    0
  );
  const { size } = await import('node:fs/promises').then(({ stat }) => stat(join(folder, 'weights.bin')));
  expect(size).toBe(quantizedBytes + 4 * (12 + 2));
  // What is saved as it is goes on with its training.
  await kd.saveModel(small, folder);
  const whole = await kd.loadModel(folder);
  expect(await valuesOf(whole)).toEqual(await valuesOf(small));
  expect(whole.trainableWeights).toHaveLength(small.trainableWeights.length);
  for (const one of [model, small, again, whole]) one.dispose();
});

test('a run of a quantized student that is resumed gives the same record and weights, bit for bit', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quantized-'));
  const teacher = pictureNetwork(5);
  const float = pictureNetwork();
  const build = () => kd.quantized(float, { calibration: data.train });
  const run = { teacher, data, epochs: 3, batchSize: 8, show: false, baseline: false } as const;
  const [whole, broken, again] = [build(), build(), build()];
  const full = await kd.distill({ ...run, student: whole });
  const stop = new AbortController();
  const onEvent = (event: kd.RunEvent) => void (event.type === 'best' && stop.abort());
  await kd.distill({ ...run, student: broken, folder, signal: stop.signal, onEvent });
  const resumed = await kd.resume(folder, { teacher, student: again, data, show: false });
  expect(resumed.stamp.resumed).toHaveLength(1);
  expect(resumed.history.series).toEqual(full.history.series);
  const bits = (model: kd.tf.LayersModel) => model.getWeights().map((weight) => Array.from(weight.dataSync()));
  expect(bits(again)).toEqual(bits(whole));
  for (const model of [teacher, float, whole, broken, again]) model.dispose();
});

test('quantized refuses, by name, what it cannot quantise, and leaves nothing behind', async () => {
  const calibration = kd.dataset({
    x: [
      [0, 1],
      [1, 0]
    ],
    y: [0, 1],
    classes: 2
  });
  const dense = tf.layers.dense({ name: 'hidden', units: 3, inputShape: [2] });
  const normalized = tf.sequential({ layers: [dense, tf.layers.reLU(), tf.layers.batchNormalization({ name: 'norm' })] });
  const refused = (options: unknown, model = normalized) => expect(() => kd.quantized(model, options as never));
  refused({ calibration }).toThrow('got "norm", a BatchNormalization with weights; name it in float: ["norm"]');
  kd.quantized(normalized, { calibration, float: ['norm'] }).dispose();
  refused({ calibration, float: ['nrm'] }).toThrow('did you mean "norm"?');
  refused({ calibration, float: ['hidden', 'norm'] }).toThrow('expected a model with a dense or convolutional layer');
  refused({ calibration, percentile: 40 }).toThrow('quantized: expected percentile to be');
  refused({}).toThrow('quantized: calibration: expected');
  refused({ calibration: { ...calibration, x: new Float32Array(), y: new Int32Array() } }).toThrow(
    'quantized: calibration: expected'
  );
  refused({ calibration: { ...calibration, x: Float32Array.of(0, NaN, 1, 1) } }).toThrow('finite numbers in x');
  refused({ calibration: data.train }).toThrow('quantized: expected rows of the shape');
  const last = tf.layers.dense({ units: 2 });
  const broken = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] }), tf.layers.reLU(), last] });
  tf.tidy(() => broken.layers[0].setWeights([tf.fill([2, 3], NaN), tf.zeros([3])]));
  refused({ calibration }, broken).toThrow(`expected layer "${last.name}" to be given finite numbers, got`);
  refused({ calibration, percentile: 99 }, broken).toThrow('finite numbers, got NaN');
  expect(() => kd.int8Layers(normalized)).toThrow('int8Layers: expected a model of quantized()');
  await expect(kd.saveInt8(normalized, 'nowhere')).rejects.toThrow('saveInt8: expected a model of quantized()');
  broken.dispose();
  normalized.dispose();
});
