import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import * as kd from '../../../src/index';
import { layerTranslations } from '../../../src/deploy/onnx/layers/layerTranslations';
import { builtModels } from './builtModels';
import { perturbWeights } from './perturbWeights';
import { layerModels } from './layerModels';
import { runOnnx } from './runOnnx';
import { makeOnnxCase, writeOnnxCase } from './writeOnnxCase';

const { tf } = kd;
const kept = process.env.STILLROOM_ONNX_FILES;
const folder = kept ?? mkdtempSync(join(tmpdir(), 'stillroom-onnx-'));
mkdirSync(folder, { recursive: true });
afterAll(() => {
  if (kept === undefined) rmSync(folder, { recursive: true });
});

const small = () => tf.sequential({ name: 'small', layers: [tf.layers.dense({ units: 2, inputShape: [3], name: 'dense' })] });

describe('exportOnnx(model, path) writes what onnxruntime computes as the model does, to 1e-4, and leaves no tensor:', () => {
  test.each(Object.entries({ ...builtModels, ...layerModels }))('%s', async (name, build) => {
    const model = kd.seeded(1, () => {
      const built = build();
      perturbWeights(built);
      return built;
    });
    const tensors = tf.memory().numTensors;
    const path = join(folder, `${name.replace(/\W+/g, '-')}.onnx`);
    const file = await kd.exportOnnx(model, path);
    expect(file.check).toEqual({ rows: 16, largestDifference: expect.any(Number), meanDifference: expect.any(Number) });
    const found = makeOnnxCase(model, 7);
    const bytes = readFileSync(path);
    const results = await runOnnx(bytes, found);
    for (const [output, { values }] of Object.entries(found.outputs)) {
      const scale = Math.max(...values.map(Math.abs)) || 1;
      expect(results[output]).toHaveLength(values.length);
      for (let i = 0; i < values.length; i++) expect(Math.abs(results[output][i] - values[i]) / scale).toBeLessThan(1e-4);
    }
    expect(file.bytes).toBe(bytes.length);
    if (kept !== undefined) writeOnnxCase(path.replace(/onnx$/, 'json'), found);
    expect(tf.memory().numTensors).toBe(tensors);
    model.dispose();
  });

  test('every builder of kd.models, both of students for tables, and every layer that can be translated, are among these', () => {
    const tried = Object.keys(builtModels).join();
    for (const name of [...Object.keys(kd.models), 'tabularStudent', 'softDecisionTree']) expect(tried).toContain(name);
    const models = Object.values({ ...builtModels, ...layerModels }).map((build) => build());
    const classes = (model: kd.tf.LayersModel): string[] =>
      model.layers.flatMap((layer) => (layer instanceof tf.LayersModel ? classes(layer) : [layer.getClassName()]));
    const used = new Set(models.flatMap(classes));
    const plain = [...layerTranslations.keys()].filter((name) => !name.startsWith('Quantized'));
    expect(plain.filter((name) => !used.has(name))).toEqual([]);
    for (const model of models) for (const weight of new Set(model.weights)) weight.dispose();
  });
});

test('exportOnnx of a network that was trained, with rows to compare, keeps the classes and the columns', async () => {
  const rows = Array.from({ length: 60 }, (_, i) => ({
    age: 20 + (i % 31),
    city: ['Bonn', 'Ulm', null][i % 3],
    paid: i % 2 ? 'no' : 'yes'
  }));
  const data = kd.tabular(kd.table(rows), { label: 'paid', positive: 'yes' });
  const student = kd.tabularStudent(data, { hidden: [6], bins: 3, seed: 1 });
  await kd.train({ student, data: { train: data, validation: data }, epochs: 2, show: false });
  const tensors = tf.memory().numTensors;
  const { metadata, check, inputs, outputs, opset } = await kd.exportOnnx(student, join(folder, 'loans.onnx'), {
    rows: data,
    metadata: { temperature: '2' }
  });
  expect(check!.rows).toBe(60);
  expect(inputs).toEqual([{ name: 'input', shape: [2] }]);
  expect(outputs).toEqual([{ name: 'output', shape: [1] }]);
  expect(opset).toBe(17);
  expect(metadata).toMatchObject({ stillroom: kd.version, temperature: '2', classes: '["no","yes"]' });
  expect(JSON.parse(metadata.columns)).toEqual(kd.columnsOf(student));
  expect(tf.memory().numTensors).toBe(tensors);
  student.dispose();
});

