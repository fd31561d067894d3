import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { builtModels } from './builtModels';
import { perturbWeights } from './perturbWeights';
import { layerModels } from './layerModels';
import { quantizedTwin } from './quantizedTwin';
import { runOnnx } from './runOnnx';
import { makeOnnxCase, writeOnnxCase } from './writeOnnxCase';

const { tf } = kd;
const { layers } = tf;
const kept = process.env.STILLROOM_ONNX_FILES;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'stillroom-int8-'));
mkdirSync(folder, { recursive: true });
afterAll(() => {
  if (kept === undefined) rmSync(folder, { recursive: true });
});

let before: number;
beforeEach(() => void (before = tf.memory().numTensors));
afterEach(() => expect(tf.memory().numTensors).toBe(before));

const models = {
  ...builtModels,
  ...Object.fromEntries(
    [
      ...['activation relu6', 'activation softmax', 'conv1d with dilation', 'conv2d of 3 by 2, padded', 'central slices'],
      ...['depthwiseConv2d with a multiplier', 'merges of maps', 'a layer that is used twice', 'dropout of whole channels']
    ].map((name) => [name, layerModels[name]])
  )
};

/** Twins of models that kd.quantized does not accept: their layers have weights of other kinds. */
const refused = [
  'twoTowers',
  'complEx',
  'distMult',
  'rotatE',
  'rotatE of norm 1',
  'transE',
  'transE of norm 1',
  'softDecisionTree',
  'softDecisionTree of three classes'
];

const made = (build: () => kd.tf.LayersModel) =>
  kd.seeded(1, () => {
    const model = build();
    perturbWeights(model);
    return model;
  });

/** The operators of a file as onnxruntime runs it. */
async function operatorsOf(path: string, student: kd.tf.LayersModel): Promise<string[]> {
  const optimizedModelFilePath = `${path}.optimized`;
  await runOnnx(readFileSync(path), makeOnnxCase(student, 1), { optimizedModelFilePath, logSeverityLevel: 4 });
  const text = readFileSync(optimizedModelFilePath, 'latin1');
  return ['QLinearConv', 'QGemm', 'MatMulIntegerToFloat', 'FusedConv'].filter((name) => text.includes(name));
}

const twinOf = (build: () => kd.tf.LayersModel) => {
  const model = made(build);
  const small = quantizedTwin(model);
  for (const weight of new Set(model.weights)) weight.dispose();
  return small;
};

describe('exportOnnx(quantized(model), path) writes int8 that onnxruntime computes as the student does, and leaves no tensor:', () => {
  const accepted = Object.entries(models).filter(([name]) => !refused.includes(name));
  test.each(accepted)('%s', async (name, build) => {
    const small = twinOf(build)!;
    const path = join(folder, `int8-${name.replace(/\W+/g, '-')}.onnx`);
    const { check, metadata } = await kd.exportOnnx(small, path);
    expect(metadata.quantization).toBe('int8');
    expect(check!.rows).toBe(16);
    const found = makeOnnxCase(small, 7);
    const results = await runOnnx(readFileSync(path), found);
    for (const [output, { values }] of Object.entries(found.outputs)) {
      const scale = Math.max(...values.map(Math.abs)) || 1;
      const differences = values.map((value, i) => Math.abs(results[output][i] - value) / scale);
      expect(Math.max(...differences)).toBeLessThan(0.05);
      expect(differences.reduce((a, b) => a + b) / differences.length).toBeLessThan(0.01);
    }
    if (kept !== undefined) writeOnnxCase(path.replace(/onnx$/, 'json'), found);
    small.dispose();
  });

  test('all that kd.quantized accepts are among these', () => {
    for (const name of refused) {
      const model = models[name]();
      expect(quantizedTwin(model)).toBeNull();
      for (const weight of new Set(model.weights)) weight.dispose();
    }
  });
});

test('onnxruntime runs a chain of convolutions, poolings and dense layers with integers alone, and tokens with products of integers', async () => {
  const small = twinOf(builtModels.convolutionalNetwork)!;
  const path = join(folder, 'chain.onnx');
  await kd.exportOnnx(small, path);
  expect(await operatorsOf(path, small)).toEqual(['QLinearConv', 'QGemm']);
  small.dispose();
  const tokens = twinOf(builtModels.textEncoder)!;
  await kd.exportOnnx(tokens, path);
  expect(await operatorsOf(path, tokens)).toEqual(['QGemm', 'MatMulIntegerToFloat']);
  tokens.dispose();
});

const wide = () =>
  tf.sequential({
    layers: [
      layers.dense({ units: 300, activation: 'relu', inputShape: [250], name: 'hidden' }),
      layers.dense({ units: 10, name: 'out' })
    ]
  });

