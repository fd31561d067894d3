import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { saveModel } from '../../../src/deploy/saveModel';
import { graphModel } from '../../../src/teachers/graphModel/graphModel';

const source = join(__dirname, '../../reference/teachers/graphModel');
/** What TensorFlow says, by test/reference/teachers/graphModel.py. */
const expected = JSON.parse(readFileSync(`${source}.json`, 'utf8')) as { [name: string]: number[] };

let before: number;
let folder: string;
beforeEach(() => {
  before = tf.memory().numTensors;
  folder = mkdtempSync(join(tmpdir(), 'graph-model-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  expect(tf.memory().numTensors).toBe(before);
});

function differenceOf(tensor: tf.Tensor, values: number[]): number {
  return tf.tidy(() => tf.max(tf.abs(tf.sub(tensor, tf.tensor(values)))).dataSync()[0]);
}

describe('graphModel(path) gives what TensorFlow gives', () => {
  test('for a tensor inside the graph, and the features of inner nodes', async () => {
    const teacher = await graphModel(source, { layout: 'NHWC', output: 'logits' });
    const rows = tf.tensor(expected.rows);
    const logits = await teacher.logits(rows);
    expect(differenceOf(logits, expected.logits)).toBeLessThan(1e-5);
    const features = teacher.featuresOf!(['hidden'])(rows);
    expect(differenceOf(features.hidden, expected.hidden)).toBeLessThan(1e-5);
    expect(teacher.layers!()).toContainEqual({ name: 'hidden', kind: 'Relu', shape: [null, 4, 4, 4], parameters: 0 });
    expect(teacher.inputs).toEqual([{ name: 'pixels', type: 'float32', shape: [null, 4, 4, 2] }]);
    expect(teacher).toMatchObject({
      inputShape: [4, 4, 2],
      output: 'logits',
      info: { name: 'graphModel', parameters: 72 + 12 + 3 }
    });
    tf.dispose([rows, logits, features]);
    teacher.dispose();
  });

  test('as logarithms of probabilities, from the path of model.json', async () => {
    const teacher = await graphModel(join(source, 'model.json'), { layout: 'NHWC', probabilities: true });
    const rows = tf.tensor(expected.rows);
    const logits = await teacher.logits(rows);
    const probabilities = tf.softmax(logits);
    expect(differenceOf(probabilities, expected.probabilities)).toBeLessThan(1e-5);
    expect(teacher.classes).toBe(3);
    tf.dispose([rows, logits, probabilities]);
    teacher.dispose();
  });
});

describe('graphModel(path) refuses', () => {
  test('probabilities, and images without layout', async () => {
    await expect(graphModel(source, { layout: 'NHWC' })).rejects.toThrow(
      'graphModel: expected the output "probabilities" to be logits, got probabilities of "Softmax"; give {output: "logits"}, the tensor before it, or {probabilities: true}'
    );
    await expect(graphModel(source)).rejects.toThrow('graphModel: expected layout for the input "pixels" float32 [any, 4, 4, 2]');
  });

  test('files that are missing, of another kind, or elsewhere', async () => {
    await expect(graphModel(folder)).rejects.toThrow("to be a graph model's model.json, got no file; look at the path");
    writeFileSync(join(folder, 'saved_model.pb'), '');
    await expect(graphModel(folder)).rejects.toThrow("got TensorFlow's SavedModel; convert it: python -m tf2onnx.convert");
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
    await saveModel(model, join(folder, 'layers'));
    model.dispose();
    await expect(graphModel(join(folder, 'layers'))).rejects.toThrow('got a layers model; read it with kd.loadModel');
    cpSync(source, join(folder, 'copy'), { recursive: true });
    const path = join(folder, 'copy', 'model.json');
    const text = readFileSync(path, 'utf8');
    for (const [name, message] of [
      ['../weights.bin', 'got a path out of the folder'],
      ['/etc/hostname', 'got a path out of the folder'],
      ['none.bin', 'in "none.bin" beside it, got no file']
    ]) {
      writeFileSync(path, text.replace('weights.bin', name));
      await expect(graphModel(path, { layout: 'NHWC' })).rejects.toThrow(message);
    }
  });

  test('files that are not whole, without a tensor left', async () => {
    mkdirSync(join(folder, 'model'));
    const path = join(folder, 'model', 'model.json');
    const text = readFileSync(join(source, 'model.json'), 'utf8');
    const weights = readFileSync(join(source, 'weights.bin'));
    for (const [json, bytes] of [
      [text, weights.subarray(0, 100)],
      [text.replaceAll('Conv2D"', 'Konv"'), weights],
      [text.replace('"input": ["pixels"', '"input": ["nothing"'), weights],
      [text.replace('"float32"', '"float31"'), weights],
      [text.replace('pixels:0', 'pixels:2147483648'), weights],
      [text.replaceAll('"-1"', '"2147483648"'), weights],
      [text.slice(0, 900), weights]
    ] as const) {
      writeFileSync(path, json);
      writeFileSync(join(folder, 'model', 'weights.bin'), bytes);
      const read = async () => {
        const teacher = await graphModel(path, { layout: 'NHWC', output: 'logits' });
        const rows = tf.tensor(expected.rows);
        try {
          (await teacher.logits(rows)).dispose();
        } finally {
          rows.dispose();
          teacher.dispose();
        }
      };
      await expect(read()).rejects.toThrow(/^graphModel: expected .+, got .+; .+/);
    }
  });
});