test('exportOnnx writes the same bytes for the same model, in any folder', async () => {
  const model = small();
  const [one, two] = ['one.onnx', 'new/folder/two.onnx'].map((name) => join(folder, 'same', name));
  await kd.exportOnnx(model, one);
  await kd.exportOnnx(model, two);
  expect(readFileSync(one).equals(readFileSync(two))).toBe(true);
  model.dispose();
});

test('names of models and layers are no obstacle, whatever they are', async () => {
  for (const name of ['ein Netz\n{"a": 1}', '../../x', '\ud800 \u202e', '__proto__', 'x'.repeat(5000)]) {
    const names = ['input', 'output', 'constructor', 'a/b.c-d', 'x'.repeat(5000)];
    const hidden = names.map((name) => tf.layers.dense({ units: 2, activation: 'gelu' as 'relu', name }));
    const model = tf.sequential({ name, layers: [tf.layers.inputLayer({ inputShape: [2], name: 'output_2' }), ...hidden] });
    const { inputs, outputs } = await kd.exportOnnx(model, join(folder, 'names.onnx'));
    expect([inputs[0].name, outputs[0].name]).toEqual(['input', 'output']);
    model.dispose();
  }
});

class Doubled extends tf.layers.Layer {
  static className = 'DoubledForOnnx';
  override call(inputs: kd.tf.Tensor[]) {
    return tf.tidy(() => tf.mul(inputs[0], 2));
  }
}
const doubled = () => tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] }), new Doubled({ name: 'twice' })] });
const times =
  (factor: number): kd.LayerTranslation =>
  (graph, { inputs: [x] }) => ({
    rows: graph.node('Mul', [graph.rows(x), graph.floats([factor], [])])
  });

test('a layer of the user is refused by name, unless layers says what it computes, and what differs from the student is not written', async () => {
  const model = doubled();
  const tensors = tf.memory().numTensors;
  const place = join(folder, 'own');
  const path = join(place, 'doubled.onnx');
  await expect(kd.exportOnnx(model, path)).rejects.toThrow(
    /^exportOnnx: expected layers that it can translate, got "twice", DoubledForOnnx on rows of shape \[2\]; .*layers/
  );
  await expect(kd.exportOnnx(model, path, { layers: { DoubledForOnnx: times(2.001) } })).rejects.toThrow(
    /^exportOnnx: expected the file to give what the student gives, to 0.0001 of its largest output and 0.0001 in the mean, got .* in row \d+ of those that were drawn, and .* in the mean; /
  );
  const unheard: kd.LayerTranslation = (graph, { inputs: [x] }) => ({ rows: graph.node('Unheard', [graph.rows(x)]) });
  await expect(kd.exportOnnx(model, path, { layers: { DoubledForOnnx: unheard } })).rejects.toThrow(
    /^exportOnnx: expected a file that onnxruntime can run, got ".*Unheard/
  );
  await expect(kd.exportOnnx(model, path, { layers: { DoubledForOnnx: () => 'x' as never } })).rejects.toThrow(
    /^exportOnnx: expected the function of DoubledForOnnx in layers to give {rows: name}, got "x"; /
  );
  expect(existsSync(place)).toBe(false);
  const { check } = await kd.exportOnnx(model, path, { layers: { DoubledForOnnx: times(2) } });
  expect(check!.largestDifference).toBeLessThan(1e-6);
  const whole = readFileSync(path);
  await expect(kd.exportOnnx(model, path, { layers: { DoubledForOnnx: times(3) } })).rejects.toThrow('expected the file to give');
  expect(readFileSync(path).equals(whole)).toBe(true);
  expect(readdirSync(place)).toEqual(['doubled.onnx']);
  expect((await kd.exportOnnx(model, path, { layers: { DoubledForOnnx: times(3) }, check: false })).check).toBeNull();
  expect(tf.memory().numTensors).toBe(tensors);
  model.dispose();
});