test('the file is nearly four times as small, and has the integers of kd.int8Layers', async () => {
  const model = made(wide);
  const small = quantizedTwin(model)!;
  const [float, int8] = ['wide.onnx', 'wide8.onnx'].map((name) => join(folder, name));
  await kd.exportOnnx(model, float);
  const { bytes } = await kd.exportOnnx(small, int8);
  expect(statSync(float).size / bytes).toBeGreaterThan(3.6);
  const file = readFileSync(int8);
  for (const { weights, scales, shape } of kd.int8Layers(small)) {
    expect(weights).toHaveLength(shape[0] * shape[1]);
    expect(file.includes(Buffer.from(weights.buffer))).toBe(true);
    expect(file.includes(Buffer.from(scales.buffer))).toBe(true);
  }
  model.dispose();
  small.dispose();
});

test('kd.onnx reads the file as a teacher, and kd.latency takes it beside the student', async () => {
  const small = twinOf(wide)!;
  const path = join(folder, 'teacher8.onnx');
  await kd.exportOnnx(small, path);
  const teacher = await kd.onnx(path);
  const x = Float32Array.from({ length: 20 * 250 }, (_, i) => Math.sin(i));
  const rows = kd.dataset({ x, y: new Int32Array(20), classes: 10, shape: [250] });
  const [own, read] = [await kd.predict(small, rows), (await kd.label(teacher, rows)).values];
  const scale = Math.max(...own.values.map(Math.abs));
  own.values.forEach((value, i) => expect(Math.abs(read[i] - value)).toBeLessThan(0.05 * scale));
  const { calls } = await kd.latency({ models: { small, teacher }, rows, batches: [1, 10], seconds: 0.05 });
  expect(calls.map(({ name, batch, bytesInMemory }) => [name, batch, bytesInMemory])).toEqual([
    ['small', 1, 4 * small.countParams()],
    ['teacher', 1, statSync(path).size],
    ['small', 10, 4 * small.countParams()],
    ['teacher', 10, statSync(path).size]
  ]);
  teacher.dispose();
  small.dispose();
});

test('a student that was read from a file of saveInt8 gives the same bytes', async () => {
  const small = twinOf(wide)!;
  const [one, two] = ['one8.onnx', 'two8.onnx'].map((name) => join(folder, name));
  await kd.exportOnnx(small, one);
  await kd.saveInt8(small, join(folder, 'wide8'));
  const again = await kd.loadModel(join(folder, 'wide8'));
  await kd.exportOnnx(again, two);
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  small.dispose();
  again.dispose();
});

test('channels of zeros, and of weights that are tiny beside their bias, keep their bias', async () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 3, inputShape: [2], name: 'odd' })] });
  const [kernel, bias] = [
    tf.tensor2d([
      [0, 1e-9, 0.5],
      [0, -2e-9, 1]
    ]),
    tf.tensor1d([-3, 7, 0.25])
  ];
  model.layers[0].setWeights([kernel, bias]);
  tf.dispose([kernel, bias]);
  const small = quantizedTwin(model)!;
  const path = join(folder, 'odd.onnx');
  const { check } = await kd.exportOnnx(small, path);
  expect(check!.largestDifference).toBeLessThan(1e-5);
  const { output } = await runOnnx(readFileSync(path), makeOnnxCase(small, 1));
  expect(Array.from(output.slice(0, 2))).toEqual([expect.closeTo(-3, 5), expect.closeTo(7, 5)]);
  model.dispose();
  small.dispose();
});

test('a layer of int8 of which nothing is known, and a file that differs by more than rounding, are not written', async () => {
  const small = twinOf(wide)!;
  const path = join(folder, 'refused8.onnx');
  const without: kd.LayerTranslation = (graph, { inputs: [x], layer }) => {
    const [{ weights, shape, scales }] = kd.int8Layers(small).filter(({ layer: name }) => name === layer.name);
    const kernel = Float32Array.from(weights, (integer, i) => integer * scales[i % scales.length]);
    // Without the bias.
    const rounded = graph.node('QuantizeLinear', [graph.rows(x), graph.floats([0.02], []), graph.constant(Int8Array.of(0), [])]);
    const entered = graph.node('DequantizeLinear', [rounded, graph.floats([0.02], []), graph.constant(Int8Array.of(0), [])]);
    return { rows: graph.node('MatMul', [entered, graph.floats(kernel, shape)]) };
  };
  await expect(kd.exportOnnx(small, path, { layers: { QuantizedDense: without } })).rejects.toThrow(
    /^exportOnnx: expected the file to give what the student gives, to 0.05 of its largest output and 0.01 in the mean, got /
  );
  expect(existsSync(path)).toBe(false);
  small.dispose();
});