test('exportOnnx refuses what it cannot write, and says what to do', async () => {
  const model = small();
  const path = join(folder, 'refused.onnx');
  const flat = kd.dataset({ x: [[1, 2]], y: [0], classes: 2 });
  await expect(kd.exportOnnx({} as never, path)).rejects.toThrow('exportOnnx: expected a tfjs layers model');
  await expect(kd.exportOnnx(Object.assign(small(), { name: 3 as never }), path)).rejects.toThrow(
    'expected a whole tfjs layers model'
  );
  await expect(kd.exportOnnx(model, 'student.json')).rejects.toThrow('expected a path that ends in .onnx, got "student.json"');
  await expect(kd.exportOnnx(model, path, { row: flat } as never)).rejects.toThrow('got "row"; did you mean "rows"?');
  await expect(kd.exportOnnx(model, path, { rows: flat })).rejects.toThrow(
    'expected rows of the shape that "small" takes, [3], got [2]'
  );
  await expect(kd.exportOnnx(model, path, { metadata: { temperature: 2 } as never })).rejects.toThrow(
    'expected metadata to be texts'
  );
  await expect(kd.exportOnnx(model, path, { layers: { Dense: 1 } as never })).rejects.toThrow('expected layers to be functions');
  await expect(kd.exportOnnx(model, path, { check: 1 as never })).rejects.toThrow('expected check to be true or false, got 1');
  const anyLength = tf.sequential({ layers: [tf.layers.gru({ units: 2, inputShape: [null as never, 3] })] });
  await expect(kd.exportOnnx(anyLength, path)).rejects.toThrow('expected rows of a fixed shape, got [any, 3]');
  const backwards = tf.sequential({ layers: [tf.layers.gru({ units: 2, inputShape: [4, 3], goBackwards: true, name: 'back' })] });
  await expect(kd.exportOnnx(backwards, path)).rejects.toThrow('got "back", GRU with activation "tanh" on rows of shape [4, 3]');
  expect(existsSync(path)).toBe(false);
  for (const made of [model, anyLength, backwards]) made.dispose();
});

test('a student that takes no numbers drawn at random is compared on rows that are given', async () => {
  const words = tf.sequential({
    layers: [
      tf.layers.reshape({ targetShape: [4], inputShape: [2, 2] }),
      kd.layers.tokenEmbedding({ vocabulary: 3, width: 2, name: 'words' }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 2 })
    ]
  });
  const path = join(folder, 'words.onnx');
  await expect(kd.exportOnnx(words, path)).rejects.toThrow(
    /^exportOnnx: expected a student that takes numbers drawn at random, got "words: expected token numbers .*; give rows/
  );
  const rows = kd.dataset({
    x: [
      [
        [0, 1],
        [2, 2]
      ],
      [
        [1, 1],
        [0, 2]
      ]
    ],
    y: [0, 1],
    classes: 2
  });
  expect((await kd.exportOnnx(words, path, { rows })).check!.rows).toBe(2);
  words.dispose();
});

test('exportOnnx says the folder that cannot be written', async () => {
  const model = small();
  const path = join(folder, 'small.onnx');
  await kd.exportOnnx(model, path);
  await expect(kd.exportOnnx(model, join(path, 'in-a-file.onnx'))).rejects.toThrow(
    /^exportOnnx: expected .* to be a folder that can be written/
  );
  model.dispose();
});
